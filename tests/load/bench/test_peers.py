"""The peers' environment, and what is told of one that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from load_tests.bench import peer_environment
from load_tests.bench.machine import cpu_model, system_name
from load_tests.bench.made_vectors import Made
from load_tests.bench.peer_environment import PeerEnvironment, installed, name_of, requirements
from load_tests.bench.peers_served import Peers, read_chroma, read_txtai
from load_tests.bench.places import PEERS
from load_tests.bench.processes import pss_kib
from load_tests.bench.question import Question
from load_tests.bench.section import Skipped
from load_tests.bench.server import Server, free_port
from load_tests.bench.wrk import Asked
from tests.load.bench.made import silent

FIRST = Asked("/")


def test_every_peer_is_pinned() -> None:
    asked = requirements(PEERS.read_text("utf-8"))
    assert [one for one in asked if one.count("==") != 1] == []
    assert "torch==2.13.0" in asked
    assert name_of("txtai[api]==9.14.0") == "txtai"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """An environment that has a Python already."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    return tmp_path


def test_one_that_does_not_install_does_not_keep_out_the_rest(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[list[str]] = []

    def pip(python: Path, asked: list[str]) -> str:
        tried.append(asked)
        return "no wheel" if any("bad" in one for one in asked) else ""

    monkeypatch.setattr(peer_environment, "_install", pip)
    wanted = room / "peers.txt"
    wanted.write_text("# two\ngood==1\nbad[extra]==2\n")
    assert installed(silent, room, wanted).missing == {"bad": "no wheel"}
    assert tried == [["good==1", "bad[extra]==2"], ["good==1"], ["bad[extra]==2"]]


def test_what_is_installed_is_not_installed_again(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[list[str]] = []
    monkeypatch.setattr(peer_environment, "_install", lambda python, asked: tried.append(asked))
    wanted = room / "peers.txt"
    for text in ("good==1\n", "good==1\n", "good==2\n"):
        wanted.write_text(text)
        assert installed(silent, room, wanted).missing == {}
    assert tried == [["good==1"], ["good==2"]]


def test_a_peer_that_is_missing_says_why(tmp_path: Path) -> None:
    question = Question.of(Made(60, dim=16), tmp_path)
    python = PeerEnvironment(tmp_path / "python", {"lancedb": "no wheel for this machine"})
    peers = Peers(question, python, 1, "1 connection", silent)
    lance = next(one for one in peers.all() if one.name == "LanceDB, FastAPI")
    with pytest.raises(Skipped, match="it does not install: no wheel for this machine"):
        lance.launch()  # type: ignore[attr-defined]
    lance.stop()


def test_a_server_that_ends_says_its_last_words(tmp_path: Path) -> None:
    words = ["sh", "-c", "echo no such module; exit 1"]
    server = Server(words, {}, tmp_path, free_port())
    with pytest.raises(Skipped, match="it ended as it started: no such module"):
        server.start(FIRST)
    server.stop()


def test_a_program_that_is_not_there_does_not_start(tmp_path: Path) -> None:
    server = Server([str(tmp_path / "nothing")], {}, tmp_path, free_port())
    with pytest.raises(Skipped, match=r"it ended as it started|it does not start"):
        server.start(FIRST)
    server.stop()


def test_the_answers_of_servers_with_a_form_of_their_own_are_read() -> None:
    assert read_chroma(b'{"ids": [["s0000005", "s0000004"]], "distances": [[0, 1]]}') == [5, 4]
    assert read_txtai(b'[{"id": "s0000005", "score": 0.9}]') == [5]


def test_the_machine_is_named_as_far_as_it_says() -> None:
    known = "model name\t: A Processor\ncpu family\t: 25\nmodel\t\t: 17\n\nmodel name\t: B\n"
    assert cpu_model(known) == "A Processor (family 25, model 17)"
    assert cpu_model("model name\t: A Processor\n") == "A Processor"
    assert cpu_model("") == ""
    assert system_name('NAME="X"\nPRETTY_NAME="X 12"\n') == "X 12"


def test_memory_is_the_proportional_share() -> None:
    assert pss_kib("Rss:  900 kB\nPss:   120 kB\nPss_Anon: 7 kB\n") == 120
    assert pss_kib("") == 0

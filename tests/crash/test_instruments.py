"""The instruments of the crash tests measure what they say: the cut, and the comparison."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.floor.facts import (
    GarmentCarried,
    GarmentLeft,
    GarmentRequested,
    RequestCancelled,
    VisitEnded,
)
from tests.crash.audit import Done, compare
from tests.crash.people import wanted
from tests.crash.power import NoCompiler, PowerLine, compile_recorder
from tests.crash.sender import Expected

pytestmark = pytest.mark.crash

#: Appends to the file that it is given; syncs where it is told to.
WRITER = """
import os, sys
file = os.open(sys.argv[1], os.O_CREAT | os.O_APPEND | os.O_WRONLY)
for word in sys.argv[2:]:
    os.fdatasync(file) if word == "sync" else os.write(file, word.encode())
"""


def written(power: PowerLine, redis: Path, *words: str) -> Path:
    """What the disk holds after a program wrote ``words`` and the power was cut."""
    file = redis / "appendonlydir" / "appendonly.aof.1.incr.aof"
    file.parent.mkdir(exist_ok=True)
    library = compile_recorder(redis)
    power.on(redis)
    subprocess.run(
        [sys.executable, "-c", WRITER, str(file), *words],
        env={**os.environ, "LD_PRELOAD": str(library)},
        check=True,
    )
    power.cut(redis)
    return file


def test_a_cut_takes_what_was_not_synced(power: PowerLine, tmp_path: Path) -> None:
    assert written(power, tmp_path, "one", "sync", "two", "three").read_text() == "one"


def test_a_cut_leaves_what_was_synced_last(power: PowerLine, tmp_path: Path) -> None:
    words = ("one", "sync", "two", "sync")
    assert written(power, tmp_path, *words).read_text() == "onetwo"


def test_a_cut_leaves_what_was_there_before(power: PowerLine, tmp_path: Path) -> None:
    written(power, tmp_path, "one", "sync")
    assert written(power, tmp_path, "two").read_text() == "one"


def test_without_a_compiler_the_test_fails_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoCompiler, match="apt-get install gcc"):
        compile_recorder(tmp_path)


ASKED = GarmentRequested("r1", "v1", "4006381333931", "tee-1", "tee-1:navy", promised_s=300)
TOLD = Expected("GarmentRequested", {"visit": "v1", "request": "r1"})
ENDED = Expected("VisitEnded", {"visit": "v1"})


def found(told: list[Expected], done: list[Done]) -> list[str]:
    return [str(finding) for finding in compare("v1", told, done)]


def test_what_was_told_once_and_done_once_is_well() -> None:
    assert found([TOLD], [(ASKED, 5)]) == []


def test_what_was_told_and_not_done_is_lost() -> None:
    assert found([TOLD], []) == ["lost: GarmentRequested(visit=v1, request=r1) by v1"]


def test_what_was_done_twice_is_found() -> None:
    assert found([TOLD], [(ASKED, 5), (ASKED, 6)]) == [f"untold: {ASKED} by v1"]


def test_what_was_done_in_another_order_is_found() -> None:
    carried = GarmentCarried("r2", "v1", "4006381333931", "tee-1", "tee-1:navy")
    told = [Expected("GarmentCarried", {"request": "r2"}), TOLD]
    assert found(told, [(ASKED, 5), (carried, 6)]) == [
        f"untold: {ASKED} by v1",
        "lost: GarmentRequested(visit=v1, request=r1) by v1",
    ]


def test_what_ends_with_a_visit_needs_no_telling() -> None:
    ends: list[Done] = [
        (RequestCancelled("r1", "v1"), 9),
        (GarmentLeft("r2", "v1", assumed=True), 9),
        (VisitEnded("v1", "done"), 9),
    ]
    assert found([TOLD, ENDED], [(ASKED, 5), *ends]) == []
    assert found([TOLD, ENDED], [(ASKED, 5), (RequestCancelled("r1", "v1"), 7), *ends[1:]]) == [
        f"untold: {RequestCancelled('r1', 'v1')} by v1"
    ]


def test_to_want_what_hangs_in_the_room_is_to_think_again() -> None:
    before = {"requests": [{"id": "r1"}]}
    assert wanted(before, {"request": "r2"}, "GarmentCarried", "g").kind == "GarmentCarried"
    assert wanted(before, {"request": "r1"}, "GarmentCarried", "g").kind == "OutcomeWithdrawn"

"""The private server: the real thing, one to a folder, found again, and never two on one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from redis import Redis

from service.log import private_server
from service.log.private_server import (
    LONGEST_SOCKET,
    PrivateServer,
    ServerProblem,
    find_program,
    version_of,
)

#: Starts a server, says its process id, and dies without a word to it.
OWNER = """
import os, sys
from pathlib import Path
from redis import Redis
from service.log.private_server import PrivateServer
server = PrivateServer(Path(sys.argv[1]))
server.start()
print(Redis.from_url(server.url).info("server")["process_id"], flush=True)
os._exit(0)
"""


def pid_of(server: PrivateServer) -> int:
    with Redis.from_url(server.url) as redis:
        return int(redis.info("server")["process_id"])


@pytest.fixture
def orphan(tmp_path: Path) -> int:
    """The process id of a server on this folder whose owner was killed."""
    owner = [sys.executable, "-c", OWNER, str(tmp_path)]
    return int(subprocess.run(owner, capture_output=True, check=True).stdout)


def test_it_keeps_what_was_written(tmp_path: Path) -> None:
    with PrivateServer(tmp_path).running() as server, Redis.from_url(server.url) as redis:
        redis.set("garment", "kept")
    with PrivateServer(tmp_path).running() as server, Redis.from_url(server.url) as redis:
        assert redis.get("garment") == b"kept"


@pytest.mark.parametrize("sync", ["always", "everysec"])
def test_it_syncs_as_it_was_told_and_never_forgets_to_make_room(sync: str, tmp_path: Path) -> None:
    with PrivateServer(tmp_path, sync).running() as server, Redis.from_url(server.url) as redis:
        assert redis.config_get("append*")["appendfsync"] == sync
        assert redis.config_get("append*")["appendonly"] == "yes"
        assert redis.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_it_listens_to_nobody_else(tmp_path: Path) -> None:
    with PrivateServer(tmp_path).running() as server:
        path = Path(server.url.removeprefix("unix://"))
        assert path == tmp_path / "redis" / "redis.sock"
        assert path.stat().st_mode & 0o777 == 0o700
        with Redis.from_url(server.url) as redis:
            assert redis.config_get("port") == {"port": "0"}


def test_a_second_owner_is_refused_and_told_what_to_do(tmp_path: Path) -> None:
    second = PrivateServer(tmp_path)
    assert not second.owned_by_another()
    with PrivateServer(tmp_path).running():
        assert second.owned_by_another()
        with pytest.raises(ServerProblem, match=r"Another Fitroom is running on .*FITROOM_DATA"):
            second.start()
    with second.running():
        assert second.answers()


def test_a_server_whose_owner_was_killed_is_taken_over(tmp_path: Path, orphan: int) -> None:
    server = PrivateServer(tmp_path)
    with server.running():
        assert pid_of(server) == orphan
    assert not server.answers()


def test_beside_an_orphan_that_does_not_answer_no_second_server_is_started(
    tmp_path: Path, orphan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be loading a year of facts; two servers on one folder would ruin them."""
    monkeypatch.setattr(private_server, "ANSWER_S", 0.1)
    monkeypatch.setattr(private_server, "START_S", 0.3)
    os.kill(orphan, signal.SIGSTOP)
    try:
        with pytest.raises(ServerProblem, match="is not up"):
            PrivateServer(tmp_path).start()
    finally:
        os.kill(orphan, signal.SIGCONT)
    monkeypatch.undo()
    with PrivateServer(tmp_path).running() as server:
        assert pid_of(server) == orphan


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    first, second = (tmp_path / name / ("x" * 60) / ("y" * 60) for name in "ab")
    with PrivateServer(first).running() as one, PrivateServer(second).running() as two:
        assert one.url != two.url
        assert len(one.url.removeprefix("unix://")) <= LONGEST_SOCKET
        with Redis.from_url(one.url) as redis:
            redis.set("garment", "kept")
    with PrivateServer(first).running() as again, Redis.from_url(again.url) as redis:
        assert again.url == one.url
        assert redis.get("garment") == b"kept"


def test_a_server_that_cannot_start_says_its_last_words(tmp_path: Path) -> None:
    server = PrivateServer(tmp_path)
    (tmp_path / "redis" / "appendonlydir").write_text("no folder")
    with pytest.raises(ServerProblem, match=r"(?s)is not up: .*appendonlydir"):
        server.start()
    assert not PrivateServer(tmp_path).owned_by_another()


# --- which program -------------------------------------------------------------------------------

Install = Callable[[str, str], Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a program on an otherwise empty PATH that says which version it is."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))

    def put(name: str, says: str) -> Path:
        program = programs / name
        program.write_text(f"#!/bin/sh\necho '{says}'\n")
        program.chmod(0o755)
        return program

    return put


def test_one_from_the_path_is_used(tmp_path: Path, install: Install) -> None:
    redis = install("redis-server", "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc")
    assert find_program(tmp_path) == str(redis)
    valkey = install("valkey-server", "Server v=8.0.1 sha=00000000:0 malloc=jemalloc")
    assert find_program(tmp_path) == str(valkey)


def test_one_that_is_too_old_is_not(tmp_path: Path, install: Install) -> None:
    old = install("redis-server", "Redis server v=6.2.14 sha=00000000:0")
    assert version_of(str(old)) == 6
    assert version_of(find_program(tmp_path)) >= 7


def test_a_folder_stays_with_the_program_that_wrote_it(tmp_path: Path, install: Install) -> None:
    before = install("valkey-9", "Server v=9.1.2 sha=00000000:0")
    (tmp_path / "program.json").write_text(json.dumps({"program": str(before)}))
    other = install("redis-server", "Redis server v=7.0.15")
    assert find_program(tmp_path) == str(before)
    before.unlink()
    assert find_program(tmp_path) == str(other)


def test_which_program_wrote_a_folder_is_noted_in_it(tmp_path: Path) -> None:
    with PrivateServer(tmp_path).running():
        noted = json.loads((tmp_path / "redis" / "program.json").read_text())
    assert noted == {"program": find_program(tmp_path / "redis")}


def test_what_is_no_program_has_no_version(tmp_path: Path) -> None:
    assert version_of(str(tmp_path / "nothing")) == 0

"""``fitroom run``: everything, from nothing; stopped cleanly, and everything is still there."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from redis import Redis

from service.archive.garments import path_of
from service.archive.lake import Lake
from service.cli.running import _listen
from service.insight.learning.enough import LEAST_VISITS
from service.insight.learning.folder import Folder
from service.log.private_server import PrivateServer
from service.settings import Settings
from tests.little_store import LittleStore
from tests.serving import PATIENCE_S, Caller, HandClock, Visitor, problem, stock_store
from tests.web.streams import listening


@pytest.fixture
async def furnished(tmp_path: Path, little: LittleStore, clock: HandClock) -> Path:
    """A data folder with the little store in it, and nothing running."""
    shutil.copytree(little.release.path, tmp_path / "data/releases" / little.release.id)
    server = PrivateServer(tmp_path / "data")
    server.start()
    await stock_store(server.url, little, clock)
    await asyncio.to_thread(server.stop)
    return tmp_path / "data"


class Running:
    """A ``fitroom run`` in another process, and what it has printed so far."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.said = ""

    async def until_ready(self) -> str:
        """Its address, as soon as it is there."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            while not (found := re.search(r"^ready (\S+)$", self.said, re.MULTILINE)):
                line = await self.process.stdout.readline()
                assert line, self.said
                self.said += line.decode()
        return found[1]

    async def until_said(self, words: str) -> None:
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            while words not in self.said:
                line = await self.process.stdout.readline()
                assert line, self.said
                self.said += line.decode()

    async def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Ctrl-C, once; its exit code."""
        self.process.send_signal(how)
        return await self.ended()

    async def ended(self) -> int:
        async with asyncio.timeout(PATIENCE_S):
            out, _ = await self.process.communicate()
        self.said += out.decode()
        return self.process.returncode or 0

    def keys(self, screen: str) -> list[str]:
        return re.findall(rf"/{screen}#key=(\S+)", self.said)


@contextlib.asynccontextmanager
async def fitroom_run(data: Path, **settings: str) -> AsyncIterator[Running]:
    names = {"FITROOM_DATA": str(data), "FITROOM_PORT": "0", "FITROOM_REDIS_URL": ""}
    names["FITROOM_ARCHIVE"] = "off"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "service.cli.main", "run", "--no-demo"),
        env=os.environ | names | settings,
        stdout=PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Running(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_it_serves_stops_cleanly_and_everything_is_there_when_it_starts_again(
    furnished: Path, nobody: httpx.AsyncClient
) -> None:
    async with fitroom_run(furnished) as first:
        nobody.base_url = httpx.URL(await first.until_ready())
        page = await nobody.get("/phone")
        assert page.status_code == 200
        started = (await nobody.post("/v1/stores/little/visits", json={"via": "phone"})).json()
        kim = Visitor(nobody, "little", started["token"], started["visit"]["id"])
        await kim.post("./place", idempotency_key="a")
        [key] = first.keys("manager")
        access = (await nobody.post("/v1/enrolment", json={"key": key})).json()
        async with listening(kim, "./events") as screen:
            before = (await screen.view()).data
            stopping = asyncio.create_task(first.stop())
            assert await screen.next() is None
        assert await stopping == 0
    assert first.said.rstrip().endswith("stopped")
    assert kim.token not in first.said
    assert access["token"] not in first.said
    assert not PrivateServer(furnished).answers()

    async with fitroom_run(furnished) as second:
        nobody.base_url = httpx.URL(await second.until_ready())
        assert await kim.get(".") == before
        again = await kim.post("./place", idempotency_key="a")
        assert again["visit"]["state"] == "offered"
        manager = Caller(nobody, "little", access["token"])
        assert (await manager.get("/today"))["in_store"] == 1
        used = await nobody.post("/v1/enrolment", json={"key": key})
        assert problem(used) == (410, "key_used")
        assert await second.stop() == 0


async def test_it_archives_what_happens_and_stops_that_too(
    furnished: Path, nobody: httpx.AsyncClient
) -> None:
    async with fitroom_run(
        furnished, FITROOM_ARCHIVE="on", FITROOM_ARCHIVE_EVERY_S="0.05"
    ) as house:
        nobody.base_url = httpx.URL(await house.until_ready())
        started = await nobody.post("/v1/stores/little/visits", json={"via": "phone"})
        visit = started.json()["visit"]["id"]
        lake = Lake.at(furnished / "lake")
        async with asyncio.timeout(PATIENCE_S):
            while not is_in(lake, visit):
                await asyncio.sleep(0)
        assert lake.exists(path_of("little", released(furnished)))
        assert await house.stop() == 0
    assert "archive_ended" not in house.said


async def test_what_the_archive_has_to_say_is_in_the_log_of_the_service(furnished: Path) -> None:
    nowhere = {"FITROOM_LAKE": "/proc/nowhere", "FITROOM_ARCHIVE_EVERY_S": "0.05"}
    async with fitroom_run(furnished, FITROOM_ARCHIVE="on", **nowhere) as house:
        await house.until_ready()
        await house.until_said("archive_waits")
        assert await house.stop() == 0


async def test_a_night_that_was_missed_is_made_up_for_at_the_start(furnished: Path) -> None:
    """Nothing has happened in the store, and its manager reads so."""
    async with fitroom_run(furnished, FITROOM_ARCHIVE="on") as house:
        await house.until_ready()
        await house.until_said("ranker_not_yet_learned")
        assert await house.stop() == 0
    night = Folder(furnished / "rankers", "little").told("night")
    assert night is not None
    assert (night["outcome"], night["visits"], night["of"]) == ("too_few", 0, LEAST_VISITS)


def is_in(lake: Lake, visit: str) -> bool:
    """Whether the lake holds a visit. A file that was listed may be another one by now: it is
    looked for again."""
    try:
        return visit in in_the_lake(lake)
    except FileNotFoundError:
        return False


def in_the_lake(lake: Lake) -> list[str]:
    """The visits that have begun."""
    tables = [lake.read(piece) for piece in lake.pieces("facts", "little")]
    rows = [row for table in tables for row in table.to_pylist()]
    return [row["visit"] for row in rows if row["kind"] == "VisitStarted"]


def released(data: Path) -> str:
    [release] = (data / "releases").iterdir()
    return release.name


async def test_a_machine_that_shuts_down_stops_both_as_ctrl_c_does(furnished: Path) -> None:
    """systemd and docker say SIGTERM."""
    async with fitroom_run(furnished) as house:
        await house.until_ready()
        assert await house.stop(signal.SIGTERM) == 0
    assert house.said.rstrip().endswith("stopped")
    assert not PrivateServer(furnished).answers()


async def test_it_prints_a_link_to_every_screen_and_a_code_for_phones(furnished: Path) -> None:
    async with fitroom_run(furnished, FITROOM_PUBLIC_URL="https://fit.example.com") as house:
        assert await house.until_ready() == "https://fit.example.com"
        counts = {name: len(house.keys(name)) for name in ("kiosk", "runner", "manager")}
        assert counts == {"kiosk": 1, "runner": 2, "manager": 1}
        assert [len(house.keys(f"room/r{n}")) for n in (1, 2, 3)] == [1, 1, 1]
        assert "https://fit.example.com/phone?s=little" in house.said
        assert "█" in house.said
        assert await house.stop() == 0


async def test_a_redis_that_dies_is_started_again_and_nobody_loses_anything(
    furnished: Path, nobody: httpx.AsyncClient
) -> None:
    async with fitroom_run(furnished) as house:
        nobody.base_url = httpx.URL(await house.until_ready())
        started = (await nobody.post("/v1/stores/little/visits", json={"via": "phone"})).json()
        kim = Visitor(nobody, "little", started["token"], started["visit"]["id"])
        with Redis.from_url(PrivateServer(furnished).url) as redis:
            os.kill(int(redis.info("server")["process_id"]), signal.SIGKILL)
        offered = await kim.post("./place")
        assert offered["visit"]["state"] == "offered"
        assert await house.stop() == 0
    assert not PrivateServer(furnished).answers()


async def test_a_second_one_on_the_same_folder_is_refused_with_advice(furnished: Path) -> None:
    async with fitroom_run(furnished) as first:
        await first.until_ready()
        async with fitroom_run(furnished) as second:
            assert await second.ended() == 1
        assert "Another Fitroom is running on" in second.said
        assert "FITROOM_DATA" in second.said
        assert await first.stop() == 0


async def test_a_port_that_is_taken_is_said_and_redis_is_not_left_running(furnished: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with fitroom_run(furnished, FITROOM_PORT=port) as house:
            assert await house.ended() == 1
    assert f"Port {port} of 127.0.0.1 can't be used" in house.said
    assert "FITROOM_PORT" in house.said
    assert "Traceback" not in house.said
    assert not PrivateServer(furnished).answers()


async def test_a_redis_that_cannot_be_reached_is_said_in_words(tmp_path: Path) -> None:
    async with fitroom_run(tmp_path, FITROOM_REDIS_URL="redis://127.0.0.1:1") as house:
        assert await house.ended() == 1
    assert "Is FITROOM_REDIS_URL right?" in house.said
    assert "Traceback" not in house.said


async def test_other_commands_use_the_redis_of_the_one_that_runs(furnished: Path) -> None:
    async with fitroom_run(furnished) as house:
        await house.until_ready()
        links = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "service.cli.main", "links"),
            env=os.environ | {"FITROOM_DATA": str(furnished), "FITROOM_REDIS_URL": ""},
            stdout=PIPE,
        )
        out, _ = await links.communicate()
        assert links.returncode == 0
        assert out.decode().count("#key=") == 7
        assert PrivateServer(furnished).answers()
        assert await house.stop() == 0


def test_nobody_else_keeps_the_port(settings: Settings) -> None:
    """What is started beside the service may outlive it, and a new one needs the address."""
    with _listen(settings.model_copy(update={"port": 0})) as listener:
        assert not listener.get_inheritable()

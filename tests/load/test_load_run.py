"""The load test as it is run: nothing failed is exit 0, and anything that failed is exit 1."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from pathlib import Path

import pytest

from load_tests.limits import ENOUGH_FOR_P95
from tests.crash.house import ROOT, House
from tests.load.proxy import BROKEN, NOTHING, BadLine, LostEvent, SlowRoute, bad_line

#: A short day and the way there and back, on a busy machine (seconds).
PATIENCE_S = 180.0


#: A dozen people come at once and live fast.
SHORT = ("--shape", "SaleMorning", "--users", "12", "--seconds", "6", "--haste", "30")
#: Limits are for an idle machine; on a busy one nothing is so many times as slow by itself.
WIDE = 100
#: What happens on the shortest day too. Some days nobody gets a room, and no runner claims a thing.
HEARD_BY_RUNNERS = (b'"kind":"GarmentRequested"', b'"kind":"VisitStarted"')


async def load(data: Path, *words: str, patience: float = WIDE) -> tuple[int, str]:
    """Run the load test on the store in ``data``; its exit code and what it said."""
    report = ("--report", str(data / "page" / "load.html"), "--patience", str(patience))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "load_tests", *SHORT, *report, *words),
        cwd=ROOT,
        env={**os.environ, "FITROOM_DATA": str(data), "FITROOM_REDIS_URL": "", "COLUMNS": "200"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(PATIENCE_S):
        said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def test_a_dozen_people_have_a_good_day(stocked: Path) -> None:
    code, said = await load(stocked)
    assert code == 0, said
    assert "Nothing failed." in said
    for figure in ("p95 ms", "all requests", "GarmentRequested", "whole visits", "Python 3."):
        assert figure in said
    assert not (stocked / "redis" / "redis.sock").exists(), "the store itself is left alone"
    page = (stocked / "page" / "load.html").read_text("utf-8")
    for figure in ("Nothing failed.", "SaleMorning", "GarmentRequested", "<polyline"):
        assert figure in page
    counted = json.loads((stocked / "page" / "load.json").read_text("utf-8"))
    assert counted["failures"] == 0
    assert counted["requests"]["scan a tag"] > 0
    assert counted["shopper_seconds"] > 0


async def test_people_may_live_in_several_processes(stocked: Path) -> None:
    code, said = await load(stocked, "--processes", "2")
    assert code == 0, said
    assert "Nothing failed." in said
    for figure in ("all requests", "GarmentRequested", "whole visits"):
        assert figure in said


async def test_what_one_of_several_processes_missed_is_a_failure(house: House) -> None:
    line = LostEvent(house.url, HEARD_BY_RUNNERS[0])
    async with bad_line(line) as url:
        code, said = await load(house.data, "--url", url, "--processes", "2")
    assert (line.spoilt, code) == (1, 1), said
    assert re.search(r"screen: facts? .* missed|came without the facts up to it", said)


async def test_one_failing_answer_is_a_failure(house: House) -> None:
    line = BadLine(house.url, b"/requests HTTP/1.1", BROKEN)
    async with bad_line(line) as url:
        code, said = await load(house.data, "--url", url)
    assert (line.spoilt, code) == (1, 1), said
    assert ": 500" in said


async def test_one_broken_connection_is_a_failure(house: House) -> None:
    line = BadLine(house.url, b"/signals HTTP/1.1", NOTHING)
    async with bad_line(line) as url:
        code, said = await load(house.data, "--url", url)
    assert (line.spoilt, code) == (1, 1), said
    assert "1 x signals: no answer" in said


async def test_one_stream_that_breaks_is_a_failure(house: House) -> None:
    line = BadLine(house.url, b"/rooms/r1/events HTTP/1.1", NOTHING)
    async with bad_line(line) as url:
        code, said = await load(house.data, "--url", url)
    assert (line.spoilt, code) == (1, 1), said
    assert "room screen: lost its line" in said


async def test_one_slow_route_is_a_failure(house: House) -> None:
    """Held back for more than its limit and what a busy machine may need on top."""
    line = SlowRoute(house.url, b"/garments/", seconds=1.5)
    async with bad_line(line) as url:
        code, said = await load(house.data, "--url", url, "--users", "40", patience=5)
    assert line.spoilt >= ENOUGH_FOR_P95, said
    assert code == 1, said
    assert "too slow: scan a tag: p95 is" in said


@pytest.mark.parametrize("lost", HEARD_BY_RUNNERS)
async def test_one_lost_event_is_a_failure(house: House, lost: bytes) -> None:
    line = LostEvent(house.url, lost)
    async with bad_line(line) as url:
        code, said = await load(house.data, "--url", url)
    assert (line.spoilt, code) == (1, 1), said
    assert re.search(r"screen: facts? .* missed|came without the facts up to it", said)


async def test_people_are_let_loose_on_this_machine_only(tmp_path: Path) -> None:
    code, said = await load(tmp_path, "--url", "https://shop.example")
    assert code == 2
    assert "not this machine" in said

"""The load test as it is run: nothing failed is exit 0, and anything that failed is exit 1."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.crash.house import ROOT, House
from tests.load.proxy import BROKEN, NOTHING, BadLine, bad_line

#: A short day and the way there and back, on a busy machine (seconds).
PATIENCE_S = 180.0


async def load(data: Path, *words: str) -> tuple[int, str]:
    """Run the load test on the store in ``data``; its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "load_tests", "--users", "10", "--seconds", "5", *words),
        cwd=ROOT,
        env={**os.environ, "FITROOM_DATA": str(data), "FITROOM_REDIS_URL": "", "COLUMNS": "200"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(PATIENCE_S):
        said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def test_ten_people_have_a_good_day(stocked: Path) -> None:
    code, said = await load(stocked)
    assert code == 0, said
    assert "Nothing failed." in said
    for figure in ("p95 ms", "all requests", "GarmentRequested", "whole visits", "Python 3."):
        assert figure in said
    assert not (stocked / "redis" / "redis.sock").exists(), "the store itself is left alone"


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


async def test_people_are_let_loose_on_this_machine_only(tmp_path: Path) -> None:
    code, said = await load(tmp_path, "--url", "https://shop.example")
    assert code == 2
    assert "not this machine" in said

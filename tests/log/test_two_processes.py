"""Two real processes on one store, at the same moment."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from typing import Any

from redis.asyncio import Redis

from service.log.live_floor import LiveFloor
from tests.log.doing import entries, positions
from tests.serving import MORNING, PATIENCE_S


async def say(processes: list[Process], line: str, answer: str) -> None:
    """Wait until every process says ``answer``, then say ``line`` to all of them at once."""
    for process in processes:
        assert process.stdout is not None
        assert (await process.stdout.readline()).decode().strip() == answer
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(f"{line}\n".encode())


async def side_by_side(url: str, names: list[str], how_many: int) -> list[Any]:
    """What came of it when one process for each name worked at the same time."""
    program = (sys.executable, "-m", "tests.log.another_process", url)
    async with asyncio.timeout(PATIENCE_S):
        processes = [
            await asyncio.create_subprocess_exec(
                *program, name, str(how_many), stdin=PIPE, stdout=PIPE
            )
            for name in names
        ]
        await say(processes, "go", "ready")
        await say(processes, "look", "done")
        said = [(await process.communicate())[0] for process in processes]
    return [json.loads(one) for one in said]


async def test_nothing_is_lost_when_two_processes_commit_at_once(
    live: LiveFloor, redis: Redis, redis_url: str
) -> None:
    kim, lee = await side_by_side(redis_url, ["kim", "lee"], 200)
    assert kim == lee
    assert kim["position"] == f"{MORNING}-402"
    assert await positions(redis) == [f"{MORNING}-{n}" for n in range(1, 403)]
    assert set((await live.catch_up()).visits) == {
        f"{who}-{n}" for who in ("kim", "lee") for n in range(200)
    }


async def test_one_operation_that_two_processes_send_at_once_happens_once(
    live: LiveFloor, redis: Redis, redis_url: str
) -> None:
    one, two = await side_by_side(redis_url, ["same", "same"], 50)
    assert one["floor"] == two["floor"]
    assert one["again"] + two["again"] == 50
    assert (await entries(redis)).count("VisitStarted") == 50

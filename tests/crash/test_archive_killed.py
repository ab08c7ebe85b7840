"""The archive's worker is killed again and again; the lake holds each fact once."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

import pytest
from redis.asyncio import Redis

from service.archive.lake import Lake, entry_id
from service.floor.facts import VisitStarted
from service.log import keys
from service.log.codec import write_fact
from service.log.connection import connect

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300)]

STORE = "little"
KILLS = 8
#: Facts between two kills, at random, so that a kill meets every step of a round.
BETWEEN = (20, 400)
#: Noon, in a store that has said no time zone; a day passes every so many facts.
NOON, DAY_MS, A_DAY = 1_795_435_200_000, 86_400_000, 700
PATIENCE_S = 60.0


async def worker(redis_url: str, data: Path) -> Process:
    settings = {
        "FITROOM_REDIS_URL": redis_url,
        "FITROOM_DATA": str(data),
        "FITROOM_ARCHIVE_EVERY_S": "0.001",
    }
    words = (sys.executable, "-m", "service.cli.main", "archive")
    return await asyncio.create_subprocess_exec(*words, env=os.environ | settings, stdout=DEVNULL)


async def tell(redis: Redis, first: int, count: int) -> None:
    for n in range(first, first + count):
        at = NOON + n // A_DAY * DAY_MS
        await redis.xadd(
            keys.log(STORE), write_fact(VisitStarted(f"v{n}", "A", "phone"), at), f"1-{n}"
        )


async def archived_to(redis: Redis, n: int) -> None:
    """Wait until that many facts count as archived."""
    async with asyncio.timeout(PATIENCE_S):
        while entry_id(await redis.hget(keys.archive(STORE), "facts") or "0-0")[1] < n:
            await asyncio.sleep(0)


async def test_the_archive_is_killed(redis_url: str, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")
    choice = random.Random(seed)
    n = 0
    async with connect(redis_url) as redis:
        await redis.sadd(keys.STORES, STORE)
        for _ in range(KILLS):
            process = await worker(redis_url, tmp_path)
            before, count = n, choice.randint(*BETWEEN)
            await tell(redis, n + 1, count)
            n += count
            await archived_to(redis, before + choice.randint(1, count))
            process.kill()
            await process.wait()
            await redis.hset(keys.archive(STORE), "till", "0")  # its claim would last a minute
        process = await worker(redis_url, tmp_path)
        await tell(redis, n + 1, 1)
        await archived_to(redis, n + 1)
        process.kill()
        await process.wait()
        # What was counted and not moved in that moment, the next one moves.
        await redis.hset(keys.archive(STORE), "till", "0")
        last = await worker(redis_url, tmp_path)
        async with asyncio.timeout(PATIENCE_S):
            while await redis.hget(keys.archive(STORE), "moves") != "[]":
                await asyncio.sleep(0)
        last.kill()
        await last.wait()
    lake = Lake.at(tmp_path / "lake")
    rows = [n for piece in lake.pieces("facts", STORE) for n in lake.read(piece)["n"].to_pylist()]
    assert sorted(rows) == list(range(1, n + 2))

"""A night is learned in by one worker of all, and once."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from service.log import keys
from service.log.connection import Redis, connect
from service.log.nights import Nights

HOLD_MS = 60_000


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with connect(redis_url) as redis:
        yield redis


async def test_one_worker_learns_from_a_store_at_a_time(redis: Redis) -> None:
    one, other = (Nights(redis, "demo", me) for me in ("one", "other"))
    elsewhere = Nights(redis, "elsewhere", "other")
    assert await one.claim(HOLD_MS) == ""
    assert await other.claim(HOLD_MS) is None
    assert await elsewhere.claim(HOLD_MS) == ""
    assert await one.claim(HOLD_MS) == ""
    await one.done("2026-11-24")
    await one.let_go()
    assert await other.claim(HOLD_MS) == "2026-11-24"
    assert await one.last() == "2026-11-24"


async def test_who_dies_lets_the_claim_lapse_and_has_not_done_the_night(redis: Redis) -> None:
    dies, other = (Nights(redis, "demo", me) for me in ("dies", "other"))
    await dies.claim(HOLD_MS)
    await redis.hset(keys.learning("demo"), "till", "0")
    assert await other.claim(HOLD_MS) == ""
    await dies.let_go()
    assert await dies.claim(HOLD_MS) is None

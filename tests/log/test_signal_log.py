"""Signals: kept once however often they are sent, in the order in which they came."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from service.log import keys
from service.log.connection import connect_for_tail
from service.log.signal_log import SignalLog, end, so_far, tail
from tests.serving import PATIENCE_S, HandClock

DAY_S = 24 * 3600


@pytest.fixture
def signals(redis: Redis, clock: HandClock) -> SignalLog:
    return SignalLog(redis, "shop", clock)


def seen(*names: str) -> list[dict[str, str]]:
    return [{"id": name, "kind": "view"} for name in names]


async def kept(redis: Redis) -> list[str]:
    return [json.loads(signal)["id"] async for _, signal in so_far(redis, "shop")]


async def test_a_signal_is_kept_as_it_came_and_when(signals: SignalLog, redis: Redis) -> None:
    await signals.append([{"id": "a", "kind": "dwell", "dwell_ms": 1200, "style": "셔츠"}])
    [(_, signal)] = [one async for one in so_far(redis, "shop")]
    assert json.loads(signal) == {
        "id": "a",
        "kind": "dwell",
        "dwell_ms": 1200,
        "style": "셔츠",
        "received_at": "2026-11-23T01:00:00.000Z",
    }


async def test_one_that_was_sent_twice_is_kept_once(signals: SignalLog, redis: Redis) -> None:
    assert await signals.append(seen("a", "b", "a")) == 2
    assert await signals.append(seen("b", "c")) == 1
    assert await signals.append(seen("a", "b", "c")) == 0
    assert await signals.append([]) == 0
    assert await kept(redis) == ["a", "b", "c"]


async def test_one_that_was_sent_again_after_midnight_is_kept_once(
    signals: SignalLog, redis: Redis, clock: HandClock
) -> None:
    await signals.append(seen("a"))
    clock.advance(DAY_S)
    assert await signals.append(seen("a", "b")) == 1
    assert await kept(redis) == ["a", "b"]


async def test_ids_are_forgotten_when_no_phone_can_still_have_them(
    signals: SignalLog, redis: Redis, clock: HandClock
) -> None:
    await signals.append(seen("a"))
    remembered = await redis.ttl(keys.signals_seen("shop", "2026-11-23"))
    assert 2 * DAY_S - 10 < remembered <= 2 * DAY_S
    clock.advance(2 * DAY_S)
    assert await signals.append(seen("a")) == 1


async def test_two_processes_that_get_the_same_batch_keep_it_once(
    signals: SignalLog, redis: Redis, clock: HandClock
) -> None:
    other = SignalLog(redis, "shop", clock)
    batch = seen(*(f"s{n}" for n in range(50)))
    assert sum(await asyncio.gather(signals.append(batch), other.append(batch))) == 50


async def test_stores_are_kept_apart(signals: SignalLog, redis: Redis, clock: HandClock) -> None:
    await signals.append(seen("a"))
    assert await SignalLog(redis, "elsewhere", clock).append(seen("a")) == 1
    assert await kept(redis) == ["a"]


async def test_more_signals_than_one_read_takes_are_all_read(
    signals: SignalLog, redis: Redis
) -> None:
    names = [f"s{n}" for n in range(1100)]
    await signals.append(seen(*names))
    assert await kept(redis) == names


async def heard(names: AsyncIterator[tuple[str, str]], how_many: int) -> list[str]:
    async with asyncio.timeout(PATIENCE_S):
        return [json.loads((await anext(names))[1])["id"] for _ in range(how_many)]


async def test_the_tail_hears_every_signal_after_a_position(
    signals: SignalLog, redis: Redis, redis_url: str
) -> None:
    assert await end(redis, "shop") == "0-0"
    await signals.append(seen("a"))
    after = await end(redis, "shop")
    await signals.append(seen("b"))
    blocking = connect_for_tail(redis_url)
    names = tail(blocking, "shop", after)
    assert await heard(names, 1) == ["b"]
    waiting = asyncio.create_task(heard(names, 2))
    await signals.append(seen("c", "d"))
    assert await waiting == ["c", "d"]
    await blocking.aclose()

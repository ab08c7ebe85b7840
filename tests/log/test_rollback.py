"""A log that lost its last facts, or a fact in between, is noticed, and the floor made anew."""

from __future__ import annotations

from typing import cast

import pytest
from redis.asyncio import Redis

from service.log import keys, snapshot
from service.log.live_floor import LiveFloor, LogBroken
from service.log.operation import Receipt
from service.log.position import START
from service.log.watcher import Watcher
from tests.log.conftest import OpenFloor
from tests.log.doing import entries, log_of, positions, start
from tests.serving import HandClock

LOG = keys.log("shop")


async def roll_back(redis: Redis, copy: bytes) -> None:
    """What a server has that was restored from a copy, or lost its last writes in a power cut."""
    await redis.restore(LOG, 0, copy, replace=True)


async def copy_of_the_log(redis_url: str) -> bytes:
    async with Redis.from_url(redis_url) as raw:
        return cast(bytes, await raw.dump(LOG))


async def test_a_log_that_lost_its_last_facts_is_read_again(
    live: LiveFloor, redis: Redis, redis_url: str
) -> None:
    await live.submit(start("kim"))
    copy = await copy_of_the_log(redis_url)
    await live.submit(start("lee"))
    await roll_back(redis, copy)
    assert set((await live.catch_up()).visits) == {"kim"}
    assert [recorded.fact.kind for recorded in live.recent] == await entries(redis)


async def test_a_log_that_was_rolled_back_and_went_on_without_us_is_read_again(
    live: LiveFloor, another: OpenFloor, redis: Redis, redis_url: str
) -> None:
    """It is as long as ours again, or longer; only what it says is different."""
    copy = await copy_of_the_log(redis_url)
    await live.submit(start("kim"))
    await roll_back(redis, copy)
    other = await another()
    await other.submit(start("lee"))
    await other.submit(start("ann"))
    assert set((await live.catch_up()).visits) == {"lee", "ann"}
    assert live.floor == other.floor


async def test_nothing_is_committed_on_a_history_that_was_rolled_back(
    live: LiveFloor, another: OpenFloor, redis: Redis, redis_url: str
) -> None:
    copy = await copy_of_the_log(redis_url)
    await live.submit(start("kim"))
    await roll_back(redis, copy)
    await (await another()).submit(start("lee"))
    assert str(live.position) == (await positions(redis))[-1]
    assert await live.submit(start("lee-2")) == Receipt({})
    assert set(live.floor.visits) == {"lee", "lee-2"}


async def test_another_log_begins_another_epoch_and_is_read_from_its_start(
    live: LiveFloor, redis: Redis, clock: HandClock
) -> None:
    await live.submit(start("kim"))
    await redis.delete(LOG)
    clock.advance(1)
    fresh = LiveFloor(redis, "shop", clock, live.policy)
    await fresh.submit(start("lee"))
    assert set((await live.catch_up()).visits) == {"lee"}
    assert live.position == fresh.position


async def test_a_log_that_is_gone_leaves_an_empty_floor(live: LiveFloor, redis: Redis) -> None:
    await live.submit(start("kim"))
    await redis.delete(LOG)
    assert (await live.catch_up()).visits == {}
    assert live.position == START


async def test_whoever_watches_is_told_to_look_at_the_whole_view(
    live: LiveFloor, redis: Redis, redis_url: str
) -> None:
    copy = await copy_of_the_log(redis_url)
    await live.submit(start("kim"))
    with live.watch(Watcher(lambda fact, floor: True)) as watcher:
        await roll_back(redis, copy)
        await live.catch_up()
        assert [r.fact.kind for r in await watcher.listen()] == []


@pytest.mark.parametrize("n", [1, 2], ids=["the first fact", "a fact in between"])
async def test_a_log_with_a_gap_is_refused(
    n: int, live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    await live.submit(start("kim"))
    await redis.xdel(LOG, (await positions(redis))[n - 1])
    with pytest.raises(LogBroken, match="'shop' has a gap"):
        await another()


async def test_a_gap_in_what_was_heard_is_filled_by_reading_again(
    live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    other = await another()
    await live.submit(start("kim"))
    await live.submit(start("lee"))
    newest = (await log_of(redis))[-1]
    assert other.follow([newest]) is False
    assert set((await other.catch_up()).visits) == {"kim", "lee"}
    assert other.floor == live.floor


async def test_a_snapshot_of_a_history_that_was_rolled_back_is_left_alone(
    live: LiveFloor,
    another: OpenFloor,
    redis: Redis,
    redis_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(snapshot, "EVERY", 1)
    copy = await copy_of_the_log(redis_url)
    await live.submit(start("kim"))
    assert await live.keep_snapshot()
    await roll_back(redis, copy)
    assert (await another()).floor.visits == {}
    await (await another()).submit(start("lee"))
    assert set((await another()).floor.visits) == {"lee"}

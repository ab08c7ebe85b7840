"""Snapshots: a quick start, and never the truth."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from service.log import codec, keys, snapshot
from service.log.codec import NO_ENTRY
from service.log.live_floor import LiveFloor
from tests.log.conftest import OpenFloor
from tests.log.doing import ask, join, positions, start

SNAPSHOT = keys.snapshot("shop")


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot every four facts, so that tests need not write thousands."""
    monkeypatch.setattr(snapshot, "EVERY", 4)


async def busy(live: LiveFloor, who: str) -> None:
    await live.submit(start(who))
    await live.submit(ask(who, "shirt-m"))
    await live.submit(join(who))


async def test_one_is_kept_when_enough_has_happened_and_then_not_for_a_while(
    live: LiveFloor, redis: Redis
) -> None:
    assert await live.keep_snapshot() is False
    await busy(live, "kim")
    assert await live.keep_snapshot() is True
    assert await live.keep_snapshot() is False
    floor, end = await snapshot.load(redis, "shop")
    assert floor == live.floor
    assert end[0] == str(live.position)


async def test_a_snapshot_and_the_rest_is_the_same_as_everything(
    live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    await busy(live, "kim")
    await live.keep_snapshot()
    await busy(live, "lee")
    from_snapshot = await another()
    await redis.delete(SNAPSHOT)
    from_the_start = await another()
    assert from_snapshot.floor == from_the_start.floor == live.floor
    assert from_snapshot.position == from_the_start.position == live.position
    assert list(from_snapshot.recent) == list(from_the_start.recent)


async def test_with_a_snapshot_older_facts_are_not_read(
    live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    await busy(live, "kim")
    await live.keep_snapshot()
    for position in (await positions(redis))[:-1]:
        await redis.xdel(keys.log("shop"), position)
    assert (await another()).floor == live.floor


DAMAGE = {
    "not base64": {"floor": "%%%"},
    "not compressed": {"floor": "aGVsbG8="},
    "no floor": {"floor": ""},
    "no JSON": {"end": "{"},
    "another shape": {"end": "7"},
    "another version": {"version": str(codec.FOLD_VERSION + 1)},
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
async def test_a_damaged_snapshot_or_one_of_another_version_is_left_alone(
    damage: dict[str, str], live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    await busy(live, "kim")
    await live.keep_snapshot()
    [(field, written)] = damage.items()
    await redis.hset(SNAPSHOT, field, written)
    assert (await snapshot.load(redis, "shop"))[1] == NO_ENTRY
    assert (await another()).floor == live.floor


@pytest.mark.parametrize("field", ["version", "end", "floor"])
async def test_a_snapshot_without_one_of_its_fields_is_left_alone(
    field: str, live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    await busy(live, "kim")
    await live.keep_snapshot()
    await redis.hdel(SNAPSHOT, field)
    assert (await another()).floor == live.floor


async def test_a_store_without_a_snapshot_begins_empty(redis: Redis) -> None:
    floor, end = await snapshot.load(redis, "elsewhere")
    assert floor.visits == {}
    assert end == NO_ENTRY

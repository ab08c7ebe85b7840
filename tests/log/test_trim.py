"""The log is trimmed only behind what is safely elsewhere, and opens afterwards as before."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from service.log import codec, keys, snapshot
from service.log.archived import Archived, Move
from service.log.live_floor import LiveFloor, LogBroken
from tests.log.conftest import OpenFloor
from tests.log.doing import ask, join, positions, start


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "EVERY", 1)


@pytest.fixture
def archive(redis: Redis) -> Archived:
    return Archived(redis, "shop", "me")


async def busy(live: LiveFloor, who: str) -> None:
    await live.submit(start(who))
    await live.submit(ask(who, "shirt-m"))
    await live.submit(join(who))


async def all_archived(archive: Archived, live: LiveFloor, *moves: Move) -> None:
    mark = await archive.claim(0)
    assert mark is not None
    now = str(live.position)
    assert await archive.advance("facts", mark.facts, now, moves, "Asia/Seoul")


async def test_what_is_in_the_archive_and_in_a_snapshot_is_dropped(
    live: LiveFloor, another: OpenFloor, archive: Archived, redis: Redis
) -> None:
    await busy(live, "kim")
    await live.keep_snapshot()
    await all_archived(archive, live)
    end = live.position.n
    await busy(live, "lee")
    facts, _ = await archive.trim(keep_facts=1)
    assert facts == end - 2
    assert [position.split("-")[1] for position in await positions(redis)][:2] == [
        str(end - 1),
        str(end),
    ]
    again = await another()
    assert (again.floor, again.position) == (live.floor, live.position)


async def test_nothing_is_dropped_that_only_one_of_them_holds(
    live: LiveFloor, archive: Archived
) -> None:
    await busy(live, "kim")
    await all_archived(archive, live)
    assert await archive.trim(keep_facts=0) == (0, 0)
    await live.keep_snapshot()
    at = live.position.n
    await busy(live, "lee")
    await live.keep_snapshot()
    assert (await archive.trim(keep_facts=0))[0] == at - 1


async def test_nothing_is_dropped_while_a_file_is_on_its_way(
    live: LiveFloor, archive: Archived
) -> None:
    await busy(live, "kim")
    await live.keep_snapshot()
    await all_archived(archive, live, Move("staging/a", "facts/b"))
    assert await archive.trim(keep_facts=0) == (0, 0)
    await archive.moved()
    assert (await archive.trim(keep_facts=0))[0] > 0


async def test_who_was_away_for_longer_than_the_log_reaches_begins_with_the_snapshot(
    live: LiveFloor, another: OpenFloor, archive: Archived
) -> None:
    away = await another()
    await busy(live, "kim")
    await live.keep_snapshot()
    await all_archived(archive, live)
    await archive.trim(keep_facts=0)
    await away.catch_up()
    assert (away.floor, away.position) == (live.floor, live.position)


async def test_a_trimmed_log_opens_with_the_snapshot_of_an_older_version(
    live: LiveFloor, another: OpenFloor, archive: Archived, redis: Redis
) -> None:
    """Of what it was folded from nothing is left: it is all that there is."""
    await busy(live, "kim")
    await live.keep_snapshot()
    await all_archived(archive, live)
    await archive.trim(keep_facts=0)
    await redis.hset(keys.snapshot("shop"), "version", str(codec.FOLD_VERSION - 1))
    assert (await another()).floor == live.floor


async def test_a_trimmed_log_without_a_snapshot_says_so(
    live: LiveFloor, another: OpenFloor, archive: Archived, redis: Redis
) -> None:
    await busy(live, "kim")
    await live.keep_snapshot()
    await all_archived(archive, live)
    await archive.trim(keep_facts=0)
    await redis.delete(keys.snapshot("shop"))
    with pytest.raises(LogBroken, match="begins after its last snapshot"):
        await another()


async def test_signals_go_when_they_are_archived_and_old(redis: Redis, archive: Archived) -> None:
    stream = keys.signals("shop")
    old = [await redis.xadd(stream, {"id": str(n)}, id=f"1000-{n}") for n in range(1, 4)]
    new = await redis.xadd(stream, {"id": "new"})
    assert await archive.claim(0) is not None
    assert await archive.trim(keep_signals_ms=60_000) == (0, 0)
    assert await archive.advance("signals", "0-0", old[1], (), "UTC")
    assert await archive.trim(keep_signals_ms=60_000) == (0, 2)
    assert await archive.advance("signals", old[1], new, (), "UTC")
    assert await archive.trim(keep_signals_ms=60_000) == (0, 1)
    assert [entry for entry, _ in await redis.xrange(stream)] == [new]


async def test_only_who_has_the_store_may_say_that_it_is_archived(
    redis: Redis, archive: Archived
) -> None:
    assert await archive.claim(0) is not None
    other = Archived(redis, "shop", "somebody else")
    assert await other.claim(60_000) is not None
    assert await archive.claim(0) is None
    assert not await archive.advance("facts", "0-0", "7-5", (), "UTC")
    assert await other.advance("facts", "0-0", "7-5", (), "UTC")
    assert not await other.advance("facts", "0-0", "7-9", (), "UTC")
    assert (await archive.mark()).facts == "7-5"

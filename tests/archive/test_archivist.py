"""Every fact and signal comes into the lake once, wherever a worker dies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from catalog.store import StorePlan
from service.archive.archivist import Archivist, LakeAhead
from service.archive.lake import Lake
from service.archive.merging import MOST_RECENT
from service.floor.facts import ReleaseAdopted, StorePlanned
from service.log import keys
from service.log.archived import Archived

from .conftest import STORE, Streams

SEOUL = StorePlan(STORE, {"en": "Demo"}, "Asia/Seoul", "KRW", zones=(), fixtures=(), rooms=())


class Died(BaseException):
    """A worker was killed. Not an `Exception`: nothing may catch it and go on."""


async def test_what_is_new_is_archived_and_nothing_twice(streams: Streams) -> None:
    worker = streams.archivist(batch=4)
    await streams.visits(10)
    done = await worker.round()
    assert done is not None
    assert done.archived == {"facts": 10, "signals": 0}
    await streams.visits(3)
    await streams.look("one-signal", "two-signal")
    done = await worker.round()
    assert done is not None
    assert done.archived == {"facts": 3, "signals": 2}
    assert streams.archived() == list(range(1, 14))
    assert len(streams.archived("signals")) == 2


async def test_days_are_those_of_the_store(streams: Streams) -> None:
    await streams.tell(StorePlanned(SEOUL))
    streams.clock.advance(13.5 * 3600)  # half past eleven in the evening there
    await streams.visits(1)
    streams.clock.advance(3600)
    await streams.visits(1)
    await streams.archivist().round()
    pieces = streams.lake.pieces("facts", STORE)
    assert [(piece.day, piece.first, piece.last) for piece in pieces] == [
        ("2026-11-23", (7, 1), (7, 2)),
        ("2026-11-24", (7, 3), (7, 3)),
    ]


async def test_a_release_is_heard_of_before_its_facts_count(streams: Streams) -> None:
    await streams.tell(ReleaseAdopted("abc"))
    await streams.archivist().round()
    assert streams.released == ["abc"]


async def test_one_worker_has_a_store_at_a_time(streams: Streams) -> None:
    await streams.visits(2)
    first, second = streams.archivist(hold_ms=60_000), streams.archivist(hold_ms=60_000)
    assert await first.round() is not None
    assert await second.round() is None
    assert await first.round() is not None
    await streams.redis.hset(keys.archive(STORE), "till", "0")
    assert await second.round() is not None


async def test_who_is_done_lets_go_at_once(streams: Streams) -> None:
    first, second = streams.archivist(hold_ms=60_000), streams.archivist(hold_ms=60_000)
    await first.round()
    await second.let_go()
    assert await second.round() is None
    await first.let_go()
    assert await second.round() is not None


Break = Callable[[pytest.MonkeyPatch], None]


def _after(target: type, name: str) -> Break:
    """The worker dies when ``target.name`` has done its work."""

    def break_(patch: pytest.MonkeyPatch) -> None:
        real = getattr(target, name)

        def wrapped(*args: Any, **given: Any) -> Any:
            done = real(*args, **given)
            if hasattr(done, "__await__"):
                return _then_die(done)
            raise Died

        patch.setattr(target, name, wrapped)

    return break_


async def _then_die(done: Any) -> None:
    await done
    raise Died


def _before(target: type, name: str) -> Break:
    def break_(patch: pytest.MonkeyPatch) -> None:
        def wrapped(*args: Any, **given: Any) -> Any:
            raise Died

        patch.setattr(target, name, wrapped)

    return break_


MOMENTS: Sequence[Break] = [
    _after(Lake, "stage"),
    _before(Archived, "advance"),
    _after(Archived, "advance"),
    _before(Lake, "publish"),
    _after(Lake, "publish"),
    _before(Archived, "moved"),
    _after(Archived, "moved"),
    _before(Archived, "trim"),
]


@pytest.mark.parametrize("moment", range(len(MOMENTS)))
async def test_a_worker_may_die_at_any_moment(
    streams: Streams, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await streams.visits(5)
    await streams.archivist(batch=2).round()
    await streams.visits(5)
    worker = streams.archivist(batch=2)
    with monkeypatch.context() as patch:
        MOMENTS[moment](patch)
        with pytest.raises(Died):
            await worker.round()
    await streams.visits(1)
    await streams.archivist(batch=2).round()
    assert streams.archived() == list(range(1, 12))
    assert list(streams.lake._below("staging")) == []


async def test_a_worker_that_slept_through_its_claim_adds_nothing(
    streams: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one archived meanwhile, between what the first had read and what it wrote."""
    await streams.visits(4)
    sleeper, other = streams.archivist(), streams.archivist()
    real = Archivist._stage

    def sleepy(self: Archivist, *args: Any) -> Any:
        staged = real(self, *args)
        if self is sleeper:
            monkeypatch.setattr(Archivist, "_stage", real)
            asleep.append(staged)
        return staged

    asleep: list[Any] = []
    monkeypatch.setattr(Archivist, "_stage", sleepy)
    real_advance = Archived.advance

    async def late(self: Archived, *args: Any) -> bool:
        if asleep:
            asleep.clear()
            await streams.visits(1)
            assert await other.round() is not None
        return await real_advance(self, *args)

    monkeypatch.setattr(Archived, "advance", late)
    await sleeper.round()
    assert streams.archived() == [1, 2, 3, 4, 5]


async def test_many_small_files_become_one(streams: Streams) -> None:
    worker = streams.archivist()
    for _ in range(MOST_RECENT + 1):
        await streams.visits(1)
        await worker.round()
    [piece] = streams.lake.all_pieces("facts", STORE)
    assert (piece.recent, piece.first, piece.last) == (True, (7, 1), (7, MOST_RECENT + 1))


async def test_a_day_that_is_over_is_one_file_in_its_place(streams: Streams) -> None:
    worker = streams.archivist(batch=3)
    await streams.visits(8)
    await worker.round()
    streams.clock.advance(24 * 3600)
    await worker.round()
    [piece] = streams.lake.all_pieces("facts", STORE)
    assert (piece.recent, piece.first, piece.last) == (False, (7, 1), (7, 8))
    assert streams.archived() == list(range(1, 9))


@pytest.mark.parametrize("kept", [1, 2])
async def test_a_worker_may_die_while_it_makes_one_of_many(
    streams: Streams, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the whole there and some pieces not gone yet, everything is counted once."""
    await streams.visits(9)
    await streams.archivist(batch=3).round()
    streams.clock.advance(24 * 3600)
    real, removed = Lake.remove, [0]

    def dies(self: Lake, paths: Any) -> None:
        for path in list(paths):
            if removed[0] == kept:
                raise Died
            removed[0] += path.startswith("recent/")
            real(self, [path])

    worker = streams.archivist()
    with monkeypatch.context() as patch:
        patch.setattr(Lake, "remove", dies)
        with pytest.raises(Died):
            await worker.round()
    assert len(streams.lake.all_pieces("facts", STORE)) == 1 + 3 - kept
    assert streams.archived() == list(range(1, 10))
    await streams.archivist().round()
    assert len(streams.lake.all_pieces("facts", STORE)) == 1


async def test_a_lake_that_knows_more_than_redis_is_not_written_to(streams: Streams) -> None:
    await streams.visits(3)
    await streams.archivist().round()
    await streams.redis.delete(keys.archive(STORE))
    with pytest.raises(LakeAhead, match="Restore the data folder and the lake from one backup"):
        await streams.archivist().round()
    assert streams.archived() == [1, 2, 3]


async def test_facts_that_are_nowhere_are_missed(streams: Streams) -> None:
    await streams.visits(3)
    await streams.archivist().round()
    await streams.visits(2)
    await streams.redis.xdel(keys.log(STORE), "7-4")
    with pytest.raises(LakeAhead, match="after 7-3 are neither in the log, which goes on with 7-5"):
        await streams.archivist().round()


async def test_what_is_older_than_it_may_be_kept_goes_by_itself(streams: Streams) -> None:
    worker = streams.archivist(keep_days={"facts": 3, "signals": 1})
    for _ in range(3):
        await streams.visits(1)
        await streams.look(f"signal-{streams.n}")
        await worker.round()
        streams.clock.advance(24 * 3600)
    days = ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert [piece.day for piece in streams.lake.pieces("facts", STORE)] == days
    assert [piece.day for piece in streams.lake.pieces("signals", STORE)] == days[1:]
    streams.clock.advance(24 * 3600)
    await worker.round()
    assert [piece.day for piece in streams.lake.pieces("facts", STORE)] == days[1:]
    assert streams.lake.all_pieces("signals", STORE) == []
    await streams.visits(1)
    await worker.round()
    assert streams.archived() == [2, 3, 4]

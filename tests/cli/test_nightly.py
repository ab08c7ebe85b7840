"""Every night a store's order is learned anew, by one worker and once; trials are looked after."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import structlog

from service.archive.archivist import Round
from service.archive.lake import Lake
from service.cli.ranking import nightly as module
from service.cli.ranking.nightly import LOOK_EVERY_MS, Nightly
from service.clock import rfc3339
from service.insight.learning.enough import LEAST_VISITS
from service.insight.learning.folder import Folder
from service.insight.learning.night import REST_MS, Night
from service.log import keys
from service.log.connection import Redis, connect
from tests.insight.learning.stood import DAY_MS, Visit, day, many
from tests.insight.test_slates import NOON
from tests.serving import HandClock

NEWS = Round({"facts": 1, "signals": 1}, {"facts": 0, "signals": 0})
NO_NEWS = Round()
STORE = "demo"
HOUR = 3


class Shop:
    """A store's lake and rankers, and the workers that look after them."""

    def __init__(self, redis: Redis, path: Path) -> None:
        self.redis = redis
        self.lake = Lake.at(path / "lake")
        self.rankers = path / "rankers"
        self.folder = Folder(self.rankers, STORE)
        self.clock = HandClock(NOON + DAY_MS)
        self.learned: list[str] = []
        self.problem: str | None = None

    def worker(self, hour: int | None = HOUR, able: Callable[[], bool] = lambda: True) -> Nightly:
        return Nightly(self.redis, self.lake, self.rankers, hour, self.clock, self.learn, able)

    async def learn(self, store: str, night: Night) -> str | None:
        self.learned.append(str(night))
        return self.problem

    @property
    def night(self) -> dict[str, object] | None:
        return self.folder.told("night")


@pytest.fixture
async def shop(redis_url: str, tmp_path: Path) -> AsyncIterator[Shop]:
    """At noon of 2026-11-25 in Seoul, after a day with just enough visits to learn from."""
    async with connect(redis_url) as redis:
        await redis.hset(keys.archive(STORE), "timezone", "Asia/Seoul")
        made = Shop(redis, tmp_path)
        day(made.lake, many(LEAST_VISITS, 1, 1))
        yield made


async def rounds(worker: Nightly, *done: Round | None) -> None:
    for one in done or (NO_NEWS,):
        await worker.after({STORE: one})
    await worker.idle()


async def test_a_night_is_learned_in_once_and_then_the_next(shop: Shop) -> None:
    worker = shop.worker()
    await rounds(worker, NO_NEWS, NEWS, NO_NEWS)
    assert shop.learned == ["2026-11-25"]
    assert shop.night == {"night": "2026-11-25", "outcome": "learned"}
    shop.clock.advance(15.3 * 3600)  # eighteen past three
    await rounds(worker)
    assert shop.learned == ["2026-11-25"]
    shop.clock.advance(180)
    await rounds(worker)
    assert shop.learned == ["2026-11-25", "2026-11-26"]


async def test_a_night_that_was_missed_is_made_up_for_once(shop: Shop) -> None:
    await rounds(shop.worker())
    shop.clock.advance(3 * 24 * 3600)  # the machine is off
    await rounds(shop.worker())
    await rounds(shop.worker())
    assert shop.learned == ["2026-11-25", "2026-11-28"]


async def test_of_several_workers_one_learns(shop: Shop) -> None:
    workers = [shop.worker() for _ in range(4)]
    await asyncio.gather(*(worker.after({STORE: NO_NEWS}) for worker in workers))
    for worker in workers:
        await rounds(worker)
    assert shop.learned == ["2026-11-25"]


async def test_a_worker_that_has_not_archived_the_store_leaves_it_to_who_has(shop: Shop) -> None:
    await rounds(shop.worker(), None)
    assert shop.learned == []


async def test_the_archive_goes_on_while_a_store_is_learned_from(shop: Shop) -> None:
    started, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(store: str, night: Night) -> str | None:
        started.set()
        await go_on.wait()
        return await shop.learn(store, night)

    slow, quick = shop.worker(), shop.worker()
    slow.train = slowly
    for _ in range(3):
        await slow.after({STORE: NEWS})
    await started.wait()
    await rounds(quick)
    assert shop.learned == []
    go_on.set()
    await slow.idle()
    await rounds(quick)
    assert shop.learned == ["2026-11-25"]


async def test_who_is_stopped_while_learning_leaves_the_night_to_another(shop: Shop) -> None:
    stopped, started = shop.worker(), asyncio.Event()

    async def never(store: str, night: Night) -> str | None:
        started.set()
        await asyncio.Event().wait()
        return None

    stopped.train = never
    await stopped.after({STORE: NO_NEWS})
    await started.wait()
    await stopped.end()
    await rounds(shop.worker())
    assert shop.learned == ["2026-11-25"]


async def test_a_worker_whose_claim_another_took_gives_up(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It slept for longer than its claim held."""
    monkeypatch.setattr(module, "RENEW_S", 0)
    slept = shop.worker()

    async def never(store: str, night: Night) -> str | None:
        await shop.redis.hset(keys.learning(STORE), "owner", "another")
        await asyncio.Event().wait()
        return None

    slept.train = never
    with structlog.testing.capture_logs() as said:
        await rounds(slept)
    assert [(one["event"], one.get("exc_info")) for one in said] == [("learning_failed", True)]
    assert await shop.redis.hget(keys.learning(STORE), "owner") == "another"
    assert shop.night is None


async def test_too_few_visits_teach_nothing_and_the_manager_reads_how_many_there_are(
    shop: Shop, tmp_path: Path
) -> None:
    shop.lake = Lake.at(tmp_path / "young")
    day(shop.lake, many(7, 1, 1))
    with structlog.testing.capture_logs() as said:
        await rounds(shop.worker())
    assert shop.learned == []
    assert shop.night == {
        "night": "2026-11-25", "outcome": "too_few", "visits": 7, "of": LEAST_VISITS
    }  # fmt: skip
    assert [(one["event"], one["visits"], one["of"]) for one in said] == [
        ("ranker_not_yet_learned", 7, LEAST_VISITS)
    ]


async def test_a_training_that_fails_is_told_and_tried_again_the_next_night(shop: Shop) -> None:
    shop.folder.take_up(b"in use", NOON)
    shop.problem = "no memory"
    worker = shop.worker()
    with structlog.testing.capture_logs() as said:
        await rounds(worker, NO_NEWS, NO_NEWS)
    assert shop.night == {"night": "2026-11-25", "outcome": "failed"}
    assert [one["problem"] for one in said] == ["no memory"]
    assert shop.folder.in_use.read_bytes() == b"in use"
    shop.clock.advance(24 * 3600)
    await rounds(worker)
    assert shop.learned == ["2026-11-25", "2026-11-26"]


async def test_where_there_is_no_torch_it_is_said_once_and_another_worker_may_learn(
    shop: Shop,
) -> None:
    bare = shop.worker(able=lambda: False)
    with structlog.testing.capture_logs() as said:
        await rounds(bare, NO_NEWS, NO_NEWS)
        shop.clock.advance(24 * 3600)
        await rounds(bare)
    assert ["pip install 'fitroom[encode]'" in one["advice"] for one in said] == [True]
    assert shop.night == {"night": "2026-11-26", "outcome": "no_torch"}
    await rounds(shop.worker())
    assert shop.learned == ["2026-11-26"]


async def test_without_an_hour_nothing_is_learned_and_trials_are_looked_at(shop: Shop) -> None:
    shop.folder.take_up(b"in use", NOON)
    await rounds(shop.worker(hour=None), NEWS)
    assert shop.learned == []
    assert (shop.folder.told("trial") or {})["at"] == rfc3339(shop.clock.now())


async def test_a_trial_is_looked_at_where_there_is_news_and_not_at_every_round(
    shop: Shop,
) -> None:
    def looked() -> object:
        return (shop.folder.told("trial") or {}).get("at")

    shop.folder.take_up(b"in use", NOON)
    worker = shop.worker(hour=None)
    await rounds(worker, NO_NEWS)
    assert looked() is None
    await rounds(worker, NEWS)
    first = rfc3339(shop.clock.now())
    assert looked() == first
    shop.clock.advance(LOOK_EVERY_MS / 1000 - 1)
    await rounds(worker, NEWS)
    assert looked() == first
    shop.clock.advance(1)
    await rounds(worker, NO_NEWS)
    assert looked() == rfc3339(shop.clock.now())


async def test_a_ranker_that_loses_by_day_is_stopped_and_rests_for_weeks(shop: Shop) -> None:
    shop.folder.take_up(b"in use", NOON + DAY_MS)
    day(shop.lake, many(300, learned=0, likeness=1, name="w"), NOON + DAY_MS)
    worker = shop.worker()
    with structlog.testing.capture_logs() as said:
        await rounds(worker, NEWS)
    assert [one["event"] for one in said] == ["ranker_lost_its_trial"]
    assert not shop.folder.in_use.exists()
    assert shop.night == {"night": "2026-11-25", "outcome": "stopped"}
    assert shop.learned == []
    shop.clock.advance(REST_MS / 1000)
    day(shop.lake, many(LEAST_VISITS, 1, 1, name="x"), NOON + REST_MS)
    await rounds(worker)
    assert shop.learned == ["2026-12-17"]


async def test_a_manager_lets_learning_go_on_and_the_next_night_learns(shop: Shop) -> None:
    shop.folder.stop("manager", NOON)
    worker = shop.worker()
    await rounds(worker)
    assert shop.learned == []
    shop.folder.go_on()
    await rounds(worker)
    assert shop.learned == []
    shop.clock.advance(24 * 3600)
    await rounds(worker)
    assert shop.learned == ["2026-11-26"]


async def test_what_is_wrong_with_one_store_keeps_no_other_waiting(shop: Shop) -> None:
    await shop.redis.set(keys.learning("broken"), "not a hash")
    with structlog.testing.capture_logs() as said:
        worker = shop.worker()
        await worker.after({"broken": NO_NEWS, STORE: NO_NEWS})
        await worker.idle()
    assert [(one["event"], one["store"]) for one in said] == [
        ("learning_failed", "broken"),
        ("ranker_learned", STORE),
    ]


async def test_a_visit_that_is_still_there_is_told_of_later(shop: Shop) -> None:
    shop.folder.take_up(b"in use", NOON)
    day(shop.lake, [Visit("here", True, 3, ended=False)], NOON + DAY_MS)
    await rounds(shop.worker(hour=None), NEWS)
    assert (shop.folder.told("trial") or {})["learned"] == LEAST_VISITS * 4 // 5

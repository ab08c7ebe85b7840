"""The tail: a floor that follows its log by itself, and lets time pass."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis
from structlog.testing import capture_logs

from service.floor.facts import Fact
from service.log import keys, snapshot, tail
from service.log.connection import connect_for_tail
from service.log.live_floor import LiveFloor
from service.log.tail import following
from service.log.watcher import Watcher
from tests.log.conftest import OpenFloor
from tests.log.doing import ask, entries, from_the_future, log_of, start, write
from tests.serving import PATIENCE_S, HandClock


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deadlines are looked at all the time, so that nothing has to be waited for."""
    monkeypatch.setattr(tail, "TICK_S", 0.01)


@pytest.fixture
async def followed(
    live: LiveFloor, another: OpenFloor, redis_url: str, clock: HandClock
) -> AsyncIterator[LiveFloor]:
    """The shop in another process, which follows the log as it grows."""
    redis = connect_for_tail(redis_url)
    async with following(await another(), redis, clock) as floor:
        yield floor
    await redis.aclose()


async def hear(watcher: Watcher, kind: str) -> Fact:
    """The next fact of this kind."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            for recorded in await watcher.listen():
                if recorded.fact.kind == kind:
                    return recorded.fact


def everything() -> Watcher:
    return Watcher(lambda fact, floor: True)


async def test_what_another_process_did_is_heard_without_asking(
    live: LiveFloor, followed: LiveFloor
) -> None:
    with followed.watch(everything()) as watcher:
        await live.submit(start("kim"))
        await hear(watcher, "VisitStarted")
    assert set(followed.floor.visits) == {"kim"}


async def test_a_log_that_begins_later_is_followed_from_its_first_fact(
    redis: Redis, redis_url: str, clock: HandClock, live: LiveFloor
) -> None:
    blocking = connect_for_tail(redis_url)
    later = LiveFloor(redis, "later", clock, live.policy)
    async with following(later, blocking, clock):
        with later.watch(everything()) as watcher:
            await LiveFloor(redis, "later", clock, live.policy).submit(start("kim"))
            await hear(watcher, "VisitStarted")
    await blocking.aclose()


async def test_deadlines_pass_by_themselves(
    live: LiveFloor, followed: LiveFloor, clock: HandClock
) -> None:
    await live.submit(start("kim"))
    await live.submit(ask("kim", "shirt-m"))
    with followed.watch(everything()) as watcher:
        clock.advance(live.policy.offer_s + 1)
        await hear(watcher, "OfferLapsed")
        clock.advance(live.policy.visit_idle_s)
        await hear(watcher, "VisitEnded")
        clock.advance(live.policy.farewell_s + 1)
        await hear(watcher, "VisitForgotten")
    assert followed.floor.visits == {}


async def test_two_processes_let_each_deadline_pass_once(
    live: LiveFloor, followed: LiveFloor, redis: Redis, redis_url: str, clock: HandClock
) -> None:
    blocking = connect_for_tail(redis_url)
    await live.submit(start("kim"))
    await live.submit(ask("kim", "shirt-m"))
    async with following(live, blocking, clock):
        with live.watch(everything()) as watcher:
            clock.advance(live.policy.offer_s + live.policy.visit_idle_s + 1)
            await hear(watcher, "VisitEnded")
            clock.advance(live.policy.farewell_s + 1)
            await hear(watcher, "VisitForgotten")
    await blocking.aclose()
    kinds = await entries(redis)
    assert kinds.count("VisitEnded") == kinds.count("VisitForgotten") == 1


async def test_snapshots_are_kept_by_themselves(
    live: LiveFloor, followed: LiveFloor, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "EVERY", 3)
    await live.submit(start("kim"))
    async with asyncio.timeout(PATIENCE_S):
        while not await redis.exists(keys.snapshot("shop")):
            await asyncio.sleep(0.01)
    assert (await snapshot.load(redis, "shop"))[0] == live.floor


async def test_a_tail_that_met_a_fact_it_does_not_know_goes_on_when_that_is_mended(
    live: LiveFloor, followed: LiveFloor, redis: Redis
) -> None:
    with capture_logs() as said:
        await write(redis, from_the_future(live.position))
        async with asyncio.timeout(PATIENCE_S):
            while not any(line["event"] == "log_unreadable" for line in said):
                await asyncio.sleep(0.01)
        assert any("'GarmentTeleported'" in line.get("problem", "") for line in said)
        mended = (await log_of(redis))[:-1]
        await redis.delete(keys.log("shop"))
        for entry in mended:
            await write(redis, entry)
        with followed.watch(everything()) as watcher:
            await live.submit(start("kim"))
            await hear(watcher, "VisitStarted")


async def test_a_task_that_misses_its_cancellation_is_cancelled_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tail, "CANCEL_S", 0.01)
    begun = asyncio.Event()

    async def deaf() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            begun.set()
            await asyncio.Event().wait()
        await asyncio.Event().wait()

    task = asyncio.create_task(deaf())
    await begun.wait()
    async with asyncio.timeout(PATIENCE_S):
        await tail.stop({task})
    assert task.cancelled()

"""A watcher hears what concerns its audience, in order, and never holds up the log."""

from __future__ import annotations

import asyncio

from service.floor.facts import RoomCleared, VisitForgotten
from service.floor.state import Floor
from service.log.codec import Recorded
from service.log.live_floor import LiveFloor
from service.log.position import Position
from service.log.watcher import MOST, Watcher
from tests.log.doing import start


def told(n: int) -> Recorded:
    return Recorded(Position(1, n), n, RoomCleared(f"r{n}", by="mina"))


def everything() -> Watcher:
    return Watcher(lambda fact, floor: True)


async def test_it_hears_what_concerns_it_in_order_and_once() -> None:
    watcher = everything()
    watcher.hear(told(1), Floor())
    watcher.hear(told(2), Floor())
    assert await watcher.listen() == [told(1), told(2)]
    watcher.hear(told(3), Floor())
    assert await watcher.listen() == [told(3)]


async def test_what_does_not_concern_it_does_not_wake_it() -> None:
    watcher = Watcher(lambda fact, floor: isinstance(fact, VisitForgotten))
    listening = asyncio.create_task(watcher.listen())
    watcher.hear(told(1), Floor())
    await asyncio.sleep(0)
    assert not listening.done()
    gone = Recorded(Position(1, 2), 2, VisitForgotten("kim"))
    watcher.hear(gone, Floor())
    assert await listening == [gone]


async def test_one_that_falls_too_far_behind_is_told_to_look_at_the_view() -> None:
    watcher = everything()
    for n in range(MOST + 1):
        watcher.hear(told(n), Floor())
    assert await watcher.listen() == []
    watcher.hear(told(7), Floor())
    assert await watcher.listen() == [told(7)]


async def test_one_that_keeps_up_hears_as_many_as_there_may_be() -> None:
    watcher = everything()
    for n in range(MOST):
        watcher.hear(told(n), Floor())
    assert len(await watcher.listen()) == MOST


async def test_closing_wakes_it_for_the_last_time() -> None:
    watcher = everything()
    listening = asyncio.create_task(watcher.listen())
    watcher.close()
    assert await listening == []
    assert watcher.closed


async def test_a_floor_tells_its_watchers_and_forgets_those_who_left(live: LiveFloor) -> None:
    with live.watch(everything()) as watcher:
        await live.submit(start("kim"))
        assert [recorded.fact.kind for recorded in await watcher.listen()] == ["VisitStarted"]
    await live.submit(start("lee"))
    with live.watch(everything()) as again:
        live.dismiss()
        assert again.closed
    with live.watch(everything()) as late:
        assert late.closed
    assert not watcher.closed


async def test_what_is_not_its_own_is_noted_and_wakes_nobody_who_looks_soon() -> None:
    watcher = Watcher(lambda fact, floor: True, own=lambda fact: False)
    watcher.hear(told(1), Floor())
    assert await watcher.listen() == []
    assert watcher.stirred
    watcher.stirred, watcher.looks_soon = False, True
    news = asyncio.create_task(watcher.news())
    watcher.hear(told(2), Floor())
    await asyncio.sleep(0)
    assert watcher.stirred
    assert not news.done()
    watcher.wake()
    await news

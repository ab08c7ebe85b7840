"""Attention: what a visit has looked at lately, from the signals and from nothing else."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from service.log import attention
from service.log.attention import WINDOW_S, Attention, Glance
from service.log.signal_log import SignalLog
from tests.serving import MORNING, HandClock


@pytest.fixture
def signals(redis: Redis, clock: HandClock) -> SignalLog:
    return SignalLog(redis, "demo", clock)


@pytest.fixture
def known(redis: Redis, clock: HandClock) -> Attention:
    return Attention(redis, "demo", clock)


def looked(
    name: str, kind: str = "view", visit: str | None = "kim", **more: object
) -> dict[str, object]:
    signal = {"id": name, "kind": kind, "visit": visit, "style": "shirt", **more}
    return {field: value for field, value in signal.items() if value is not None}


async def test_a_visit_is_known_by_what_it_looked_at_and_for_how_long(
    signals: SignalLog, known: Attention, clock: HandClock
) -> None:
    await signals.append([looked("1", gtin="g"), looked("2", "dwell", dwell_ms=4000)])
    clock.advance(2)
    await signals.append([looked("3", "scan", colourway="shirt:red", style=None)])
    await known.catch_up()
    assert known.of("kim", clock.now()) == (
        Glance("shirt", None, "g", 0, MORNING),
        Glance("shirt", None, None, 4000, MORNING),
        Glance(None, "shirt:red", None, None, MORNING + 2000),
    )


async def test_what_was_only_in_sight_or_said_or_seen_by_nobody_is_no_glance(
    signals: SignalLog, known: Attention, clock: HandClock
) -> None:
    kinds = ("impression", "like", "dislike", "slate")
    await signals.append([*(looked(kind, kind) for kind in kinds), looked("x", visit=None)])
    await known.catch_up()
    assert known.of("kim", clock.now()) == ()
    assert known.visits == frozenset()


async def test_it_goes_on_from_where_it_was_and_hears_of_each_once(
    signals: SignalLog, known: Attention, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention, "PAGE", 2)
    for first in range(0, 10, 5):
        await signals.append([looked(str(n), gtin=str(n)) for n in range(first, first + 5)])
        await known.catch_up()
        await known.catch_up()
    assert [one.gtin for one in known.of("kim", clock.now())] == [str(n) for n in range(10)]


async def test_what_was_looked_at_long_ago_counts_no_more(
    signals: SignalLog, known: Attention, clock: HandClock
) -> None:
    await signals.append([looked("1")])
    clock.advance(WINDOW_S - 1)
    await signals.append([looked("2")])
    await known.catch_up()
    assert len(known.of("kim", clock.now())) == 2
    clock.advance(1)
    assert [one.at for one in known.of("kim", clock.now())] == [MORNING + (WINDOW_S - 1) * 1000]


async def test_one_that_begins_late_knows_what_one_that_was_always_there_knows(
    signals: SignalLog, known: Attention, redis: Redis, clock: HandClock
) -> None:
    for n in range(3):
        await signals.append([looked(str(n), gtin=str(n))])
        await known.catch_up()
        clock.advance(60)
    late = Attention(redis, "demo", clock)
    await late.catch_up()
    assert late.of("kim", clock.now()) == known.of("kim", clock.now())
    assert len(late.of("kim", clock.now())) == 3


async def test_one_that_nobody_asked_for_long_begins_again_without_what_is_past(
    signals: SignalLog, known: Attention, clock: HandClock
) -> None:
    await signals.append([looked("1")])
    await known.catch_up()
    clock.advance(2 * WINDOW_S)
    await signals.append([looked("2", visit="lee")])
    await known.catch_up()
    assert len(known.of("lee", clock.now())) == 1
    assert known.of("kim", clock.now()) == ()


async def test_no_visit_fills_the_memory(
    signals: SignalLog, known: Attention, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention, "MOST", 3)
    await signals.append([looked(str(n), gtin=str(n)) for n in range(9)])
    await known.catch_up()
    assert [one.gtin for one in known.of("kim", clock.now())] == ["6", "7", "8"]


async def test_a_visit_can_be_forgotten(
    signals: SignalLog, known: Attention, clock: HandClock
) -> None:
    await signals.append([looked("1"), looked("2", visit="lee")])
    await known.catch_up()
    known.forget("kim")
    await known.catch_up()
    assert known.of("kim", clock.now()) == ()
    assert known.visits == frozenset({"lee"})

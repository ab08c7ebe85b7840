"""What is measured of a day, on a log that was written by hand."""

from __future__ import annotations

import pytest

from service.clock import Ms
from service.floor import Fact
from service.floor.facts import (
    GarmentDelivered,
    GarmentPicked,
    GarmentRequested,
    LineJoined,
    LineLeft,
    RequestCancelled,
    RoomEntered,
    RoomLeft,
    RoomOffered,
    StockSet,
    StorePlanned,
    TaskClaimed,
    VisitEnded,
    VisitStarted,
)
from service.simulator.ledger import Ledger, Promised, Wait, read
from tests.floor.shop import OPENING, plan

#: A task is claimed until long after every example is over.
LATER = OPENING + 10_000_000


def at(seconds: float, *facts: Fact) -> list[tuple[Fact, Ms]]:
    """``facts``, so many seconds after opening."""
    return [(fact, OPENING + round(seconds * 1000)) for fact in facts]


def opened() -> list[tuple[Fact, Ms]]:
    return at(0, StorePlanned(plan()), StockSet({"shirt-m": 5, "jeans-30": 5}))


def comes(visit: str, room: str, seconds: float) -> list[tuple[Fact, Ms]]:
    """A visit that is in a room so many seconds after opening, without waiting for it."""
    return at(
        seconds,
        VisitStarted(visit, visit.upper(), "phone"),
        LineJoined(visit),
        RoomOffered(room, visit, LATER),
        RoomEntered(room, visit),
    )


def asks(visit: str, gtin: str, seconds: float, promised_s: int) -> list[tuple[Fact, Ms]]:
    style = gtin.split("-")[0]
    return at(
        seconds, GarmentRequested(f"{visit}:{gtin}", visit, gtin, style, f"{style}/w", promised_s)
    )


def gets(visit: str, gtin: str, claimed: float, delivered: float) -> list[tuple[Fact, Ms]]:
    request = f"{visit}:{gtin}"
    return [
        *at(claimed, TaskClaimed(request, visit, "mina", "Mina", LATER)),
        *at(delivered - 10, GarmentPicked(request, visit, "mina", LATER)),
        *at(delivered, GarmentDelivered(request, visit, "mina", "1")),
    ]


def ledger_of(*parts: list[tuple[Fact, Ms]]) -> Ledger:
    return read([one for part in (opened(), *parts) for one in part])


def test_a_promise_is_kept_to_the_second() -> None:
    ledger = ledger_of(
        comes("kim", "1", 0),
        asks("kim", "shirt-m", 100, promised_s=120),
        asks("kim", "jeans-30", 100, promised_s=120),
        gets("kim", "shirt-m", 130, delivered=220),
        gets("kim", "jeans-30", 130, delivered=220.001),
    )
    asked = OPENING + 100_000
    assert ledger.promises == [
        Promised(asked, 120.0, True, 120.0),
        Promised(asked, 120.0, False, 120.001),
    ]
    assert ledger.garments == [Wait(asked, 120.0), Wait(asked, 120.001)]


@pytest.mark.parametrize(("cancelled", "broken"), [(219, False), (220, False), (221, True)])
def test_a_promise_that_was_cancelled_is_broken_only_if_its_time_had_passed(
    cancelled: int, broken: bool
) -> None:
    ledger = ledger_of(
        comes("kim", "1", 0),
        asks("kim", "shirt-m", 100, promised_s=120),
        at(cancelled, RequestCancelled("kim:shirt-m", "kim")),
    )
    expected = [Promised(OPENING + 100_000, 120.0, False, None)] if broken else []
    assert ledger.promises == expected
    assert ledger.garments == []


def test_waits_for_a_room_end_with_the_offer_and_some_give_up() -> None:
    ledger = ledger_of(
        comes("kim", "1", 0),
        at(10, VisitStarted("lee", "L11", "phone"), LineJoined("lee")),
        at(20, VisitStarted("park", "P11", "phone"), LineJoined("park")),
        at(250, LineLeft("park")),
        at(300, RoomLeft("1", "kim"), VisitEnded("kim", "done")),
        at(330, RoomOffered("2", "lee", LATER)),
    )
    assert ledger.rooms == [
        Wait(OPENING, 0.0),
        Wait(OPENING + 20_000, 230.0, came=False),
        Wait(OPENING + 10_000, 320.0),
    ]
    assert ledger.count("gave_up") == 1
    assert ledger.stays == [Wait(OPENING, 300.0)]


def test_a_wait_that_was_told_is_right_if_the_room_came_by_then() -> None:
    ledger = ledger_of(
        comes("kim", "1", 0),
        at(10, VisitStarted("lee", "L11", "phone"), LineJoined("lee", told_s=240)),
        at(10, VisitStarted("park", "P11", "phone"), LineJoined("park", told_s=300)),
        at(250, RoomOffered("2", "lee", LATER)),
        at(310.5, RoomOffered("A", "park", LATER)),
    )
    assert ledger.told == [
        Promised(OPENING + 10_000, 240, True, 240.0),
        Promised(OPENING + 10_000, 300, False, 300.5),
    ]


def test_a_request_is_alone_until_somebody_takes_it() -> None:
    ledger = ledger_of(
        comes("kim", "1", 0),
        asks("kim", "shirt-m", 100, promised_s=120),
        gets("kim", "shirt-m", 145, delivered=200),
    )
    assert ledger.alone == [Wait(OPENING + 100_000, 45.0)]

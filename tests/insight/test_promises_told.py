"""Promises in the lake: broken ones, those of before the room, and those that are nobody's."""

from __future__ import annotations

from pathlib import Path

from service.clock import Ms
from service.floor import Fact
from service.floor.facts import (
    CarriedInstead,
    GarmentDelivered,
    GarmentRequested,
    PromiseBroken,
    PromiseMade,
    RoomEntered,
)
from service.insight.registry import answer
from service.insight.window import look
from tests.insight.conftest import GARMENTS, SPAN, at
from tests.insight.lakes import lake_at, write_garments, write_log

ENTERED = (RoomEntered("1", "kim"), at(0))


def asked(request: str, promised_s: int) -> GarmentRequested:
    return GarmentRequested(request, "kim", "shirt-m", "shirt", "shirt/white", promised_s)


def promises(tmp_path: Path, *log: tuple[Fact, Ms]) -> tuple[object, ...]:
    """How many promises there were, how many were kept, what was told and taken."""
    lake = lake_at(tmp_path)
    write_log(lake, log)
    write_garments(lake, GARMENTS)
    with look(lake, SPAN) as window:
        total = answer(window, "promises", k=1).total
    if total is None:
        return (0,)
    return tuple(total.cells[name] for name in ("promises", "kept", "told_s", "took_s"))


def test_a_promise_is_broken_once_and_its_garment_still_teaches(tmp_path: Path) -> None:
    log = (
        ENTERED,
        (asked("a", 60), at(0)),
        (PromiseBroken("a", "kim"), at(61)),
        (GarmentDelivered("a", "kim", "mina", "1"), at(80)),
    )
    assert promises(tmp_path, *log) == (1, 0, 60, 80)


def test_what_is_late_was_broken_though_nobody_said_so(tmp_path: Path) -> None:
    late = (GarmentDelivered("a", "kim", "mina", "1"), at(61))
    assert promises(tmp_path, ENTERED, (asked("a", 60), at(0)), late) == (1, 0, 60, 61)


def test_a_promise_begins_when_its_shopper_is_in_a_room(tmp_path: Path) -> None:
    """What was said before counts from then on, as it is said again then."""
    log = (
        (asked("a", 60), at(0)),
        (RoomEntered("1", "kim"), at(300)),
        (PromiseMade("a", "kim", promised_s=100, baseline_s=50), at(300)),
        (GarmentDelivered("a", "kim", "mina", "1"), at(390)),
    )
    assert promises(tmp_path, *log) == (1, 1, 100, 90)


def test_what_is_carried_after_all_was_promised_by_nobody(tmp_path: Path) -> None:
    log = (
        ENTERED,
        (asked("a", 60), at(0)),
        (CarriedInstead("a", "kim"), at(10)),
    )
    assert promises(tmp_path, *log) == (0,)


def test_a_promise_that_is_made_anew_counts_anew(tmp_path: Path) -> None:
    """Handed to its shopper and taken over again: then it is promised again."""
    log = (
        ENTERED,
        (asked("a", 60), at(0)),
        (PromiseBroken("a", "kim"), at(61)),
        (CarriedInstead("a", "kim"), at(70)),
        (PromiseMade("a", "kim", promised_s=30, baseline_s=20), at(100)),
        (GarmentDelivered("a", "kim", "mina", "1"), at(120)),
    )
    assert promises(tmp_path, *log) == (2, 1, 30, 20)

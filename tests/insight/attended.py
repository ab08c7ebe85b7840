"""A little lake of made-up attention: a store's plan, its garments, and a scan for every look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from catalog.store import Area, FittingRoom, Fixture, FixtureKind, Place, StorePlan, Zone
from service.archive.lake import Lake
from service.clock import Ms
from service.floor import Fact
from service.floor.facts import StorePlanned
from service.insight.window import Span
from service.simulator.attention import Seen, World, zone_of
from tests.insight.lakes import SEOUL, write_garments, write_log, write_signals

#: A Monday; the shop opens at ten.
FIRST = date(2026, 9, 7)
OPENS = 10
#: One fixture in four is a mannequin.
KINDS: tuple[FixtureKind, ...] = ("rail", "rail", "rail", "mannequin")


def day(n: int) -> str:
    return (FIRST + timedelta(n)).isoformat()


def moment(n: int, hour: float = 0) -> Ms:
    """So many hours after midnight in the store, on a day."""
    midnight = datetime.combine(FIRST + timedelta(n), datetime.min.time(), SEOUL)
    return round((midnight.timestamp() + hour * 3600) * 1000)


def plan(world: World) -> StorePlan:
    """Zones in a row, their fixtures at their corners: all as far from the middle."""
    corners = ((0, 0), (4, 0), (0, 4), (4, 4))
    zones = tuple(Zone(f"z{n}", {"en": f"Zone {n}"}, Area(4 * n, 0, 4, 4)) for n in range(4))
    fixtures = tuple(
        Fixture(
            f"f{n}",
            f"z{zone}",
            {"en": f"Fixture {n}", "ko": f"집기 {n}"},
            Place(4 * zone + corners[n % 4][0], corners[n % 4][1]),
            KINDS[n % 4],
        )
        for n, zone in enumerate(zone_of(world))
    )
    room = FittingRoom("r1", {"en": "Room 1"})
    return StorePlan("demo", {"en": "Demo"}, "Asia/Seoul", "KRW", zones, fixtures, (room,))


def write(lake: Lake, world: World, seen: Seen, facts: Iterable[tuple[Fact, Ms]] = ()) -> None:
    """The facts and, for every look, a scan of the style that hangs there."""
    store = plan(world)
    log = [(StorePlanned(store), moment(0, 9)), *facts]
    write_log(lake, sorted(log, key=lambda one: one[1]))
    write_garments(
        lake,
        [
            {"gtin": f"s{n}-m", "name_en": f"Style {n}", "zone": one.zone, "fixture": one.id}
            for n, one in enumerate(store.fixtures)
        ],
    )
    signals: list[dict[str, Any]] = [
        {"kind": "scan", "at": moment(d, OPENS + h), "visit": f"v{v}", "gtin": f"s{f}-m"}
        for d, h, v, f in zip(
            *(one.tolist() for one in (seen.day, seen.hour, seen.visit, seen.fixture)), strict=True
        )
    ]
    write_signals(lake, sorted(signals, key=lambda one: one["at"]))


def span(since: int, until: int, **other: Any) -> Span:
    """Days of the lake, both included."""
    places = {f"f{n}": {"en": f"Fixture {n}", "ko": f"집기 {n}"} for n in range(16)}
    return Span("demo", day(since), day(until), "Asia/Seoul", places, **other)

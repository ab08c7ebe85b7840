"""A crowd of which nothing is withheld: 30 visits who tried a garment, and kept it or left it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalog.garment import Style
from service.archive.lake import Lake
from service.clock import Ms
from service.floor import Fact
from service.floor.facts import (
    GarmentDelivered,
    GarmentKept,
    GarmentLeft,
    GarmentRequested,
    RoomEntered,
    RoomLeft,
    VisitEnded,
    VisitStarted,
)
from tests.insight.lakes import garments_of, write_garments, write_log

VISITS = 30


def crowd(
    garments: Sequence[dict[str, Any]], since: Ms, visits: int = VISITS
) -> Iterator[tuple[Fact, Ms]]:
    """One visit a minute from ``since`` on; of four, one keeps what they tried."""
    for n in range(visits):
        visit, request, at = f"visit-{n}", f"request-{n}", since + n * 60_000
        what = garments[n % len(garments)]
        asked = GarmentRequested(
            request, visit, what["gtin"], what["style"], what["colourway"], promised_s=120
        )
        decided = GarmentKept if n % 4 == 0 else GarmentLeft
        yield VisitStarted(visit, f"A{n:02}", "phone"), at
        yield RoomEntered("r1", visit), at + 1_000
        yield asked, at + 2_000
        yield GarmentDelivered(request, visit, f"runner-{n % 2}", "r1"), at + 50_000
        yield decided(request, visit), at + 55_000
        yield RoomLeft("r1", visit), at + 59_000
        yield VisitEnded(visit, "done"), at + 59_000


def write_many(lake: Lake, styles: Iterable[Style], store: str, since: Ms) -> list[str]:
    """A lake in which 35 styles were tried: the first by 40 visits, the second by 20, the others by
    10 each, so that only the first was kept by enough. Returns what they are called."""
    garments = garments_of(styles)
    first = list({one["style"]: one for one in reversed(garments)}.values())[::-1][:35]
    tried = [*first[:1] * 40, *first[1:2] * 20, *(one for one in first[2:] for _ in range(10))]
    write_log(lake, crowd(tried, since, len(tried)), store)
    write_garments(lake, garments, store)
    return [one["name_en"] for one in first]


def write_crowd(
    lake: Lake, styles: Iterable[Style], store: str, since: Ms, visits: int = VISITS
) -> None:
    """A lake with that crowd, in the T-shirts of a store: the first variant of each."""
    garments = garments_of(styles)
    first = {one["style"]: one for one in reversed(garments) if one["category"] == "tshirt"}
    write_log(lake, crowd(list(first.values()), since, visits), store)
    write_garments(lake, garments, store)

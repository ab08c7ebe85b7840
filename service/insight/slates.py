"""Slates of the lake with what came of them: what a ranker is learned from and judged by.

A card was seen if a screen said so, or if it was asked for; a slate of which nothing was seen was
never on a screen, and is passed over. Asked for is a request, or a garment that the shopper
carried, that names the slate and the place; kept is what its last outcome says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic_core import from_json

from service.archive.lake import Lake, Stream
from service.clock import Ms
from service.recommend.learned.considered import read
from service.recommend.learned.slate_log import Shown
from service.recommend.learned.visits import Draw, Sighted

_ASKED = ("GarmentRequested", "GarmentCarried")
#: What decides on a garment, or takes that back; the last one holds.
_DECIDES = ("GarmentKept", "GarmentLeft", "OutcomeWithdrawn")
Row = dict[str, Any]
#: The places of a slate, by its id.
Places = dict[str, set[int]]


def slates_of(lake: Lake, store: str, since: str = "", until: str = "~") -> Iterator[Shown]:
    """The slates of days ``since`` to ``until`` (YYYY-MM-DD, included) in the order they were made.

    Those that were not chosen from more than they show, those of no visit and those whose values
    another version wrote are left out.
    """
    days = {one.day for one in lake.pieces("signals", store, since, until)}
    for day in sorted(days):
        signals = rows_of(lake, "signals", store, day, ("slate", "impression"))
        number = date.fromisoformat(day).toordinal()
        yield from _of_day(number, signals, _facts(lake, store, day))


def sighted_on(lake: Lake, store: str, day: str) -> Iterator[Sighted]:
    """The slates of one day (YYYY-MM-DD) that a ranker could have ordered and that were in sight,
    as far as a trial needs them: without what they were chosen from."""
    signals = rows_of(lake, "signals", store, day, ("slate", "impression"))
    for row, _, asked, kept in _in_sight(signals, _facts(lake, store, day)):
        body = from_json(row["body"])
        if row["visit"] is not None and body.get("considered"):
            draw = body.get("draw")
            yield Sighted(
                row["visit"], _ms(row["at"]), Draw(**draw) if draw else None, len(asked), len(kept)
            )


def _ms(moment: datetime) -> Ms:
    return round(moment.timestamp() * 1000)


def _facts(lake: Lake, store: str, day: str) -> list[Row]:
    return rows_of(lake, "facts", store, day, (*_ASKED, *_DECIDES))


def _of_day(day: int, signals: Iterable[Row], facts: Iterable[Row]) -> Iterator[Shown]:
    for row, in_sight, asked, kept in _in_sight(signals, facts):
        if one := _shown(day, row, in_sight, asked, kept):
            yield one


def _in_sight(
    signals: Iterable[Row], facts: Iterable[Row]
) -> Iterator[tuple[Row, set[int], set[int], set[int]]]:
    """Each slate of which something was seen, with its places that were: seen, asked for, kept."""
    slates: dict[str, Row] = {}
    seen: Places = defaultdict(set)
    for row in signals:
        if row["kind"] == "slate":
            slates[row["slate"]] = row
        elif row["slate"] is not None and row["position"] is not None:
            seen[row["slate"]].add(row["position"])
    asked, kept = _outcomes(facts)
    for slate, row in slates.items():
        in_sight = seen[slate] | asked[slate]
        if in_sight:
            yield row, in_sight, asked[slate], kept[slate]


def _outcomes(facts: Iterable[Row]) -> tuple[Places, Places]:
    """The places that were asked for, and those of them that were kept."""
    asked: Places = defaultdict(set)
    kept: Places = defaultdict(set)
    where: dict[str, tuple[str, int]] = {}
    decided: dict[str, str] = {}
    for row in facts:
        if row["kind"] in _DECIDES:
            decided[row["request"]] = row["kind"]
        elif row["slate"] is not None and row["position"] is not None:
            where[row["request"]] = (row["slate"], row["position"])
    for request, (slate, place) in where.items():
        asked[slate].add(place)
        if decided.get(request) == "GarmentKept":
            kept[slate].add(place)
    return asked, kept


def _shown(day: int, row: Row, seen: set[int], asked: set[int], kept: set[int]) -> Shown | None:
    body = from_json(row["body"])
    if row["visit"] is None or not body.get("considered"):
        return None
    try:
        considered = read(body["considered"])
    except ValueError:
        return None
    columns = {one.colourway: number for number, one in enumerate(considered.candidates)}
    cards = sorted(body["cards"], key=lambda card: card["position"])
    return Shown(
        visit=row["visit"],
        day=day,
        considered=considered,
        at=[columns[card["colourway"]] for card in cards],
        seen=frozenset(seen),
        asked=frozenset(asked),
        kept=frozenset(kept),
        ranker=body["ranker"],
    )


def rows_of(lake: Lake, stream: Stream, store: str, day: str, kinds: tuple[str, ...]) -> list[Row]:
    """The rows of these ``kinds`` on a day, in the order of the stream."""
    found: list[Row] = []
    for piece in lake.pieces(stream, store, day, day):
        table = lake.read(piece)
        which = pc.is_in(table["kind"].cast(pa.string()), pa.array(kinds))
        columns = ["at", "kind", "visit", "slate", "position"]
        columns += ["body"] if stream == "signals" else ["request"]
        found += table.filter(which).select(columns).to_pylist()
    return found

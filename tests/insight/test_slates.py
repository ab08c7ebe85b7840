"""What came of slates, read from a little lake: seen, asked for, kept, each by its own rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic_core import to_json

from service.archive.lake import Lake, Piece
from service.archive.rows import by_day, fact_row, signal_row, table
from service.archive.schema import FACTS, SIGNALS
from service.clock import rfc3339
from service.floor.facts import (
    Fact,
    GarmentCarried,
    GarmentKept,
    GarmentLeft,
    GarmentRequested,
    OutcomeWithdrawn,
)
from service.insight.slates import slates_of
from service.log.codec import write_fact
from service.recommend import Slate, Wants, for_visit
from service.recommend.record import slate_record
from tests.recommend.shopper import SHOPPERS, _first, opened, store

NOON = 1_795_489_200_000  # 2026-11-24T03:00:00Z is noon in Seoul.
TODAY = date(2026, 11, 24).toordinal()
HERE = opened(store())
WANTS = _first(SHOPPERS[0], store(), "visit")


def made(slate: str, wants: Wants = WANTS) -> Slate:
    return for_visit(HERE, wants, slate, luck="visit")


def record(slate: str, visit: str | None = "v") -> dict[str, Any]:
    return slate_record(made(slate), rfc3339(NOON), visit)


def seen(slate: str, *places: int) -> list[dict[str, Any]]:
    return [{"kind": "impression", "slate": slate, "position": one, "visit": "v"} for one in places]


def asked(request: str, slate: str | None, place: int | None) -> Fact:
    return GarmentRequested(request, "v", "1", "s", "s/red", 120, slate=slate, position=place)


def put(
    lake: Lake, signals: Sequence[dict[str, Any]], facts: Sequence[Fact] = (), at: int = NOON
) -> None:
    """What the archive would write of these, all at one time."""
    when = rfc3339(at)
    bodies = [to_json({"at": when, **one, "received_at": when}).decode() for one in signals]
    told = [signal_row((f"{at}-{n}", {"signal": body})) for n, body in enumerate(bodies)]
    happened = [fact_row((f"7-{n}", write_fact(fact, at))) for n, fact in enumerate(facts, 1)]
    for stream, rows, schema in (("signals", told, SIGNALS), ("facts", happened, FACTS)):
        for day, some in by_day(rows, ZoneInfo("Asia/Seoul")):
            first, last = ((some[end]["epoch"], some[end]["n"]) for end in (0, -1))
            piece = Piece(stream, "demo", day, first, last, recent=False)  # type: ignore[arg-type]
            lake.publish(lake.stage(table(some, schema), "demo"), piece.path)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.at(tmp_path / "lake")


def test_what_was_seen_asked_for_and_kept_by_hand(lake: Lake) -> None:
    facts = [
        asked("r1", "one", 0),
        asked("r2", "one", 2),
        asked("r3", "one", 5),
        GarmentCarried("r4", "v", "1", "s", "s/red", slate="one", position=7),
        asked("r5", None, None),
        GarmentKept("r1", "v"),
        GarmentLeft("r2", "v"),
        GarmentKept("r3", "v"),
        OutcomeWithdrawn("r3", "v"),
        GarmentLeft("r4", "v"),
        GarmentKept("r4", "v"),
        GarmentKept("r5", "v"),
    ]
    put(lake, [record("one"), *seen("one", 0, 1, 2, 3)], facts)
    (found,) = slates_of(lake, "demo")
    assert (found.visit, found.day, found.ranker) == ("v", TODAY, "taste-5")
    assert found.considered == made("one").considered
    assert found.seen == {0, 1, 2, 3, 5, 7}
    assert (found.asked, found.kept) == ({0, 2, 5, 7}, {0, 7})
    shown = [found.considered.candidates[column].colourway for column in found.at]
    assert shown == [card.colourway for card in made("one").cards]


def test_a_slate_that_was_on_no_screen_is_passed_over(lake: Lake) -> None:
    put(lake, [record("one"), record("two"), *seen("two", 0)])
    assert [one.seen for one in slates_of(lake, "demo")] == [frozenset({0})]


def test_what_another_version_wrote_and_what_is_of_no_visit_is_left_out(lake: Lake) -> None:
    old, older = record("old"), record("older")
    old["considered"]["version"] = "considered-0"
    del older["considered"]
    nobody = record("nobody", visit=None)
    put(lake, [old, older, nobody, *seen("old", 0), *seen("older", 0), *seen("nobody", 0)])
    assert list(slates_of(lake, "demo")) == []


def test_days_are_asked_for_by_name(lake: Lake) -> None:
    for day in range(3):
        put(lake, [record(f"s{day}"), *seen(f"s{day}", 0)], at=NOON + day * 86_400_000)
    days = [one.day - TODAY for one in slates_of(lake, "demo", "2026-11-25")]
    assert days == [1, 2]
    assert list(slates_of(lake, "elsewhere")) == []

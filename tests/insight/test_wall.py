"""The wall between those who sell in one store, tried by every report and every grouping."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.clock import Ms
from service.floor import Fact
from service.floor.facts import (
    GarmentDelivered,
    GarmentKept,
    GarmentLeft,
    GarmentNotFound,
    GarmentRequested,
    GarmentWanted,
    LeavingExplained,
    RoomEntered,
    RoomLeft,
    VisitEnded,
)
from service.insight.registry import REPORTS, NoSuchReport, answer, answer_brand
from service.insight.scope import OF_GARMENTS, OTHERS, Scope
from service.insight.table import as_csv
from service.insight.window import Span, Window, look
from tests.floor.shop import OPENING
from tests.insight.lakes import lake_at, write_garments, write_log, write_signals

DAY = "2026-11-23"
SPAN = Span("demo", DAY, DAY, "Asia/Seoul")
#: Each brand hangs on a rail of its own, in a zone that they share.
BRANDS = {"tee": "Ours", "coat": "Theirs", "hat": "Third"}


def log() -> Iterator[tuple[Fact, Ms]]:
    """Thirty visits that want one of each, and everything happens to some of them."""
    for n in range(30):
        at = OPENING + n * 60_000
        visit = f"v{n}"
        yield RoomEntered("1", visit), at
        for i, style in enumerate(BRANDS):
            request, gtin = f"{style}-{n}", f"{style}-m"
            way, rail = f"{style}:white", f"rail-{style}"
            asked = GarmentRequested(
                request, visit, gtin, style, way, 120, fixture=rail, slate="s" if n % 2 else None
            )
            yield asked, at + i
            if n % 3 == 0:
                yield GarmentNotFound(request, visit, gtin, "missing", 0), at + 1_000 + i
                yield GarmentWanted(f"w-{request}", visit, gtin, style, way), at + 2_000 + i
                continue
            yield GarmentDelivered(request, visit, f"runner-{n % 2}", "1"), at + 3_000 + i
            if (n + i) % 2:
                yield GarmentKept(request, visit), at + 4_000 + i
            else:
                yield GarmentLeft(request, visit), at + 4_000 + i
                yield LeavingExplained(request, visit, ("too_small",)), at + 4_500 + i
        yield RoomLeft("1", visit), at + 50_000
        yield VisitEnded(visit, "done"), at + 51_000


def opened(folder: Path, scope: Scope) -> Iterator[Window]:
    lake = lake_at(folder)
    if not lake.stores():
        write_log(lake, log())
        write_garments(
            lake,
            [
                {
                    "gtin": f"{style}-m",
                    "brand": brand,
                    "name_en": f"Name of {style}",
                    "category": "top",
                    "size": "M",
                    "zone": "near",
                    "fixture": f"rail-{style}",
                    "price_minor": 10_000,
                    "currency": "KRW",
                }
                for style, brand in BRANDS.items()
            ],
        )
        looks = [
            {"kind": kind, "at": OPENING + n * 60_000 + 10, "visit": f"v{n}", "gtin": f"{style}-m"}
            | ({"dwell_ms": 5_000} if kind == "dwell" else {})
            for n in range(30)
            for style in BRANDS
            for kind in ("scan", "dwell")
        ]
        write_signals(lake, looks)
    with look(lake, SPAN, scope=scope) as window:
        yield window


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("wall")


@pytest.fixture(scope="module")
def everything(place: Path) -> Iterator[Window]:
    yield from opened(place, Scope())


@pytest.fixture(scope="module")
def ours(place: Path) -> Iterator[Window]:
    """A brand that sells here."""
    yield from opened(place, Scope(brand="Ours"))


@pytest.fixture(scope="module")
def retailer(place: Path) -> Iterator[Window]:
    """The retailer, whose own brand is one of three."""
    yield from opened(place, Scope(own=("Ours",)))


QUESTIONS = [(name, by) for name, spec in REPORTS.items() for by in spec.by]


@pytest.mark.parametrize(("name", "by"), QUESTIONS)
def test_a_brand_finds_nothing_of_others_in_any_report(
    ours: Window, everything: Window, name: str, by: str
) -> None:
    if name not in OF_GARMENTS:
        with pytest.raises(NoSuchReport):
            answer_brand(ours, everything, name, by)
        return
    report = answer_brand(ours, everything, name, by)
    said = as_csv(report)
    for stranger in ("coat", "hat", "Theirs", "Third"):
        assert stranger not in said
    # What is kept rarely is held against the brand's own usual, and here it has one style.
    assert report.rows or name == "fit", "of one's own garments something is told"
    assert all(row.visits <= 30 for row in report.rows)
    mine = answer(everything, name, "style").rows if "style" in REPORTS[name].by else ()
    tees = [row for row in mine if row.key.startswith("tee")]
    if by == "category" and tees and name != "sizes":
        [row] = report.rows
        assert row.cells == tees[0].cells


def test_what_a_brand_may_ask_for_is_there() -> None:
    assert set(REPORTS) >= OF_GARMENTS
    assert "fit" in OF_GARMENTS


def test_of_the_store_a_brand_learns_shares_and_no_counts(ours: Window, everything: Window) -> None:
    report = answer_brand(ours, everything, "keep-rate", "style")
    whole = answer(everything, "keep-rate", "style").total
    assert report.average is not None
    assert whole is not None
    assert report.average.cells["kept_share" if "kept_share" in whole.cells else "rate"] is not None
    assert {name for name, value in report.average.cells.items() if value is not None} <= {
        column.name for column in report.columns if column.unit in ("share", "seconds", "number")
    }
    assert report.average.visits == 0


@pytest.mark.parametrize(("name", "by"), QUESTIONS)
def test_the_retailer_sees_others_only_among_all(retailer: Window, name: str, by: str) -> None:
    said = as_csv(answer(retailer, name, by))
    for stranger in ("coat", "hat", "rail-coat", "rail-hat", "Theirs", "Third"):
        assert stranger not in said


def test_by_style_others_are_one_row_and_the_whole_is_the_whole(
    retailer: Window, everything: Window
) -> None:
    walled, open_ = (answer(one, "funnel", "style") for one in (retailer, everything))
    assert {row.key for row in walled.rows} == {"tee", OTHERS}
    assert {row.key for row in open_.rows} == {"tee", "coat", "hat"}
    shown = {row.key: row.cells["asked"] for row in walled.rows}
    assert shown == {"tee": 30, OTHERS: 60}


def test_where_no_own_brand_is_named_there_is_no_wall(everything: Window) -> None:
    assert "rail-coat" in as_csv(answer(everything, "funnel", "fixture"))


def test_a_name_is_no_way_through_the_wall(place: Path) -> None:
    for window in opened(place, Scope(brand="Ours' OR brand <> '")):
        assert answer(window, "funnel", "style").rows == ()

"""A simulated Tuesday: reports say of the lake what the floor counted as it happened."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from statistics import fmean, median

import pytest

from service.floor.tally import Tally
from service.insight.registry import answer
from service.insight.report import Row
from service.insight.window import Span, Window, look
from service.simulator.day import Day, simulate
from service.simulator.shape import SHAPES
from tests.insight.lakes import garments_of, lake_at, write_garments, write_log
from tests.simulator.days import setup


@functools.cache
def tuesday() -> Day:
    return simulate(setup(shape=SHAPES["tuesday"]))


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    day = tuesday()
    lake = lake_at(tmp_path_factory.mktemp("tuesday"))
    write_log(lake, day.log)
    write_garments(lake, garments_of(day.setup.styles))
    date = day.setup.date.isoformat()
    with look(lake, Span("demo", date, date, day.setup.plan.timezone)) as opened:
        yield opened


@pytest.fixture(scope="module")
def tally() -> Tally:
    return tuesday().store.floor.today


def whole(window: Window, name: str) -> Row:
    total = answer(window, name, k=1).total
    assert total is not None
    return total


def test_garments_are_counted_as_the_floor_counted_them(window: Window, tally: Tally) -> None:
    counts, cells = tally.counts, whole(window, "funnel").cells
    assert cells["brought"] == counts["delivered"]
    assert cells["kept"] == counts["kept"]
    assert cells["tried"] == counts["kept"] + counts["left"]
    assert whole(window, "missing").cells["not_found"] == counts["not_found"]
    assert whole(window, "go-backs").cells["recovered"] == counts["recovered"]
    tried = counts["kept"] + counts["left"]
    assert whole(window, "keep-rate").cells["rate"] == round(counts["kept"] / tried, 4)


def test_promises_are_kept_in_the_hours_in_which_the_floor_kept_them(
    window: Window, tally: Tally
) -> None:
    told = {
        row.key: (row.cells["promises"], row.cells["kept"])
        for row in answer(window, "promises", "hour", k=1).rows
    }
    floor = {
        f"{hour:02}:00": (
            sum(one.kept + one.broken for one in zones.values()),
            sum(one.kept for one in zones.values()),
        )
        for hour, zones in tally.promises.items()
    }
    assert told == floor


def test_how_far_promises_were_off_is_as_the_floor_measured_it(
    window: Window, tally: Tally
) -> None:
    measured = [one for zones in tally.promises.values() for one in zones.values()]
    pairs = [pair for one in measured for pair in zip(one.told_s, one.took_s, strict=True)]
    cells = whole(window, "promises").cells
    assert cells["told_s"] == round(median(told for told, _ in pairs))
    assert cells["took_s"] == round(median(took for _, took in pairs))
    assert cells["bias_s"] == round(fmean(took - told for told, took in pairs))


def test_stays_in_rooms_are_as_long_as_the_simulator_saw(window: Window) -> None:
    stays = [one.seconds for one in tuesday().ledger.stays]
    cells = whole(window, "dwell").cells
    assert (cells["stays"], cells["median_s"]) == (len(stays), round(median(stays)))


def test_what_the_team_did_is_what_the_log_says(window: Window, tally: Tally) -> None:
    kinds = Counter(fact.kind for fact, _ in tuesday().log)
    cells = whole(window, "team").cells
    assert cells["brought"] == kinds["GarmentDelivered"]
    assert cells["recovered"] == kinds["GarmentRecovered"]
    assert cells["cleared"] == kinds["RoomCleared"]
    escalated = kinds["RequestEscalated"] + kinds["HelpEscalated"]
    assert cells["escalated"] == escalated
    assert cells["bring_s"] is not None


def test_groups_add_up_to_the_whole(window: Window) -> None:
    for by in ("style", "category", "zone", "fixture", "hour", "day"):
        report = answer(window, "funnel", by, k=1)
        assert report.total is not None
        for name in ("asked", "brought", "here", "tried", "kept"):
            assert sum(int(row.cells[name] or 0) for row in report.rows) == report.total.cells[name]


def test_of_a_whole_day_something_may_be_told(window: Window) -> None:
    """Some hundred visits, of which no row of fewer than ten is shown."""
    report = answer(window, "funnel", "hour")
    assert report.rows
    assert min(row.visits for row in report.rows) >= 10
    assert all(visits >= 10 for row in report.rows for visits in row.behind.values() if visits)

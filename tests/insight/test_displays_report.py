"""The reports of displays and experiments, of a lake in which the truth is known."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalog.store import StorePlan
from service.archive.lake import Lake
from service.clock import Ms
from service.floor import Fact
from service.floor.facts import (
    DisplayChanged,
    ExperimentPlanned,
    ExperimentStopped,
    ReleaseAdopted,
    StorePlanned,
)
from service.insight.displays.stands import Stand, stands_of
from service.insight.experiments.plan import toss
from service.insight.experiments.reading import harmful
from service.insight.registry import answer
from service.insight.report import Report
from service.insight.window import look
from service.simulator.attention import Change, Seen, World, drawn, live
from tests.insight.attended import day, moment, plan, span, write
from tests.insight.lakes import lake_at, write_garments

WORLD = World(seed=5, days=28, visits_a_day=400)
ARMS = toss(2, 1, seed=1)
#: Fixture 6 is changed from the first day on by these tosses, and draws 1.6 times as much.
TRIED = ExperimentPlanned("e1", "switch_back", "f6", "red coat", day(0), 28, 0.3, ARMS)
CHANGE = Change(6, np.repeat([[math.log(1.6) if arm == "B" else 0.0] for arm in ARMS], 2, axis=1))


def lake_of(path: Path, world: World, seen: Seen, *facts: tuple[Fact, Ms]) -> Lake:
    lake = lake_at(path)
    write(lake, world, seen, facts)
    return lake


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    path = tmp_path_factory.mktemp("attended")
    return lake_of(path, WORLD, live(WORLD, CHANGE), (TRIED, moment(0, 9)))


def ask(
    lake: Lake, name: str, until: int = 27, since: int = 0, by: str = "", k: int = 1, **o: Any
) -> Report:
    """Of these days of the lake; of every visit, if nothing else is said."""
    with look(lake, span(since, until, **o)) as window:
        return answer(window, name, by, k)


def cells(report: Report, *names: str) -> dict[str, tuple[Any, ...]]:
    return {row.key: tuple(row.cells[name] for name in names) for row in report.rows}


# --- displays ------------------------------------------------------------------------------------


def test_what_fixtures_draw_is_told_with_their_exposure(lake: Lake) -> None:
    report = ask(lake, "displays")
    told = cells(report, "draw", "draw_low", "draw_high", "hours", "rate")
    true = np.log(drawn(WORLD))
    true[6] += 0.5 * math.log(1.6)  # Half of the days.
    covered = [
        told[f"f{n}"][1] <= math.exp(log) <= told[f"f{n}"][2]
        for n, log in enumerate(true - true.mean())
    ]
    assert (len(covered), sum(covered)) == (16, 16)
    assert {one[3] for one in told.values()} == {280}
    draw = [one[0] for one in told.values()]
    assert draw == sorted(draw, reverse=True)
    assert {row.label["ko"] for row in report.rows} == {f"집기 {n}" for n in range(16)}
    assert [note["en"][:9] for note in report.notes] == ["A visit p", "Positions"]


def test_arrangements_are_compared(lake: Lake) -> None:
    report = ask(lake, "displays", by="arrangement")
    told = cells(report, "fixtures", "draw")
    assert {kind: one[0] for kind, one in told.items()} == {"rail": 12, "mannequin": 4}
    assert told["rail"][1] == 1.0
    true = np.log(drawn(WORLD))
    ratio = math.exp(true[3::4].mean() - np.delete(true, [3, 7, 11, 15]).mean())
    [row] = [row for row in report.rows if row.key == "mannequin"]
    assert float(row.cells["draw_low"] or 0) < ratio < float(row.cells["draw_high"] or 0)


def test_a_day_is_few_data_and_warned_of(lake: Lake) -> None:
    report = ask(lake, "displays", until=0)
    assert report.notes[-1]["en"].startswith("Few data")
    assert "집기 6" in report.notes[-1]["ko"]


def test_a_store_without_scans_says_that_nothing_can_be_compared(tmp_path: Path) -> None:
    nothing = np.zeros(0, np.int64)
    empty = lake_of(tmp_path, WORLD, Seen(nothing, nothing, nothing, nothing))
    for name, by in (("displays", "fixture"), ("displays", "arrangement"), ("experiments", "")):
        assert ask(empty, name, by=by).rows == ()
    assert "fewer than two" in ask(empty, "displays").notes[2]["en"]
    assert ask(empty, "experiments").notes[-1]["en"].startswith("No experiment")


def test_without_a_plan_the_catalogue_says_what_stands_where(lake: Lake) -> None:
    """The plan was made on the first day; later days do not hold it, and somebody hands it in."""
    kinds = {row.key for row in ask(lake, "displays", since=7, by="arrangement").rows}
    assert kinds == {"rail"}
    handed = [(one.id, one.zone, one.kind, one.far) for one in stands_of(plan(WORLD))]
    told = ask(lake, "displays", since=7, by="arrangement", stands=handed).rows
    assert {row.key for row in told} == {"rail", "mannequin"}


def test_a_plan_says_how_far_from_the_middle_of_its_zone_a_fixture_stands() -> None:
    first, *_ = stands_of(plan(WORLD))
    assert first == Stand("f0", "z0", "rail", math.hypot(2, 2))
    assert stands_of(None) == []
    bare = replace(plan(WORLD), zones=tuple(replace(z, area=None) for z in plan(WORLD).zones))
    assert {one.far for one in stands_of(bare)} == {None}


def test_a_style_that_was_moved_is_looked_at_where_it_hangs(tmp_path: Path) -> None:
    moved = DisplayChanged("f1", "swapped", "s0", "f0")
    path = lake_of(tmp_path, WORLD, live(WORLD), (moved, moment(14, 9)))
    before, after = (cells(ask(path, "displays", end, end - 13), "looks") for end in (13, 27))
    assert "f0" in before
    assert "f0" not in after  # Nobody scanned anything there, so nothing is told of it.
    assert after["f1"][0] > 1.3 * before["f1"][0]


def test_a_fixture_that_the_catalogue_has_emptied_is_not_on_display(tmp_path: Path) -> None:
    path = lake_of(tmp_path, WORLD, live(WORLD), (ReleaseAdopted("r2"), moment(7, 9)))
    rest = [{"gtin": f"s{n}-m", "zone": f"z{n // 4}", "fixture": f"f{n}"} for n in range(1, 16)]
    write_garments(path, rest, release="r2")
    hours = cells(ask(path, "displays", 13), "hours")
    assert (hours["f0"], hours["f1"]) == ((70,), (140,))


# --- experiments ---------------------------------------------------------------------------------


def test_an_experiment_is_told_as_it_was(lake: Lake) -> None:
    report = ask(lake, "experiments")
    [row] = report.rows
    assert row.label == {"en": "red coat · Fixture 6", "ko": "red coat · 집기 6"}
    assert (row.cells["days"], row.cells["left"]) == (28, 0)
    low, ratio, high = (float(row.cells[name] or 0) for name in ("low", "ratio", "high"))
    assert low < 1.6 < high
    [note] = report.notes
    # In words no less than in a row: nothing that stands on fewer visits than may be told.
    hidden = ask(lake, "experiments", k=100_000)
    assert hidden.rows == ()
    assert not any("times the looks" in one["en"] for one in hidden.notes)
    assert f"{ratio:.2f} times the looks (95 %: {low:.2f} to {high:.2f}), and that is" in note["en"]
    assert f"시선 {ratio:.2f}배" in note["ko"]


def test_nothing_is_told_before_the_end(lake: Lake) -> None:
    for until, today in ((20, None), (27, day(21))):
        report = ask(lake, "experiments", until, today=today)
        [row] = report.rows
        assert (row.cells["left"], row.cells["ratio"]) == (7, None)
        assert report.notes[0]["en"] == (
            "red coat · Fixture 6: 7 of 28 days to go; nothing is said before the end, or chance "
            "would be taken for an effect."
        )


def test_an_experiment_that_was_planned_before_is_handed_in(lake: Lake) -> None:
    before = {"experiment": "e1", "design": "switch_back", "fixture": "f6", "words": "red coat"}
    rest = {"starts": day(0), "days": 28, "smallest": 0.3, "arms": ARMS, "stopped_on": None}
    [row] = ask(lake, "experiments", experiments=[before | rest]).rows
    assert row.cells["ratio"] is not None  # Once, though the facts of these days have it, too.
    report = ask(lake, "experiments", since=7, experiments=[before | rest])
    assert "not in this report's days" in report.notes[0]["en"]


def test_a_change_made_once_is_told_against_the_other_fixtures(tmp_path: Path) -> None:
    logs = np.zeros((28, 2))
    logs[14:] = math.log(1.6)
    once = ExperimentPlanned("e2", "before_after", "f6", "new", day(14), 14, 0.3)
    other = (DisplayChanged("f3", "also changed"), moment(16, 9))
    again = (DisplayChanged("f6", "and again"), moment(20, 9))
    seen = live(WORLD, Change(6, logs))
    path = lake_of(tmp_path, WORLD, seen, (once, moment(14, 9)), other, again)
    report = ask(path, "experiments")
    [row] = report.rows
    assert float(row.cells["low"] or 9) < 1.6 < float(row.cells["high"] or 0)
    assert "changed again meanwhile" in report.notes[0]["en"]
    assert "fixtures that were changed meanwhile are not compared" in report.notes[0]["en"]


def test_what_was_stopped_is_told_of_its_days(tmp_path: Path) -> None:
    stopped = (ExperimentStopped("e1"), moment(21, 9))
    path = lake_of(tmp_path, WORLD, live(WORLD, CHANGE), (TRIED, moment(0, 9)), stopped)
    report = ask(path, "experiments")
    assert report.rows[0].cells["ratio"] is not None
    assert "stopped before its planned end" in report.notes[0]["en"]


def test_a_fixture_that_vanished_is_said(tmp_path: Path) -> None:
    without: StorePlan = replace(
        plan(WORLD), fixtures=tuple(one for one in plan(WORLD).fixtures if one.id != "f6")
    )
    gone = (StorePlanned(without), moment(5, 9))
    path = lake_of(tmp_path, WORLD, live(WORLD), (TRIED, moment(0, 9)), gone)
    report = ask(path, "experiments")
    assert report.rows == ()
    assert report.notes[0]["en"].endswith(
        "nothing can be told; its fixture is not in the store's plan any more."
    )


def test_two_experiments_on_neighbours_do_not_compare_with_each_other(tmp_path: Path) -> None:
    beside = replace(TRIED, experiment="e2", fixture="f7")
    path = lake_of(
        tmp_path, WORLD, live(WORLD, CHANGE), (TRIED, moment(0, 9)), (beside, moment(0, 9))
    )
    report = ask(path, "experiments")
    assert [row.cells["left"] for row in report.rows] == [0, 0]
    assert all("are not compared with it" in note["en"] for note in report.notes)


def test_half_days_are_read_by_the_hour_of_the_store(tmp_path: Path) -> None:
    arms = toss(1, 2, seed=3)
    logs = np.array([math.log(1.6) if arm == "B" else 0.0 for arm in arms]).reshape(14, 2)
    halves = replace(TRIED, days=14, arms=arms, parts=2, boundary_h=15)
    seen = live(replace(WORLD, days=14), Change(6, logs))
    path = lake_of(tmp_path, WORLD, seen, (halves, moment(0, 9)))
    [row] = ask(path, "experiments", 13).rows
    assert float(row.cells["low"] or 9) < 1.6 < float(row.cells["high"] or 0)
    assert float(row.cells["ratio"] or 0) > 1.2


HARMED = Change(6, np.repeat([[math.log(0.3) if arm == "B" else 0.0] for arm in ARMS], 2, axis=1))


def test_serious_harm_alone_is_said_before_the_end(tmp_path: Path) -> None:
    lake = lake_of(tmp_path, WORLD, live(WORLD, HARMED), (TRIED, moment(0, 9)))
    report = ask(lake, "experiments", today=day(27))
    [row] = report.rows
    assert (row.cells["left"], row.cells["ratio"], row.cells["sure"]) == (1, None, None)
    [note] = report.notes
    assert note["en"].endswith("but this change surely loses more than 10% of the looks: stop it.")
    assert "10% 넘게 줄어드는 것이 확실합니다: 중단하세요" in note["ko"]
    hidden = ask(lake, "experiments", today=day(27), k=100_000)
    assert not any("surely loses" in one["en"] for one in hidden.notes)
    over = ask(lake, "experiments")
    assert "surely loses" not in over.notes[0]["en"]
    assert over.rows[0].cells["ratio"] is not None


def test_what_was_stopped_for_harm_says_so(tmp_path: Path) -> None:
    stopped = (ExperimentStopped("e1"), moment(27, 9))
    path = lake_of(tmp_path, WORLD, live(WORLD, HARMED), (TRIED, moment(0, 9)), stopped)
    [note] = ask(path, "experiments").notes
    assert "told somewhat larger than it is" in note["en"]


def test_the_page_is_told_which_experiments_do_harm(tmp_path: Path) -> None:
    lake = lake_of(tmp_path, WORLD, live(WORLD, HARMED), (TRIED, moment(0, 9)))
    for until, found in ((10, []), (26, ["e1"]), (27, [])):
        with look(lake, span(0, until)) as window:
            assert harmful(window, k=10) == found
    with look(lake, span(0, 26)) as window:
        assert harmful(window, k=100_000) == []

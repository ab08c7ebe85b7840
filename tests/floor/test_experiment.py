"""Displays that are changed, and experiments that are planned before they are seen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.floor.commands import ChangeDisplay, PlanExperiment, PlanStore, StopExperiment
from service.floor.facts import DisplayChanged, ExperimentPlanned, ExperimentStopped
from service.floor.state import DisplayChange
from service.insight.experiments.plan import toss

from .shop import OPENING, Shop, plan

#: The shop opens on Monday, the 23rd.
TODAY = "2026-11-23"
DAY_S = 24 * 3600
ARMS = toss(1, 1, seed=1)


def switch_back(name: str = "e1", **other: Any) -> PlanExperiment:
    known: dict[str, Any] = {
        "design": "switch_back",
        "fixture": "rail-1",
        "words": "red coat in front",
        "starts": TODAY,
        "days": 14,
        "smallest": 0.25,
        "arms": ARMS,
    }
    return PlanExperiment(name, **known | other)


def before_after(name: str = "e1", **other: Any) -> PlanExperiment:
    return switch_back(name, **{"design": "before_after", "arms": "", "days": 28} | other)


# --- changes -------------------------------------------------------------------------------------


def test_a_change_is_recorded_in_the_managers_words(shop: Shop) -> None:
    facts = shop.do(ChangeDisplay("rail-2", "  moved to the front ", "shirt", "rail-1", "boss"))
    assert facts == [DisplayChanged("rail-2", "moved to the front", "shirt", "rail-1", "boss")]
    assert shop.floor.display_changes == [
        DisplayChange("rail-2", "moved to the front", "shirt", "rail-1", OPENING)
    ]


@pytest.mark.parametrize(
    ("fixture", "words", "come_from", "code"),
    [
        ("rail-9", "new", None, "fixture_unknown"),
        ("rail-1", "new", "rail-9", "fixture_unknown"),
        ("rail-1", "new", "rail-1", "change_wrong"),
        ("rail-1", "   ", None, "change_wrong"),
        ("rail-1", "x" * 201, None, "change_wrong"),
    ],
)
def test_a_change_that_says_nothing_is_refused(
    shop: Shop, fixture: str, words: str, come_from: str | None, code: str
) -> None:
    assert shop.refuses(ChangeDisplay(fixture, words, None, come_from)) == code


def test_a_floor_remembers_the_last_forty_changes(shop: Shop) -> None:
    for n in range(45):
        shop.do(ChangeDisplay("rail-1", f"change {n}"))
    assert [one.words for one in shop.floor.display_changes] == [
        f"change {n}" for n in range(5, 45)
    ]


# --- plans ---------------------------------------------------------------------------------------


def test_a_planned_experiment_says_what_stands_there_on_which_day(shop: Shop) -> None:
    [planned] = shop.do(switch_back(by="boss"))
    assert isinstance(planned, ExperimentPlanned)
    assert (planned.arms, planned.by) == (ARMS, "boss")
    found = shop.floor.experiments["e1"]
    assert (found.ends, found.planned_at) == ("2026-12-06", OPENING)
    days = [f"2026-11-{day}" for day in range(22, 26)]
    assert [found.arms_on(day) for day in days] == ["", *ARMS[:3]]
    assert [found.arms_on(f"2026-12-0{day}") for day in (6, 7)] == [ARMS[13], ""]


def test_half_days_have_two_letters_a_day(shop: Shop) -> None:
    arms = toss(1, 2, seed=1)
    shop.do(switch_back(arms=arms, parts=2, washout_h=1))
    assert shop.floor.experiments["e1"].arms_on("2026-11-24") == arms[2:4]


def test_a_change_made_once_stands_from_its_day_on(shop: Shop) -> None:
    shop.do(before_after())
    found = shop.floor.experiments["e1"]
    assert [found.arms_on(day) for day in ("2026-11-22", TODAY, "2026-12-20", "2026-12-21")] == [
        "",
        "B",
        "B",
        "",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": " "},
        {"words": "x" * 201},
        {"starts": "tomorrow"},
        {"starts": "20261123"},
        {"days": 13},
        {"days": 0},
        {"arms": ARMS[:-1]},
        {"arms": "A" * 14},
        {"arms": "X" * 14},
        {"arms": ""},
        {"arms": ARMS * 14, "days": 196},
        {"smallest": 0.0},
        {"smallest": float("nan")},
        {"smallest": 5.1},
        {"parts": 2},
        {"parts": 3},
        {"boundary_h": 24},
        {"washout_h": 5},
        {"comparables": ("rail-1",)},
        {"comparables": ("rail-2", "rail-2")},
        {"design": "before_after"},
        {"design": "before_after", "arms": "", "days": 10},
    ],
)
def test_what_is_no_fair_plan_is_refused(shop: Shop, wrong: dict[str, Any]) -> None:
    assert shop.refuses(switch_back(**wrong)) == "experiment_wrong"


def test_a_plan_is_for_fixtures_that_there_are(shop: Shop) -> None:
    assert shop.refuses(switch_back(fixture="rail-9")) == "fixture_unknown"
    assert shop.refuses(switch_back(comparables=("rail-9",))) == "fixture_unknown"


@pytest.mark.parametrize(
    ("command", "first", "last"),
    [(switch_back(), TODAY, "2027-01-22"), (before_after(), "2026-11-16", "2027-01-22")],
    ids=["switch-back", "before and after"],
)
def test_a_plan_starts_soon(shop: Shop, command: PlanExperiment, first: str, last: str) -> None:
    for day in (first, last):
        Shop().do(replace(command, starts=day))
    early = {TODAY: "2026-11-22", "2026-11-16": "2026-11-15"}[first]
    assert shop.refuses(replace(command, starts=early)) == "experiment_time"
    assert shop.refuses(replace(command, starts="2027-01-23")) == "experiment_time"


def test_today_is_the_day_in_the_store(shop: Shop) -> None:
    shop.wait(14 * 3600)  # 23:00 in Seoul.
    Shop().do(switch_back())
    shop.wait(3600)  # Tuesday there; Monday in Greenwich.
    assert shop.refuses(switch_back()) == "experiment_time"


def test_one_fixture_is_changed_by_one_experiment_at_a_time(shop: Shop) -> None:
    shop.do(switch_back("e1"))
    assert shop.refuses(switch_back("e1")) == "experiment_exists"
    assert shop.refuses(switch_back("e2", starts="2026-12-06")) == "experiment_overlaps"
    shop.do(switch_back("e3", starts="2026-12-07"))
    assert shop.refuses(before_after("e4")) == "experiment_overlaps"
    shop.do(before_after("e5", fixture="rail-2"))


# --- the end -------------------------------------------------------------------------------------


def test_an_experiment_is_over_after_its_last_day(shop: Shop) -> None:
    shop.do(switch_back())
    shop.wait(13 * DAY_S)
    assert not shop.floor.experiments["e1"].over("2026-12-06")
    shop.wait(DAY_S)
    assert shop.refuses(StopExperiment("e1")) == "experiment_over"
    shop.do(switch_back("e2", starts="2026-12-07"))


def test_a_stopped_experiment_does_not_go_on_and_makes_room(shop: Shop) -> None:
    shop.do(switch_back())
    shop.wait(3 * DAY_S)
    assert shop.do(StopExperiment("e1", "boss")) == [ExperimentStopped("e1", "boss")]
    found = shop.floor.experiments["e1"]
    assert found.stopped_on == "2026-11-26"
    assert [bool(found.arms_on(f"2026-11-{day}")) for day in (25, 26)] == [True, False]
    assert shop.refuses(StopExperiment("e1")) == "experiment_over"
    shop.do(switch_back("e2", starts="2026-11-26"))


def test_what_was_never_planned_cannot_be_stopped(shop: Shop) -> None:
    assert shop.refuses(StopExperiment("e9")) == "experiment_unknown"


def test_a_fixture_that_vanishes_leaves_its_experiment_to_be_stopped(shop: Shop) -> None:
    shop.do(switch_back())
    shop.do(PlanStore(replace(plan(), fixtures=plan().fixtures[1:])))
    assert shop.do(StopExperiment("e1")) == [ExperimentStopped("e1")]
    assert shop.refuses(switch_back("e2")) == "fixture_unknown"


def test_a_floor_forgets_the_oldest_that_are_over(shop: Shop) -> None:
    for n in range(42):
        shop.do(switch_back(f"e{n}"))
        shop.do(StopExperiment(f"e{n}"))
    assert list(shop.floor.experiments) == [f"e{n}" for n in range(2, 42)]
    assert shop.replayed() == shop.floor

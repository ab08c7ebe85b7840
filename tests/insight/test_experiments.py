"""Plans are tossed fairly; effects are told at the end, of what was planned, and as they are."""

from __future__ import annotations

import math

import numpy as np
import pytest

from service.insight.displays.looks import Table
from service.insight.experiments.before_after import before_after, length
from service.insight.experiments.effect import ALARM, Effect, Waiting
from service.insight.experiments.pairs import degrees
from service.insight.experiments.plan import ASSUMED_SD, fortnights_for, found_in, propose, toss
from service.insight.experiments.switch_back import switch_back

OTHERS = [1, 2, 3, 4, 5]


def table(days: int, log: float = 0.0, arms: str = "", seed: int = 1) -> Table:
    """Six fixtures, some 60 looks a day each, 200 visits that pass; ``log`` more on B days."""
    chance = np.random.default_rng(seed)
    logs = np.array([log if arm == "B" else 0.0 for arm in arms.ljust(days, "A")[:days]])
    looks = chance.poisson(60, (6, days))
    looks[0] = chance.poisson(60 * np.exp(logs))
    passing = chance.poisson(200, (6, days))
    return Table(looks, passing, np.ones((6, days), bool))


NOTHING = Table(np.zeros((6, 0), int), np.zeros((6, 0), int), np.ones((6, 0), bool))


# --- plans ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("parts", [1, 2])
def test_every_weekday_has_the_change_as_often_as_not(parts: int) -> None:
    arms, week = toss(4, parts, seed=3), 7 * parts
    assert len(arms) == 4 * 2 * week
    for at in range(week):
        assert sum(arms[at + n * week] == "B" for n in range(8)) == 4
    for fortnight in range(4):
        first = arms[2 * fortnight * week : (2 * fortnight + 1) * week]
        assert abs(first.count("B") - first.count("A")) <= 1


def test_a_plan_follows_from_its_seed_alone() -> None:
    assert toss(2, 1, seed=3) == toss(2, 1, seed=3) == "BBBAAABAAABBBABAAABABABBBABA"
    assert toss(2, 1, seed=4) != toss(2, 1, seed=3)


def test_every_block_is_changed_in_half_of_all_tosses() -> None:
    changed = sum(np.array([arm == "B" for arm in toss(2, 1, seed)]) for seed in range(2000))
    assert np.abs(changed / 2000 - 0.5).max() < 0.04


def test_a_plan_is_as_long_as_the_stores_own_past_days_ask_for() -> None:
    plan = propose(table(56), 0, OTHERS, 1, smallest=0.25, seed=1)
    assert (plan.measured, plan.enough, plan.days) == (True, True, 28)
    assert plan.sd == pytest.approx(0.19, abs=0.05)  # sqrt(2 / 60) of chance alone
    longer = propose(table(56), 0, OTHERS, 1, smallest=0.08, seed=1)
    assert longer.days > plan.days


def test_a_store_without_a_past_is_told_that_its_noise_is_assumed() -> None:
    plan = propose(NOTHING, 0, OTHERS, 1, smallest=0.25, seed=1)
    assert (plan.measured, plan.sd) == (False, ASSUMED_SD)


def test_half_days_with_few_looks_are_planned_as_days() -> None:
    past = table(112)
    assert propose(past, 0, OTHERS, 2, smallest=0.25, seed=1).parts == 2
    past.looks[0] //= 20
    plan = propose(past, 0, OTHERS, 2, smallest=0.5, seed=1)
    assert plan == propose(past.halved(), 0, OTHERS, 1, smallest=0.5, seed=1)
    assert plan.parts == 1


def test_what_no_season_would_find_is_said_so() -> None:
    plan = propose(NOTHING, 0, OTHERS, 1, smallest=0.01, seed=1)
    assert (plan.enough, plan.days) == (False, 182)


def test_so_many_fortnights_find_what_they_are_planned_for() -> None:
    for smallest in (0.1, 0.25, 0.5):
        fortnights = fortnights_for(0.3, 1, smallest)
        assert found_in(0.3, 1, fortnights) <= smallest
        assert fortnights == 2 or found_in(0.3, 1, fortnights - 1) > smallest


def test_a_change_made_once_stands_as_long_as_the_past_asks_for() -> None:
    some = length(table(84), 0, OTHERS, 0.5, 84)
    more = length(table(84), 0, OTHERS, 0.35, 84)
    assert some is not None
    assert more is not None
    assert some.days is not None
    assert more.days is None or some.days < more.days
    assert some.days % 7 == 0
    at_most = length(table(84), 0, OTHERS, some.found + 0.001, 84)
    assert at_most is not None
    assert at_most.days == 84
    drifting = table(84)
    for fixture, times in zip(OTHERS, (1, 2, 3, 4, 5), strict=True):
        drifting.looks[fixture, 56:] *= times
    never = length(drifting, 0, OTHERS, 0.25, 84)
    assert never is not None
    assert never.days is None
    assert never.found > 1
    assert length(table(7), 0, OTHERS, 0.25, 84) is None
    assert length(table(84), 0, OTHERS[:3], 0.25, 84) is None


def test_half_days_find_the_same_sooner() -> None:
    assert fortnights_for(0.4, 2, 0.2) < fortnights_for(0.4, 1, 0.2)


@pytest.mark.parametrize(("smallest", "parts"), [(0.0, 1), (-0.2, 1), (0.2, 3)])
def test_a_plan_for_nothing_is_refused(smallest: float, parts: int) -> None:
    with pytest.raises(ValueError, match="above 0"):
        propose(NOTHING, 0, OTHERS, parts, smallest, seed=1)


# --- switch-back ---------------------------------------------------------------------------------


def test_a_change_is_found_as_large_as_it_is() -> None:
    arms = toss(3, 1, seed=5)
    found = switch_back(table(42, math.log(1.5), arms), 0, OTHERS, arms, 1, 0.25)
    assert isinstance(found, Effect)
    low, high = found.interval
    assert low < 1.5 < high
    assert (found.alarm, found.days, found.days_more, found.notes) == (True, 42, 0, ())
    assert found.base == pytest.approx(30, abs=1.5)
    more, fewest, most = found.more
    assert fewest < 15 < most
    assert more == pytest.approx(found.base * (found.ratio - 1))


def test_nothing_is_said_before_the_plan_is_over() -> None:
    arms = toss(3, 1, seed=5)
    asked = [
        switch_back(table(42, 1.0, arms).columns(0, day), 0, OTHERS, arms, 1, 0.25)
        for day in range(42)
    ]
    assert asked == [Waiting(42 - day, ("not_over",)) for day in range(42)]


def test_days_after_the_plan_change_nothing() -> None:
    arms = toss(3, 1, seed=5)
    whole = table(70, math.log(1.2), arms)
    told = switch_back(whole.columns(0, 42), 0, OTHERS, arms, 1, 0.25)
    assert switch_back(whole, 0, OTHERS, arms, 1, 0.25) == told


def test_what_ended_early_is_told_of_the_days_there_were() -> None:
    arms = toss(3, 1, seed=5)
    found = switch_back(table(28, 0.5, arms), 0, OTHERS, arms, 1, 0.25, ended=True)
    assert isinstance(found, Effect)
    assert (found.days, found.notes) == (28, ("ended_early",))


@pytest.mark.parametrize("days", [0, 1, 7, 9, 11])
def test_a_few_days_are_no_experiment(days: int) -> None:
    arms = toss(3, 1, seed=5)
    told = switch_back(table(days, 0.5, arms), 0, OTHERS, arms, 1, 0.25, ended=True)
    assert told == Waiting(0, ("no_data" if days <= 7 else "few_days",))


def test_a_fixture_with_nothing_on_it_for_a_week_loses_those_days_and_says_so() -> None:
    arms = toss(3, 1, seed=5)
    whole = table(42, 0.3, arms)
    whole.shown[0, 7:16] = False
    found = switch_back(whole, 0, OTHERS, arms, 1, 0.25)
    assert isinstance(found, Effect)
    assert (found.days, found.notes) == (24, ("nothing_shown",))


def test_a_fixture_that_nobody_looks_at_says_nothing() -> None:
    arms = toss(3, 1, seed=5)
    whole = table(42, 0.3, arms)
    whole.looks[0] = 0
    assert switch_back(whole, 0, OTHERS, arms, 1, 0.25) == Waiting(0, ("few_looks",))


def test_a_few_looks_a_day_are_warned_of() -> None:
    arms = toss(3, 1, seed=5)
    whole = table(42, 0.3, arms)
    whole.looks[0] //= 20
    found = switch_back(whole, 0, OTHERS, arms, 1, 0.25)
    assert isinstance(found, Effect)
    assert found.notes == ("few_looks",)


def test_a_store_with_one_fixture_may_try_too() -> None:
    arms = toss(4, 1, seed=5)
    found = switch_back(table(56, 0.5, arms), 0, [], arms, 1, 0.25)
    assert isinstance(found, Effect)
    assert found.notes == ("few_comparables",)
    assert found.interval[0] < math.exp(0.5) < found.interval[1]


def test_what_explains_noise_is_only_asked_for_where_pairs_are_many() -> None:
    assert [degrees(7, 1), degrees(14, 2), degrees(15, 2), degrees(21, 3)] == [5, 11, 10, 15]


# --- before and after ----------------------------------------------------------------------------


def test_a_change_made_once_is_compared_with_how_others_grew() -> None:
    found = before_after(table(56, math.log(1.5), "A" * 28 + "B" * 28), 0, OTHERS, 28, 28, 0.25)
    assert isinstance(found, Effect)
    assert found.interval[0] < 1.5 < found.interval[1]
    assert (found.df, found.days, found.alarm) == (4, 28, True)
    assert found.notes == ("few_comparables",)


def test_what_grows_everywhere_is_no_effect() -> None:
    whole = table(56)
    whole.looks[:, 28:] *= 2
    found = before_after(whole, 0, OTHERS, 28, 28, 0.25)
    assert isinstance(found, Effect)
    assert found.ratio == pytest.approx(1, abs=0.1)
    assert not found.alarm


def test_fixtures_that_drift_apart_make_no_day_enough() -> None:
    whole = table(56)
    for fixture, times in zip(OTHERS, (1, 2, 3, 4, 5), strict=True):
        whole.looks[fixture, 28:] *= times
    found = before_after(whole, 0, OTHERS, 28, 28, 0.25)
    assert isinstance(found, Effect)
    assert (found.days_more, found.notes) == (None, ("few_comparables", "drifts_too_much"))


def test_nothing_is_said_of_a_change_before_its_days_are_over() -> None:
    whole = table(56, 1.0, "A" * 28 + "B" * 28)
    asked = [before_after(whole.columns(0, 28 + d), 0, OTHERS, 28, 28, 0.25) for d in range(28)]
    assert asked == [Waiting(28 - day, ("not_over",)) for day in range(28)]


def test_a_change_on_the_first_day_has_nothing_to_be_compared_with() -> None:
    assert before_after(table(56), 0, OTHERS, 3, 28, 0.25) == Waiting(0, ("few_days",))


def test_a_change_without_comparable_fixtures_is_not_told() -> None:
    assert before_after(table(56), 0, OTHERS[:3], 28, 28, 0.25) == Waiting(0, ("few_comparables",))


def test_comparable_fixtures_that_came_or_went_are_left_out() -> None:
    whole = table(56)
    whole.looks[5, 28:] = 0
    found = before_after(whole, 0, OTHERS, 28, 28, 0.25)
    assert isinstance(found, Effect)
    assert found.df == 3


def test_a_fixture_that_is_gone_is_not_told() -> None:
    whole = table(56)
    whole.looks[0, 28:] = 0
    assert before_after(whole, 0, OTHERS, 28, 28, 0.25) == Waiting(0, ("few_looks",))


def test_it_is_called_an_effect_where_chance_does_as_much_once_in_forty_times() -> None:
    edge = Effect(log=0.0, se=1.0, df=1e9, base=10, days=1, days_more=0)
    just, not_yet = (Effect(log, 1.0, 1e9, 10, 1, 0) for log in (2.2415, 2.2413))
    assert ALARM == 0.025
    assert (just.alarm, not_yet.alarm, edge.alarm) == (True, False, False)
    assert edge.sure == 0.5

"""Serious harm is said early; nothing else is, and hardly ever where there is none."""

from __future__ import annotations

import math

import numpy as np
import pytest

from service.insight.experiments.harm import (
    harm_of_before_after,
    harm_of_switch_back,
    reach_at_all_times,
)
from service.insight.experiments.plan import toss
from tests.insight.test_experiments import OTHERS, table

ARMS = toss(4, 1, seed=5)
ONCE = "A" * 28 + "B" * 28


def test_a_change_that_loses_most_looks_is_known_in_weeks_and_stays_known() -> None:
    whole = table(56, math.log(0.4), ARMS)
    first = harm_of_switch_back(whole, 0, OTHERS, ARMS, 1)
    assert first == 23
    so_far = [harm_of_switch_back(whole.columns(0, n), 0, OTHERS, ARMS, 1) for n in (22, 23, 30)]
    assert so_far == [None, 23, 23]


@pytest.mark.parametrize("log", [math.log(0.9), 0.0, math.log(2.5)])
def test_what_loses_no_more_than_is_borne_is_no_harm(log: float) -> None:
    assert harm_of_switch_back(table(56, log, ARMS), 0, OTHERS, ARMS, 1) is None
    assert harm_of_before_after(table(56, log, ONCE), 0, OTHERS, 28, 28) is None


def test_a_change_made_once_is_looked_at_after_every_whole_week() -> None:
    whole = table(56, math.log(0.4), ONCE)
    found = [harm_of_before_after(whole.columns(0, n), 0, OTHERS, 28, 28) for n in (34, 35, 56)]
    assert found == [None, 7, 7]


def test_a_fixture_that_nobody_looks_at_any_more_is_harm() -> None:
    whole = table(56)
    whole.looks[0, 28:] = 0
    assert harm_of_before_after(whole, 0, OTHERS, 28, 28) == 7
    dull = table(56)
    dull.looks[0] = 1  # It never had many: a fifth of a log says nothing.
    dull.looks[0, 28:] = 0
    assert harm_of_before_after(dull, 0, OTHERS, 28, 28) is None


def test_of_many_experiments_without_effect_hardly_any_is_called_harm() -> None:
    """Two hundred A/A tests of eight weeks, looked at every day."""
    tests = [table(56, 0.0, "", seed) for seed in range(200)]
    assert sum(harm_of_switch_back(one, 0, OTHERS, ARMS, 1) is not None for one in tests) == 0


def test_whoever_looks_every_day_needs_more_than_at_one_look() -> None:
    """Of five thousand walks without harm, watched after every pair, at most one in a hundred."""
    rng, alarms = np.random.default_rng(3), 0
    for _ in range(5_000):
        off = rng.normal(size=60)
        pairs = np.arange(1, 61)
        means = np.cumsum(off) / pairs
        spread = np.sqrt(
            np.maximum(np.cumsum(off**2) - pairs * means**2, 1e-12) / np.maximum(pairs - 1, 1)
        )
        t = means * np.sqrt(pairs) / spread
        alarms += any(t[n - 1] < -reach_at_all_times(n, n - 1) for n in range(7, 61))
    assert 1 <= alarms <= 50


def test_a_few_pairs_are_never_enough_and_many_need_little_more_than_t() -> None:
    assert reach_at_all_times(3, 1) == math.inf
    reach = [reach_at_all_times(n, n - 3) for n in (7, 14, 28, 91)]
    assert reach == sorted(reach, reverse=True)
    assert 3.5 < reach[-1] < reach[1] < 5

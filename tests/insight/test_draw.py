"""What fixtures and arrangements draw: rates, corrected and shrunk, with a warning where few."""

from __future__ import annotations

import math

import numpy as np
import pytest

from service.cli.evaluate.draw_trials import draw_trial, draws_counted
from service.insight.displays.draw import draws
from service.insight.displays.looks import Table


def table(rates: list[float], days: int = 28, passing: int = 60, seed: int = 1) -> Table:
    """Fixtures that this share of passing visits looks at."""
    chance = np.random.default_rng(seed)
    passed = chance.poisson(passing, (len(rates), days))
    looks = chance.binomial(passed, np.array(rates)[:, None])
    return Table(looks, passed, np.ones((len(rates), days), bool))


def test_a_rate_is_looks_for_a_hundred_passing_visits_with_its_interval() -> None:
    found = draws(table([0.1, 0.2, 0.3]), ["rail"] * 3, [None] * 3).fixtures
    for one, rate in zip(found, (10, 20, 30), strict=True):
        assert one.interval is not None
        assert one.interval[0] < rate < one.interval[1]
        assert one.rate == 100 * one.looks / one.passing
        assert (one.days, one.few) == (28, False)


def test_what_draws_twice_as_much_is_told_as_twice() -> None:
    found = draws(table([0.1] * 5 + [0.2]), ["rail"] * 6, [None] * 6).fixtures
    draw = found[5].draw
    others = [one.draw for one in found[:5] if one.draw is not None]
    assert draw is not None
    assert draw / (sum(others) / 5) == pytest.approx(2, rel=0.1)


def test_few_looks_are_drawn_towards_the_usual_and_warned_of() -> None:
    rates = [0.1, 0.12, 0.15, 0.11, 0.13, 0.14]
    many = table(rates)
    many.looks[5], many.passing[5] = 0, 0
    many.looks[5, :3], many.passing[5, :3] = 2, 4  # Half of twelve looked.
    one = draws(many, ["rail"] * 6, [None] * 6).fixtures[5]
    assert (one.rate, one.few, one.days) == (50.0, True, 3)
    assert one.draw is not None
    assert one.draw_interval is not None
    assert one.draw < 2.5  # Of four times the usual.
    assert one.draw_interval[0] < 1 < one.draw_interval[1]


def test_days_that_hang_together_make_an_interval_wider() -> None:
    apart, together = table([0.2, 0.2, 0.2]), table([0.2, 0.2, 0.2])
    together.looks[0] = np.where(np.arange(28) < 14, 6, 18)
    apart.looks[0] = np.where(np.arange(28) % 2, 6, 18)
    apart.passing[0] = together.passing[0] = 60
    wide, narrow = (draws(one, ["rail"] * 3, [None] * 3).fixtures[0] for one in (together, apart))
    assert wide.interval is not None
    assert narrow.interval is not None
    assert wide.rate == narrow.rate
    assert wide.interval[1] - wide.interval[0] > 1.5 * (narrow.interval[1] - narrow.interval[0])


def test_an_arrangement_is_compared_with_the_commonest() -> None:
    kinds = ["rail"] * 5 + ["mannequin"] * 4
    found = draws(table([0.1, 0.11, 0.12, 0.09, 0.1, 0.2, 0.22, 0.18, 0.21]), kinds, [None] * 9)
    rail, mannequin = found.arrangements
    assert (rail.kind, rail.ratio, rail.few) == ("rail", None, False)
    assert (mannequin.fixtures, mannequin.reference, mannequin.few) == (4, "rail", False)
    assert mannequin.ratio == pytest.approx(2, abs=0.2)
    assert mannequin.interval is not None
    assert mannequin.interval[0] > 1.5


def test_one_mannequin_says_little_of_mannequins() -> None:
    kinds = ["rail"] * 5 + ["mannequin"]
    found = draws(table([0.1] * 5 + [0.2]), kinds, [None] * 6).arrangements
    assert [one.few for one in found] == [False, True]


def test_a_good_position_is_no_merit() -> None:
    far = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    rates = [0.3 * math.exp(-0.2 * metres) for metres in far]
    found = draws(table(rates, days=200), ["rail"] * 6, far)
    assert found.positioned
    told = [one.draw for one in found.fixtures if one.draw is not None]
    assert told == pytest.approx([1] * 6, abs=0.08)
    assert not draws(table(rates), ["rail"] * 6, [None, *far[1:]]).positioned


def test_what_nobody_passed_is_not_told() -> None:
    some = table([0.1, 0.2, 0.3])
    some.looks[1], some.passing[1] = 0, 0
    one = draws(some, ["rail"] * 3, [None] * 3).fixtures[1]
    assert (one.rate, one.interval, one.draw, one.few) == (None, None, None, True)


@pytest.mark.parametrize("fixtures", [0, 1, 2])
def test_so_few_fixtures_are_not_compared(fixtures: int) -> None:
    found = draws(table([0.1] * fixtures), ["rail"] * fixtures, [None] * fixtures)
    assert [one.draw for one in found.fixtures] == [None] * fixtures


def test_a_fixture_at_which_nobody_looked_has_an_interval() -> None:
    none = table([0.1, 0.2, 0.1, 0.1])
    none.looks[0] = 0
    one = draws(none, ["rail"] * 4, [None] * 4).fixtures[0]
    assert (one.rate, one.few) == (0.0, True)
    assert one.interval is not None
    assert one.interval[1] > 0


def test_what_fixtures_draw_is_found_where_it_is_known() -> None:
    """Who hangs beside what nobody looks at does not seem to draw more than it does."""
    told = draws_counted([draw_trial(seed) for seed in range(10)])
    assert (told.stores, told.fixtures, told.days) == (10, 160, 28)
    assert told.covered == 150 / 160
    assert told.off < 0.1

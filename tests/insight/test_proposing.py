"""How long an experiment must be is proposed from the store's own days, and it is said so."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.archive.lake import Lake
from service.insight.experiments.plan import ASSUMED_SD
from service.insight.experiments.proposing import Proposal, Wish, assumed, plan_of, proposed
from service.insight.window import look
from service.simulator.attention import World, live
from tests.insight.attended import span, write
from tests.insight.lakes import lake_at

WORLD = World(seed=5, days=84, visits_a_day=400)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    path: Path = tmp_path_factory.mktemp("past")
    made = lake_at(path)
    write(made, WORLD, live(WORLD))
    return made


def ask(lake: Lake, wish: Wish, until: int = 83) -> Proposal:
    with look(lake, span(0, until)) as window:
        return proposed(window, wish)


def test_a_switch_back_is_as_long_as_the_plan_that_would_be_tossed(lake: Lake) -> None:
    wish = Wish("switch_back", "f0", 0.5)
    found = ask(lake, wish)
    with look(lake, span(0, 83)) as window:
        plan = plan_of(window, wish, seed=1)
    assert (found.days, found.sd, found.measured) == (plan.days, round(plan.sd, 4), True)
    assert (found.enough, found.long, found.in_long) == (True, False, None)


def test_a_small_difference_is_warned_of_with_what_a_season_would_find(lake: Lake) -> None:
    found = ask(lake, Wish("switch_back", "f0", 0.02))
    assert (found.days, found.enough, found.long) == (182, False, True)
    assert found.in_long is not None
    assert 0.05 < found.in_long < 0.5
    there = ask(lake, Wish("switch_back", "f0", found.in_long + 0.01))
    assert there.days <= 84


def test_a_change_made_once_is_proposed_by_how_fixtures_grow_apart(lake: Lake) -> None:
    found = ask(lake, Wish("before_after", "f0", 2.0))
    assert (found.design, found.measured, found.enough) == ("before_after", True, True)
    assert found.days % 7 == 0
    small = ask(lake, Wish("before_after", "f0", 0.05))
    assert (small.enough, small.days) == (False, 182)
    assert small.in_long is not None
    assert small.in_long > 0.05


def test_too_short_a_past_is_assumed(lake: Lake) -> None:
    wish = Wish("before_after", "f0", 0.25)
    assert ask(lake, wish, until=6) == assumed(wish)
    wish = Wish("switch_back", "f0", 0.25)
    assert ask(lake, wish, until=6) == assumed(wish)
    assert assumed(wish).sd == ASSUMED_SD


def test_a_fixture_that_is_none_has_no_plan(lake: Lake) -> None:
    with pytest.raises(ValueError, match="f99"):
        ask(lake, Wish("switch_back", "f99", 0.25))

"""A month of made-up shoppers: the same for the same seed, and honest about what is true."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from service.recommend.learned.choosing import chances
from service.simulator.browsing.boutique import demo_boutique, opened
from service.simulator.browsing.month import Day, days
from service.simulator.browsing.shopper import LOOKS
from service.simulator.browsing.taste import HiddenTaste, Strengths
from service.simulator.browsing.truth import KnownSlates

HERE = opened(demo_boutique())
TASTE = HiddenTaste(HERE.shelf, 1)


def lived(seed: int = 1, count: int = 2, visits: int = 12) -> list[Day]:
    return list(days(HERE, TASTE, seed, count, visits, lambda log, day: None))


def test_the_same_seed_is_the_same_month() -> None:
    one, other = lived(), lived()
    assert [day.shown for day in one] == [day.shown for day in other]
    assert one[0].shown != lived(seed=2)[0].shown


def test_a_ranker_is_asked_for_every_morning_and_told_all_that_was_shown() -> None:
    told: list[tuple[int, int]] = []
    made = list(days(HERE, TASTE, 1, 3, 4, lambda log, day: told.append((day, len(log)))))
    first, second, _ = (len(day.shown) for day in made)
    assert told == [(1, 0), (2, first), (3, first + second)]
    assert {day.ranker for day in made} == {"likeness"}


def test_what_is_kept_was_asked_for_and_what_is_asked_for_was_shown() -> None:
    for one in lived()[0].shown:
        assert one.kept <= one.asked <= one.seen == frozenset(range(len(one.at)))
    assert sum(len(one.asked) for day in lived() for one in day.shown) > 0


def test_tastes_change_and_what_a_style_is_worth_stays() -> None:
    today, later = TASTE.asked(1), TASTE.asked(21)
    assert np.corrcoef(today, later)[0, 1] < 0.7
    assert np.corrcoef(today, TASTE.asked(2))[0, 1] > 0.95
    none = HiddenTaste(HERE.shelf, 1, Strengths().times(0.0))
    assert not none.asked(5).any()
    assert not none.kept().any()
    assert TASTE.kept().std() == pytest.approx(0.8, abs=0.1)


def test_appeal_is_the_truth_about_what_is_asked_for_and_kept() -> None:
    """Over many slates as many are kept as appeal and the places say."""
    known = KnownSlates.of([visit for day in lived(count=4, visits=60) for visit in day.visits])
    log = known.log
    expected = known.value(log.rank) * len(log)
    assert log.kept.sum() == pytest.approx(expected, rel=0.25)
    by_rank = log.looks_by_cell(np.array(LOOKS))[log.cells(log.rank)]
    assert by_rank[0, :16] == pytest.approx(chances(16, 8) @ np.array(LOOKS))


def test_slates_that_are_lived_through_again_are_worth_what_is_true() -> None:
    known = KnownSlates.of([visit for day in lived(count=2, visits=60) for visit in day.visits])
    rng = np.random.default_rng(1)
    again = [known.again(rng, 120) for _ in range(40)]
    kept = sum(log.kept.sum() for log in again) / sum(len(log) for log in again)
    assert kept == pytest.approx(known.value(known.log.rank), rel=0.1)
    places = np.concatenate([log.place for log in again])
    often = np.array([(places[:, 0] == place).mean() for place in range(8)])
    assert often == pytest.approx(chances(16, 8)[0], abs=0.02)
    assert len(np.unique(again[0].visit)) == 120


def test_who_asks_for_one_thing_at_a_time_asks_for_the_first() -> None:
    known = KnownSlates.of([visit for day in lived(count=2, visits=60) for visit in day.visits])
    one = known.again(np.random.default_rng(1), 500, one_at_a_time=True)
    assert one.asked.sum(axis=1).max() == 1
    assert known.again(np.random.default_rng(1), 500).asked.sum(axis=1).max() > 1


def test_what_sold_out_is_not_suggested() -> None:
    bare = replace(HERE, on_hand=np.zeros_like(HERE.on_hand))
    (day,) = days(bare, TASTE, 1, 1, 3, lambda log, day: None)
    assert day.shown == []

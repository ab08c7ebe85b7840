"""What became of a style counts, and what nobody has seen is known nothing of."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from service.recommend.learned.considered import KEYS
from service.recommend.learned.examination import Examination
from service.recommend.learned.history import PRIOR, Counts, as_it_was, expectations
from service.recommend.learned.slate_log import gather

from .slates import candidate, slate

EVEN = Examination(np.ones(4))
STYLE = KEYS.index("style")


def test_on_the_first_day_nothing_is_known() -> None:
    log = gather([slate("abcd", "v", asked=[0])])
    known, history = as_it_was(log, EVEN)
    assert known.tolist() == np.zeros((1, 4, 10)).tolist()
    assert history.of["style"]["a"][0] > 0


def test_a_day_is_told_nothing_of_itself_and_the_next_one_all_of_it() -> None:
    """Whatever stands first, b is asked for, and nothing else."""
    turned = ["abcd", "bcda", "cdab", "dabc"] * 25
    first = [slate(s, f"v{n}", asked=[s.index("b")]) for n, s in enumerate(turned)]
    log = gather([*first, slate("abcd", "w", day=2)])
    known, history = as_it_was(log, EVEN)
    assert not known[:100].any()
    a, b, c, d = known[100, :, STYLE]
    assert b > 1.2
    assert a == c == d < -1.7
    assert history.of["style"]["b"][0] == pytest.approx(b, abs=0.05)


def test_what_is_asked_for_as_often_as_expected_says_nothing() -> None:
    log = gather([slate("abcd", f"v{n}", asked=[n % 4]) for n in range(40)])
    _, history = as_it_was(log, EVEN)
    assert {asked for asked, _ in history.of["style"].values()} == {0.0}


def test_twice_as_often_as_expected_by_hand() -> None:
    log = gather([slate("ab", "v", places=2, asked=[0], kept=[0])])
    counts = Counts(log)
    counts.add(np.array([0]), np.full((1, 2, 2), 0.5))
    asked, kept = counts.ratios()[STYLE][0]
    assert asked == pytest.approx(log_of(1 + PRIOR, 0.5 + PRIOR))
    assert kept == pytest.approx(log_of(1 + PRIOR, 0.5 + PRIOR))
    asked, kept = counts.ratios()[STYLE][1]
    assert (asked, kept) == (pytest.approx(log_of(PRIOR, 0.5 + PRIOR)), 0.0)


def test_after_a_week_it_counts_half() -> None:
    log = gather([slate("ab", "v", places=2, asked=[0])])
    counts = Counts(log)
    counts.up_to(1)
    counts.add(np.array([0]), np.full((1, 2, 2), 0.5))
    counts.up_to(8)
    assert counts.ratios()[STYLE][0][0] == pytest.approx(log_of(0.5 + PRIOR, 0.25 + PRIOR))


def test_a_garment_without_a_brand_has_none() -> None:
    log = gather([slate("ab", f"v{n}", places=2, asked=[0]) for n in range(30)])
    _, history = as_it_was(log, EVEN)
    assert history.of["brand"] == {}
    assert history.features([candidate("never seen", 0)])[0, STYLE] == 0.0


def test_what_is_expected_follows_from_the_rank_and_the_place() -> None:
    log = gather([slate("abcd", f"v{n}", asked=[0] if n % 2 else []) for n in range(400)])
    expected = expectations(log, Examination(np.array([1.0, 0.5, 0.5, 0.5])))
    assert expected[0, 0, 0] == pytest.approx(0.5, abs=0.03)
    assert expected[0, 1, 0] < 0.02


def log_of(one: float, other: float) -> float:
    return log(one / other)

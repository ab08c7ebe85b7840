"""What is believed of a style from what its wearers said: how it is cut, and how it forgives."""

from __future__ import annotations

import numpy as np
import pytest

from service.recommend.fit import Crowd, History
from service.recommend.fit.crowd import chances_of, offset_of
from service.recommend.fit.shop import learn_crowd
from service.recommend.fit.table import FitTable


def test_the_offsets_of_styles_are_found_again() -> None:
    toss = np.random.default_rng(3)
    crowd = Crowd(room=0.75, noise=0.6, style=0.4, width=0.05)
    for true in (-0.8, -0.3, 0.0, 0.4, 0.9):
        lead = crowd.noise * toss.logistic(scale=3**0.5 / np.pi, size=3000) - true
        counts = History(
            int((lead > 0.75).sum()), int((abs(lead) <= 0.75).sum()), int((lead < -0.75).sum())
        )
        found = offset_of(counts, crowd)
        assert found.mean == pytest.approx(true, abs=0.06)
        assert found.variance**0.5 < 0.05


def test_without_history_an_offset_is_as_wide_as_styles_vary() -> None:
    found = offset_of(History(), Crowd(style=0.4))
    assert (found.mean, found.variance) == pytest.approx((0.0, 0.16), abs=1e-6)


def test_that_styles_differ_in_how_much_they_forgive_is_found_and_used() -> None:
    """Of half the styles everybody says that they fit; of the others as many that they are too
    small as too large. Which style it is tells nothing of an offset, and much of the next word."""
    toss = np.random.default_rng(17)
    item = toss.integers(60, size=3000)
    lead = np.where(item % 2 == 0, 0.25, 0.85) * toss.normal(size=3000)
    verdicts = np.where(lead > 0.75, 0, np.where(lead < -0.75, 2, 1))
    names, empty = (np.char.mod("%d", np.arange(3000)), np.char.mod("%d", item)), np.full(3000, "")
    records = FitTable(verdicts, *names, np.full((3000, 6), np.nan), (empty,) * 3, empty)
    found = learn_crowd(records, Crowd())
    assert found.width > 0.25
    counts = np.array([[0.0, 40.0, 0.0], [8.0, 24.0, 8.0]])
    forgiving, strict = chances_of(counts, found)
    assert forgiving[1] > 0.95
    assert strict[1] < 0.7
    assert [offset_of(History(*map(int, one)), found).mean for one in counts] == pytest.approx(
        [0.0, 0.0], abs=0.02
    )


def test_chances_of_what_is_said_next_add_up_and_follow_what_was_said() -> None:
    chances = chances_of(np.array([[0.0, 0, 0], [20, 20, 0], [0, 20, 20]]), Crowd())
    assert chances.sum(axis=1) == pytest.approx(np.ones(3))
    assert chances[0, 0] == pytest.approx(chances[0, 2])
    assert chances[1, 0] == pytest.approx(chances[2, 2])
    assert chances[1, 0] > 0.35 > chances[0, 0] > chances[1, 2]

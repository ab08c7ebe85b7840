"""How likely places are looked at is learned from luck, whatever appeals."""

from __future__ import annotations

import numpy as np
import pytest

from service.recommend.learned.examination import Examination, examine
from service.recommend.learned.slate_log import gather

from .slates import LOOKS, slate, world


def test_what_luck_moved_tells_what_a_place_is_worth() -> None:
    log, _ = world(12_000, seed=3)
    assert examine(log).places == pytest.approx(LOOKS, abs=0.06)


def test_without_any_request_every_place_is_the_same() -> None:
    log = gather([slate("abcdefgh", luck="x")])
    assert examine(log).places.tolist() == [1.0, 1.0, 1.0, 1.0]


def test_three_requests_change_little() -> None:
    log = gather([slate("abcdefgh", str(n), luck=str(n), asked=[3]) for n in range(3)])
    assert examine(log).places.min() > 0.4


def test_what_was_not_shown_was_not_looked_at() -> None:
    place = np.array([[0, -1, 1]], np.int32)
    assert Examination(np.array([1.0, 0.5])).at(place).tolist() == [[1.0, 0.0, 0.5]]


def test_a_visit_that_counts_twice_is_as_two_visits() -> None:
    log, _ = world(300, seed=4)
    twice = np.where(log.visit == 0, 2.0, 1.0)
    again = log.part(np.concatenate([np.arange(300), [0]]))
    assert examine(log, weights=twice).places == pytest.approx(examine(again).places)

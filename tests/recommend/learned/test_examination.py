"""How likely places are looked at is learned from luck, whatever appeals."""

from __future__ import annotations

import numpy as np
import pytest

from service.recommend.learned.examination import Examination, examine, examine_by_visit
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


def test_few_requests_are_drawn_to_a_curve_and_not_to_all_alike() -> None:
    """Over thirty short logs, no place is found looked at more than it is, or less."""
    found = np.array([examine(world(250, seed=seed)[0]).places for seed in range(30)])
    error = found.std(axis=0, ddof=1) / len(found) ** 0.5
    assert (np.abs(found.mean(axis=0) - LOOKS) <= 2.5 * error + 0.02).all()
    assert found.std(axis=0).max() < 0.3


def test_how_much_a_visit_moves_is_what_counting_it_twice_does() -> None:
    log, _ = world(400, seed=4)
    found, moved = examine_by_visit(log)
    assert found.places.tolist() == examine(log).places.tolist()
    for visit in (0, 7, 100):
        twice = examine(log.part(np.concatenate([np.arange(400), [visit]])))
        assert twice.places - found.places == pytest.approx(moved[visit], abs=6e-4)
    assert np.abs(moved).max() > 6e-3


def test_without_any_request_no_visit_moves_anything() -> None:
    found, moved = examine_by_visit(gather([slate("abcdefgh", luck="x")]))
    assert (found.places.tolist(), moved.tolist()) == ([1.0] * 4, [[0.0] * 4])

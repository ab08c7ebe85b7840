"""Which garments are shown where: every chance that is logged is the true one."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from service.recommend.learned.choosing import TRY, chances, choose

NAMES = [f"way-{number}" for number in range(9)]
MANY = 3_000


def test_without_luck_the_first_ones_are_shown() -> None:
    assert [one.rank for one in choose(NAMES, 4, None)] == [0, 1, 2, 3]
    assert chances(9, 4, luck=False).tolist() == np.eye(9, 4).tolist()


def test_where_everything_is_shown_nothing_is_left_to_luck() -> None:
    assert [one.propensity for one in choose(NAMES, 9, "visit")] == [1.0] * 9
    assert chances(9, 9).tolist() == np.eye(9).tolist()


def test_nothing_is_shown_twice_and_a_slate_is_full() -> None:
    for number in range(200):
        shown = [one.rank for one in choose(NAMES, 5, f"visit-{number}")]
        assert len(set(shown)) == 5


def test_two_of_three_by_hand() -> None:
    """The two first places change with each other, and with nothing else."""
    stay, change = 1 - TRY, TRY
    assert chances(3, 2).tolist() == [[stay, change], [change, stay], [0.0, 0.0]]


def test_three_of_four_by_hand() -> None:
    """Only the third place may show the last one: one of two that are left."""
    stay, change = 1 - TRY, TRY
    table = chances(4, 3)
    assert table[:, 0].tolist() == [stay, change / 2, change / 2, 0.0]
    assert table[3].tolist() == [0.0, 0.0, change]


@pytest.mark.parametrize(("considered", "places"), [(9, 4), (16, 8), (5, 1), (3, 2)])
def test_places_are_always_taken(considered: int, places: int) -> None:
    table = chances(considered, places)
    assert table.sum(axis=0) == pytest.approx(np.ones(places))
    assert (table.sum(axis=1) <= 1 + 1e-12).all()


def test_how_often_each_rank_stands_at_each_place_is_its_chance() -> None:
    counted = np.zeros((9, 5))
    for number in range(MANY):
        for place, one in enumerate(choose(NAMES, 5, f"visit-{number}")):
            counted[one.rank, place] += 1
    chance = chances(9, 5)
    margin = 4 * np.sqrt(chance * (1 - chance) / MANY) + 1e-12
    assert (np.abs(counted / MANY - chance) <= margin).all()


def test_the_chance_given_what_came_before_is_logged() -> None:
    """Over many visits, each card at the third place after the usual two."""
    shown: dict[int, list[float]] = {}
    times = 0
    for number in range(MANY):
        chosen = choose(NAMES, 5, f"visit-{number}")
        if [one.rank for one in chosen[:2]] == [0, 1]:
            times += 1
            shown.setdefault(chosen[2].rank, []).append(chosen[2].propensity)
    assert sorted(shown) == list(range(2, 9))
    for rank, said in shown.items():
        chance = 1 - TRY if rank == 2 else TRY / 6
        assert set(said) == {chance}
        assert abs(len(said) / times - chance) <= 4 * sqrt(chance * (1 - chance) / times)

"""Looks and passing visits are counted once, and nobody makes their own traffic."""

from __future__ import annotations

import numpy as np

from service.insight.displays.looks import Looks, count


def looks(*rows: tuple[int, int, int, int]) -> Looks:
    """Rows of block, hour, visit and fixture."""
    columns = np.array(rows, np.int64).reshape(-1, 4).T
    return Looks(*columns)


ZONES = [0, 0, 0, 1]


def test_a_visit_looks_once_in_an_hour_however_often_it_scans() -> None:
    table = count(looks((0, 9, 7, 0), (0, 9, 7, 0), (0, 10, 7, 0), (0, 9, 8, 0)), ZONES, 1)
    assert table.looks.tolist() == [[3], [0], [0], [0]]


def test_passing_visits_are_those_seen_at_another_fixture_of_the_zone() -> None:
    table = count(looks((0, 9, 7, 0), (0, 9, 7, 1), (0, 9, 7, 2), (0, 9, 8, 1)), ZONES, 1)
    assert table.looks.tolist() == [[1], [2], [1], [0]]
    assert table.passing[:3].tolist() == [[2], [1], [2]]


def test_the_changed_fixture_makes_nobodys_traffic() -> None:
    seen = looks((0, 9, 7, 0), (0, 9, 8, 1), (0, 9, 9, 2), (0, 9, 9, 0))
    assert count(seen, ZONES, 1, leaving_out=0).passing[:3].tolist() == [[2], [1], [1]]


def test_a_fixture_alone_in_its_zone_is_passed_by_the_visits_elsewhere() -> None:
    table = count(looks((0, 9, 7, 3), (1, 9, 8, 0), (1, 9, 9, 1)), ZONES, 2)
    assert table.passing[3].tolist() == [0, 2]


def test_nothing_counts_where_nothing_was_on_display() -> None:
    shown = np.ones((4, 2), bool)
    shown[0, 1] = False
    seen = looks((0, 9, 7, 0), (0, 9, 7, 1), (1, 9, 8, 0), (1, 9, 8, 1))
    table = count(seen, ZONES, 2, shown=shown)
    assert (table.looks[0].tolist(), table.passing[0].tolist()) == ([1, 0], [1, 0])


def test_a_store_in_which_nothing_was_seen_is_counted_too() -> None:
    table = count(looks(), ZONES, 3)
    assert table.looks.sum() == 0
    assert table.looks.shape == table.passing.shape == (4, 3)


def test_fixtures_are_compared_by_passers_alone() -> None:
    seen = looks((0, 9, 7, 0), (0, 9, 7, 1), (0, 9, 8, 0), (0, 10, 8, 1))
    everybody, passers = (count(seen, ZONES, 1, passers=chosen) for chosen in (False, True))
    assert everybody.looks[:2].tolist() == [[2], [2]]
    assert passers.looks[:2].tolist() == [[1], [1]]
    assert passers.passing.tolist() == everybody.passing.tolist()

"""Medians, quartiles, and ratios within each round."""

from __future__ import annotations

import pytest

from load_tests.bench.rounds import Sample
from load_tests.bench.spread import Spread, ratio, spread, values


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        ([5.0], Spread(5.0, 5.0, 5.0, 1)),
        ([1.0, 2.0], Spread(1.25, 1.5, 1.75, 2)),
        ([5.0, 1.0, 4.0, 2.0, 3.0], Spread(2.0, 3.0, 4.0, 5)),
    ],
)
def test_quartiles(measured: list[float], told: Spread) -> None:
    assert spread(measured) == told


def test_nothing_has_no_median() -> None:
    assert spread([]) is None


def samples(**rates: dict[int, float]) -> list[Sample]:
    return [
        Sample(number, "x", name, {"rate": rate})
        for name, of in rates.items()
        for number, rate in of.items()
    ]


def test_a_ratio_is_taken_within_each_round() -> None:
    """The machine was ten times slower in round 1, for both: the ratio does not know."""
    found = samples(a={0: 100.0, 1: 10.0, 2: 100.0}, b={0: 200.0, 1: 20.0, 2: 200.0})
    assert ratio(found, "b", "a", "x", "rate") == Spread(2.0, 2.0, 2.0, 3)


def test_rounds_that_only_one_of_them_has_say_nothing() -> None:
    found = samples(a={0: 100.0, 2: 0.0}, b={0: 300.0, 1: 1.0, 2: 5.0})
    assert ratio(found, "b", "a", "x", "rate") == Spread(3.0, 3.0, 3.0, 1)
    assert ratio(found, "b", "c", "x", "rate") is None


def test_values_are_of_one_contender_case_and_figure() -> None:
    found = [*samples(a={0: 1.0}, b={0: 2.0}), Sample(0, "y", "a", {"rate": 3.0})]
    assert values(found, "a", "x", "rate") == {0: 1.0}
    assert values(found, "a", "x", "p99_ms") == {}

"""Intervals of sums of which a few terms are large."""

from __future__ import annotations

import numpy as np
import pytest

from service.recommend.learned.interval import FEWEST, Estimate, student, unskewed


def test_of_many_alike_it_is_that_of_a_mean() -> None:
    worth = np.random.default_rng(1).normal(size=10_000)
    found = Estimate.of(float(worth.mean()), (worth - worth.mean()) / len(worth))
    half = 1.96 * worth.std() / 100
    assert found.low == pytest.approx(worth.mean() - half, rel=0.01, abs=1e-3)
    assert found.high == pytest.approx(worth.mean() + half, rel=0.01, abs=1e-3)


def test_where_few_are_large_it_reaches_further_to_where_they_are() -> None:
    worth = np.concatenate([np.zeros(980), np.full(20, 10.0)])
    found = Estimate.of(float(worth.mean()), (worth - worth.mean()) / len(worth))
    assert found.high - found.value > 1.3 * (found.value - found.low) > 0


def test_rare_and_large_values_are_in_it_as_often_as_it_says() -> None:
    """Of eight hundred terms some eighty are not zero. The plain interval holds it 93 times."""
    rng, held, plain = np.random.default_rng(2), [], []
    for _ in range(4_000):
        worth = (rng.random(800) < 0.1) * rng.exponential(1.0, 800)
        mean, half = float(worth.mean()), 1.96 * float(worth.std()) / 800**0.5
        found = Estimate.of(mean, (worth - mean) / len(worth))
        held.append(found.low <= 0.1 <= found.high)
        plain.append(mean - half <= 0.1 <= mean + half)
    assert np.mean(held) == pytest.approx(0.95, abs=0.015)
    assert np.mean(plain) < 0.94


def test_of_one_visit_or_none_nothing_is_known_besides() -> None:
    for influence in (np.zeros(0), np.ones(1), np.zeros(5)):
        assert Estimate.of(0.5, influence) == Estimate(0.5, 0.5, 0.5)


def test_skewness_moves_both_ends_and_none_moves_nothing() -> None:
    assert unskewed(2.0, 0.0) == 2.0
    assert unskewed(2.0, 0.2) < 2.0 < -unskewed(-2.0, 0.2)
    assert unskewed(2.0, 1e-5) == pytest.approx(2.0, abs=1e-4)


@pytest.mark.parametrize(("df", "known"), [(5, 2.571), (10, 2.228), (30, 2.042), (1e9, 1.96)])
def test_students_t_is_that_of_the_tables(df: float, known: float) -> None:
    assert student(df) == pytest.approx(known, abs=0.03)
    assert student(0.5) == student(FEWEST)

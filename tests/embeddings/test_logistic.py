"""Weights are found where there is evidence, and stay at nothing where there is none."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from embeddings.ranker.logistic import Rows, fit  # noqa: E402


def rows(count: int, seed: int = 1) -> Rows:
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(count, 3)) * [1.0, 10.0, 1.0]
    looks = np.where(rng.random(count) < 0.5, 1.0, 0.4)
    chance = looks / (1 + np.exp(2 - features[:, 0] - 0.05 * features[:, 1]))
    return Rows(features, (rng.random(count) < chance).astype(float), looks)


def halves(count: int) -> np.ndarray:
    return np.arange(count) % 4 == 0


def test_weights_are_found_though_half_the_cards_were_hardly_looked_at() -> None:
    found = fit(rows(20_000), halves(20_000), ())
    assert found.weights == pytest.approx([1.0, 0.05, 0.0], abs=0.06)
    assert found.bias == pytest.approx(-2.0, abs=0.1)


def test_the_same_rows_give_the_same_weights() -> None:
    one, other = (fit(rows(500), halves(500), ()) for _ in range(2))
    assert (one.bias, one.weights.tolist()) == (other.bias, other.weights.tolist())


def test_without_evidence_only_what_is_free_moves() -> None:
    found = fit(rows(40), halves(40), (0,))
    assert abs(found.weights[0]) > 0.2
    assert np.abs(found.weights[1:]).max() < 0.05


def test_a_feature_that_is_always_the_same_has_no_weight() -> None:
    some = rows(300)
    features = np.concatenate([some.features, np.ones((300, 1))], axis=1)
    found = fit(Rows(features, some.labels, some.looks), halves(300), ())
    assert found.weights[3] == 0.0


def test_nobody_asked_for_anything() -> None:
    some = rows(100)
    found = fit(Rows(some.features, np.zeros(100), some.looks), halves(100), ())
    assert np.isfinite(found.weights).all()
    assert found.bias < -3

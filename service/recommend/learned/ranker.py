"""A learned order: how likely a garment is asked for when it is looked at, and then kept.

Two logistic models over what is known of a garment (`considered.NAMES`) and what became of its like
(`history.HISTORY_NAMES`); a score is the log of the chance that it is asked for *and* kept. The
weights were learned elsewhere (`embeddings.ranker`); here they are only added up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.recommend.learned.considered import NAMES, Candidate, matrix
from service.recommend.learned.history import HISTORY_NAMES, History
from service.recommend.shelf import Floats

#: The format of the file.
FORMAT = "fitroom-ranker-1"
FEATURES: tuple[str, ...] = (*NAMES, *HISTORY_NAMES)


class RankerFault(Exception):
    """A file that holds no ranker that can be used; says which and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A logistic model: ``bias`` and a weight for each of `FEATURES`."""

    bias: float
    weights: Floats  # (features,)

    def logits(self, features: NDArray[np.floating[Any]]) -> Floats:
        """(..., features) -> (...)"""
        found: Floats = features @ self.weights + self.bias
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """``asked`` of what is looked at, ``kept`` of what was asked for. ``card`` says what it was
    learned from and how it did."""

    name: str
    asked: Head
    kept: Head
    history: History = field(default_factory=History)
    card: Mapping[str, Any] = field(default_factory=dict)

    def scores(self, features: NDArray[np.floating[Any]]) -> Floats:
        """(..., features) -> (...): log chances to be asked for and kept."""
        return _log_chance(self.asked.logits(features)) + _log_chance(self.kept.logits(features))

    def features(self, candidates: Sequence[Candidate]) -> Floats:
        """(n, features) with what is known of their like by now."""
        return np.concatenate([matrix(candidates), self.history.features(candidates)], axis=1)

    def explain(self, features: Floats) -> dict[str, float]:
        """What moved the two logits of one garment (features,), by the name of the feature."""
        parts = self.asked.weights * features + self.kept.weights * features
        return {
            name: round(float(part), 4)
            for name, part in zip(FEATURES, parts, strict=True)
            if abs(part) >= 5e-5
        }


def _log_chance(logits: Floats) -> Floats:
    found: Floats = -np.logaddexp(0.0, -logits)
    return found


def write_ranker(ranker: Ranker) -> bytes:
    """As a file: JSON, the same bytes for the same ranker."""
    told = {
        "format": FORMAT,
        "name": ranker.name,
        "features": list(FEATURES),
        "asked": {"bias": ranker.asked.bias, "weights": ranker.asked.weights.tolist()},
        "kept": {"bias": ranker.kept.bias, "weights": ranker.kept.weights.tolist()},
        "history": ranker.history.of,
        "card": dict(ranker.card),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def read_ranker(data: bytes) -> Ranker:
    """What `write_ranker` wrote.

    Raises:
        RankerFault: it is damaged, or of another version.
    """
    try:
        told = json.loads(data)
        if told["format"] != FORMAT or tuple(told["features"]) != FEATURES:
            raise RankerFault(f"made for {told['format']} with other features; train it again")
        asked, kept = (_head(told[one]) for one in ("asked", "kept"))
        of = {
            key: {value: (float(a), float(k)) for value, (a, k) in known.items()}
            for key, known in told["history"].items()
        }
        return Ranker(str(told["name"]), asked, kept, History(of), told["card"])
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise RankerFault(f"not a ranker: {problem!r}") from None


def _head(told: Mapping[str, Any]) -> Head:
    weights = np.array(told["weights"], np.float64)
    if weights.shape != (len(FEATURES),) or not np.isfinite(weights).all():
        raise RankerFault("it has not one weight for each feature")
    return Head(float(told["bias"]), weights)

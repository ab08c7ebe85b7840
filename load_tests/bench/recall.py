"""Recall: how much of the true answer somebody found. The truth is a brute-force float64 scan."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: Questions scored at a time: 50 x 100,000 float64 are 40 MB.
TOGETHER = 50


def nearest(
    vectors: NDArray[np.float32], here: NDArray[np.bool_], asked: Sequence[int], k: int
) -> list[list[int]]:
    """The ``k`` rows most like each of ``asked`` among those that are ``here``, itself left out.

    Exact, in float64; equal ones in row order.
    """
    rows = np.flatnonzero(here)
    among = vectors[rows].astype(np.float64)  # (here, dim)
    found = []
    for start in range(0, len(asked), TOGETHER):
        some = np.asarray(asked[start : start + TOGETHER])
        scores = vectors[some].astype(np.float64) @ among.T  # (some, here)
        scores[some[:, None] == rows[None, :]] = -np.inf
        for line in scores:
            found.append(rows[np.lexsort((rows, -line))[:k]].tolist())
    return found


def recall(found: Sequence[Sequence[int]], truth: Sequence[Sequence[int]]) -> float:
    """The mean share of each true answer that is in what was found, in whatever order."""
    shares = [
        len(set(one) & set(true)) / len(true)
        for one, true in zip(found, truth, strict=True)
        if true
    ]
    return sum(shares) / len(shares) if shares else 0.0

"""Figures of retrieval: how much of what was found first is right, and how sure that is.

Every ``_ci`` is half the width of a 95 % interval: a bootstrap over the queries (Efron 1979).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
Figures = dict[str, float]

#: How many answers are looked at, and how many times queries are drawn anew for an interval.
DEPTH, DRAWS = 100, 400
#: Queries that are scored at once: bounds the memory.
AT_ONCE = 256


def half_width(values: npt.ArrayLike) -> float:
    """Half the width of the 95 % bootstrap interval of the mean of ``values`` (n,)."""
    sample = np.asarray(values, np.float64)
    if len(sample) < 2:
        return 0.0
    means = np.random.default_rng(0).choice(sample, (DRAWS, len(sample))).mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(high - low) / 2


def nearest(queries: Floats, gallery: Floats, depth: int = DEPTH) -> Rows:
    """Unit rows (q, d) and (g, d) -> the rows of the gallery, best first: (q, min(depth, g))."""
    found = [np.empty((0, min(depth, len(gallery))), np.int64)]
    for at in range(0, len(queries), AT_ONCE):
        score = queries[at : at + AT_ONCE] @ gallery.T  # (b, g)
        top = np.argpartition(-score, min(depth, score.shape[1] - 1), axis=1)[:, :depth]
        order = np.argsort(-np.take_along_axis(score, top, axis=1), axis=1, kind="stable")
        found.append(np.take_along_axis(top, order, axis=1))
    return np.concatenate(found)


def _with_interval(name: str, values: npt.ArrayLike) -> Figures:
    sample = np.asarray(values, np.float64)
    return {name: float(sample.mean()), f"{name}_ci": half_width(sample)}


def label_figures(found: Rows, wanted: Sequence[str], labels: Sequence[str]) -> Figures:
    """``found`` (q, k) rows of a gallery with ``labels``, by queries that want ``wanted``.

    Every wanted label is in the gallery. P@1 and P@10: the share of the first 1 and 10 that is
    right. mAP@100: precision at each right place, over as many as could be right. macro_P@10: the
    mean over labels. chance_P: what a random order gives.
    """
    want, label = np.array(wanted), np.array(labels)
    right = label[found] == want[:, None]  # (q, k)
    there = np.array([(label == one).sum() for one in want])  # (q,)
    precision = np.cumsum(right, axis=1) / np.arange(1, right.shape[1] + 1)
    average = (precision * right).sum(axis=1) / np.minimum(there, DEPTH)
    ten = right[:, :10].mean(axis=1)
    kinds = np.unique(want)
    return {
        "queries": len(want),
        "gallery": len(label),
        "classes": len(kinds),
        **_with_interval("P@1", right[:, 0]),
        **_with_interval("P@10", ten),
        **_with_interval("mAP@100", average),
        "macro_P@10": float(np.mean([ten[want == kind].mean() for kind in kinds])),
        "chance_P": float((there / len(label)).mean()),
    }


def further_figures(
    name: str, found: Rows, wanted: Sequence[str], labels: Sequence[str]
) -> Figures:
    """P@10 by another label. Queries without one, or with one that nothing has, are left out."""
    label = np.array([one or "?" for one in labels])
    shares = {one: float((label == one).mean()) for one in set(wanted) if one}
    rows = [row for row, one in enumerate(wanted) if shares.get(one, 0.0) > 0]
    if not rows:
        return {}
    want = np.array([wanted[row] for row in rows])
    ten = (label[found[rows, :10]] == want[:, None]).mean(axis=1)
    chance = float(np.mean([shares[one] for one in want]))
    return {**_with_interval(f"{name}_P@10", ten), f"{name}_chance": chance}


def places(queries: Floats, targets: Sequence[int], gallery: Floats) -> npt.NDArray[np.int64]:
    """Where each query finds its target, 0 for first; whoever ties with it comes before it."""
    score = queries @ gallery.T  # (q, g)
    own = score[np.arange(len(targets)), list(targets)]
    before: npt.NDArray[np.int64] = (score >= own[:, None]).sum(axis=1) - 1
    return before


def recall_figures(place: npt.NDArray[Any], gallery: int) -> Figures:
    """How often the one garment that is meant comes first, or among ten. ``place`` 0 is first."""
    return {
        "queries": len(place),
        "gallery": gallery,
        **_with_interval("recall@1", place < 1),
        **_with_interval("recall@10", place < 10),
        "median_rank": float(np.median(place)) + 1,
    }

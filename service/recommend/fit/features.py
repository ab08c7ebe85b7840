"""What a record tells before it is worn: size, body, the size such a body takes, a garment's past.

The past of a garment is what *other* shoppers said. For the records that are learned from it is
taken from the shoppers of other folds, so that no record ever sees its own verdict, nor one that
its own shopper gave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from service.recommend.fit.table import FitTable
from service.recommend.fit.trees import softmax

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FOLDS = 10
#: How many records of the wider group a count is mixed with: of all garments for a garment, of
#: the garment for one size of it, of everybody for a word such as a category.
POOL_ITEM, POOL_SIZE, POOL_WORD = 5.0, 10.0, 50.0


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Verdicts counted by garment, by garment and size, and by word."""

    records: FitTable

    def prior(self, of: FitTable) -> Floats:
        """Logits (n, 2) of what everybody said, the same for each record."""
        everybody = np.bincount(self.records.verdicts, minlength=3) + 1.0
        return _odds(np.tile(everybody / everybody.sum(), (len(of), 1)))

    def bias(self, of: FitTable) -> Floats:
        """Logits (n, 2) of what was said of each garment, pooled with what everybody said."""
        wide = softmax(self.prior(of))
        records = self.records
        return _odds(_shares(of.items, records.items, records.verdicts, wide, POOL_ITEM)[0])

    def columns(self, of: FitTable, sizes: bool = True) -> Floats:
        """Log-odds (n, ...) of small and of large against fit, pooled, and how many said so.

        By each word, by garment and, with ``sizes``, by garment and size.
        """
        records, wide = self.records, softmax(self.prior(of))
        found = []
        for ours, theirs in zip(of.words, records.words, strict=True):
            shares, _ = _shares(ours, theirs, records.verdicts, wide, POOL_WORD)
            found.append(_odds(shares))
        shares, counts = _shares(of.items, records.items, records.verdicts, wide, POOL_ITEM)
        found += [_odds(shares), np.log1p(counts)[:, None]]
        if sizes:
            shares, counts = _shares(
                _garment(of), _garment(records), records.verdicts, shares, POOL_SIZE
            )
            found += [_odds(shares), np.log1p(counts)[:, None]]
        return np.concatenate(found, axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class BodySize:
    """The size that a body usually takes: ridge regression on measures, squares and products.

    Sizes are measured by their place among all sizes taken (normal scores), so that any numbering
    that rises with the size will do.
    """

    known_sizes: Floats
    scores: Floats
    centre: Floats
    scale: Floats
    weights: Floats

    @classmethod
    def learn(cls, table: FitTable, ridge: float = 10.0) -> BodySize:
        sizes, counts = np.unique(table.sizes[~np.isnan(table.sizes)], return_counts=True)
        middle = (np.cumsum(counts) - counts / 2) / max(counts.sum(), 1)
        scores = np.log(middle / (1 - middle)) / 1.702  # near enough to the normal quantiles
        body = table.numbers[:, 1:]
        with_body = ~np.isnan(body).all(axis=0)
        centre, scale = np.zeros(body.shape[1]), np.ones(body.shape[1])
        centre[with_body] = np.nanmean(body[:, with_body], axis=0)
        scale[with_body] = np.maximum(np.nanstd(body[:, with_body], axis=0), 1e-9)
        start = cls(sizes, scores, centre, scale, np.zeros(0))
        taken = start._taken(table)
        known = ~np.isnan(taken)
        terms = start._terms(table)[known]
        square = terms.T @ terms + ridge * np.eye(terms.shape[1])
        weights = np.asarray(np.linalg.solve(square, terms.T @ taken[known]), dtype=np.float64)
        return cls(sizes, scores, centre, scale, weights)

    def excess(self, table: FitTable) -> Floats:
        """By how much (n,) the size taken exceeds the usual one; NaN where the size is unknown."""
        return self._taken(table) - self._terms(table) @ self.weights

    def _taken(self, table: FitTable) -> Floats:
        found = np.full(len(table), np.nan)
        if len(self.known_sizes):
            known = ~np.isnan(table.sizes)
            found[known] = np.interp(table.sizes[known], self.known_sizes, self.scores)
        return found

    def _terms(self, table: FitTable) -> Floats:
        body = (table.numbers[:, 1:] - self.centre) / self.scale
        unknown = np.isnan(body)
        body = np.clip(np.where(unknown, 0.0, body), -4.0, 4.0)
        pairs = [
            body[:, i] * body[:, j] for i in range(body.shape[1]) for j in range(i, body.shape[1])
        ]
        return np.column_stack([np.ones(len(body)), body, unknown, *pairs])


def fold_of(users: NDArray[np.str_]) -> Ints:
    """The fold (n,) of each shopper, below `FOLDS`: always the same one."""
    return np.array([crc32(str(user).encode()) % FOLDS for user in users], dtype=np.int64)


def folded(table: FitTable, of: Callable[[FitTable, FitTable], Floats]) -> Floats:
    """``of(history, records)`` for each fold of shoppers, with the history of all other folds."""
    fold = fold_of(table.users)
    found: Floats | None = None
    for number in range(FOLDS):
        inside = fold == number
        if not inside.any():
            continue
        part = of(table.where(~inside), table.where(inside))
        if found is None:
            found = np.empty((len(table), part.shape[1]))
        found[inside] = part
    if found is None:
        raise ValueError("an empty table has no folds")
    return found


def _garment(table: FitTable) -> NDArray[np.str_]:
    return np.char.add(np.char.add(table.items, "|"), np.char.mod("%g", table.sizes))


def _shares(
    ours: NDArray[np.str_], theirs: NDArray[np.str_], verdicts: Ints, wide: Floats, pool: float
) -> tuple[Floats, Floats]:
    """Shares (n, 3) of verdicts on each of ``ours``, pooled with ``wide``, and counts (n,)."""
    if not len(theirs):
        return wide, np.zeros(len(ours))
    names, place = np.unique(theirs, return_inverse=True)
    counts = np.zeros((len(names) + 1, 3))
    np.add.at(counts, (place, verdicts), 1.0)
    at = np.searchsorted(names, ours)
    at[at == len(names)] = 0
    at = np.where(names[at] == ours, at, len(names))  # the last row is nobody's
    found = counts[at]
    total = found.sum(axis=1)
    return (found + pool * wide) / (total + pool)[:, None], total


def _odds(shares: Floats) -> Floats:
    return np.log(shares[:, [0, 2]] / shares[:, [1]])

"""Boosted regression trees on binned columns, for verdicts: small, fit, large.

Gradient boosting of the multinomial likelihood (Friedman, *Greedy function approximation*, 2001)
with second-order leaves and trees grown best split first on histograms, as in LightGBM (Ke et al.,
NeurIPS 2017). Two trees a round, one for small against fit and one for large against fit. Nothing
is drawn by chance: which third of the records a tree sees follows from the number of the round.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Bins of a column. Number 0 is for what is unknown, which always goes to the left.
BINS = 64


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees grow. ``least`` is the least curvature in a leaf (a record adds p (1 - p),
    about a tenth), ``ridge`` its pull towards 0."""

    rounds: int = 180
    rate: float = 0.07
    leaves: int = 15
    least: float = 4.0
    ridge: float = 2.0


@dataclass(slots=True)
class Tree:
    """Nodes in the order they were made; a leaf has column -1. Children are next to each other."""

    column: list[int] = field(default_factory=lambda: [-1])
    bound: list[int] = field(default_factory=lambda: [0])
    left: list[int] = field(default_factory=lambda: [0])
    value: list[float] = field(default_factory=lambda: [0.0])

    def of(self, bins: NDArray[np.uint8]) -> Floats:
        """The values (n,) of records with ``bins`` (n, columns)."""
        column, bound = np.array(self.column), np.array(self.bound)
        left, value = np.array(self.left), np.array(self.value)
        node = np.zeros(len(bins), dtype=np.int64)
        rows = np.arange(len(bins))
        while len(rows):
            at = node[rows]
            rows, at = rows[column[at] >= 0], at[column[at] >= 0]
            node[rows] = left[at] + (bins[rows, column[at]] > bound[at])
        return np.asarray(value[node], dtype=np.float64)


@dataclass(slots=True)
class _Leaf:
    """A leaf that may still be split: its records, its histogram (2, columns * BINS), the gain."""

    node: int
    rows: Ints
    sums: Floats
    gain: float = 0.0
    column: int = -1
    bound: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Boosted:
    """Boosted trees: ``edges`` are the bounds of each column's bins, ``start`` two logits."""

    edges: tuple[Floats, ...]
    start: Floats
    rounds: tuple[tuple[Tree, Tree], ...]
    rate: float

    @classmethod
    def learn(
        cls,
        columns: Floats,
        verdicts: Ints,
        growth: Growth,
        heard: Callable[[], object] = lambda: None,
    ) -> Boosted:
        """Learn from ``columns`` (n, d), NaN where unknown, and ``verdicts`` (n,): 0, 1 or 2.

        ``heard`` is called after each round.
        """
        edges = tuple(_edges(column) for column in columns.T)
        bins = _bins(columns, edges)
        flat = bins.astype(np.int64) + BINS * np.arange(bins.shape[1])
        shares = (np.bincount(verdicts, minlength=3) + 1.0) / (len(verdicts) + 3.0)
        start = np.log(shares[[0, 2]] / shares[1])
        logits = np.tile(start, (len(verdicts), 1))
        rounds = []
        for turn in range(growth.rounds):
            some = _some(len(verdicts), turn)
            chances = softmax(logits)
            trees = []
            for head, verdict in enumerate((0, 2)):
                chance = chances[:, verdict]
                slope = chance - (verdicts == verdict)
                tree = _grow(flat, bins, slope, chance * (1.0 - chance), some, growth)
                logits[:, head] += growth.rate * tree.of(bins)
                trees.append(tree)
            rounds.append((trees[0], trees[1]))
            heard()
        return cls(edges, start, tuple(rounds), growth.rate)

    def logits(self, columns: Floats) -> Floats:
        """Two logits (n, 2): small against fit, and large against fit."""
        bins = _bins(columns, self.edges)
        found = np.tile(self.start, (len(bins), 1))
        for trees in self.rounds:
            for head, tree in enumerate(trees):
                found[:, head] += self.rate * tree.of(bins)
        return found


def softmax(logits: Floats) -> Floats:
    """Chances (n, 3) of small, fit and large from the logits (n, 2) of small and large."""
    whole = np.insert(logits, 1, 0.0, axis=1)
    whole = np.exp(whole - whole.max(axis=1, keepdims=True))
    return np.asarray(whole / whole.sum(axis=1, keepdims=True), dtype=np.float64)


def _edges(column: Floats) -> Floats:
    known = column[~np.isnan(column)]
    if not len(known):
        return np.zeros(0)
    values = np.unique(known)
    if len(values) > BINS - 1:
        values = np.unique(np.quantile(known, np.linspace(0.0, 1.0, BINS - 1)))
    return np.asarray((values[1:] + values[:-1]) / 2, dtype=np.float64)


def _bins(columns: Floats, edges: tuple[Floats, ...]) -> NDArray[np.uint8]:
    bins = np.zeros(columns.shape, dtype=np.uint8)
    for number, bounds in enumerate(edges):
        known = ~np.isnan(columns[:, number])
        bins[known, number] = 1 + np.searchsorted(bounds, columns[known, number])
    return bins


def _some(count: int, turn: int) -> Ints:
    """The numbers of about a third of ``count`` records, scattered evenly, others each turn."""
    mixed = np.arange(count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= np.uint64((turn + 1) * 0xBF58476D1CE4E5B9 % 2**64)
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(29)
    return np.flatnonzero(mixed % np.uint64(3) == 0)


def _grow(
    flat: Ints, bins: NDArray[np.uint8], slope: Floats, curve: Floats, rows: Ints, growth: Growth
) -> Tree:
    """One tree, the best split first. ``flat`` are ``bins`` numbered through all columns."""
    tree = Tree()
    leaves = [_Leaf(0, rows, _sums(flat, slope, curve, rows))]
    _best_split(leaves[0], growth)
    while len(leaves) < growth.leaves:
        best = max(leaves, key=lambda leaf: leaf.gain)
        if best.gain <= 1e-6:
            break
        leaves.remove(best)
        right = bins[best.rows, best.column] > best.bound
        parts = (best.rows[~right], best.rows[right])
        small = int(len(parts[1]) < len(parts[0]))
        fewer = _sums(flat, slope, curve, parts[small])
        sums = (fewer, best.sums - fewer) if small == 0 else (best.sums - fewer, fewer)
        tree.column[best.node], tree.bound[best.node] = best.column, best.bound
        tree.left[best.node] = len(tree.column)
        for part, histogram in zip(parts, sums, strict=True):
            leaf = _Leaf(len(tree.column), part, histogram)
            tree.column.append(-1)
            tree.bound.append(0)
            tree.left.append(0)
            tree.value.append(0.0)
            _best_split(leaf, growth)
            leaves.append(leaf)
    for leaf in leaves:
        total = slope[leaf.rows].sum(), curve[leaf.rows].sum()
        tree.value[leaf.node] = float(-total[0] / (total[1] + growth.ridge))
    return tree


def _sums(flat: Ints, slope: Floats, curve: Floats, rows: Ints) -> Floats:
    """Sums (2, columns * BINS) of slope and of curvature in each bin."""
    width = flat.shape[1]
    where = flat[rows].ravel()
    weights = (slope[rows], curve[rows])
    length = width * BINS
    return np.stack([np.bincount(where, np.repeat(one, width), length) for one in weights])


def _best_split(leaf: _Leaf, growth: Growth) -> None:
    """Fill in the best split of ``leaf``; its gain stays 0 where none is good."""
    left = leaf.sums.reshape(2, -1, BINS).cumsum(axis=2)  # (2, columns, bound)
    right = left[:, :, -1:] - left
    score = _score(left, growth) + _score(right, growth) - _score(left[:, :, -1:], growth)
    score[np.minimum(left[1], right[1]) < growth.least] = 0.0
    place = int(score.argmax())
    leaf.gain = float(score.flat[place])
    leaf.column, leaf.bound = divmod(place, BINS)


def _score(sums: Floats, growth: Growth) -> Floats:
    return np.asarray(sums[0] ** 2 / (sums[1] + growth.ridge), dtype=np.float64)

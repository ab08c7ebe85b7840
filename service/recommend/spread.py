"""Variety: one colour of a style, not all of one category, and no two alike where it can be helped.

Maximal marginal relevance (Carbonell and Goldstein, 1998) on the vectors: each pick is the
candidate with the best score, less its likeness to what is already in the slate.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

import numpy as np
from numpy.typing import NDArray

from service.recommend.shelf import DECIMALS, NONE, Floats, Mask, Numbers, Shelf

#: How much of a choice is the score, and how much its difference from what was chosen before.
RELEVANCE = 0.7
#: Candidates of one category that are compared, for each place in the slate.
DEEP = 4


@dataclass(slots=True)
class Spread:
    """A slate while it is being filled, over several rungs of the fallback ladder.

    ``places`` is how many cards it has at most, ``share`` the part of them that one category may
    take while there is anything else. Garments without a category are not held to be one.
    """

    shelf: Shelf
    places: int
    share: float
    picked: list[int] = field(default_factory=list)  # colourways, in slate order

    @property
    def open(self) -> int:
        return self.places - len(self.picked)

    def fill(self, ways: Numbers, scores: Floats) -> NDArray[np.int64]:
        """Pick from the colourways ``ways`` (n,) with ``scores`` (n,) until the slate is full.

        Answers the places in ``ways`` of what was picked, in order. The share yields only when
        keeping to it would leave the slate shorter.
        """
        some = self._shortlist(ways, scores)  # in shelf order, so that argmax settles ties by id
        likeness = _Redundancy(self.shelf, ways[some])
        for way in self.picked:
            likeness.add(way)
        left = np.ones(len(some), dtype=np.bool_)
        chosen: list[int] = []
        while self.open > 0 and left.any():
            within = left & ~self._crowded(ways[some])
            worth = RELEVANCE * scores[some] - (1 - RELEVANCE) * likeness.highest
            best = int(np.argmax(np.where(within if within.any() else left, worth, -np.inf)))
            left[best] = False
            chosen.append(int(some[best]))
            self.picked.append(int(ways[some[best]]))
            likeness.add(self.picked[-1])
        return np.array(chosen, dtype=np.int64)

    def _shortlist(self, ways: Numbers, scores: Floats) -> NDArray[np.int64]:
        """The best colourway of each style not picked yet, `DEEP` for a place in each category."""
        order = np.lexsort((ways, -scores))  # best first, ties by number
        styles = self.shelf.style_of[ways]
        order = order[~np.isin(styles[order], self.shelf.style_of[self.picked])]
        _, first = np.unique(styles[order], return_index=True)
        order = order[np.sort(first)]
        category = self.shelf.category_of[ways[order]]
        grouped = np.argsort(category, kind="stable")
        _, starts, sizes = np.unique(category[grouped], return_index=True, return_counts=True)
        depth = np.arange(len(order)) - np.repeat(starts, sizes)  # place within its category
        kept = order[grouped[depth < DEEP * self.places]]
        return kept[np.argsort(ways[kept])]

    def _crowded(self, ways: Numbers) -> Mask:
        """Whether each colourway's category has had its share already."""
        category = self.shelf.category_of  # (C,)
        names, counts = np.unique(category[self.picked], return_counts=True)
        full = names[(counts >= ceil(self.share * self.places)) & (names != NONE)]
        return np.isin(category[ways], full)


class _Redundancy:
    """The highest likeness of each candidate to anything picked, (n,); 0 without a vector."""

    def __init__(self, shelf: Shelf, ways: Numbers) -> None:
        rows = shelf.row_of[ways]
        self.shelf = shelf
        self.seen = rows != NONE  # (n,)
        self.vectors = np.asarray(shelf.catalogue.vectors[rows[self.seen]])  # (seen, dim)
        self.highest: Floats = np.zeros(len(ways))

    def add(self, way: int) -> None:
        row = self.shelf.row_of[way]
        if row != NONE and len(self.vectors):
            likeness = self.vectors @ np.asarray(self.shelf.catalogue.vectors[row])  # (seen,)
            self.highest[self.seen] = np.maximum(
                self.highest[self.seen], np.round(likeness, DECIMALS)
            )

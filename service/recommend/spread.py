"""Variety: one colour of a style, not all of one category or brand, and no two alike where it can
be helped; and now and then a place for something that would not have been shown.

Maximal marginal relevance (Carbonell and Goldstein, 1998) on the vectors: each pick is the
candidate with the best score, less its likeness to what is already in the slate. On 300 slates of
12 from real photos a determinantal point process (greedy MAP: Chen et al., 2018) gave about the
same variety at the same relevance; this is the simpler of the two, and its parts can be explained.

With a seed for luck, each place from `SAFE` on is with the chance `TRY` drawn from the candidates
that come next. What chance a card had is exact, and kept beside it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from numpy.typing import NDArray

from service.recommend.luck import gumbel, toss
from service.recommend.shelf import NONE, Floats, Mask, Numbers, Shelf

#: How much of a choice is the score, and how much its difference from what was chosen before.
RELEVANCE = 0.7
#: Candidates of one category that are compared, for each place in the slate.
DEEP = 4
#: And of each brand in it, however far down, so that there is a choice of brands.
OF_A_BRAND = 2
#: As many cards of one brand may follow one another while there is any other.
IN_A_ROW = 2
#: The first places are never left to luck.
SAFE = 2
#: The chance that a place is: 1.25 places of 12.
TRY = 1 / 8
#: As many candidates, the best after the one that luck passes over, have a chance.
TAIL = 32
#: A candidate that is worth this much less has a chance e times smaller.
TEMPERATURE = 0.05


@dataclass(slots=True)
class Spread:
    """A slate while it is being filled, over several rungs of the fallback ladder.

    ``places`` is how many cards it has at most, ``share`` the part of them that one category may
    take while there is anything else. Garments without a category are not held to be one.
    Nothing is drawn without a seed for ``luck``. ``propensity`` is for each pick the chance that
    it had at its place, given the picks before it; ``by_luck`` whether it was drawn.
    """

    shelf: Shelf
    places: int
    share: float
    luck: str | None = None
    picked: list[int] = field(default_factory=list)  # colourways, in slate order
    propensity: list[float] = field(default_factory=list)
    by_luck: list[bool] = field(default_factory=list)

    @property
    def open(self) -> int:
        return self.places - len(self.picked)

    def fill(self, ways: Numbers, scores: Floats, spare: int = 0) -> NDArray[np.int64]:
        """Pick from the colourways ``ways`` (n,) with ``scores`` (n,) until the slate is full, and
        then ``spare`` more of those that were compared, as far as there are any.

        Answers the places in ``ways`` of what was picked, in order. Shares of category and brand
        yield only when keeping to them would leave the slate shorter.
        """
        some = self._shortlist(ways, scores)  # in shelf order, so that argmax settles ties by id
        among = _Among.of(self.shelf, ways[some])
        likeness = _Redundancy(self.shelf, among.ways)
        for way in self.picked:
            likeness.add(way)
        left = np.ones(len(some), dtype=np.bool_)
        relevance = RELEVANCE * scores[some]
        chosen: list[int] = []
        places = self.places
        for more in (0, spare):
            self.places += more if self.open == 0 else 0
            while self.open > 0 and left.any():
                one = self._pick(among, relevance - (1 - RELEVANCE) * likeness.highest, left)
                left[one] = False
                chosen.append(int(some[one]))
                likeness.add(self.picked[-1])
        self.places = places
        return np.array(chosen, dtype=np.int64)

    def _pick(self, among: _Among, worth: Floats, left: Mask) -> int:
        """The best that is ``left`` (n,) and not too much of the same; or, seldom, another."""
        within = self._within(among, left)
        best = int(np.argmax(np.where(within, worth, -np.inf)))
        one, propensity = best, 1.0
        if self.luck and len(self.picked) >= SAFE:
            others = within.copy()
            others[best] = False
            # Where everything that is left will be shown, there is nothing to try.
            if left.sum() > self.open and others.any():
                one, propensity = self._tossed(self.luck, among.ways, worth, best, others)
        self.picked.append(int(among.ways[one]))
        self.propensity.append(propensity)
        self.by_luck.append(one != best)
        return one

    def _tossed(
        self, luck: str, ways: Numbers, worth: Floats, best: int, others: Mask
    ) -> tuple[int, float]:
        """``best``, or one of the ``others`` by the softmax of their worth; and its chance."""
        place = len(self.picked)
        if toss(luck, "try", place) >= TRY:
            return best, 1 - TRY
        some = np.flatnonzero(others)
        tail = some[np.argsort(-worth[some], kind="stable")[:TAIL]]
        odds = np.exp((worth[tail] - worth[tail[0]]) / TEMPERATURE)
        odds /= odds.sum()
        names = [self.shelf.colourways[ways[one]] for one in tail]
        lots = np.log(odds) + [gumbel(luck, "draw", place, name) for name in names]
        drawn = int(np.argmax(lots))
        return int(tail[drawn]), TRY * float(odds[drawn])

    def _shortlist(self, ways: Numbers, scores: Floats) -> NDArray[np.int64]:
        """The best colourway of each style not picked yet, `DEEP` for a place in each category."""
        order = np.lexsort((ways, -scores))  # best first, ties by number
        styles = self.shelf.style_of[ways]
        order = order[~np.isin(styles[order], self.shelf.style_of[self.picked])]
        _, first = np.unique(styles[order], return_index=True)
        order = order[np.sort(first)]
        category = self.shelf.category_of[ways[order]].astype(np.int64)
        brand = self.shelf.attributes.brand[ways[order]]
        of_both = category * (int(brand.max(initial=0)) + 2) + brand
        kept = (_depth(category) < DEEP * self.places) | (_depth(of_both) < OF_A_BRAND)
        some = order[kept]
        return some[np.argsort(ways[some])]

    def _within(self, among: _Among, left: Mask) -> Mask:
        """Those ``left`` (n,) that are not too much of the same, as far as there are any."""
        crowded, repeated = self._crowded(among), self._repeated(among)
        free = left if crowded is None else left & ~crowded
        other = left if repeated is None else left & ~repeated
        for choice in (free & other, other, free):
            if choice.any():
                return choice
        return left

    def _crowded(self, among: _Among) -> Mask | None:
        """Whether each colourway's category has had its share already; None if that is so of no
        category."""
        counts = Counter(self.shelf.category_of[self.picked].tolist())
        most = ceil(self.share * self.places)
        full = [one for one, count in counts.items() if count >= most and one != NONE]
        return np.isin(among.category, full) if full else None

    def _repeated(self, among: _Among) -> Mask | None:
        """Whether each colourway would be one of its brand too many in a row; None if none can."""
        last = set(self.shelf.attributes.brand[self.picked[-IN_A_ROW:]].tolist())
        if len(self.picked) < IN_A_ROW or len(last) > 1 or NONE in last:
            return None
        repeated: Mask = among.brand == last.pop()
        return repeated


@dataclass(frozen=True, slots=True, eq=False)
class _Among:
    """The colourways that are compared, (n,) each."""

    ways: Numbers
    category: Numbers
    brand: Numbers

    @classmethod
    def of(cls, shelf: Shelf, ways: Numbers) -> _Among:
        return cls(ways, shelf.category_of[ways], shelf.attributes.brand[ways])


def _depth(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many come before each in its own group, (n,)."""
    grouped = np.argsort(groups, kind="stable")
    _, starts, sizes = np.unique(groups[grouped], return_index=True, return_counts=True)
    depth = np.empty(len(groups), np.int64)
    depth[grouped] = np.arange(len(groups)) - np.repeat(starts, sizes)
    return depth


class _Redundancy:
    """The highest likeness of each candidate to anything picked, (n,).

    0 without a vector, and for what is no more like it than any two garments are alike.
    """

    def __init__(self, shelf: Shelf, ways: Numbers) -> None:
        rows = shelf.row_of[ways]
        self.shelf = shelf
        self.seen = np.flatnonzero(rows != NONE)
        self.vectors = shelf.catalogue.vectors[rows[self.seen]]  # (seen, dim)
        self.highest: Floats = np.zeros(len(ways))

    def add(self, way: int) -> None:
        row = self.shelf.row_of[way]
        if row != NONE and len(self.vectors):
            cosines = self.vectors @ self.shelf.catalogue.vectors[row]  # (seen,)
            likeness = self.shelf.usual.over_all(cosines.astype(np.float64))
            self.highest[self.seen] = np.maximum(self.highest[self.seen], likeness)

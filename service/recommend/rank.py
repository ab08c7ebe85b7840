"""Likeness to a shopper's taste: near to what was kept or liked, away from what was not.

Every style the visit spoke of is one *seed*. A candidate is scored by the seed it is most like,
not by a mean of them: the mean of a red coat and a white sneaker is like nothing in the shop.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from service.recommend.here import Search
from service.recommend.shelf import DECIMALS, NONE, Floats, Mask, Numbers, Shelf
from service.recommend.wants import Wants, Word

_EMPTY = np.zeros(0)

#: How much each word draws (or, below zero, repels). To buy is the surest word, to look the least;
#: what was left was liked enough to try and may only not have fitted, so it repels mildly.
PULL: Mapping[Word, float] = MappingProxyType(
    {
        "kept": 1.0,
        "liked": 0.95,
        "brought": 0.85,
        "requested": 0.8,
        "viewed": 0.6,
        "withdrawn": 0.0,
        "left": -0.15,
        "disliked": -0.5,
    }
)
#: The share of a score that likeness to *all* the seeds has: it settles what is near to several.
BREADTH = 0.15
#: Nearest rows looked at, over all seeds together. Enough that one category does not fill them.
POOL = 1024
#: Rows that are searched for, the surest first: a search of 10,000 vectors costs 0.5 ms a row.
QUERIES = 12
#: A visit of many seeds still looks at this many for each.
POOL_OF_A_SEED = 128


@dataclass(frozen=True, slots=True)
class Seed:
    """A style that says something about taste, and the vector rows that stand for it."""

    style: str
    word: Word
    rows: tuple[int, ...]

    @property
    def pull(self) -> float:
        return PULL[self.word]


@dataclass(frozen=True, slots=True)
class Taste:
    """The seeds of a visit. ``told`` are the styles it wants, with a vector or without."""

    towards: tuple[Seed, ...]
    away: tuple[Seed, ...]
    told: tuple[str, ...]

    @classmethod
    def of_visit(cls, shelf: Shelf, wants: Wants) -> Taste:
        return cls.of(
            Seed(style, word, shelf.rows(shelf.numbers(ways)))
            for style, word, ways in wants.words(shelf.catalogue)
        )

    @classmethod
    def of_style(cls, shelf: Shelf, style: str, colourway: str | None) -> Taste:
        """Like one style. The other colours speak for a ``colourway`` without a vector."""
        own = shelf.colourways_of(style)
        wanted = [way for way in own if shelf.colourways[way] == colourway]
        rows = shelf.rows(wanted) or shelf.rows(own)
        return cls.of([Seed(style, "requested", rows)])

    @classmethod
    def of(cls, seeds: Iterable[Seed]) -> Taste:
        """The surest words first, and of equally sure ones the latest."""
        latest_first = tuple(seeds)[::-1]
        spoken = sorted(latest_first, key=lambda seed: -abs(seed.pull))
        return cls(
            towards=tuple(seed for seed in spoken if seed.pull > 0 and seed.rows),
            away=tuple(seed for seed in spoken if seed.pull < 0 and seed.rows),
            told=tuple(seed.style for seed in spoken if seed.pull > 0),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Candidates with a score, and the seed each is most like: ``taste.towards[because[i]]``."""

    colourways: Numbers  # (n,)
    scores: Floats  # (n,)
    because: Numbers  # (n,)


def nearest(shelf: Shelf, taste: Taste, search: Search, allowed: NDArray[np.int64]) -> Ranked:
    """The ``allowed`` vector rows that are alike to some seed (see `Shelf.alike`), scored."""
    rows = [row for seed in taste.towards for row in seed.rows][:QUERIES]
    if not rows or not allowed.size:
        return Ranked(_EMPTY.astype(np.int32), _EMPTY, _EMPTY.astype(np.int32))
    queries = np.ascontiguousarray(shelf.catalogue.vectors[rows])  # (q, dim)
    k = min(max(POOL // len(rows), POOL_OF_A_SEED), len(allowed))
    _, found = search(queries, k, allowed)  # (q, k)
    pool = np.unique(found)
    return score(shelf, taste, pool[pool >= 0].astype(np.int64))


def score(shelf: Shelf, taste: Taste, rows: NDArray[np.int64]) -> Ranked:
    """Score the vector ``rows`` (n,), n > 0, by ``taste``; those that are like no seed drop out.

    score = (1 - BREADTH) * best pull + BREADTH * mean pull - worst push, where a pull or push is a
    seed's weight times the cosine to the nearest of its rows.
    """
    ways = shelf.colourway_at[rows]  # (n,)
    vectors = np.asarray(shelf.catalogue.vectors[rows])  # (n, dim)
    likeness = _likeness(shelf, vectors, taste.towards)  # (n, towards)
    counts = ~_looked_at(shelf, taste, ways)  # (n, towards)
    pulls = np.round(likeness * [seed.pull for seed in taste.towards], DECIMALS) * counts
    scores = (1 - BREADTH) * pulls.max(axis=1) + BREADTH * pulls.mean(axis=1)
    if taste.away:
        pushes = _likeness(shelf, vectors, taste.away) * [-seed.pull for seed in taste.away]
        scores -= np.maximum(pushes, 0.0).max(axis=1)
    alike = np.where(counts, likeness, -np.inf).max(axis=1) >= shelf.alike
    because = pulls.argmax(axis=1).astype(np.int32)
    return Ranked(ways[alike], np.round(scores, DECIMALS)[alike], because[alike])


def _likeness(shelf: Shelf, vectors: NDArray[np.float32], seeds: Sequence[Seed]) -> Floats:
    """Cosine of each of ``vectors`` (n, dim) to the nearest row of each seed, (n, seeds)."""
    rows = [row for seed in seeds for row in seed.rows]
    starts = np.cumsum([0] + [len(seed.rows) for seed in seeds])[:-1]
    cosines = vectors @ np.asarray(shelf.catalogue.vectors[rows]).T  # (n, rows of all seeds)
    return np.maximum.reduceat(cosines, starts, axis=1).astype(np.float64)


def _looked_at(shelf: Shelf, taste: Taste, ways: Numbers) -> Mask:
    """(n, towards): to have looked at a garment is no reason to be shown that very garment."""
    seeds = [
        shelf.style_number[seed.style] if seed.word == "viewed" else NONE for seed in taste.towards
    ]
    mask: Mask = shelf.style_of[ways][:, None] == np.array(seeds)
    return mask

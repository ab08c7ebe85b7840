"""Likeness to a shopper's taste: near to what was kept or liked, away from what was not.

A candidate is scored by the seed it is most like, not by a mean of them: the mean of a red coat
and a white sneaker is like nothing in the shop. Likeness is added up over the parts of a vector,
because a seed may draw in one (such a shirt) and repel in another (not in this colour).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.recommend.eligible import Eligible
from service.recommend.here import Here
from service.recommend.shelf import NONE, Floats, Mask, Numbers, Shelf
from service.recommend.taste import Seed, Taste
from service.recommend.terms import Leanings, Terms, total
from service.recommend.usual import COLOUR, DECIMALS

#: The share of a likeness that likeness to *all* the seeds has: it settles what is near to several.
BREADTH = 0.15
#: Of colour it is larger. A colour is wanted, or not, on whatever kind of garment.
COLOUR_BREADTH = 0.5
#: Nearest rows looked at, over all seeds together. Enough that one category does not fill them.
POOL = 1024
#: Rows that are searched for, the surest first: a search of 10,000 vectors costs 0.5 ms a row.
QUERIES = 12
#: A visit of many seeds still looks at this many for each.
POOL_OF_A_SEED = 128

#: Of a large release, as many rows are looked at for each seed, or so many times those wanted.
LOOKED_AT = 1_024
TIMES_LOOKED_AT = 6

#: How strongly a seed draws, or repels, in a part of a vector.
Pull = Callable[[Seed, str], float]


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Candidates with a score, and the seed each is most like: ``taste.towards[because[i]]``.

    ``terms`` are the parts of the scores by name and add up to them. ``because`` is `NONE` for
    what no seed draws by its looks: it is kept together with something.
    """

    colourways: Numbers  # (n,)
    scores: Floats  # (n,)
    because: Numbers  # (n,)
    terms: Terms  # each (n,)


def nearest(here: Here, leanings: Leanings, passed: Eligible) -> Ranked:
    """The eligible colourways that are alike to some seed (see `Usual.alike`), scored; and those
    that shoppers kept together with one."""
    shelf, taste = here.shelf, leanings.taste
    found = shelf.colourway_at[_searched(here, taste, passed)]
    kept = [way for style in leanings.together for way in shelf.colourways_of(style)]
    pool = np.unique(np.concatenate([found, np.array(kept, np.int32)])).astype(np.int32)
    return score(shelf, leanings, pool[passed.colourways[pool]])


def _searched(here: Here, taste: Taste, passed: Eligible) -> NDArray[np.int64]:
    """The vector rows nearest to what the seeds draw towards."""
    drawn = [(seed, row) for seed in taste.towards for row in seed.rows][:QUERIES]
    count = np.count_nonzero(passed.allowed)
    if not drawn or not count:
        return np.zeros(0, np.int64)
    k = max(POOL // len(drawn), POOL_OF_A_SEED)
    if k >= count:
        return passed.rows  # all of a small shop is compared
    vectors = here.shelf.catalogue.vectors
    queries = np.array([vectors[row] * _weights(here.shelf, seed, drawing) for seed, row in drawn])
    queries /= np.maximum(np.linalg.norm(queries, axis=1, keepdims=True), 1e-9)
    questions = np.ascontiguousarray(queries, np.float32)
    looked_at = max(LOOKED_AT, TIMES_LOOKED_AT * k)
    if here.narrow is None or looked_at >= count:
        return here.found(questions, k, passed.rows)
    return here.found(questions, k, here.narrow(questions, looked_at, passed.allowed))


def score(shelf: Shelf, leanings: Leanings, ways: Numbers) -> Ranked:
    """Score colourways ``ways`` (n,); those that nothing speaks for drop out.

    score = (1 - breadth) * best pull + breadth * mean pull - worst push + what needs no photo,
    where a pull or push is a seed's weight in each part times the likeness in that part, to the
    nearest of its rows, above what is usual (see `Usual`); the breadth is `BREADTH`, or
    `COLOUR_BREADTH` in the part for colour.
    """
    taste, plain = leanings.taste, leanings.terms(ways)
    vectors = _vectors(shelf, ways)  # (n, dim)
    terms: Terms = {}
    because: Numbers = np.full(len(ways), NONE, np.int32)
    speaks: Mask = np.zeros(len(ways), np.bool_)
    if taste.towards:
        terms, because, speaks = _drawn(shelf, vectors, taste.towards, ways)
    if taste.away:
        pushes = _Likeness.to(shelf, vectors, taste.away).weighed(repelling)  # (parts, n, rows)
        terms["away"] = -np.round(np.maximum(pushes.sum(axis=0), 0.0).max(axis=1), DECIMALS)
    terms |= plain
    if "together" in plain:
        speaks = speaks | (plain["together"] > 0)
    kept = {name: part[speaks] for name, part in terms.items()}
    return Ranked(ways[speaks], total(kept, int(speaks.sum())), because[speaks], kept)


def drawing(seed: Seed, part: str) -> float:
    """How strongly a seed draws in this part of a vector."""
    return max(seed.pull(part), 0.0)


def repelling(seed: Seed, part: str) -> float:
    """How strongly a seed repels in this part of a vector."""
    return max(-seed.pull(part), 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Likeness:
    """Likeness of n vectors to every row of some seeds, part by part."""

    shelf: Shelf
    seeds: Sequence[Seed]
    seed_of: Numbers  # (rows,)
    cosines: Floats  # (parts, n, rows); over all parts they add up to the cosine

    @classmethod
    def to(cls, shelf: Shelf, vectors: NDArray[np.float32], seeds: Sequence[Seed]) -> _Likeness:
        rows = np.asarray(shelf.catalogue.vectors[[row for seed in seeds for row in seed.rows]])
        owners = np.repeat(np.arange(len(seeds)), [len(seed.rows) for seed in seeds])
        parts = [vectors[:, p.first : p.end] @ rows[:, p.first : p.end].T for p in shelf.parts]
        return cls(shelf, seeds, owners.astype(np.int32), np.array(parts, np.float64))

    def weighed(self, pull: Pull) -> Floats:
        """(parts, n, rows): the likeness times the ``pull`` of its seed in that part."""
        weights = np.array([_pulls(self.shelf, seed, pull) for seed in self.seeds])
        likeness = self.shelf.usual.by_part(self.cosines)
        weighed: Floats = likeness * weights[self.seed_of].T[:, None, :]
        return weighed

    def of_seeds(self, of_rows: Floats) -> Floats:
        """(n, rows) -> (n, seeds): the best row of each."""
        best: Floats = np.maximum.reduceat(of_rows, self._starts(), axis=1)
        return best

    def nearest_rows(self, of_rows: Floats) -> NDArray[np.int64]:
        """(n, rows) -> (n, seeds): which row is the best of each."""
        ends = [*self._starts()[1:], len(self.seed_of)]
        spans = zip(self._starts(), ends, strict=True)
        return np.stack([of_rows[:, a:b].argmax(axis=1) + a for a, b in spans], axis=1)

    def _starts(self) -> NDArray[np.int64]:
        return np.searchsorted(self.seed_of, np.arange(len(self.seeds)))


def _drawn(
    shelf: Shelf, vectors: NDArray[np.float32], seeds: Sequence[Seed], ways: Numbers
) -> tuple[Terms, Numbers, Mask]:
    """What the looks of ``ways`` add to their scores, the seed that adds most, and which of them
    are alike to any."""
    likeness = _Likeness.to(shelf, vectors, seeds)
    weighed = likeness.weighed(drawing)  # (parts, n, rows)
    of_rows = np.round(weighed.sum(axis=0), DECIMALS)  # (n, rows)
    counts = ~_looked_at(shelf, seeds, ways) & (shelf.row_of[ways] != NONE)[:, None]  # (n, seeds)
    pulls = np.where(counts, likeness.of_seeds(of_rows), -np.inf)
    because = pulls.argmax(axis=1).astype(np.int32)
    nearest_rows = likeness.nearest_rows(of_rows)  # (n, seeds)
    of_seeds = np.take_along_axis(weighed, nearest_rows[None], axis=2) * counts  # (parts, n, seeds)
    best = of_seeds[:, np.arange(len(ways)), because]  # (parts, n)
    terms: Terms = {"several": np.zeros(len(ways))}
    for part, added, of_all in zip(shelf.parts, best, of_seeds.mean(axis=2), strict=True):
        breadth = COLOUR_BREADTH if part.name == COLOUR else BREADTH
        terms[part.name] = terms.get(part.name, np.zeros(len(ways))) + (1 - breadth) * added
        terms["several"] += breadth * of_all
    alike = (_near(likeness) & counts).any(axis=1)
    because[~alike] = NONE
    return {name: np.round(part, DECIMALS) for name, part in terms.items()}, because, alike


def _near(likeness: _Likeness) -> Mask:
    """(n, seeds): nearer to a seed than garments usually are, in the parts in which it draws."""
    shelf = likeness.shelf
    draws = np.array([_pulls(shelf, seed, drawing) > 0 for seed in likeness.seeds])
    cosines = likeness.of_seeds((likeness.cosines * draws[likeness.seed_of].T[:, None, :]).sum(0))
    whole = draws.all(axis=1)  # (seeds,)
    near: Mask = cosines >= np.where(whole, shelf.usual.alike, shelf.usual.alike_but_colour)
    return near


def _pulls(shelf: Shelf, seed: Seed, pull: Pull) -> Floats:
    """(parts,)"""
    return np.array([pull(seed, part.name) for part in shelf.parts])


def _weights(shelf: Shelf, seed: Seed, pull: Pull) -> NDArray[np.float32]:
    """(dim,): the pull of a seed on each component of a vector."""
    lengths = [part.end - part.first for part in shelf.parts]
    return np.repeat(_pulls(shelf, seed, pull), lengths).astype(np.float32)


def _vectors(shelf: Shelf, ways: Numbers) -> NDArray[np.float32]:
    """(n, dim), zeros for a colourway without a vector."""
    rows = shelf.row_of[ways]
    vectors = np.zeros((len(ways), shelf.catalogue.vectors.shape[1]), np.float32)
    vectors[rows != NONE] = shelf.catalogue.vectors[rows[rows != NONE]]
    return vectors


def _looked_at(shelf: Shelf, seeds: Sequence[Seed], ways: Numbers) -> Mask:
    """(n, seeds): to have looked at a garment is no reason to be shown that very garment."""
    looked = [shelf.style_number[seed.style] if seed.word == "viewed" else NONE for seed in seeds]
    mask: Mask = shelf.style_of[ways][:, None] == np.array(looked)
    return mask

"""Which of the garments that were considered are shown, and where; with the exact chance of each.

The garments stand in an order. Each place takes the best that is left, or with the chance `TRY`
draws evenly from others that are left: the first `SAFE` places only from those that would be on the
slate anyhow, the rest from all. So every garment has a known chance to stand at every place, which
follows from its rank alone (`chances`); the best cards are now and then seen further down, which
tells what a place is worth apart from what stands there (Joachims, Swaminathan and Schnabel, 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from service.recommend.luck import toss
from service.recommend.shelf import Floats

#: The first places only change with others of the same slate.
SAFE = 2
#: The chance that a place is left to luck: one of eight.
TRY = 1 / 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """The garment at ``rank`` in the order. ``propensity`` is its chance at its place, given what
    was chosen before it."""

    rank: int
    propensity: float
    by_luck: bool


def choose(names: Sequence[str], places: int, luck: str | None) -> list[Chosen]:
    """At most ``places`` of ``names``, which stand in order. Without ``luck`` the first ones.

    Equal ``luck`` tosses alike for a name at a place, whatever else there is.
    """
    left = list(range(len(names)))
    if luck is None or len(names) <= places:
        return [Chosen(rank, 1.0, False) for rank in left[:places]]
    chosen = []
    for place in range(places):
        tail = left[1 : 1 + tail_of(place, places, len(names))]
        one, propensity = left[0], 1 - TRY if tail else 1.0
        if tail and toss(luck, "try", place) < TRY:
            one = max(tail, key=lambda rank: toss(luck, "draw", place, names[rank]))
            propensity = TRY / len(tail)
        chosen.append(Chosen(one, propensity, one != left[0]))
        left.remove(one)
    return chosen


@lru_cache(maxsize=256)
def chances(considered: int, places: int, luck: bool = True) -> Floats:
    """(considered, places): the chance that what stands at a rank is shown at a place.

    Rows add up to the chance to be shown at all, columns to 1 where there are enough garments.
    """
    table: Floats = np.zeros((considered, places))
    if not luck or considered <= places:
        np.fill_diagonal(table, 1.0)
        return table
    for rank in range(considered):
        table[rank] = _of_rank(rank, considered, places)
    return table


def _of_rank(rank: int, considered: int, places: int) -> Floats:
    """(places,): followed place by place, by how many better ones are still left."""
    found: Floats = np.zeros(places)
    better: Floats = np.zeros(rank + 1)  # the chance that so many better ones are left
    better[rank] = 1.0
    for place in range(places):
        tail = tail_of(place, places, considered)
        after = np.zeros_like(better)
        for count, chance in enumerate(better):
            if chance == 0.0:
                continue
            best = 1 - TRY if tail else 1.0
            if count == 0:
                found[place] += chance * best
                after[0] += chance * (1 - best)
                continue
            drawn = TRY / tail if tail else 0.0  # the chance of each in the tail
            within = count <= tail  # the tail are those with 1 to ``tail`` better ones
            found[place] += chance * drawn * within
            others = min(count - 1, tail)  # better ones in the tail
            after[count - 1] += chance * (best + drawn * others)
            after[count] += chance * (1 - best - drawn * (others + within))
        better = after
    return found


def tail_of(place: int, places: int, considered: int) -> int:
    """From how many a place that is left to luck draws."""
    return places - 1 - place if place < SAFE else considered - place - 1

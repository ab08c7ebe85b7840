"""The garments that a slate was chosen from, each with all that a ranker may know of it.

It is logged with the slate, so that any other ranker can be tried on the same choice later. What is
known is only what was known then: the parts of the score, the sizes that hang here, the price.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p, log2
from typing import Any

import numpy as np

from service.recommend.shelf import Floats

#: The version of `NAMES`. Raise it with anything that changes what a value means.
VERSION = "considered-1"
#: The parts of a score that a value is kept of; those of a vector that an encoder calls otherwise
#: count as its look.
TERMS = (
    "several",
    "kind",
    "self",
    "colour",
    "look",
    "away",
    "price",
    "brand",
    "same_kind",
    "together",
    "popular",
    "unwanted_colour",
    "unwanted_fabric",
    "cut",
    "near",
    "plenty",
)
#: rank: 1 for the first in the order of likeness, less for each doubling; in_size: 1 in the size
#: that is needed; certain: how surely it fits; sizes and pieces: log(1 + how many are here); dear:
#: log of the price over what is usual for its kind.
FACTS = ("in_size", "certain", "sizes", "pieces", "dear")
NAMES: tuple[str, ...] = ("rank", "score", *TERMS, *FACTS)
#: What a garment has in common with others: see `service.recommend.learned.history`.
KEYS = ("style", "colourway", "category", "brand", "colour")
#: Twice as many as there are places: the second half is what the shopper would see next.
TIMES = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One garment; ``values`` by `NAMES`. ``rung`` is how far down the ladder it was found."""

    style: str
    colourway: str
    category: str | None
    brand: str | None
    colour: str | None
    rung: int
    values: tuple[float, ...]

    def keys(self) -> tuple[str | None, ...]:
        return self.style, self.colourway, self.category, self.brand, self.colour


@dataclass(frozen=True, slots=True)
class Considered:
    """Candidates in the order of likeness, and the ``order`` of the ranker that chose of them.

    ``luck`` says whether places were left to luck; ``places`` how many there were to fill, of which
    one category may take ``share``.
    """

    candidates: tuple[Candidate, ...]
    order: tuple[int, ...]
    luck: bool
    places: int
    share: float

    def record(self) -> dict[str, Any]:
        """As it is logged; `read` reads it."""
        return {
            "version": VERSION,
            "names": list(NAMES),
            "places": self.places,
            "share": self.share,
            "luck": self.luck,
            "order": list(self.order),
            "candidates": [[*one.keys(), one.rung, list(one.values)] for one in self.candidates],
        }


def read(record: Mapping[str, Any]) -> Considered:
    """What `Considered.record` wrote.

    Raises:
        ValueError: another version wrote it.
    """
    if record["version"] != VERSION or tuple(record["names"]) != NAMES:
        raise ValueError(f"considered by {record['version']}, which is not read")
    return Considered(
        tuple(_candidate(row) for row in record["candidates"]),
        tuple(record["order"]),
        record["luck"],
        record["places"],
        record["share"],
    )


def _candidate(row: Sequence[Any]) -> Candidate:
    style, colourway, category, brand, colour, rung, values = row
    return Candidate(style, colourway, category, brand, colour, rung, tuple(map(float, values)))


def values_of(
    rank: int, score: float, terms: Mapping[str, float], facts: Mapping[str, float]
) -> tuple[float, ...]:
    """The values of one garment by `NAMES`, rounded: what is logged is what was scored."""
    said = dict.fromkeys(TERMS, 0.0)
    for name, value in terms.items():
        said[name if name in said else "look"] += value
    found = (of_rank(rank), score, *said.values(), *(facts[name] for name in FACTS))
    return tuple(round(float(value), 4) for value in found)


def of_rank(rank: int) -> float:
    """1, 0, -0.58, -1, ...: each doubling of the rank is worth one less."""
    return 1.0 - log2(1 + rank)


def many(number: int) -> float:
    return log1p(number)


def matrix(candidates: Sequence[Candidate]) -> Floats:
    """(n, values)"""
    return np.array([one.values for one in candidates], np.float64).reshape(-1, len(NAMES))

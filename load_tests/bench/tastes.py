"""What the visits of section ``slates`` have said: the same in process and over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from load_tests.bench.made_vectors import gtin_of, style_of

#: Visits whose slates are asked for in turn, and garments that each has spoken of.
VISITS, ASKED, LIKED = 40, 3, 2
SEED = 11


@dataclass(frozen=True, slots=True)
class Taste:
    """Three garments asked for (GTIN and style), two styles liked, and one whose colour is not."""

    asked: tuple[tuple[str, str], ...]
    liked: tuple[str, ...]
    disliked: str


def tastes(here: NDArray[np.bool_]) -> Iterator[Taste]:
    """One for each visit: garments that are in stock and have nothing else in common."""
    each = ASKED + LIKED + 1
    rows = np.random.default_rng(SEED).choice(np.flatnonzero(here), VISITS * each, replace=False)
    for start in range(0, len(rows), each):
        some = [int(row) for row in rows[start : start + each]]
        styles = [style_of(row) for row in some]
        asked = tuple((gtin_of(row), style_of(row)) for row in some[:ASKED])
        yield Taste(asked, tuple(styles[ASKED:-1]), styles[-1])

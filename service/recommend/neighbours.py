"""What is most like a style, by looks alone, that may be shown here in a size: looked up.

No slate: nothing of a visit counts, nothing is left to luck, nothing is logged. The nearest rows of
every row were worked out when the release was built; the first of them that may be shown are the
exact answer (`embeddings.neighbours`). Where they run out, or there is no table, the vectors of
everything that may be shown are searched. The answer is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.recommend.here import Search
from service.recommend.on_hand import Passing
from service.recommend.shelf import NONE, Numbers, Shelf

#: Rows that a search looks for beyond those that are wanted: the style's own colourways, and
#: second colourways of others, fall away. Where these are too few, it looks again for more.
SPARE = 12
#: A likeness is told to so many decimals. Float noise is far below, and nobody sees more.
DECIMALS = 4


class Neighbour(NamedTuple):
    """A colourway of another style, the variant that is brought of it, and how like it is."""

    row: int
    variant: int
    likeness: float


@dataclass(slots=True, eq=False)
class Neighbours:
    """Of one release. ``table`` is int32 (rows, n), or None: then every question is a search."""

    shelf: Shelf
    search: Search
    table: Numbers | None = None
    _style_at: Numbers = field(init=False)  # (rows,)
    _vectors: NDArray[np.float32] = field(init=False)  # (rows, dim)

    def __post_init__(self) -> None:
        self._style_at = self.shelf.style_of[self.shelf.colourway_at]
        # Plain: what numpy does for every slice of a mapped array takes longer than the look.
        self._vectors = np.asarray(self.shelf.catalogue.vectors)

    def of(self, style: str, colourway: str | None, here: Passing, n: int) -> list[Neighbour]:
        """At most ``n`` styles, the most alike first, each in its most alike colourway.

        Like ``colourway``, or where that is None or has no vector, like the first of the style
        that has one; nothing is like a style without any. ``here`` is what may be shown.
        """
        row = self._row(style, colourway)
        if row is None:
            return []
        found = self._looked_up(row, here, n)
        if len(found) < n:
            found = self._searched(row, here, n)
        rows = self._vectors[found]
        likeness = (rows @ self._vectors[row]).astype(np.float64).round(DECIMALS)
        return list(map(Neighbour, found, here.brought[found].tolist(), likeness.tolist()))

    def _row(self, style: str, colourway: str | None) -> int | None:
        ways = self.shelf.colourways_of(style)
        asked = self.shelf.colourway_number.get(colourway or "", NONE)
        for way in (asked, *ways) if asked in ways else ways:
            if (row := int(self.shelf.row_of[way])) != NONE:
                return row
        return None

    def _looked_up(self, row: int, here: Passing, n: int) -> list[int]:
        if self.table is None:
            return []
        near = self.table[row]
        fits = near[here.rows[near]]
        found = self._one_of_a_style(row, fits[: n + SPARE], n)
        return found if len(found) == n else self._one_of_a_style(row, fits, n)

    def _searched(self, row: int, here: Passing, n: int) -> list[int]:
        allowed: NDArray[np.int64] = np.flatnonzero(here.rows[:-1])
        query, wanted = self._vectors[row][None], n + SPARE
        while len(allowed):
            _, rows = self.search(query, min(wanted, len(allowed)), allowed)
            found = self._one_of_a_style(row, rows[0], n)
            if len(found) == n or wanted >= len(allowed):
                return found
            wanted *= 4
        return []

    def _one_of_a_style(self, row: int, near: Numbers, n: int) -> list[int]:
        """The first ``n`` of ``near`` that are of as many other styles than that of ``row``."""
        seen, found = {int(self._style_at[row])}, []
        for one, style in zip(near.tolist(), self._style_at[near].tolist(), strict=True):
            if style not in seen:
                seen.add(style)
                found.append(one)
                if len(found) == n:
                    break
        return found

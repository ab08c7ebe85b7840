"""What is most like a style, by looks alone, that may be shown here in a size: looked up.

No slate: nothing of a visit counts, nothing is left to luck, nothing is logged. The nearest rows of
every row were worked out when the release was built; the first of them that may be shown are the
exact answer (`embeddings.neighbours`). Where they run out, or there are none, the vectors of
everything that may be shown are searched. The answer is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
#: So much of a list is looked at first, for each that is wanted: with a fifth of all garments here
#: in the size, that is enough nearly always.
FIRST = 8


class Neighbour(NamedTuple):
    """A colourway of another style, the variant that is brought of it, and how like it is."""

    row: int
    variant: int
    likeness: float


@dataclass(slots=True, eq=False)
class Neighbours:
    """Of one release. ``lists`` gives the nearest rows of a row, int32 (n,), as far as was worked
    out; where it is None every question is a search."""

    shelf: Shelf
    search: Search
    lists: Callable[[int], Numbers] | None = None
    _style_at: memoryview = field(init=False)  # (rows,)
    _vectors: NDArray[np.float32] = field(init=False)  # (rows, dim)

    def __post_init__(self) -> None:
        self._style_at = self.shelf.style_of[self.shelf.colourway_at].data
        # Plain: what numpy does for every slice of a mapped array takes longer than the look.
        self._vectors = np.asarray(self.shelf.catalogue.vectors)

    def of(self, style: str, colourway: str | None, here: Passing, n: int) -> list[Neighbour]:
        """At most ``n`` styles, the most alike first, each in its most alike colourway.

        Like ``colourway``, or where that is None or has no vector, like the first of the style
        that has one; nothing is like a style without any. ``here`` is what may be shown.
        """
        row = self.row(self.shelf.colourways_of(style), colourway)
        if row is None:
            return []
        found = self.near(row, here, n)
        brought = [here.brought_of[one] for one in found]
        return list(map(Neighbour, found, brought, self.likeness(row, found)))

    def row(self, ways: range, colourway: str | None) -> int | None:
        """The vector that a style with these colourways is seen by; None where it has none."""
        asked = self.shelf.colourway_number.get(colourway, NONE) if colourway else NONE
        for way in (asked, *ways) if asked in ways else ways:
            if (row := int(self.shelf.row_of[way])) != NONE:
                return row
        return None

    def near(self, row: int, here: Passing, n: int) -> list[int]:
        """Rows of the ``n`` styles that are most like the one of ``row``, the most alike first."""
        if self.lists is not None:
            near = self.lists(row)
            for some in (near[: FIRST * n], near):
                fits = some[here.rows.take(some)].tolist()
                if len(found := self._one_of_a_style(row, fits, n)) == n:
                    return found
        return self._searched(row, here, n)

    def likeness(self, row: int, rows: list[int]) -> list[float]:
        """How like that of ``row`` the ``rows`` are: cosines, but for float noise."""
        likeness: list[float] = self._vectors.take(rows, 0).dot(self._vectors[row]).tolist()
        return likeness

    def _searched(self, row: int, here: Passing, n: int) -> list[int]:
        allowed: NDArray[np.int64] = np.flatnonzero(here.rows[:-1])
        query, wanted = self._vectors[row][None], n + SPARE
        while len(allowed):
            _, rows = self.search(query, min(wanted, len(allowed)), allowed)
            found = self._one_of_a_style(row, rows[0].tolist(), n)
            if len(found) == n or wanted >= len(allowed):
                return found
            wanted *= 4
        return []

    def _one_of_a_style(self, row: int, near: Iterable[int], n: int) -> list[int]:
        """The first ``n`` of ``near`` that are of as many other styles than that of ``row``."""
        style_at, found = self._style_at, []
        seen = {style_at[row]}
        for one in near:
            if (style := style_at[one]) not in seen:
                seen.add(style)
                found.append(one)
                if len(found) == n:
                    break
        return found

"""Garments like a photo: a slate whose seed is a vector that no garment of the release has.

Nothing is filled up with what is merely popular: whoever shows a photo asks for that. A photo may
show anything, so the release itself says how near is near, by how near its own garments are to one
another; what is farther is said to be farther, and what is like nothing here gets no cards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Size
from catalog.sizes import wanted_size
from service.recommend.eligible import Eligible, eligible
from service.recommend.fallback import Climb, Pick, Why
from service.recommend.here import Here
from service.recommend.rank import POOL
from service.recommend.shelf import Shelf
from service.recommend.slate import PLACES, Slate, assemble
from service.recommend.spread import Spread
from service.recommend.usual import DECIMALS
from service.recommend.wants import Wants

#: Where on the way from usual to nearest (see `Near`) a photo begins to be like something, and to
#: be like it closely. Measured with photos that people took of their own clothes against shop
#: photos: a quarter of the way turns 1 in 10 of them away, whose nearest is of the right kind once
#: in four times, and of what is no garment 1 in 4. Above half of the way the nearest is of the
#: right kind for 6 of 10 photos, below it for 4 of 10.
LIKE, CLOSE = 0.25, 0.5
#: The part of a slate that one category may take: who shows a coat may want nothing but coats.
SHARE = 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """Cosines of one release: from ``like`` on a photo is like a garment, from ``close`` closely.

    Encoders differ in how close they put any two garments, so both lie between what is usual for
    any two garments of the release and what is usual for one and its nearest.
    """

    like: float
    close: float

    @classmethod
    def of(cls, shelf: Shelf, nearest: NDArray[np.float32]) -> Near:
        """``nearest`` (n, 1) is the cosine of some garments of the release to their nearest."""
        if shelf.usual.alike <= -1.0 or not nearest.size:  # too few garments to call anything usual
            return cls(-1.0, -1.0)
        way = float(np.median(nearest)) - shelf.usual.alike
        return cls(shelf.usual.alike + LIKE * way, shelf.usual.alike + CLOSE * way)


def by_photo(
    here: Here,
    near: Near,
    vector: NDArray[np.float32],
    slate: str,
    *,
    size: str | None = None,
    wants: Wants | None = None,
    places: int = PLACES,
) -> Slate:
    """Garments like the photo whose unit vector (dim,) is ``vector``, the likest first.

    ``size`` is a label as printed, for whatever kind of garment it is; ``wants`` gives the sizes of
    a visit, and hides what it asked for or disliked. ``why`` says what is missing: nothing sold
    here is like it, or only distantly, or nothing of what is like it can be brought now.
    """
    known = wants or Wants()
    known = replace(known, sizes={**known.sizes, **_read_everywhere(here.shelf, size)})
    passed = eligible(here, known)
    query = np.ascontiguousarray(vector[None], dtype=np.float32)  # (1, dim)
    picks = _picks(here, near, query, passed, places)
    why = _why(here, near, query, passed, picks)
    climbed = Climb(picks, "none" if picks else "empty", why)
    return assemble(here, known, passed, climbed, slate)


def _read_everywhere(shelf: Shelf, size: str | None) -> dict[str, str]:
    """What the label ``size`` means on each category there is: which one a photo shows is open."""
    categories = {category for category, _ in shelf.printed}
    sizes: dict[str, str] = {}
    for category in sorted(one for one in categories if one and size):
        sizes |= wanted_size(category, Size(size or ""))
    return sizes


def _picks(
    here: Here, near: Near, query: NDArray[np.float32], passed: Eligible, places: int
) -> tuple[Pick, ...]:
    allowed = passed.rows
    if not allowed.size:
        return ()
    cosines, rows = here.search(query, min(POOL, len(allowed)), allowed)  # (1, k)
    like = (rows[0] >= 0) & (cosines[0] >= near.like)
    ways = here.shelf.colourway_at[rows[0][like]]  # (n,)
    scores = np.round(cosines[0][like].astype(np.float64), DECIMALS)  # (n,)
    if not len(ways):
        return ()
    # People's photos lie far from all shop photos, and so near to many of them alike: over the
    # span there is, likeness decides, and variety only between equals. (Measured: 37 instead of
    # 33 of 100 cards are of the photo's kind.)
    span = max(float(scores.max()) - near.like, 10.0**-DECIMALS)
    chosen = Spread(here.shelf, places, SHARE).fill(ways, (scores - near.like) / span)
    return tuple(_pick(int(ways[one]), float(scores[one])) for one in chosen)


def _pick(way: int, likeness: float) -> Pick:
    return Pick(way, "photo", None, likeness, terms={"likeness": likeness})


def _why(
    here: Here,
    near: Near,
    query: NDArray[np.float32],
    passed: Eligible,
    picks: tuple[Pick, ...],
) -> Why | None:
    if picks:
        return None if max(pick.score for pick in picks) >= near.close else "distantly_alike"
    cosines, rows = here.search(query, 1, None)
    if rows[0, 0] >= 0 and cosines[0, 0] < near.like:
        return "nothing_alike"
    return passed.barred or "few_alike"

"""The order in which garments are shown: the best first, within what a slate promises.

No category takes more than its share of the places and no brand comes three times in a row, while
there is anything else; and what a lower rung of the ladder gave stays below (see
`service.recommend.fallback`). Many slates at once, so that a ranker that nobody has met is tried on
a month of them.
"""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from service.recommend.shelf import NONE, Floats, Mask

Ints = NDArray[np.int32]

#: The rules, from the one that yields last: far more than two scores ever differ.
_RUNG, _BRAND, _CATEGORY = 1e8, 1e6, 1e4


def arrange(
    scores: Floats,
    rungs: Ints,
    categories: Ints,
    brands: Ints,
    valid: Mask,
    *,
    places: int,
    share: float,
) -> Ints:
    """(s, n): of each slate the numbers of its garments in order; all arguments are (s, n).

    Equal scores keep their order. Garments that are not ``valid`` come last.
    """
    slates, count = scores.shape
    everyone = np.arange(slates)
    most = ceil(share * places)
    taken = np.zeros((slates, count))  # of its category, so far
    lately = np.full((2, slates), NONE, np.int32)  # the brands of the last two
    left = valid.copy()
    order = np.zeros((slates, count), np.int32)
    for place in range(count):
        crowded = (taken >= most) & (categories != NONE) & (place < places)
        same = (lately[0] == lately[1]) & (lately[0] != NONE)
        repeated = same[:, None] & (brands == lately[0][:, None])
        worth = scores - _RUNG * rungs - _CATEGORY * crowded - _BRAND * repeated
        worth = np.where(left, worth, np.where(valid, -np.inf, -1e300))
        one = worth.argmax(axis=1)
        order[:, place] = one
        left[everyone, one] = False
        worth_nothing = ~valid[everyone, one]
        order[worth_nothing, place] = place
        taken += categories == categories[everyone, one][:, None]
        lately = np.stack([brands[everyone, one], lately[0]])
    return order


def ranks_of(order: Ints) -> Ints:
    """(s, n): at which rank each garment stands, of `arrange`'s answer."""
    ranks = np.empty_like(order)
    np.put_along_axis(
        ranks, order, np.broadcast_to(np.arange(order.shape[1], dtype=np.int32), order.shape), 1
    )
    return ranks

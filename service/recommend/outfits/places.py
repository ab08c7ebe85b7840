"""How the places of a slate are shared among slots, and who takes those of one slot."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

import numpy as np

from service.recommend.outfits.kinds import Slot
from service.recommend.shelf import Floats, Numbers, Shelf

#: No slot takes more than this part of a slate while there is anything else.
MOST = 0.4
#: How much more places what is wanted more gets: at 1 in proportion, at 0 the same for all. This
#: lets a scarf in beside the shoes, and still shows two pairs of those.
EVENLY = 0.7
#: A second garment of one kind, and a second one in nearly the same colour, in one slot.
SAME_KIND = 0.12
SAME_COLOUR = 0.1
#: Colours nearer than this in CIE Lab are nearly the same.
NEARLY = 18.0


def share_out(
    wanted: Mapping[Slot, float], there: Mapping[Slot, int], places: int
) -> dict[Slot, int]:
    """Places for each slot by how much it is ``wanted``, no more than are ``there``.

    Highest averages (Sainte-Lague), as seats are given to parties.
    """
    given = dict.fromkeys(wanted, 0)
    most = ceil(MOST * places)
    for _ in range(places):
        for limit in (most, places):
            room = [slot for slot in given if given[slot] < min(limit, there[slot])]
            if room:
                best = max(room, key=lambda slot: wanted[slot] ** EVENLY / (2 * given[slot] + 1))
                given[best] += 1
                break
    return {slot: count for slot, count in given.items() if count}


def take(shelf: Shelf, ways: Numbers, scores: Floats, places: int) -> list[int]:
    """The places in ``ways`` (n,) of one slot of those to show: good, and different.

    Each style once, in its best colour; ties go to what comes first on the shelf.
    """
    wardrobe, left = shelf.wardrobe, np.ones(len(ways), np.bool_)
    styles, kinds, labs = shelf.style_of[ways], wardrobe.kind[ways], wardrobe.lab[ways]
    worth = scores.copy()
    taken: list[int] = []
    while len(taken) < places and left.any():
        best = int(np.argmax(np.where(left, worth, -np.inf)))
        taken.append(best)
        left &= styles != styles[best]
        near = np.linalg.norm(labs - labs[best], axis=1) < NEARLY  # an unknown one is near to none
        worth = worth - SAME_KIND * (kinds == kinds[best]) - SAME_COLOUR * near
    return taken

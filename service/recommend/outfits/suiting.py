"""How well each garment suits what is worn: the parts of its score, by name.

Kinds decide most; colour, dressing up, warmth, pattern, price and brand decide among garments of a
kind, each modestly. What is not known moves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

import numpy as np

from service.recommend.attributes import NONE
from service.recommend.here import Here
from service.recommend.outfits.colours import WORTH_UNKNOWN, harmony
from service.recommend.outfits.kinds import KINDS
from service.recommend.outfits.wardrobe import ANYONE, apart
from service.recommend.outfits.worn import Worn
from service.recommend.shelf import Floats, Numbers
from service.recommend.together import companions
from service.recommend.usual import COLOUR, DECIMALS

#: What each part adds or takes, at most (steps of being dressed up or warm: each step).
KIND = 0.3
COLOURS = 0.4
DRESSED = 0.3
WARM = 0.2
BUSY = 0.15
PRICE = 0.1
BRAND = 0.03
TOGETHER = 0.5
POPULAR = 0.03
#: For whoever wears a garment for anyone, one for anyone suits better than one for women or men.
FOR_ONE = 0.08
#: A kind this many times less likely than the likeliest (as a logarithm) can fall no lower.
LEAST_LIKELY = 3.0
#: As dear for its kind as what is worn is for its own; twice or half is far.
FAR = log(2)
#: Where a colour has no name, photos that are near in colour are a little surer than the rest.
SEEN_NEAR = 0.2

Terms = dict[str, Floats]


def suit(here: Here, worn: Worn, ways: Numbers, kinds: Mapping[str, float]) -> Terms:
    """The parts of the score of colourways ``ways`` (n,), each (n,).

    ``kinds`` says of every kind among them how likely it is, the likeliest of its slot being 1.
    """
    shelf, wardrobe = here.shelf, here.shelf.wardrobe
    likely = np.array([kinds.get(kind, 0.0) for kind in KINDS])[wardrobe.kind[ways]]
    levels = shelf.attributes.dearness
    parts: list[Terms] = []
    for way in worn.ways:
        both = np.append(ways, np.int32(way))
        parts.append(
            {
                "colour": COLOURS * (_colours(here, both) - WORTH_UNKNOWN),
                "dressed": -DRESSED * apart(wardrobe.dressed[both], -1)[:-1],
                "warm": -WARM * apart(wardrobe.warm[both], -1)[:-1],
                "pattern": -BUSY * (wardrobe.busy[ways] & wardrobe.busy[way]),
                "price": -PRICE * _far(levels[ways] - levels[way]),
                "brand": BRAND * _same(shelf.attributes.brand[ways], shelf.attributes.brand[way]),
            }
        )
    terms = {name: np.mean([part[name] for part in parts], axis=0) for name in parts[0]}
    terms["worn_together"] = KIND * np.maximum(np.log(np.maximum(likely, 1e-9)), -LEAST_LIKELY)
    terms["together"] = TOGETHER * _kept_with(here, worn, ways)
    terms["popular"] = POPULAR * _popular(here, ways)
    terms["for_whom"] = -FOR_ONE * (
        (wardrobe.who[ways] != ANYONE) & bool((wardrobe.who[list(worn.ways)] == ANYONE).all())
    )
    return {name: np.round(part, DECIMALS) for name, part in terms.items()}


def _colours(here: Here, both: Numbers) -> Floats:
    """What the colours of all but the last of ``both`` are worth beside the last."""
    shelf, wardrobe = here.shelf, here.shelf.wardrobe
    worth = harmony(wardrobe.lab[both], wardrobe.plain[both], -1)[:-1]
    part = next((one for one in shelf.parts if one.name == COLOUR), None)
    rows = shelf.row_of[both]
    if part is None or rows[-1] == NONE:
        return worth
    unnamed = np.isnan(wardrobe.lab[both, 0]) | np.isnan(wardrobe.lab[both[-1], 0])
    seen = np.flatnonzero((unnamed & (rows != NONE))[:-1])
    looks = np.asarray(shelf.catalogue.vectors[np.append(rows[seen], rows[-1])])
    looks = looks[:, part.first : part.end]
    looks = looks / np.maximum(np.linalg.norm(looks, axis=1, keepdims=True), 1e-9)
    worth[seen] += SEEN_NEAR * np.maximum(looks[:-1] @ looks[-1], 0.0)
    return worth


def _far(levels: Floats) -> Floats:
    return np.asarray(np.nan_to_num(np.minimum((levels / FAR) ** 2, 1.0), nan=0.0))


def _same(brands: Numbers, brand: np.int32) -> Floats:
    return np.asarray((brands == brand) & (brand != NONE), np.float64)


def _kept_with(here: Here, worn: Worn, ways: Numbers) -> Floats:
    kept = companions(here, worn.styles)
    shelf = here.shelf
    return np.array(
        [kept[style].share if (style := shelf.styles[shelf.style_of[way]]) in kept else 0.0
         for way in ways]
    )  # fmt: skip


def _popular(here: Here, ways: Numbers) -> Floats:
    """Requests of each style, as a share of the most of any."""
    asked = here.times_asked()[here.shelf.style_of[ways]]
    return np.asarray(asked / max(int(asked.max(initial=0)), 1))

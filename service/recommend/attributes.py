"""What is compared of garments besides their looks: brand, colour by name, price, cut and length.

Read once a release. Whatever the retailer left out is `NONE`, NaN or 0, and moves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Colourway, Style, say
from catalog.sizes import size_group
from service.recommend.details import LENGTH, ROOM, leaning

#: No such thing: a colourway without a vector, a garment without a category or a brand.
NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Attributes:
    """Of every colourway, (C,), in the order of the shelf."""

    brand: NDArray[np.int32]
    colour: NDArray[np.int32]  # the same number, the same name of a colour
    worn_on: NDArray[np.int32]  # the size group: upper body, lower body, feet, ...
    #: log(price / the median price of its category): 0.7 is twice as dear as is usual for a shirt.
    dearness: NDArray[np.float64]
    room: NDArray[np.int32]  # -1 close, 1 roomy
    length: NDArray[np.int32]  # -1 short, 1 long

    @classmethod
    def of(cls, styles: Sequence[Style]) -> Attributes:
        """Of the colourways of ``styles``, which come in the order of the shelf."""
        ways = [(style, way) for style in styles for way in style.colourways]
        groups = {style.category: size_group(style.category) for style in styles}
        room = {style.id: leaning(style, ROOM) for style in styles}
        length = {style.id: leaning(style, LENGTH) for style in styles}
        return cls(
            brand=_numbers([_folded(style.brand) for style, _ in ways]),
            colour=_numbers([_colour_name(way) for _, way in ways]),
            worn_on=_numbers([_word(groups[style.category]) for style, _ in ways]),
            dearness=_dearness(ways),
            room=np.array([room[style.id] for style, _ in ways], np.int32),
            length=np.array([length[style.id] for style, _ in ways], np.int32),
        )


def _folded(text: str | None) -> str | None:
    return text.strip().casefold() or None if text else None


def _word(value: object) -> str | None:
    return None if value is None else str(value)


def _colour_name(way: Colourway) -> str | None:
    return _folded(say(way.colour.name)) if way.colour else None


def _numbers(words: Sequence[str | None]) -> NDArray[np.int32]:
    """A number for each different word, `NONE` for none."""
    known = {word: number for number, word in enumerate(dict.fromkeys(filter(None, words)))}
    return np.array([known[word] if word else NONE for word in words], np.int32)


def _dearness(ways: Sequence[tuple[Style, Colourway]]) -> NDArray[np.float64]:
    """Prices in another currency than most are not compared, nor are free gifts."""
    prices = [next((one.price for one in way.variants if one.price), None) for _, way in ways]
    common = Counter(price.currency for price in prices if price).most_common(1)
    currency = common[0][0] if common else None
    logs = np.array(
        [
            log(price.minor) if price and price.currency == currency and price.minor > 0 else np.nan
            for price in prices
        ],
        np.float64,
    )
    kinds = _numbers([style.category for style, _ in ways])
    for kind in np.unique(kinds):
        known = (kinds == kind) & ~np.isnan(logs)
        logs[known] -= np.median(logs[known]) if known.any() else 0.0
    return logs

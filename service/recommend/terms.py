"""The parts of a score that need no photo: price, brand, what is kept together, colour, cut.

Each is one named array over the candidates, so that the score, its explanation and the reason on
the card are made of the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from service.recommend.details import Detail, details
from service.recommend.here import Here
from service.recommend.price import Budget
from service.recommend.shelf import NONE, Floats, Mask, Numbers, Shelf
from service.recommend.taste import Seed, Taste
from service.recommend.together import Companion, companions
from service.recommend.usual import DECIMALS
from service.recommend.wants import Word

#: Scores by name, each (n,).
Terms = dict[str, Floats]

#: What each may add or take, at most. Likeness moves about 1.
SAME_BRAND = 0.03
#: The retailer says what kind of garment it is; an encoder may be wrong about it.
SAME_KIND = 0.05
POPULAR = 0.03
TOGETHER = 0.5
#: To hang beside the rooms rather than at the far end: among garments that are about as alike, a
#: busy store shows what is quickly brought.
NEAR = 0.15
UNWANTED_COLOUR = 0.25
UNWANTED_FABRIC = 0.12
#: A step from a close cut to the usual one, or from that to a roomy one; likewise of length.
CUT = 0.08
#: Words that speak for a brand and for what is kept with a garment. A look is too faint.
SURE: frozenset[Word] = frozenset({"kept", "liked", "brought", "requested"})
#: reason: (attribute, the direction in which it moves)
_FIT: Mapping[str, tuple[str, int]] = {
    "too_small": ("room", 1),
    "too_large": ("room", -1),
    "too_short": ("length", 1),
    "too_long": ("length", -1),
}


@dataclass(frozen=True, slots=True, eq=False)
class Leanings:
    """What a taste says of any garment, photo or not; made once for a slate."""

    here: Here
    taste: Taste
    budget: Budget
    together: Mapping[str, Companion]

    @classmethod
    def of(cls, here: Here, taste: Taste) -> Leanings:
        sure = [seed.style for seed in taste.spoken if seed.word in SURE]
        return cls(here, taste, Budget.of(here.shelf, taste.spoken), companions(here, sure))

    def terms(self, ways: Numbers) -> Terms:
        """Every part of a score that the looks of colourways ``ways`` (n,) have nothing to do with.

        A part that moves none of them is left out.
        """
        parts = {
            "price": self.budget.cost(self.here.shelf, ways),
            "brand": SAME_BRAND * self._same(self.here.shelf.attributes.brand, ways),
            "same_kind": SAME_KIND * self._same(self.here.shelf.category_of, ways),
            "together": self._together(ways),
            "popular": POPULAR * asked_for(self.here, ways),
            "unwanted_colour": -UNWANTED_COLOUR * self._unwanted_colour(ways),
            "unwanted_fabric": -UNWANTED_FABRIC * self._unwanted_fabric(ways),
            "cut": self._cut(ways),
            "near": NEAR * self._near(ways),
        }
        return {name: np.round(part, DECIMALS) for name, part in parts.items() if part.any()}

    def _seeds(self, holds: Callable[[Seed], bool]) -> list[tuple[Seed, range]]:
        """The seeds of which ``holds``, each with its colourways in this release."""
        shelf = self.here.shelf
        found = [(one, shelf.colourways_of(one.style)) for one in self.taste.spoken if holds(one)]
        return [(seed, own) for seed, own in found if own]

    def _same(self, values: Numbers, ways: Numbers) -> Mask:
        """(n,): whether ``values`` (C,) is for a colourway what it is for some sure seed."""
        spoken_for = {int(values[own.start]) for _, own in self._seeds(lambda s: s.word in SURE)}
        return np.isin(values[ways], sorted(spoken_for - {NONE}))

    def _together(self, ways: Numbers) -> Floats:
        shares = {style: companion.share for style, companion in self.together.items()}
        return TOGETHER * _of_styles(self.here.shelf, shares, ways)

    def _near(self, ways: Numbers) -> Floats:
        if self.here.near is None:
            return np.zeros(len(ways))
        near: Floats = self.here.near[self.here.shelf.style_of[ways]]
        return near

    def _unwanted_colour(self, ways: Numbers) -> Floats:
        colour = self.here.shelf.attributes.colour
        unwanted: Floats = np.zeros(len(ways))
        for seed, own in self._seeds(lambda s: s.turned_down_for_colour):
            names = {int(one) for one in colour[self._spoken_of(seed, own)]} - {NONE}
            unwanted = np.maximum(unwanted, seed.weight * np.isin(colour[ways], sorted(names)))
        return unwanted

    def _spoken_of(self, seed: Seed, own: range) -> list[int]:
        """The colourways that a seed's word was said of."""
        shelf = self.here.shelf
        return [int(shelf.colourway_at[row]) for row in seed.rows] or list(own)

    def _unwanted_fabric(self, ways: Numbers) -> Floats:
        unwanted: set[Detail] = set()
        for seed, _ in self._seeds(lambda s: "fabric" in s.why):
            unwanted |= fabrics(self.here.shelf, seed.style)
        if not unwanted:
            return np.zeros(len(ways))
        shelf = self.here.shelf
        numbers, place = np.unique(shelf.style_of[ways], return_inverse=True)
        has = [bool(fabrics(shelf, shelf.styles[one]) & unwanted) for one in numbers]
        found: Floats = np.array(has, np.float64)[place]
        return found

    def _cut(self, ways: Numbers) -> Floats:
        """Towards a roomier, closer, longer or shorter cut than what did not fit."""
        attributes = self.here.shelf.attributes
        worth: Floats = np.zeros(len(ways))
        for seed, own in self._seeds(lambda s: any(why in _FIT for why in s.why)):
            alike = attributes.worn_on[ways] == attributes.worn_on[own.start]
            for axis, direction in (_FIT[why] for why in seed.why if why in _FIT):
                values = getattr(attributes, axis)
                steps = np.clip(direction * (values[ways] - values[own.start]), -1, 1)
                worth += CUT * seed.weight * steps * alike
        return np.clip(worth, -2 * CUT, 2 * CUT)


def asked_for(here: Here, ways: Numbers) -> Floats:
    """How much the store's shoppers ask for the styles of ``ways`` (n,), 0 to 1."""
    times = here.times_asked()
    most = int(times.max(initial=0)) or 1
    told: Floats = np.log1p(times[here.shelf.style_of[ways]]) / np.log1p(most)
    return told


def _of_styles(shelf: Shelf, values: Mapping[str, float], ways: Numbers) -> Floats:
    """(n,): the value of the style of each of ``ways`` (n,), 0 where it has none.

    Few styles have one and few are asked about: nothing here is as long as half a million styles.
    """
    numbers = {
        number: v
        for one, v in values.items()
        if (number := shelf.style_number.get(one)) is not None
    }
    found: Floats = np.zeros(len(ways))
    if numbers:
        keys = np.array(sorted(numbers))
        of = np.array([numbers[int(one)] for one in keys], np.float64)
        style = shelf.style_of[ways]
        at = np.minimum(np.searchsorted(keys, style), len(keys) - 1)
        found = np.where(keys[at] == style, of[at], 0.0)
    return found


def fabrics(shelf: Shelf, style: str) -> set[Detail]:
    return {one for one in details(shelf.catalogue.styles[style]) if one.group == "fabric"}


def total(terms: Mapping[str, Floats], count: int) -> Floats:
    """The score: the sum of its parts, (count,)."""
    score: Floats = np.zeros(count)
    for part in terms.values():
        score = score + part
    return np.round(score, DECIMALS)

"""What hangs in the store: styles and their popularity, sizes and whom they fit, and the truth
about the stock, which no record knows."""

from __future__ import annotations

import itertools
import random
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.garment import Colourway, Style, Variant
from service.simulator.habits import Truth
from service.simulator.luck import Luck

#: The popularity of styles falls as a power of their rank; fashion sales are said to follow about
#: this one, a little flatter at the top (Zipf and Mandelbrot).
_POWER = 0.9
_FLAT = 5.0
#: In a fitting room nobody tries on a bag or a hat twice in a row; they are asked for less.
_SELDOM = {"bag": 0.15, "hat": 0.15, "scarf": 0.15, "shoes": 0.4, "sneakers": 0.4}


@dataclass(frozen=True, slots=True)
class Piece:
    """A variant as somebody wants it: what it is, and where the catalogue says that it hangs."""

    gtin: str
    style: Style
    colourway: str
    size: int

    def as_asked(self) -> tuple[str, str, str, str | None, str | None]:
        """What a command says of it: GTIN, style, colourway, zone and fixture."""
        return (self.gtin, self.style.id, self.colourway, self.style.zone, self.style.fixture)


@dataclass(frozen=True, slots=True)
class Body:
    """Whom garments are cut for, and how large: 0 wears the smallest size, 1 the largest."""

    gender: str
    build: float

    def wears(self, style: Style) -> bool:
        return style.gender in (self.gender, "unisex", None)


def body(rng: random.Random) -> Body:
    gender = "women" if rng.random() < 0.62 else "men"
    return Body(gender, min(1.0, max(0.0, rng.gauss(0.5, 0.22))))


class Assortment:
    """The styles of one store by how often they are wanted."""

    def __init__(self, styles: Sequence[Style]) -> None:
        self.styles = list(styles)
        self.by_id = {style.id: style for style in styles}
        # Which style is the most wanted is the store's own, and the same every day.
        random.Random("popularity").shuffle(self.styles)
        weights = [
            (rank + _FLAT) ** -_POWER * _SELDOM.get(style.category or "", 1.0)
            for rank, style in enumerate(self.styles)
        ]
        self._up_to = list(itertools.accumulate(weights))

    def wanted(self, rng: random.Random, who: Body) -> Iterator[Style]:
        """Styles that this body comes by, the popular ones more often; for ever."""
        while True:
            style = self.styles[bisect(self._up_to, rng.random() * self._up_to[-1])]
            if who.wears(style):
                yield style

    def like(self, style: Style, rng: random.Random, who: Body) -> list[Style]:
        """Other styles of its kind, in no order that would mean anything: what a slate may show."""
        same = [one for one in self.styles if one.category == style.category and one != style]
        some = [one for one in same if who.wears(one)]
        return rng.sample(some, min(8, len(some)))


def size_for(style: Style, who: Body) -> int:
    """Which of the sizes somebody takes first, counted from the smallest."""
    n = max(len(colourway.variants) for colourway in style.colourways)
    return min(n - 1, round(who.build * (n - 1)))


def in_size(style: Style, size: int) -> Iterator[Piece]:
    """The colours that come in this size, in the retailer's order."""
    for colourway in style.colourways:
        if 0 <= size < len(colourway.variants):
            yield _piece(style, colourway, colourway.variants[size], size)


def _piece(style: Style, colourway: Colourway, variant: Variant, size: int) -> Piece:
    return Piece(variant.gtin, style, colourway.id, size)


class Rails:
    """How many pieces of each variant really hang there."""

    def __init__(self, recorded: Mapping[str, int], luck: Luck, truth: Truth) -> None:
        self._luck, self._truth = luck, truth
        rng = luck.of("stock")
        self.pieces = {gtin: _true(pieces, rng, truth) for gtin, pieces in recorded.items()}
        self.at_first = sum(self.pieces.values())
        #: Pieces that went astray: no longer on any rail, and nobody knows.
        self.lost = 0

    def has(self, gtin: str) -> bool:
        return self.pieces.get(gtin, 0) > 0

    def take(self, gtin: str) -> bool:
        """Take a piece off its rail; whether there was one."""
        if not self.has(gtin):
            return False
        self.pieces[gtin] -= 1
        return True

    def strayed(self, go_back: str) -> bool:
        """Whether a piece that was left somewhere is not there; that depends on nobody's coming."""
        return self._luck.of("astray", go_back).random() < self._truth.astray

    def hang(self, gtin: str) -> None:
        self.pieces[gtin] = self.pieces.get(gtin, 0) + 1


def _true(recorded: int, rng: random.Random, truth: Truth) -> int:
    luck, fewer = rng.random(), rng.random() < truth.fewer
    if luck >= truth.wrong:
        return recorded
    return max(0, recorded - 1) if fewer else recorded + 1

"""A simulated shopper in the demo store: wants some kinds in some colours, and says so by tapping.

The vectors are not an encoder's: they are made from what the line sheets say (category, words,
colour), so that walks are fast and the same everywhere. They have the parts that an encoder has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from catalog.collection import demo_store
from catalog.collection.palette import rgb
from catalog.garment import Colourway, Style
from service.recommend import Here, Shelf, Slate, Wants
from service.recommend.luck import toss
from service.recommend.wants import Asked

from .boutique import Boutique, boutique, brute_force

#: Colours that one person takes for much the same.
FAMILIES = {
    "pale": "white ivory cream oat silver butter beige ice sky mint blush stone",
    "dark": "black charcoal espresso plum navy indigo cobalt teal forest wine cocoa denim",
    "warm": "camel tan rust mustard coral red rose lilac sage olive grey",
}
FAMILY = {colour: family for family, colours in FAMILIES.items() for colour in colours.split()}
#: How much of a vector each part is, as squares of lengths.
KIND, SELF, COLOUR = 0.35, 0.35, 0.30
#: A tap is this long after the one before.
TAP_MS = 40_000


@dataclass(frozen=True)
class Shopper:
    """Wants garments of these categories in a colour family, and can't stand one word."""

    name: str
    kinds: tuple[str, ...]
    family: str
    hates: str

    def likes(self, style: Style, way: Colourway) -> bool:
        return self.kind(style) and self.colour(way) and not self.hated(style)

    def kind(self, style: Style) -> bool:
        return style.category in self.kinds

    def colour(self, way: Colourway) -> bool:
        return family_of(way) == self.family

    def hated(self, style: Style) -> bool:
        return self.hates in style.tags


SHOPPERS = (
    Shopper("ann", ("shirt", "blouse"), "pale", "satin"),
    Shopper("bo", ("knit", "cardigan", "scarf"), "dark", "cable"),
    Shopper("cho", ("dress", "skirt"), "dark", "floral"),
    Shopper("dae", ("tshirt", "sweatshirt", "hoodie"), "pale", "oversized"),
    Shopper("eun", ("coat", "blazer", "jacket"), "dark", "leather"),
    Shopper("fay", ("trousers", "jeans", "shorts"), "dark", "wide"),
    Shopper("gil", ("shirt", "polo", "tshirt"), "dark", "print-sun"),
    Shopper("han", ("blouse", "dress", "knit"), "warm", "puff"),
)


def family_of(way: Colourway) -> str:
    """The family of a colourway, by the first colour of its id: ``ts001-navy-white``."""
    return FAMILY[way.id.split("-")[1]]


@cache
def store() -> Boutique:
    """The demo store, with a vector made of words for every colourway."""
    styles = demo_store().styles
    looks = {way.id: vector(style, way) for style in styles for way in style.colourways}
    shop = boutique(styles, looks)
    return replace(shop, parts={"kind": (0, 32), "self": (32, 96), "colour": (96, 123)})


def vector(style: Style, way: Colourway) -> list[float]:
    """123 numbers: the kind (32), the words (64) and the colour (27)."""
    kind = _hashed([style.category or ""], 32) + 0.35 * _hashed([style.zone or ""], 32)
    words = _hashed(style.tags, 64)
    red, green, blue = (
        value / 255 for value in rgb(way.colour.hex if way.colour and way.colour.hex else "#808080")
    )
    grid = np.array([(r, g, b) for r in (0, 0.5, 1) for g in (0, 0.5, 1) for b in (0, 0.5, 1)])
    near = np.exp(-np.sum((grid - (red, green, blue)) ** 2, axis=1) / 0.06)
    parts = ((kind, KIND), (words, SELF), (near, COLOUR))
    return [
        float(value) * share**0.5 / float(np.linalg.norm(part) or 1.0)
        for part, share in parts
        for value in part
    ]


def _hashed(words: Sequence[str], dim: int) -> NDArray[np.float64]:
    """The sum of a fixed random direction for each word."""
    summed: NDArray[np.float64] = np.sum([_direction(one, dim) for one in words or [""]], axis=0)
    return summed


@cache
def _direction(word: str, dim: int) -> NDArray[np.float64]:
    return np.array([toss("words", word, at) - 0.5 for at in range(dim)])


def opened(shop: Boutique) -> Here:
    shelf = Shelf.of(shop)
    return Here(shelf, shelf.count(lambda gtin: 3), brute_force(shop.vectors))


Ranker = Callable[[Wants, str], Slate]


def walk(shopper: Shopper, shop: Boutique, rank: Ranker, visit: str, taps: int) -> Iterator[float]:
    """The share of cards that ``shopper`` likes, before the first tap and after each."""
    wants = _first(shopper, shop, visit)
    for tap in range(taps + 1):
        slate = rank(wants, f"{visit}/{tap}")
        cards = [shop.by_colourway[card.colourway] for card in slate.cards]
        yield sum(shopper.likes(*card) for card in cards) / max(len(cards), 1)
        wants = said(shopper, wants, cards, (tap + 1) * TAP_MS)


def _first(shopper: Shopper, shop: Boutique, visit: str) -> Wants:
    """Comes in with one garment of a kind that is wanted, in whatever colour it hung there."""
    some = sorted(way for way, (style, _) in shop.by_colourway.items() if shopper.kind(style))
    way = some[int(toss(visit, "first") * len(some))]
    style, colourway = shop.by_colourway[way]
    asked = Asked(style.id, way, colourway.variants[0].gtin, "brought")
    return Wants(asked=(asked,), said_at={style.id: 0})


def said(
    shopper: Shopper, wants: Wants, cards: Sequence[tuple[Style, Colourway]], at: int
) -> Wants:
    """One tap: asks for the first card that is liked; else says what is wrong with the first."""
    for style, way in cards:
        if shopper.likes(style, way):
            asked = Asked(style.id, way.id, way.variants[0].gtin, "brought")
            return replace(
                wants, asked=(*wants.asked, asked), said_at={**wants.said_at, style.id: at}
            )
    for style, _ in cards:
        why = "style" if shopper.hated(style) or not shopper.kind(style) else "colour"
        return replace(
            wants,
            disliked=wants.disliked | {style.id},
            disliked_why={**wants.disliked_why, style.id: (why,)},
            said_at={**wants.said_at, style.id: at},
        )
    return wants

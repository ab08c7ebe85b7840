"""Styles, colourways and variants: what a retailer sells, as plain immutable values.

A *style* is a design. Its *colourways* are the colours it comes in; each has its own photos and
therefore its own vector. A *variant* is one colour and size of a style: a SKU with a GTIN.
Whatever the source did not say is ``None`` or empty here. Nothing in this file is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

#: Text by BCP 47 language tag. ``und`` is text whose language the source did not say.
Text = Mapping[str, str]


def say(text: Text, language: str = "en") -> str:
    """``text`` in ``language``, else in English, else in any language; empty if there is none."""
    for tag in (language, "en", "und"):
        if text.get(tag):
            return text[tag]
    return next(iter(text.values()), "")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of an ISO 4217 currency (KRW has none: 39,000 won is 39000)."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Size:
    """A size as printed on the label, and its system (``KR``, ``EU``, ...) if known."""

    label: str
    system: str | None = None


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the retailer names it, and its sRGB value ``#rrggbb`` if known."""

    name: Text
    hex: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One colour and size of a style. ``gtin`` has 14 digits; ``size`` is None where unknown."""

    gtin: str
    size: Size | None
    price: Money | None = None
    sku: str | None = None


@dataclass(frozen=True, slots=True)
class Colourway:
    """A style in one colour. ``photos`` are file names in the release, the first one leads."""

    id: str
    colour: Colour | None
    photos: tuple[str, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A design, with every colour and size it is sold in, and where it hangs in the store."""

    id: str
    name: Text
    category: str | None
    colourways: tuple[Colourway, ...]
    brand: str | None = None
    gender: str | None = None
    zone: str | None = None
    fixture: str | None = None
    tags: tuple[str, ...] = ()

    def variants(self) -> Iterator[tuple[Colourway, Variant]]:
        """Every variant with the colourway it belongs to, in the retailer's order."""
        for colourway in self.colourways:
            for variant in colourway.variants:
                yield colourway, variant

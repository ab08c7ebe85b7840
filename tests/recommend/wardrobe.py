"""Garments with words: what the tests of searching search in."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.garment import Colour, Colourway, Size, Style, Variant
from catalog.gtin import restricted_gtins

COLOURS = {
    "black": ("Black", "블랙", "#101010"),
    "navy": ("Navy", "네이비", "#22304f"),
    "blue": ("Blue", "블루", "#2e55a2"),
    "red": ("Red", "레드", "#b8322a"),
    "ivory-navy": ("Ivory / Navy", "아이보리 / 네이비", "#e7dfce"),
}


def style(
    name: str,
    korean: str = "",
    category: str | None = None,
    colours: Iterable[str] = ("black",),
    sizes: Iterable[str] = ("M",),
    **rest: object,
) -> Style:
    """A style whose id is its English name in small letters; a colourway's is ``id:colour``."""
    key = name.casefold().replace(" ", "-")
    ways = [f"{key}:{colour}" for colour in colours]
    gtins = restricted_gtins(f"{way}/{size}" for way in ways for size in sizes)
    return Style(
        id=key,
        name={tag: text for tag, text in (("en", name), ("ko", korean)) if text},
        category=category,
        colourways=tuple(
            Colourway(
                id=way,
                colour=_colour(way.split(":")[1]),
                photos=(),
                variants=tuple(
                    Variant(gtins[f"{way}/{size}"], Size(size) if size else None) for size in sizes
                ),
            )
            for way in ways
        ),
        **rest,  # type: ignore[arg-type]
    )


def _colour(name: str) -> Colour | None:
    if name.startswith("#"):
        return Colour({"und": "Moonlit Dune"}, name)
    if name not in COLOURS:
        return None
    english, korean, hex_ = COLOURS[name]
    return Colour({"en": english, "ko": korean}, hex_)


def wardrobe(*styles: Style) -> dict[str, Style]:
    return {one.id: one for one in styles}


SHOP = wardrobe(
    style("Gingham Shirt", "깅엄 체크 셔츠", "shirt", ("red", "blue"), ("M", "L"), gender="men"),
    style("Plain Shirt", "무지 셔츠", "shirt", ("blue", "black"), ("S", "M"), brand="Tidewick"),
    style("Linen Trousers", "린넨 팬츠", "trousers", ("black",), ("28", "30"), gender="women"),
    style("Wrap Dress", "랩 원피스", "dress", ("black", "navy"), ("S", "M"), gender="women"),
    style("Shirt Dress", "셔츠 원피스", "dress", ("ivory-navy",), ("M",), tags=("summer",)),
    style("Court Sneakers", "코트 스니커즈", "sneakers", ("red",), ("250", "260")),
    style("Wool Coat", "울 코트", "coat", ("navy",), ("L",), gender="unisex", tags=("winter",)),
    style("Tote", "토트백", "bag", ("red",), ("FREE",)),
    style("Boat Tee", "보트넥 티셔츠", "tshirt", ("ivory-navy",), ("M",), tags=("breton",)),
)

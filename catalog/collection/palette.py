"""The colours of the collection, and what is done with a colour: lighter, darker, mixed."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.garment import Colour

RGB = tuple[int, int, int]


@dataclass(frozen=True)
class Shade:
    """A colour of the range: its English and Korean names and its sRGB value."""

    en: str
    ko: str
    hex: str


COLOURS: dict[str, Shade] = {
    "white": Shade("White", "화이트", "#ebe9e4"),
    "ivory": Shade("Ivory", "아이보리", "#e7dfce"),
    "cream": Shade("Cream", "크림", "#e6d8b9"),
    "oat": Shade("Oatmeal", "오트밀", "#cfc1aa"),
    "beige": Shade("Beige", "베이지", "#c3aa88"),
    "camel": Shade("Camel", "카멜", "#ae8350"),
    "tan": Shade("Tan", "탄", "#9a6a3d"),
    "cocoa": Shade("Cocoa", "코코아", "#694734"),
    "espresso": Shade("Espresso", "에스프레소", "#3e2c25"),
    "stone": Shade("Stone", "스톤", "#a9a296"),
    "grey": Shade("Grey", "그레이", "#94969a"),
    "silver": Shade("Light Grey", "라이트 그레이", "#c3c4c4"),
    "charcoal": Shade("Charcoal", "차콜", "#494b50"),
    "black": Shade("Black", "블랙", "#26262a"),
    "navy": Shade("Navy", "네이비", "#262f4b"),
    "indigo": Shade("Indigo", "인디고", "#33456a"),
    "denim": Shade("Mid Blue", "중청", "#55759c"),
    "ice": Shade("Light Blue", "연청", "#93b0cb"),
    "sky": Shade("Sky Blue", "스카이 블루", "#aac6dd"),
    "cobalt": Shade("Cobalt", "코발트", "#2e55a2"),
    "teal": Shade("Teal", "틸", "#2c6468"),
    "mint": Shade("Mint", "민트", "#b3d1bf"),
    "sage": Shade("Sage", "세이지", "#94a286"),
    "olive": Shade("Olive", "올리브", "#686843"),
    "forest": Shade("Forest", "포레스트", "#2e4a3c"),
    "butter": Shade("Butter", "버터", "#ecd68f"),
    "mustard": Shade("Mustard", "머스터드", "#c2922f"),
    "rust": Shade("Rust", "러스트", "#ab5632"),
    "coral": Shade("Coral", "코랄", "#dc7d67"),
    "red": Shade("Red", "레드", "#af2b30"),
    "wine": Shade("Wine", "와인", "#64232f"),
    "rose": Shade("Dusty Rose", "더스티 로즈", "#c99390"),
    "blush": Shade("Blush", "블러시", "#e8c9c2"),
    "lilac": Shade("Lilac", "라일락", "#b9aacd"),
    "plum": Shade("Plum", "플럼", "#573650"),
}


def colour(main: str, accent: str | None = None) -> Colour:
    """The retailer's name for a colour, or for two: ``Ivory / Navy``."""
    first = COLOURS[main]
    if accent is None or accent == main:
        return Colour(name={"en": first.en, "ko": first.ko}, hex=first.hex)
    second = COLOURS[accent]
    name = {"en": f"{first.en} / {second.en}", "ko": f"{first.ko} / {second.ko}"}
    return Colour(name=name, hex=first.hex)


def rgb(value: str) -> RGB:
    """``#rrggbb``, or the id of a colour of the range, as numbers."""
    text = COLOURS[value].hex if value in COLOURS else value
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def blend(a: RGB, b: RGB, t: float) -> RGB:
    """The colour at share ``t`` of the way from ``a`` to ``b``."""
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )


def darker(c: RGB, t: float) -> RGB:
    """``c`` on its way to a warm black."""
    return blend(c, (18, 14, 14), t)


def lighter(c: RGB, t: float) -> RGB:
    """``c`` on its way to a warm white."""
    return blend(c, (255, 253, 249), t)


def light(c: RGB) -> float:
    """How light a colour looks, 0 to 1 (Rec. 709 weights on the coded values)."""
    return (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]) / 255

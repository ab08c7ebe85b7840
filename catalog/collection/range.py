"""The range: every style of the demo store, read from its line sheets."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PIL import Image

from catalog.collection.drawn import draw
from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.names import name
from catalog.collection.palette import colour
from catalog.collection.range_bottoms import BOTTOMS
from catalog.collection.range_outer import OUTER
from catalog.collection.range_tops import TOPS
from catalog.collection.store import place_of
from catalog.garment import Colourway, Money, Size, Style, Variant
from catalog.gtin import restricted_gtins, restricted_key

BRANDS = {
    "on": "Onsaem",
    "ti": "Tidewick",
    "da": "Dalmuri",
    "ho": "Hollen & Rye",
    "pa": "Parangyard",
    "nu": "Nurivon",
}
GENDERS = {"w": "women", "m": "men", "u": "unisex"}
_FOR = {"women": ("Women's", "여성"), "men": ("Men's", "남성"), "unisex": ("Unisex", "공용")}
Photo = Callable[[], Image.Image]

#: category: (code, price of a plain one in won)
_CATEGORIES: dict[str, tuple[str, int]] = {
    "tshirt": ("ts", 27000),
    "polo": ("po", 45000),
    "shirt": ("sh", 55000),
    "blouse": ("bl", 59000),
    "knit": ("kn", 69000),
    "cardigan": ("ca", 75000),
    "hoodie": ("hd", 65000),
    "sweatshirt": ("sw", 52000),
    "blazer": ("bz", 159000),
    "jacket": ("jk", 119000),
    "puffer": ("pf", 149000),
    "coat": ("ct", 219000),
    "dress": ("dr", 85000),
    "skirt": ("sk", 59000),
    "jeans": ("jn", 69000),
    "trousers": ("tr", 65000),
    "shorts": ("st", 39000),
    "leggings": ("lg", 35000),
    "sneakers": ("sn", 89000),
    "shoes": ("so", 119000),
    "hat": ("ht", 32000),
    "bag": ("bg", 49000),
    "scarf": ("sc", 42000),
}
_BRAND_PRICE = {"on": 0.82, "ti": 0.95, "da": 1.1, "ho": 1.3, "pa": 1.0, "nu": 1.0}
_SURFACE_PRICE = {
    "leather": 1.75,
    "suede": 1.5,
    "satin": 1.12,
    "wool": 1.12,
    "boucle": 1.2,
    "tweed": 1.2,
    "linen": 1.06,
    "chunky": 1.1,
    "cable": 1.12,
}
_WORD_PRICE = {
    "cashmere": 1.5,
    "merino": 1.18,
    "lambswool": 1.1,
    "organic": 1.05,
    "shearling": 1.25,
    "varsity": 1.15,
    "vest": 0.75,
    "short-coat": 0.85,
    "maxi": 1.1,
    "mini": 0.92,
    "sleeveless": 0.9,
    "heavy": 1.08,
    "laceboot": 1.2,
    "chelsea": 1.25,
    "flat": 0.75,
}

_ALPHA = {
    "women": ("XS", "S", "M", "L"),
    "men": ("S", "M", "L", "XL"),
    "unisex": ("XS", "S", "M", "L", "XL"),
}
_WAIST = {
    "women": ("24", "25", "26", "27", "28", "29", "30"),
    "men": ("28", "29", "30", "31", "32", "33", "34", "36"),
    "unisex": ("26", "28", "30", "32", "34", "36"),
}
_FEET = {
    "women": tuple(str(mm) for mm in range(225, 255, 5)),
    "men": tuple(str(mm) for mm in range(250, 295, 5)),
    "unisex": tuple(str(mm) for mm in range(230, 290, 10)),
}


@dataclass(frozen=True)
class Design:
    """One line of a line sheet."""

    category: str
    number: int
    brand: str
    gender: str
    words: tuple[str, ...]
    surface: str
    pattern: str
    colours: tuple[tuple[str, str | None], ...]

    @property
    def id(self) -> str:
        """The style's id: a code of the category and a number."""
        return f"{_CATEGORIES[self.category][0]}{self.number:03d}"


def designs() -> Iterator[Design]:
    """Every line of every line sheet, in order."""
    for category, sheet in {**TOPS, **OUTER, **BOTTOMS}.items():
        for number, line in enumerate(sheet.strip().splitlines(), start=1):
            who, words, cloth, colours = (part.split() for part in line.split("|"))
            pairs = tuple((a, b or None) for a, _, b in (c.partition("/") for c in colours))
            yield Design(
                category,
                number,
                who[0],
                GENDERS[who[1]],
                tuple(words),
                cloth[0],
                (*cloth, "plain")[1],
                pairs,
            )


def price(design: Design) -> Money:
    """A believable price: by category, brand, cloth and work, ending as prices in Korea do."""
    won = (
        _CATEGORIES[design.category][1]
        * _BRAND_PRICE[design.brand]
        * _SURFACE_PRICE.get(design.surface, 1.0)
    )
    for word in design.words:
        won *= _WORD_PRICE.get(word, 1.0)
    won *= random.Random(f"price/{design.id}").choice((0.94, 1.0, 1.0, 1.07))
    ending = round(won / 10000) * 10000 - 1000 if won >= 100000 else round(won / 5000) * 5000 - 100
    return Money(max(19900, min(289000, ending)), "KRW")


def sizes(design: Design) -> tuple[Size, ...]:
    """The sizes it is cut in, from small to large."""
    if design.category in ("hat", "bag", "scarf"):
        return (Size("FREE"),)
    if design.category in ("sneakers", "shoes"):
        return tuple(Size(label, "KR") for label in _FEET[design.gender])
    waist = design.category in ("jeans", "trousers") and not {
        "drawstring",
        "elastic",
        "jogger",
    } & set(design.words)
    if waist or (design.category == "shorts" and "jeans" in design.words):
        return tuple(Size(label, "KR") for label in _WAIST[design.gender])
    return tuple(Size(label, "INT") for label in _ALPHA[design.gender])


def look(design: Design, main: str, accent: str | None) -> Look:
    """What one colourway looks like."""
    cloth = Cloth(main, accent or "ivory", design.pattern, design.surface)
    return Look(design.category, design.words, cloth, design.id)


def _keys(design: Design) -> Iterator[str]:
    for main, accent in design.colours:
        for size in sizes(design):
            yield _key(design, main, accent, size)


def _key(design: Design, main: str, accent: str | None, size: Size) -> str:
    return restricted_key("demo", design.id, main, accent, size.label)


def _colourways(design: Design, gtins: Mapping[str, str]) -> Iterator[tuple[Colourway, Photo]]:
    worth = price(design)
    for main, accent in design.colours:
        cid = "-".join(filter(None, (design.id, main, accent)))
        variants = tuple(
            Variant(
                gtins[_key(design, main, accent, size)], size, worth, f"{cid}-{size.label}".upper()
            )
            for size in sizes(design)
        )
        photo = partial(draw, look(design, main, accent))
        yield Colourway(cid, colour(main, accent), (f"{cid}.jpg",), variants), photo


def the_range() -> tuple[tuple[Style, ...], dict[str, Photo]]:
    """Every style, and a function per photo name that draws it."""
    styles: list[Style] = []
    photos: dict[str, Photo] = {}
    taken: set[tuple[str, str]] = set()
    sheet = list(designs())
    gtins = restricted_gtins(key for design in sheet for key in _keys(design))
    for design in sheet:
        pairs = list(_colourways(design, gtins))
        photos |= {colourway.photos[0]: photo for colourway, photo in pairs}
        zone, fixture = place_of(design.category, design.words, design.gender)
        styles.append(
            Style(
                id=design.id,
                name=_title(design, taken),
                category=design.category,
                colourways=tuple(colourway for colourway, _ in pairs),
                brand=BRANDS[design.brand],
                gender=design.gender,
                zone=zone,
                fixture=fixture,
                tags=_tags(design),
            )
        )
    return tuple(styles), photos


def _title(design: Design, taken: set[tuple[str, str]]) -> dict[str, str]:
    """A name that no other style of the brand has: in more words, or with whom it is cut for."""
    for most in (3, 2, 4, 5, 6):
        title = name(design.category, design.words, design.surface, design.pattern, most)
        if (design.brand, title["en"]) not in taken:
            break
    else:
        en, ko = _FOR[design.gender]
        title = {"en": f"{en} {title['en']}", "ko": f"{ko} {title['ko']}"}
    taken.add((design.brand, title["en"]))
    return title


def _tags(design: Design) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*design.words, design.surface, design.pattern)))

"""What a tag says, in the languages of the store. What is unknown, it does not say."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.feeds.prices import minor_digits
from catalog.garment import Colourway, Money, Style, Text, Variant
from catalog.gtin import digital_link
from catalog.labels.typeface import Typeface

_SIGNS = {"KRW": "₩", "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}

_SCAN = {"ko": "스캔하고 피팅룸으로", "en": "Scan to try it on"}
_SIZE = {"ko": "사이즈", "en": "SIZE"}
_PRICE = {"ko": "가격", "en": "PRICE"}


@dataclass(frozen=True, slots=True)
class TagText:
    """The words of one tag; an empty one is left out. ``uri`` is what the code holds."""

    uri: str
    gtin: str
    brand: str = ""
    name: str = ""
    second_name: str = ""
    colour: str = ""
    hex: str | None = None
    size: str = ""
    size_word: str = ""
    price: str = ""
    price_word: str = ""
    scan: str = ""


def tag_text(
    style: Style,
    colourway: Colourway,
    variant: Variant,
    origin: str,
    typeface: Typeface,
    *,
    serial: str | None = None,
    store: str | None = None,
    languages: tuple[str, ...] = ("ko", "en"),
) -> TagText:
    """The words for one variant, the first language large and the second small below it.

    ``origin`` is where the store's pages are, such as ``https://shop.example``. Words that
    ``typeface`` cannot write are said in a language that it can, else left out.
    """
    name = _say(style.name, languages, typeface)
    second = _say(style.name, languages[1:], typeface, strictly=True)
    colour = colourway.colour
    scan = [said for one in languages if (said := typeface.spelled(_SCAN.get(one, "")))]
    size = variant.size.label if variant.size else ""
    return TagText(
        uri=digital_link(origin, variant.gtin, serial, store),
        gtin=variant.gtin,
        brand=typeface.spelled(style.brand or ""),
        name=name,
        second_name="" if second == name else second,
        colour=_say(colour.name, languages, typeface) if colour else "",
        hex=colour.hex if colour else None,
        size=typeface.spelled(size),
        size_word=_say(_SIZE, languages, typeface),
        price=price_words(variant.price, typeface) if variant.price else "",
        price_word=_say(_PRICE, languages, typeface),
        scan=" · ".join(scan) or _SCAN["en"],
    )


def price_words(price: Money, typeface: Typeface) -> str:
    """``₩39,000``, ``€59.90``, ``CHF 1,250.00``."""
    digits = minor_digits(price.currency)
    amount = f"{price.minor / 10**digits:,.{digits}f}"
    sign = _SIGNS.get(price.currency, "")
    signed = f"{sign}{amount}"
    return signed if sign and typeface.spelled(signed) == signed else f"{price.currency} {amount}"


def _say(
    text: Text, languages: tuple[str, ...], typeface: Typeface, *, strictly: bool = False
) -> str:
    """``text`` in the first of ``languages`` that it is in and that can be written.

    Unless ``strictly``, in English or any other language that can be, rather than not at all.
    """
    tags = languages if strictly else (*languages, "und", "en", *text)
    return next((said for tag in tags if (said := typeface.spelled(text.get(tag, "")))), "")

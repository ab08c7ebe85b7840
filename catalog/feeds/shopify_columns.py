"""What Shopify calls its columns and options, now and in the exports of earlier years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.feeds.feed import Place
from catalog.feeds.table import Row

#: Our name of a column, then every header it has had, without blanks and punctuation. Columns that
#: are not here (metafields, prices for other markets, search engine texts) are left alone. Zone and
#: fixture are no columns of Shopify's: they are read from a column or a metafield of that name.
_HEADERS = """
handle handle urlhandle
title title
brand vendor brand
type type producttype customproducttype
category productcategory standardizedproducttype standardproducttype
tags tags
status status
gift giftcard
gender googleshoppinggender
zone zone zoneproductmetafieldscustomzone
fixture fixture fixtureproductmetafieldscustomfixture
option1name option1name
option1value option1value
option2name option2name
option2value option2value
option3name option3name
option3value option3value
sku variantsku sku
barcode variantbarcode barcode
price variantprice price
quantity variantinventoryqty inventoryquantity inventoryqty
tracker variantinventorytracker inventorytracker
image imagesrc productimageurl imageurl
position imageposition
variantimage variantimage variantimageurl
"""
_COLUMN_OF = {
    header: column
    for column, *headers in map(str.split, _HEADERS.split("\n")[1:-1])
    for header in headers
}
#: Without these a CSV is no product export.
REQUIRED = ("handle", "title")


class Meaning(StrEnum):
    """What an option of a product says about a variant."""

    COLOUR = "colour"
    SIZE = "size"
    LENGTH = "length"


_OPTIONS = """
colour color colors colour colours colorway colourway shade 색상 색 컬러 칼라 farbe couleur colore
colour kleur cor färg カラー 色 颜色 顏色
size size sizes 사이즈 크기 치수 größe grösse groesse taille talla tamaño taglia maat tamanho
size storlek サイズ 尺码 尺碼 尺寸 waist 허리 허리둘레
length length inseam leglength 기장 길이 länge longueur largo lunghezza lengte 丈 长度
"""
_MEANING_OF = {
    word: Meaning(meaning)
    for meaning, *words in map(str.split, _OPTIONS.split("\n")[1:-1])
    for word in words
}
_SYSTEM = re.compile(r"\b(KR|EU|US|UK|IT|FR|DE|JP)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the export, its cells by our names."""

    row: Row
    headers: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        header = self.headers.get(column)
        return self.row[header] if header else ""

    def place(self, column: str) -> Place:
        """Where the cell is, by the header that the file has for it."""
        return self.row.place(self.headers.get(column, column))


def match_headers(headers: Iterable[str]) -> dict[str, str]:
    """Our column names -> the headers of this file; of two for one column the first counts."""
    found: dict[str, str] = {}
    for header in headers:
        column = _COLUMN_OF.get(re.sub(r"[\W_]", "", header.casefold()))
        if column is not None:
            found.setdefault(column, header)
    return found


def meaning(option: str) -> Meaning | None:
    """What the option ``option`` means: ``Colour``, ``색상``, ``Size (EU)``; None if not known."""
    name = re.sub(r"\(.*?\)|[\s:_-]", "", _SYSTEM.sub("", option.casefold()))
    for spelled in (name, name.removeprefix("shoe"), name.removesuffix("size")):
        if spelled in _MEANING_OF:
            return _MEANING_OF[spelled]
    return None


def size_system(option: str) -> str | None:
    """The size system that an option's name gives: ``Size (EU)`` -> ``EU``."""
    found = _SYSTEM.search(option)
    return found[1].upper() if found else None

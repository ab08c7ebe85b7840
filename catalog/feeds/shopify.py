"""Shopify's product export: one row a variant, rows of one product joined by ``Handle``.

Images must lie beside the table (see `PictureFolder`); a link to Shopify's servers counts when a
file with the same name is there. A variant's own image is its colour's first photo; the images of
the product belong to every colour, except those that are another colour's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from catalog.feeds.feed import Feed, FeedError, Place, RowProblem
from catalog.feeds.picture_files import NoPicture, PictureFolder
from catalog.feeds.shopify_columns import REQUIRED, Line, match_headers
from catalog.feeds.shopify_rows import Draft, Product
from catalog.feeds.table import read_header, read_rows
from catalog.garment import Colour, Colourway, Style, Variant
from catalog.gtin import restricted_gtins, restricted_key
from catalog.release import PhotoFile


def is_shopify_export(path: Path) -> bool:
    """Whether the CSV file ``path`` has the columns that every product export has."""
    headers = match_headers(read_header(path))
    return all(column in headers for column in REQUIRED)


def read_shopify(
    tables: Sequence[Path],
    pictures: Path,
    currency: str | None = None,
    language: str = "und",
) -> Feed:
    """The feed of an export (Shopify splits a large one into several ``tables``).

    ``currency`` (ISO 4217) is what the prices are in, which the export does not say; ``language``
    is that of titles and colours. Raises `FeedError` where a table as a whole cannot be used.
    """
    lines = [line for table in tables for line in _lines(table)]
    if currency is None and any(line["price"] for line in lines):
        raise FeedError("the export does not say which currency its prices are in; give one (KRW)")
    reader = _Reader(PictureFolder(pictures), currency, language)
    by_handle: dict[str, list[Line]] = {}
    for line in lines:
        if line["handle"]:
            by_handle.setdefault(line["handle"], []).append(line)
        else:
            reader.refuse(line, "handle", "there is no handle; rows of a product share one")
    for group in by_handle.values():
        reader.read(Product(group))
    return reader.feed()


class _Reader:
    """Collects products; what GTINs they get is known when all of them are read."""

    def __init__(self, pictures: PictureFolder, currency: str | None, language: str) -> None:
        self.pictures = pictures
        self.currency = currency
        self.language = language
        self.problems: list[RowProblem] = []
        self.notes: list[RowProblem] = []
        self.products: list[tuple[Product, list[Draft]]] = []
        self.rows_of: dict[str, Place] = {}  # GTIN or key -> the row that has it
        self.files: dict[str, Path] = {}
        self.places: dict[str, list[Place]] = {}

    def refuse(self, line: Line, column: str, reason: str) -> None:
        """Leave a row out, and say why."""
        self.problems.append(RowProblem.at(line.place(column), reason))

    def read(self, product: Product) -> None:
        """Take up what can be used of ``product``."""
        if note := product.not_on_sale():
            self.notes.append(RowProblem.at(product.lines[0].place(note[0]), note[1]))
            return
        if fault := product.fault():
            for line in product.lines:
                self.refuse(line, *fault)
            return
        kept = []
        for draft in product.drafts(self.currency):
            if isinstance(draft, RowProblem):
                self.problems.append(draft)
            elif self._is_new(draft):
                kept.append(draft)
        if kept:
            self.products.append((product, kept))
            return
        for line in product.lines:
            if line not in product.variant_lines:
                self.refuse(line, "image", f"no variant of {product.handle!r} can be used")

    def feed(self) -> Feed:
        """Everything that was taken up."""
        drafts = [draft for _, kept in self.products for draft in kept]
        gtins = restricted_gtins(
            (draft.key for draft in drafts if draft.gtin is None),
            taken=[draft.gtin for draft in drafts if draft.gtin is not None],
        )
        # From key to GTIN for every draft, those with a barcode included.
        gtins |= {draft.key: draft.gtin for draft in drafts if draft.gtin is not None}
        taken: set[str] = set()
        styles = [self._style(product, kept, gtins, taken) for product, kept in self.products]
        return Feed(
            source="Shopify export",
            styles=tuple(styles),
            photos={key: PhotoFile(file) for key, file in self.files.items()},
            on_hand={gtins[one.key]: one.on_hand for one in drafts if one.on_hand is not None},
            problems=self.problems,
            notes=self.notes,
            photo_places=self.places,
        )

    def _is_new(self, draft: Draft) -> bool:
        """Whether no row before has this GTIN, or this colour and size of the product."""
        place = draft.line.place("barcode")
        if (before := self.rows_of.get(draft.key)) is not None:
            what = (
                f"row {before.row} of {before.file} has this colour and size of the product already"
            )
            self.refuse(draft.line, "option1value", what)
            return False
        if draft.gtin and (before := self.rows_of.get(draft.gtin)) is not None:
            what = f"row {before.row} of {before.file} has the GTIN {draft.gtin} already"
            self.refuse(draft.line, "barcode", what)
            return False
        self.rows_of[draft.key] = place
        if draft.gtin:
            self.rows_of[draft.gtin] = place
        return True

    def _style(
        self, product: Product, drafts: list[Draft], gtins: dict[str, str], taken: set[str]
    ) -> Style:
        by_colour: dict[str, list[Draft]] = {}
        for draft in drafts:
            by_colour.setdefault(restricted_key(draft.colour), []).append(draft)
        photos = self._photos(product, by_colour)
        category = product.cell("type") or product.cell("category").rpartition(">")[2].strip()
        return Style(
            id=product.handle,
            name={self.language: product.cell("title")},
            category=category or None,
            colourways=tuple(
                Colourway(
                    id=_colourway_id(product.handle, group[0].colour, taken),
                    colour=Colour({self.language: group[0].colour}) if group[0].colour else None,
                    photos=photos[colour],
                    variants=tuple(
                        Variant(gtins[one.key], one.size, one.price, one.sku) for one in group
                    ),
                )
                for colour, group in by_colour.items()
            ),
            brand=product.cell("brand") or None,
            gender=product.cell("gender").casefold() or None,
            zone=product.cell("zone") or None,
            fixture=product.cell("fixture") or None,
            tags=tuple(tag for tag in map(str.strip, product.cell("tags").split(",")) if tag),
        )

    def _photos(
        self, product: Product, by_colour: dict[str, list[Draft]]
    ) -> dict[str, tuple[str, ...]]:
        """The photos of each colour: its variants' own first, then what is no other colour's."""
        shown = [
            found
            for line in sorted(product.lines, key=_position)
            if (found := self._photo(line, "image")) is not None
        ]
        own = {
            colour: [p for one in group if (p := self._photo(one.line, "variantimage")) is not None]
            for colour, group in by_colour.items()
        }
        photos = {}
        for colour, mine in own.items():
            others = {photo for name, theirs in own.items() if name != colour for photo in theirs}
            common = [photo for photo in shown if photo not in others]
            photos[colour] = tuple(dict.fromkeys([*mine, *common]))
        return photos

    def _photo(self, line: Line, column: str) -> str | None:
        """The photo that a cell names; None if it names none or none that can be used."""
        if not line[column]:
            return None
        try:
            key, file = self.pictures.find(line[column])
        except NoPicture as error:
            self.refuse(line, column, str(error))
            return None
        self.files[key] = file
        self.places.setdefault(key, []).append(line.place(column))
        return key


def _lines(table: Path) -> list[Line]:
    headers = match_headers(read_header(table))
    missing = [column for column in REQUIRED if column not in headers]
    if missing:
        raise FeedError(f"{table.name} has no column {' and no column '.join(missing)}")
    return [Line(row, headers) for row in read_rows(table)]


def _position(line: Line) -> tuple[int, int]:
    """Where a row's image stands among the product's; rows without a position come last."""
    text = line["position"]
    return (int(text), line.row.number) if text.isdecimal() else (2**31, line.row.number)


def _colourway_id(handle: str, colour: str | None, taken: set[str]) -> str:
    """``handle.colour`` in letters and digits, told apart by a number where two come out equal."""
    words = unicodedata.normalize("NFC", colour or "").casefold()
    slug = re.sub(r"[\W_]+", "-", words).strip("-")
    stem = f"{handle}.{slug}" if slug else handle
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}.{count}"
    taken.add(name)
    return name

"""One product of a Shopify export: its rows -> its variants, or what is wrong with each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.feeds.feed import RowProblem
from catalog.feeds.prices import read_price
from catalog.feeds.shopify_columns import Line, Meaning, meaning, size_system
from catalog.garment import Money, Size
from catalog.gtin import GtinProblem, normalise_gtin, restricted_key

#: Shopify gives a product without options one option of this name, with one value.
_NO_OPTION = ("title", "default title")
#: A row says something about a variant if one of these is filled; else it only adds a photo.
_OF_VARIANT = ("option1value", "option2value", "option3value", "sku", "barcode", "price")
MAX_HANDLE = 200

_WHOLE = re.compile(r"-?\d{1,7}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """A variant as its row tells it. ``gtin`` is None where it has no barcode."""

    line: Line
    colour: str | None
    size: Size | None
    gtin: str | None
    price: Money | None
    sku: str | None
    on_hand: int | None

    @property
    def key(self) -> str:
        """What tells it from every other variant of the catalogue."""
        size = self.size.label if self.size else None
        return restricted_key(None, self.line["handle"], self.colour, size)


class Product:
    """All rows of one handle. Product cells count where they are filled first."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.handle = lines[0]["handle"]
        variants = [line for line in lines if any(line[column] for column in _OF_VARIANT)]
        #: A product with nothing but a title and photos has one variant, of which nothing is known.
        self.variant_lines = variants or lines[:1]
        self.options = [self.cell(f"option{n}name") for n in (1, 2, 3)]

    def cell(self, column: str) -> str:
        """The first filled cell of a product column, or ``""``."""
        return next((line[column] for line in self.lines if line[column]), "")

    def not_on_sale(self) -> tuple[str, str] | None:
        """(column, reason) why the shop itself keeps this product out of its stores, if so."""
        status = self.cell("status").casefold()
        if status in {"draft", "archived"}:
            return ("status", f"the product is {status} in the shop, so it is not taken up")
        if self.cell("gift").casefold() == "true":
            return ("gift", "this is a gift card, which nobody tries on")
        return None

    def fault(self) -> tuple[str, str] | None:
        """(column, reason) why no row of this product can be used, if so."""
        if "/" in self.handle or not self.handle.isprintable() or len(self.handle) > MAX_HANDLE:
            return (
                "handle",
                f"the handle {self.handle[:40]!r} may hold letters, digits and dashes",
            )
        if not self.cell("title"):
            return ("title", "the product has no title; fill it in on its first row")
        return None

    def drafts(self, currency: str | None) -> Iterator[Draft | RowProblem]:
        """Each variant row as a variant, or as one problem for each cell that is wrong."""
        for line in self.variant_lines:
            problems: list[RowProblem] = []
            if line.row.too_long:
                reason = "the row has more cells than the header; put text with commas in quotes"
                problems.append(RowProblem.at(line.place("handle"), reason))
            draft = self._draft(line, currency, problems)
            if problems:
                yield from problems
            else:
                yield draft

    def _draft(self, line: Line, currency: str | None, problems: list[RowProblem]) -> Draft:
        colour, size = self._colour_and_size(line, problems)
        price = gtin = on_hand = None
        try:
            price = read_price(line["price"], currency) if line["price"] and currency else None
        except ValueError as error:
            problems.append(RowProblem.at(line.place("price"), str(error)))
        barcode = line["barcode"].lstrip("'")
        try:
            gtin = normalise_gtin(barcode) if barcode else None
        except GtinProblem as error:
            problems.append(RowProblem.at(line.place("barcode"), str(error)))
        try:
            on_hand = _pieces(line)
        except ValueError as error:
            problems.append(RowProblem.at(line.place("quantity"), str(error)))
        return Draft(line, colour, size, gtin, price, line["sku"].lstrip("'") or None, on_hand)

    def _colour_and_size(
        self, line: Line, problems: list[RowProblem]
    ) -> tuple[str | None, Size | None]:
        """What the options say by their names; one that is the same everywhere may say nothing."""
        said: dict[Meaning, str] = {}
        system = None
        for n, option in enumerate(self.options, start=1):
            value = line[f"option{n}value"]
            if not value or (
                option.casefold() == _NO_OPTION[0] and value.casefold() == _NO_OPTION[1]
            ):
                continue
            means = meaning(option)
            if means is not None and means not in said:
                said[means] = value
                system = size_system(option) if means is Meaning.SIZE else system
            elif len({one[f"option{n}value"] for one in self.variant_lines}) > 1:
                place = self.lines[0].place(f"option{n}name")
                reason = (
                    f"the option {option!r} (row {place.row}) is no colour, size or length that we "
                    "know, but tells variants apart; rename it, or make it a part of the colour"
                )
                problems.append(RowProblem.at(line.place(f"option{n}value"), reason))
        measures = [said[one] for one in (Meaning.SIZE, Meaning.LENGTH) if one in said]
        return said.get(Meaning.COLOUR), Size("/".join(measures), system) if measures else None


def _pieces(line: Line) -> int | None:
    """Pieces on hand, None where the shop does not count them. Raises ValueError."""
    counted = "tracker" not in line.headers or line["tracker"]
    if not line["quantity"] or not counted:
        return None  # Shopify writes 0 for what it does not count
    if not _WHOLE.fullmatch(line["quantity"]):
        raise ValueError(f"{line['quantity']!r} is not a number of pieces")
    return max(0, int(line["quantity"]))  # below zero: more was sold than there was

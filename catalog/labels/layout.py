"""Where everything on a tag goes, in millimetres from its top left corner.

A layout knows no paper and no pixels: `tag` draws it as a picture, `sheet` prints it as a PDF, and
both look the same. Nothing leaves the tag: words shrink to their least size and are then cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from catalog.labels.qr import LabelError, QrCode, fit_code
from catalog.labels.wording import TagText

__all__ = ["HANG_TAG", "LabelError", "Measure", "TagSize", "Words", "lay_out"]

INK = "#16181d"
MUTED = "#6b7280"
HAIRLINE = "#c9ccd3"

#: How high capitals and Hangul stand, as a part of the em.
_CAPITALS = 0.74

Anchor = Literal["left", "middle", "right"]


class Measure(Protocol):
    """What a layout needs to know of a typeface."""

    def width(self, text: str, size: float, bold: bool) -> float: ...


@dataclass(frozen=True, slots=True)
class TagSize:
    """The outer size of a tag and the room for its code, in millimetres."""

    width: float
    height: float
    code: float
    margin: float = 4.0


#: A common hang-tag: 12 of them on a sheet of A4.
HANG_TAG = TagSize(width=50.0, height=90.0, code=30.0)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: ``y`` is its baseline, ``size`` its em, ``tracking`` extra space a letter."""

    text: str
    x: float
    y: float
    size: float
    anchor: Anchor = "middle"
    bold: bool = False
    ink: str = INK
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.15
    ink: str = HAIRLINE


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled or only drawn round."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    outline: str = HAIRLINE


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code with its quiet zone, from its top left corner."""

    x: float
    y: float
    code: QrCode


Mark = Words | Rule | Disc | Code


def lay_out(text: TagText, measure: Measure, dpi: int, size: TagSize = HANG_TAG) -> list[Mark]:
    """Everything on one tag. Raises `LabelError` where the code cannot be made large enough."""
    return list(_Tag(text, measure, dpi, size).marks())


class _Tag:
    """One tag being laid out, from the hole at its top down to the number at its foot."""

    def __init__(self, text: TagText, measure: Measure, dpi: int, size: TagSize) -> None:
        self.text = text
        self.measure = measure
        self.size = size
        self.middle = size.width / 2
        self.room = size.width - 2 * size.margin
        self.code = fit_code(text.uri, size.code, dpi)

    def marks(self) -> Iterator[Mark]:
        """The tag from top to bottom; what is not said leaves its room to the name."""
        said = self.text
        code_top = self.size.height - 39.0
        figures = bool(said.size or said.price)
        name_top = 17.0 if said.brand else 9.5
        name_foot = code_top - (14.0 if figures else 2.0) - (5.0 if said.colour else 0.0)
        yield Disc(self.middle, 6.5, 2.0)
        yield from self._brand(14.4)
        yield from self._name((name_top + name_foot) / 2)
        yield from self._colour(name_foot + 3.2)
        yield from self._size_and_price(code_top - 3.2)
        side = self.code.side_mm
        yield Code(self.middle - side / 2, code_top + (self.size.code - side) / 2, self.code)
        yield from self._line(said.scan, self.size.height - 6.9, 2.3, 1.7, ink=INK)
        yield from self._line(f"(01) {said.gtin}", self.size.height - 3.8, 1.9, 1.6)

    def _brand(self, y: float) -> Iterator[Mark]:
        brand = self.text.brand.upper()
        if not brand:
            return
        tracking = 0.45
        room = self.room - tracking * len(brand)
        size = self._shrunk(brand, room, 2.5, 1.9, bold=True)
        cut = self._cut(brand, room, size, bold=True)
        yield Words(cut, self.middle, y, size, bold=True, tracking=tracking)
        yield Rule(self.middle - 4, y + 1.9, self.middle + 4, y + 1.9)

    def _name(self, centre: float) -> Iterator[Mark]:
        """The name in one line, or smaller in two, and the second language below it."""
        name, size = self.text.name, 4.2
        if not name:
            return
        lines = [name] if self._width(name, size, True) <= self.room else []
        if not lines:
            size = 3.5
            lines = self._wrapped(name, size, bold=True, most=2)
        step, below = size * 1.22, 4.0
        height = size * _CAPITALS + (len(lines) - 1) * step
        height += below if self.text.second_name else 0.0
        y = centre - height / 2 + size * _CAPITALS
        for number, line in enumerate(lines):
            yield Words(line, self.middle, y + number * step, size, bold=True)
        yield from self._line(self.text.second_name, y + (len(lines) - 1) * step + below, 2.5, 2.0)

    def _colour(self, y: float) -> Iterator[Mark]:
        colour = self.text.colour
        if not colour:
            return
        dot = 1.15 if self.text.hex else 0.0
        gap = 1.1 if dot else 0.0
        room = self.room - 2 * dot - gap
        size = self._shrunk(colour, room, 2.6, 2.0)
        cut = self._cut(colour, room, size)
        left = self.middle - (self._width(cut, size) + 2 * dot + gap) / 2
        if self.text.hex:
            yield Disc(left + dot, y - size * 0.36, dot, fill=self.text.hex)
        yield Words(cut, left + 2 * dot + gap, y, size, anchor="left")

    def _size_and_price(self, y: float) -> Iterator[Mark]:
        """Size to the left and price to the right; the one that is known alone in the middle."""
        both = bool(self.text.size and self.text.price)
        left, right = self.size.margin + 0.5, self.size.width - self.size.margin - 0.5
        if self.text.size or self.text.price:
            yield Rule(self.size.margin, y - 9.8, self.size.width - self.size.margin, y - 9.8)
        if self.text.size:
            room = self.room * (0.36 if both else 1.0)
            at: tuple[float, Anchor] = (left, "left") if both else (self.middle, "middle")
            yield from self._figure(self.text.size_word, self.text.size, at, y, room, 6.2)
        if self.text.price:
            room = self.room * (0.54 if both else 1.0)
            at = (right, "right") if both else (self.middle, "middle")
            yield from self._figure(self.text.price_word, self.text.price, at, y, room, 5.0)

    def _figure(
        self, word: str, figure: str, at: tuple[float, Anchor], y: float, room: float, most: float
    ) -> Iterator[Mark]:
        x, anchor = at
        yield Words(word, x, y - 6.6, 1.9, anchor, ink=MUTED)
        size = self._shrunk(figure, room, most, 2.2, bold=True)
        yield Words(self._cut(figure, room, size, bold=True), x, y, size, anchor, bold=True)

    def _line(
        self, text: str, y: float, size: float, least: float, ink: str = MUTED
    ) -> Iterator[Mark]:
        if text:
            size = self._shrunk(text, self.room, size, least)
            yield Words(self._cut(text, self.room, size), self.middle, y, size, ink=ink)

    def _width(self, text: str, size: float, bold: bool = False) -> float:
        return self.measure.width(text, size, bold)

    def _shrunk(
        self, text: str, room: float, size: float, least: float, *, bold: bool = False
    ) -> float:
        """The largest size from ``least`` to ``size`` at which ``text`` fits, else ``least``."""
        return max(least, min(size, size * room / max(self._width(text, size, bold), 1e-9)))

    def _cut(self, text: str, room: float, size: float, *, bold: bool = False) -> str:
        """``text``, or as much of its beginning as fits with an ellipsis."""
        if self._width(text, size, bold) <= room * 1.001:
            return text
        while text and self._width(text + "…", size, bold) > room:
            text = text[:-1].rstrip()
        return text + "…"

    def _wrapped(self, text: str, size: float, *, bold: bool, most: int) -> list[str]:
        """``text`` in up to ``most`` lines, broken at blanks where it can be."""
        lines: list[str] = []
        words = text.split()
        while words and len(lines) < most - 1:
            taken = 1
            while (
                taken < len(words)
                and self._width(" ".join(words[: taken + 1]), size, bold) <= self.room
            ):
                taken += 1
            line = " ".join(words[:taken])
            rest = words[taken:]
            if self._width(line, size, bold) > self.room:  # one long word: break inside it
                letters = len(line)
                while letters > 1 and self._width(line[:letters], size, bold) > self.room:
                    letters -= 1
                line, rest = line[:letters], [line[letters:], *rest]
            lines.append(line)
            words = rest
        if words:
            lines.append(self._cut(" ".join(words), self.room, size, bold=bold))
        return lines

"""Hang-tags on sheets of A4, as a PDF that prints at its true size."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from catalog.labels.layout import (
    HAIRLINE,
    HANG_TAG,
    MUTED,
    Code,
    Disc,
    Mark,
    Rule,
    TagSize,
    Words,
    lay_out,
)
from catalog.labels.typeface import Typeface
from catalog.labels.wording import TagText

A4_WIDTH_MM, A4_HEIGHT_MM = 210.0, 297.0
POINTS_PER_MM = 72 / 25.4
#: Nearly every printer can print up to here, and none to the edge of the paper.
UNPRINTABLE_MM = 4.2
#: Pixels a module in the PDF: a viewer that smooths pictures then blurs an eighth of a module.
_PIXELS = 8


def write_sheet(
    path: Path,
    tags: Iterable[TagText],
    typeface: Typeface,
    *,
    title: str = "Hang-tags",
    dpi: int = 600,
    size: TagSize = HANG_TAG,
) -> int:
    """Write the tags to the PDF ``path``, as many on a page as fit; the number of pages.

    ``dpi`` is the printer's: modules are whole dots of it. Fonts are embedded, scaling in the print
    dialogue is off, and the same tags give the same bytes. A typeface that a PDF cannot carry is
    refused with ValueError: choose one with ``find_typeface(embeddable=True)``.
    Raises `LabelError`.
    """
    press = _Press(typeface, size)
    columns = int((A4_WIDTH_MM - 2 * UNPRINTABLE_MM) // size.width)
    rows = int((A4_HEIGHT_MM - 2 * UNPRINTABLE_MM) // size.height)
    left = (A4_WIDTH_MM - columns * size.width) / 2
    top = (A4_HEIGHT_MM - rows * size.height) / 2
    laid_out = [lay_out(tag, press, dpi, size) for tag in tags]
    per_page = columns * rows
    pages = -(-len(laid_out) // per_page)
    for page in range(pages):
        press.cutting_lines(left, top, columns, rows)
        for place, marks in enumerate(laid_out[page * per_page : (page + 1) * per_page]):
            press.x = left + place % columns * size.width
            press.y = top + place // columns * size.height
            for mark in marks:
                press.draw(mark)
        press.foot(f"{title}   {page + 1} / {pages}")
    path.write_bytes(press.finished(title))
    return pages


class _Press:
    """Draws marks given in millimetres from the top left corner of the tag at (x, y)."""

    def __init__(self, typeface: Typeface, size: TagSize) -> None:
        self.typeface = typeface
        _register(typeface)
        self.size = size
        self.x = self.y = 0.0
        self.file = io.BytesIO()
        page = (A4_WIDTH_MM * POINTS_PER_MM, A4_HEIGHT_MM * POINTS_PER_MM)
        self.canvas = Canvas(self.file, pagesize=page, invariant=1, pageCompression=1)
        self.canvas.setViewerPreference("PrintScaling", "None")

    def width(self, text: str, size: float, bold: bool) -> float:
        """How wide ``text`` is (the layout's `Measure`)."""
        return float(pdfmetrics.stringWidth(text, self._font(text, bold), size))

    def draw(self, mark: Mark) -> None:
        if isinstance(mark, Words):
            self._words(mark)
        elif isinstance(mark, Rule):
            self.canvas.setStrokeColor(HexColor(mark.ink))
            self.canvas.setLineWidth(mark.width * POINTS_PER_MM)
            self.canvas.line(*self._at(mark.x1, mark.y1), *self._at(mark.x2, mark.y2))
        elif isinstance(mark, Disc):
            self.canvas.setStrokeColor(HexColor(mark.outline))
            self.canvas.setLineWidth(0.15 * POINTS_PER_MM)
            self.canvas.setFillColor(HexColor(mark.fill or "#ffffff"))
            radius = mark.radius * POINTS_PER_MM
            self.canvas.circle(*self._at(mark.x, mark.y), radius, fill=int(mark.fill is not None))
        elif isinstance(mark, Code):
            side = mark.code.side_mm
            corner = self._at(mark.x, mark.y + side)
            picture = ImageReader(mark.code.picture(_PIXELS))
            self.canvas.drawImage(picture, *corner, side * POINTS_PER_MM, side * POINTS_PER_MM)

    def cutting_lines(self, left: float, top: float, columns: int, rows: int) -> None:
        """Hairlines between the tags, with ends that show where to lay the ruler."""
        self.x = self.y = 0.0
        right, bottom = left + columns * self.size.width, top + rows * self.size.height
        self.canvas.setDash(1.2, 1.8)
        for column in range(columns + 1):
            x = left + column * self.size.width
            self.draw(Rule(x, top, x, bottom, 0.1, HAIRLINE))
        for row in range(rows + 1):
            y = top + row * self.size.height
            self.draw(Rule(left, y, right, y, 0.1, HAIRLINE))
        self.canvas.setDash()

    def foot(self, text: str) -> None:
        """A line below the tags, and the end of the page."""
        self.x = self.y = 0.0
        self.draw(Words(text, A4_WIDTH_MM / 2, A4_HEIGHT_MM - 6.5, 2.4, ink=MUTED))
        self.canvas.showPage()

    def finished(self, title: str) -> bytes:
        self.canvas.setTitle(title)
        self.canvas.setCreator("Fitroom")
        self.canvas.save()
        return self.file.getvalue()

    def _font(self, text: str, bold: bool) -> str:
        family = self.typeface.family(text)
        if family is None:
            return "Helvetica-Bold" if bold else "Helvetica"
        return (family.bold if bold else family.regular).stem

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """Points from the bottom left, as PDF counts."""
        return (self.x + x) * POINTS_PER_MM, (A4_HEIGHT_MM - self.y - y) * POINTS_PER_MM

    def _words(self, mark: Words) -> None:
        font = self._font(mark.text, mark.bold)
        width = self.width(mark.text, mark.size, mark.bold)
        width += mark.tracking * max(0, len(mark.text) - 1)
        left = mark.x - width * {"left": 0.0, "middle": 0.5, "right": 1.0}[mark.anchor]
        words = self.canvas.beginText(*self._at(left, mark.y))
        words.setFont(font, mark.size * POINTS_PER_MM)
        words.setFillColor(HexColor(mark.ink))
        words.setCharSpace(mark.tracking * POINTS_PER_MM)
        words.textOut(mark.text)
        self.canvas.drawText(words)


def _register(typeface: Typeface) -> None:
    """Make the fonts known to reportlab, which embeds the letters that are used."""
    for family in typeface.families:
        if not family.embeddable:
            raise ValueError(f"{family.regular} cannot be embedded; find one with embeddable=True")
        for file in (family.regular, family.bold):
            pdfmetrics.registerFont(TTFont(file.stem, str(file)))

"""A contact sheet: garments beside each other with what is said of them, to be looked at.

Everything is drawn from files of the release; texts are Korean and English as far as this computer
has fonts for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from catalog.labels.typeface import Typeface, find_typeface

#: Pixels. A card is a column this wide; of a photo that is not as tall as broad, all is shown.
WIDTH, PHOTO, GAP, LINE = 260, 300, 20, 22
#: Cards in a row, the first one of all included.
ACROSS = 5
#: Lines below a photo at most, over all texts of a card.
LINES = 9
PAPER, INK, SOFT, ACCENT = "#ffffff", "#1c1c1c", "#666666", "#8a3b12"


@dataclass(frozen=True, slots=True)
class Portrait:
    """One garment: its photo, what it is called, what else is said of it, and a mark above it."""

    photo: Path | None
    title: str
    lines: tuple[str, ...]
    mark: str


def draw_sheet(portraits: Sequence[Portrait], typeface: Typeface | None = None) -> Image.Image:
    """The portraits in rows of `ACROSS`, in order, the first one framed.

    Raises:
        OSError: a photo can't be read.
    """
    brush = _Brush(typeface or find_typeface())
    rows = -(-len(portraits) // ACROSS)
    across = min(len(portraits), ACROSS)
    height = LINE + PHOTO + LINES * LINE
    size = (GAP + across * (WIDTH + GAP), GAP + rows * (height + GAP))
    sheet = Image.new("RGB", size, PAPER)
    for number, one in enumerate(portraits):
        row, column = divmod(number, ACROSS)
        at = (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP))
        brush.draw(sheet, one, at, framed=number == 0)
    return sheet


@dataclass(frozen=True, slots=True)
class _Brush:
    typeface: Typeface

    def draw(self, sheet: Image.Image, one: Portrait, at: tuple[int, int], framed: bool) -> None:
        x, y = at
        pen = ImageDraw.Draw(sheet)
        self._write(pen, (x, y), one.mark, ACCENT, bold=True)
        box = (x, y + LINE, x + WIDTH, y + LINE + PHOTO)
        if one.photo is not None:
            _paste(sheet, one.photo, box)
        if one.photo is None or framed:
            pen.rectangle(box, outline=ACCENT if framed else SOFT, width=3 if framed else 1)
        written = [(line, INK, True) for line in self._folded(one.title, bold=True)]
        for text in one.lines:
            written += [(line, SOFT, False) for line in self._folded(text, bold=False)]
        for number, (line, colour, bold) in enumerate(written[: LINES - 1]):
            self._write(pen, (x, y + LINE + PHOTO + 6 + number * LINE), line, colour, bold=bold)

    def _write(
        self, pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, colour: str, bold: bool
    ) -> None:
        pen.text(at, text, fill=colour, font=self.typeface.font(text, LINE * 0.7, bold))

    def _folded(self, text: str, bold: bool) -> Iterator[str]:
        """``text`` as it can be written, in lines that fit the card."""
        line = ""
        for word in self.typeface.spelled(text).split():
            longer = f"{line} {word}".strip()
            if line and self.typeface.width(longer, LINE * 0.7, bold) > WIDTH:
                yield line
                longer = word
            line = longer
        if line:
            yield line


def _paste(sheet: Image.Image, photo: Path, box: tuple[int, int, int, int]) -> None:
    """The whole photo, as large as fits in the middle of the box."""
    with Image.open(photo) as opened:
        opened.draft("RGB", (WIDTH * 2, PHOTO * 2))
        picture = opened.convert("RGB")
    picture.thumbnail((box[2] - box[0], box[3] - box[1]), Image.Resampling.LANCZOS)
    left = (box[0] + box[2] - picture.width) // 2
    top = (box[1] + box[3] - picture.height) // 2
    sheet.paste(picture, (left, top))

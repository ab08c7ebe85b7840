"""A hang-tag as a picture, for screens, for print shops and for looking at before printing."""

from __future__ import annotations

from PIL import Image, ImageDraw

from catalog.labels.layout import HANG_TAG, Code, Disc, Mark, Rule, TagSize, Words, lay_out
from catalog.labels.qr import MM_PER_INCH
from catalog.labels.typeface import Typeface
from catalog.labels.wording import TagText

#: Words and circles are drawn this much larger and scaled down: round things look round.
_SMOOTH = 2


def draw_tag(
    text: TagText, typeface: Typeface, dpi: int = 300, size: TagSize = HANG_TAG
) -> Image.Image:
    """The tag in RGB at ``dpi``, which is also written into the picture's ``info``.

    Saved as PNG with ``dpi=(dpi, dpi)`` it prints at its true size. Raises `LabelError`.
    """
    marks = lay_out(text, typeface, dpi, size)
    brush = _Brush(typeface, dpi, size)
    for mark in marks:
        brush.draw(mark)
    picture = brush.finished()
    for mark in marks:
        if isinstance(mark, Code):
            # On whole dots and after the scaling: a module must not be blurred.
            at = (round(mark.x * dpi / MM_PER_INCH), round(mark.y * dpi / MM_PER_INCH))
            picture.paste(mark.code.picture(), at)
    picture.info["dpi"] = (dpi, dpi)
    return picture


class _Brush:
    """Draws marks given in millimetres."""

    def __init__(self, typeface: Typeface, dpi: int, size: TagSize) -> None:
        self.typeface = typeface
        self.scale = _SMOOTH * dpi / MM_PER_INCH
        width, height = (
            round(size.width * dpi / MM_PER_INCH),
            round(size.height * dpi / MM_PER_INCH),
        )
        self.size = (width, height)
        self.canvas = Image.new("RGB", (width * _SMOOTH, height * _SMOOTH), "white")
        self.pen = ImageDraw.Draw(self.canvas)

    def finished(self) -> Image.Image:
        return self.canvas.resize(self.size, Image.Resampling.LANCZOS)

    def draw(self, mark: Mark) -> None:
        if isinstance(mark, Words):
            self._words(mark)
        elif isinstance(mark, Rule):
            ends = [
                mark.x1 * self.scale,
                mark.y1 * self.scale,
                mark.x2 * self.scale,
                mark.y2 * self.scale,
            ]
            self.pen.line(ends, fill=mark.ink, width=max(1, round(mark.width * self.scale)))
        elif isinstance(mark, Disc):
            x, y, radius = mark.x * self.scale, mark.y * self.scale, mark.radius * self.scale
            line = max(1, round(0.15 * self.scale))
            box = [x - radius, y - radius, x + radius, y + radius]
            self.pen.ellipse(box, fill=mark.fill, outline=mark.outline, width=line)

    def _words(self, mark: Words) -> None:
        px = mark.size * self.scale
        font = self.typeface.font(mark.text, px, mark.bold)
        # Pillow's own font has one weight: its strokes are made thicker.
        stroke = px * 0.022 if mark.bold and self.typeface.family(mark.text) is None else 0
        tracking = mark.tracking * self.scale
        width = font.getlength(mark.text) + tracking * max(0, len(mark.text) - 1)
        x = mark.x * self.scale - width * {"left": 0.0, "middle": 0.5, "right": 1.0}[mark.anchor]
        for piece in mark.text if tracking else [mark.text]:
            at = (x, mark.y * self.scale)
            self.pen.text(at, piece, mark.ink, font, anchor="ls", stroke_width=stroke)
            x += font.getlength(piece) + tracking

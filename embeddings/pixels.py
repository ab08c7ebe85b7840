"""A photo, made ready: upright, the garment found, framed and told from its ground.

Training and encoding both go through ``prepare``, so that the network meets the same pixels in
both. The garment keeps its proportions, because a midi and a maxi skirt differ in little else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from embeddings.colour import colour_shares, in_white_light, lab
from embeddings.foreground import foreground, middle

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
#: Left, top, right, bottom.
Box = tuple[float, float, float, float]

#: Side of the square that the network sees, in pixels: shows buttons and stripes, encodes fast.
SIDE = 128
#: Long side that a photo is shrunk to first. More is lost anyway once the garment is framed.
WORKING_SIDE = 256
#: Side of the grid on which garment and ground, and the colours, are told apart.
GRID = 48
#: A pixel that is garment with less probability than this is ground.
SURELY_GROUND = 0.15
#: Room left around the garment, and the smallest part of the photo that a frame may show.
MARGIN, SMALLEST_FRAME = 1.15, 0.4


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the encoder needs of one photo."""

    pixels: Pixels  # (SIDE, SIDE, 3)
    mask: Pixels  # (SIDE, SIDE), how surely a pixel is garment, 0 to 255
    colours: Floats  # (COLOURS,), unit length


def upright(photo: Image.Image) -> Image.Image:
    """``photo`` as RGB, turned as its EXIF says, transparent parts on white."""
    turned = ImageOps.exif_transpose(photo)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        turned = turned.convert("RGBA")
        white = Image.new("RGBA", turned.size, "white")
        return Image.alpha_composite(white, turned).convert("RGB")
    return turned.convert("RGB")


def squared(photo: Image.Image) -> Image.Image:
    """``photo`` in the middle of a square of WORKING_SIDE, on the median colour of its own rim."""
    scale = WORKING_SIDE / max(photo.size)
    width, height = (max(1, round(length * scale)) for length in photo.size)
    # Pillow widens the filter when it shrinks, so stripes do not alias; the gap bounds the work.
    small = photo.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=3.0)
    pixels = np.asarray(small)
    rim = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    red, green, blue = (int(value) for value in np.median(rim, axis=0))
    square = Image.new("RGB", (WORKING_SIDE, WORKING_SIDE), (red, green, blue))
    square.paste(small, ((WORKING_SIDE - width) // 2, (WORKING_SIDE - height) // 2))
    return square


def _extent(along: Floats) -> tuple[float, float]:
    """Where 98 of 100 parts of ``along`` (n,) lie, as fractions of its length."""
    share = np.cumsum(along + 1e-3)
    share /= share[-1]
    first, last = np.searchsorted(share, [0.01, 0.99])
    return float(first) / len(along), float(last + 1) / len(along)


def frame(mask: Floats) -> Box:
    """The square around the garment of ``mask`` (s, s): left, top, right, bottom, 0 to 1."""
    sure = np.clip(mask - 0.25, 0, 1)
    left, right = _extent(sure.sum(axis=0))
    top, bottom = _extent(sure.sum(axis=1))
    side = min(1.0, max(max(right - left, bottom - top) * MARGIN, SMALLEST_FRAME))
    x = min(max((left + right - side) / 2, 0.0), 1 - side)
    y = min(max((top + bottom - side) / 2, 0.0), 1 - side)
    return x, y, x + side, y + side


def _cut(picture: Image.Image, box: Box, side: int) -> Image.Image:
    """The part of a square ``picture`` inside ``box`` (fractions), at ``side`` pixels."""
    left, top, right, bottom = (edge * picture.width for edge in box)
    edges = (left, top, right, bottom)
    return picture.resize((side, side), Image.Resampling.BILINEAR, box=edges)


def prepare(photo: Image.Image) -> Prepared:
    """Find, frame and measure the garment of ``photo``."""
    square = squared(upright(photo))
    whole = np.asarray(square.resize((GRID, GRID), Image.Resampling.BILINEAR))
    colours = lab(whole)
    sure = foreground(colours)  # (GRID, GRID)
    box = frame(sure)
    mask = _cut(Image.fromarray(np.rint(sure * 255).astype(np.uint8)), box, SIDE)
    near = in_white_light(np.asarray(_cut(square, box, GRID)), colours[sure < SURELY_GROUND])
    here = np.asarray(mask.resize((GRID, GRID), Image.Resampling.BILINEAR)).astype(np.float32)
    return Prepared(
        pixels=np.asarray(_cut(square, box, SIDE)),
        mask=np.asarray(mask),
        colours=colour_shares(lab(near), here / np.float32(255) * middle(GRID)),
    )

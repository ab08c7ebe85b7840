"""Made photos: one for each style, small, and such that who sees one knows which vector it has.

A number is drawn as black and white squares that survive a JPEG. `Sighted` is an encoder that reads
it back and looks the vector up, so that a build goes its whole way, photos included, and costs what
it costs without a network. A style that changed has another photo, and a vector near its old one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from catalog.garment import Style
from catalog.release.makers import PhotoFile
from load_tests.bench.made_store import MadeEncoder, styles

#: Squares a row, rows, and pixels a side of each: JPEG looks at eight pixels at a time.
ACROSS, DOWN, SIDE = 8, 4, 8
#: Added to a number whose style has changed.
CHANGED = 1 << 30
#: One style in so many changes.
ONE_IN = 100
#: What is in a changed vector of another one.
SHARE = 0.2


def drawn(number: int) -> Image.Image:
    bits = np.array([number >> k & 1 for k in range(ACROSS * DOWN)], np.uint8)
    squares = bits.reshape(DOWN, ACROSS) * 255
    return Image.fromarray(np.kron(squares, np.ones((SIDE, SIDE), np.uint8))).convert("RGB")


def seen(picture: Image.Image) -> int:
    """The number in a picture that was drawn, even after it was a JPEG."""
    grey = np.asarray(picture.convert("L"), np.float32)
    squares = grey.reshape(DOWN, SIDE, ACROSS, SIDE).mean(axis=(1, 3)) > 127
    return int(sum(1 << k for k, bit in enumerate(squares.ravel()) if bit))


class MadePhoto(PhotoFile):
    """The photo of a number, as if it were in a file of that name."""

    def read(self) -> bytes:
        file = io.BytesIO()
        drawn(int(self.path.name)).save(file, "BMP")
        return file.getvalue()


class Sighted(MadeEncoder):
    """Knows the vector of every photo that was drawn."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        super().__init__(vectors)
        self._vectors = vectors

    def encode(self, images: Sequence[Image.Image], /) -> NDArray[np.float32]:
        return np.stack([self._vector(seen(image)) for image in images])

    def _vector(self, number: int) -> NDArray[np.float32]:
        row = number % CHANGED
        if number < CHANGED:
            return np.asarray(self._vectors[row])
        other = self._vectors[(row * 7 + 1) % len(self._vectors)]
        moved = self._vectors[row] + SHARE * other
        return np.asarray(moved / np.linalg.norm(moved), np.float32)


@dataclass(frozen=True, slots=True)
class Range:
    """``n`` styles, each with its photo; of the ``changed`` ones one in a hundred has another."""

    n: int
    changed: bool = False

    def styles(self) -> Iterator[Style]:
        for row, style in enumerate(styles(self.n)):
            (way,) = style.colourways
            yield replace(style, colourways=(replace(way, photos=(str(self._number(row)),)),))

    def photos(self) -> dict[str, MadePhoto]:
        names = (str(self._number(row)) for row in range(self.n))
        return {name: MadePhoto(Path(name)) for name in names}

    def _number(self, row: int) -> int:
        return row + CHANGED * (self.changed and row % ONE_IN == 0)

"""What a build is given: photos, an encoder, extra files, and somebody to tell how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from catalog.garment import Style
from catalog.photos import LARGE, open_photo, read_photo


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo in a file: a `PhotoSource` that can be told apart without decoding it.

    The next release takes it over from the one before where the bytes of the file are the same.
    """

    path: Path

    def read(self) -> bytes:
        """The bytes of the file. Raises `PhotoError`."""
        return read_photo(self.path)

    def __call__(self) -> Image.Image:
        """The picture. Raises `PhotoError`."""
        return self.picture(self.read())

    @staticmethod
    def picture(data: bytes) -> Image.Image:
        """The picture in what was read. Raises `PhotoError`."""
        return open_photo(data, longest=LARGE)


#: Gives the picture, drawn or opened when it is needed; raises `PhotoError` where it cannot.
PhotoSource = Callable[[], Image.Image]
#: (done, total, stage), stage one of "photos", "vectors", "neighbours", "files".
Progress = Callable[[int, int, str], None]


#: What a file holds: what is large need not be copied.
Data = bytes | memoryview
#: (styles as released, colourway id of every row, unit rows float32 (rows, dim)) -> files to keep
#: in the release under these names, for who serves it. The same input must give the same bytes.
Extras = Callable[[Sequence[Style], Sequence[str], NDArray[np.float32]], Mapping[str, Data]]


@dataclass(frozen=True, slots=True)
class Effort:
    """What a build had to do, in photos: ``encoded`` were new to the encoder, ``taken_over`` have
    their vector from the release before; ``prepared`` had to be read and scaled."""

    encoded: int
    taken_over: int
    prepared: int


class Encoder(Protocol):
    """Photos to vectors. ``digest`` names the weights: the same digest, the same vectors.

    An encoder may have ``parts: Mapping[str, tuple[int, int]]``, named slices of its vectors
    (see `parts_of`); one that cannot tell its parts has none.
    """

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def encode(self, images: Sequence[Image.Image], /) -> NDArray[np.float32]:
        """Unit rows, float32 (len(images), dim)."""
        ...


def parts_of(encoder: Encoder) -> dict[str, tuple[int, int]]:
    """The parts that ``encoder`` names, or {}."""
    parts: Mapping[str, tuple[int, int]] = getattr(encoder, "parts", {})
    return {name: (int(first), int(end)) for name, (first, end) in parts.items()}

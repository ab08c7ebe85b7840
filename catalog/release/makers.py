"""What a build is given: photos, an encoder, an index, and somebody to tell how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

#: Gives the picture, drawn or opened when it is needed; raises `PhotoError` where it cannot.
PhotoSource = Callable[[], Image.Image]
#: (done, total, stage), stage one of "photos", "vectors", "neighbours", "files".
Progress = Callable[[int, int, str], None]


class Indexed(Protocol):
    """What an index of n vectors is: its file, and each row's nearest other rows, best first."""

    @property
    def index_bytes(self) -> bytes: ...

    @property
    def neighbours(self) -> NDArray[np.int32]:
        """int32 (n, k), padded with -1."""
        ...

    @property
    def scores(self) -> NDArray[np.float32]:
        """float32 (n, k)."""
        ...


#: Unit rows float32 (n, dim) -> their index; n is 0 where no garment has a photo.
Indexer = Callable[[NDArray[np.float32]], Indexed]


class Encoder(Protocol):
    """Photos to vectors. ``digest`` names the weights: the same digest, the same vectors."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def encode(self, images: Sequence[Image.Image], /) -> NDArray[np.float32]:
        """Unit rows, float32 (len(images), dim)."""
        ...

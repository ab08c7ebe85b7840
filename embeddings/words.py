"""Words to where their garments are among the photos: a small tower that serving runs with numpy.

A text becomes counts of its hashed words, pairs of words and letter trigrams; one matrix takes
these, another the photo vectors of a release, into one space where a text is near what it names.
Both are learned from the names of one release (`embeddings.words_training`) and are part of it.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

#: The extra file of a release that holds its tower.
TOWER_FILE = "words.npz"
#: Buckets that pieces of text are hashed into. Ten thousand names have about as many pieces.
BUCKETS = 8192
#: Raised when `pieces` changes: a tower is only read by the code that hashes as it learned.
FORMAT = 1

#: Vectors that are looked at together.
TOGETHER = 4_096

_WORD = re.compile(r"\w+")


class TowerFault(ValueError):
    """A tower that cannot be used; the message says why and what to do."""


def pieces(text: str) -> Iterator[str]:
    """Words, pairs of neighbours and letter trigrams of ``text``, each as often as it is there."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    for word in words:
        yield f"w{word}"
        edged = f"^{word}$"
        yield from (f"g{edged[at : at + 3]}" for at in range(len(edged) - 2))
    yield from (f"p{first} {second}" for first, second in pairwise(words))


def counts(text: str) -> tuple[npt.NDArray[np.int64], Floats]:
    """Buckets of ``text`` and how much falls into each, of length one together; none if empty."""
    hashed = [zlib.crc32(piece.encode()) % BUCKETS for piece in pieces(text)]
    buckets, times = np.unique(np.array(hashed, np.int64), return_counts=True)
    length = float(np.linalg.norm(times)) if hashed else 1.0
    return buckets, (times / length).astype(np.float32)


@dataclass(frozen=True)
class WordTower:
    """``text`` (BUCKETS, places) and ``photo`` (dim, places) float32; ``mean`` of photos (dim,)."""

    text: Floats
    photo: Floats
    mean: Floats

    @classmethod
    def open(cls, path: Path, dim: int) -> WordTower:
        """Read the tower at ``path`` for vectors of ``dim`` numbers; raises `TowerFault`."""
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
                found = {name: np.asarray(file[name], np.float32) for name in file.files}
            tower = cls(found["text"], found["photo"], found["mean"])
            told = int(found["format"])
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise TowerFault(f"{path.name} is damaged; import the catalogue again") from error
        if told != FORMAT or tower.text.shape[0] != BUCKETS or tower.mean.shape != (dim,):
            raise TowerFault(f"{path.name} is of another version; import the catalogue again")
        return tower

    def to_bytes(self) -> bytes:
        """The tower as a file; halves of numbers are enough for an order."""
        file = io.BytesIO()
        np.savez(
            file,
            text=self.text.astype(np.float16),
            photo=self.photo.astype(np.float16),
            mean=self.mean,
            format=np.array(FORMAT),
        )
        return file.getvalue()

    def places(self, vectors: npt.NDArray[np.float32]) -> Floats:
        """Photo vectors (n, dim) -> unit rows (n, places), to be compared with `place`."""
        rows = (np.asarray(vectors, np.float32) - self.mean) @ self.photo
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)

    def lengths(self, vectors: npt.NDArray[np.float32]) -> Floats:
        """How long each of `places` is before it is made a unit row, (n,): for `alike`."""
        found = np.empty(len(vectors), np.float32)
        for start in range(0, len(vectors), TOGETHER):
            some = np.asarray(vectors[start : start + TOGETHER], np.float32) - self.mean
            found[start : start + TOGETHER] = np.linalg.norm(some @ self.photo, axis=1)
        return np.maximum(found, np.float32(1e-9))

    def alike(self, vectors: npt.NDArray[np.float32], lengths: Floats, text: str) -> Floats:
        """How near to ``text`` each of ``vectors`` (n, dim) is, (n,): ``places(vectors) @
        place(text)``, without a second array as large as the vectors."""
        to = self.photo @ self.place(text)  # (dim,)
        return np.asarray((vectors @ to - self.mean @ to) / lengths, np.float32)

    def place(self, text: str) -> Floats:
        """Where what ``text`` names is: a unit vector (places,), or zeros where it says nothing."""
        buckets, much = counts(text)
        row = much @ self.text[buckets]
        return np.asarray(row / max(float(np.linalg.norm(row)), 1e-9), np.float32)

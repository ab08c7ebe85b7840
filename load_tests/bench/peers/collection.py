"""The made styles as a peer sees them, and the answer that every one of them gives."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from load_tests.bench.made_vectors import gtin_of, style_of

#: As many are answered, and one more is looked for: a style is like itself, and not shown.
K = 12
#: Rows and their likenesses, the best first; the style itself may be among them.
Found = Iterable[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Collection:
    """``vectors`` float32 (styles, dim), unit rows; ``here`` the rows that are in stock."""

    vectors: NDArray[np.float32]
    here: NDArray[np.int64]

    @classmethod
    def open(cls, folder: Path) -> Collection:
        vectors = np.load(folder / "vectors.npy")
        return cls(vectors, np.flatnonzero(np.load(folder / "here.npy")))


def reply(row: int, found: Found) -> bytes:
    """The answer as Fitroom gives it: JSON, the style itself left out."""
    others = [(other, score) for other, score in found if other != row][:K]
    garments = [
        {
            "style": style_of(other),
            "colourway": f"{style_of(other)}:a",
            "gtin": gtin_of(other),
            "likeness": round(score, 6),
        }
        for other, score in others
    ]
    return json.dumps({"style": style_of(row), "garments": garments}).encode()

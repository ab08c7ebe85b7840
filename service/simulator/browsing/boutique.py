"""A shop of the demo collection whose vectors are made from line sheets: no photo, no encoder.

So a month passes in minutes and is the same everywhere. The vectors have the parts that those of an
encoder have (kind, the garment itself, colour), and say nothing of what people like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from catalog.collection import demo_store
from catalog.collection.palette import rgb
from catalog.garment import Colourway, Style, Variant
from service.recommend import Here, Shelf
from service.recommend.luck import toss

#: How much of a vector each part is, as squares of lengths; and its components.
PARTS: Mapping[str, tuple[float, int]] = {
    "kind": (0.35, 32),
    "self": (0.35, 64),
    "colour": (0.30, 27),
}
#: Pieces of every variant: what sells out is another question than what is liked.
PIECES = 3


@dataclass(frozen=True)
class Boutique:
    """A `service.recommend.shelf.Catalogue` in memory."""

    id: str
    styles: Mapping[str, Style]
    by_gtin: Mapping[str, tuple[Style, Colourway, Variant]]
    by_colourway: Mapping[str, tuple[Style, Colourway]]
    vectors: NDArray[np.float32]
    rows: list[str]
    row_of: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]]

    def search(
        self, queries: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Compares everything with everything."""
        rows = np.arange(len(self.vectors)) if allowed is None else np.asarray(allowed)
        cosines = queries @ self.vectors[rows].T  # (q, allowed)
        best = np.argsort(-cosines, axis=1, kind="stable")[:, :k]
        padding = ((0, 0), (0, k - best.shape[1]))
        return (
            np.pad(np.take_along_axis(cosines, best, axis=1), padding),
            np.pad(rows[best].astype(np.int32), padding, constant_values=-1),
        )


@cache
def demo_boutique() -> Boutique:
    styles = demo_store().styles
    ways = {way.id: (style, way) for style in styles for way in style.colourways}
    rows = sorted(ways)
    ends = np.cumsum([0, *(length for _, length in PARTS.values())]).tolist()
    return Boutique(
        id="made-up",
        styles={style.id: style for style in styles},
        by_gtin={one.gtin: (style, way, one) for style in styles for way, one in style.variants()},
        by_colourway=ways,
        vectors=np.array([_vector(*ways[way]) for way in rows], np.float32),
        rows=rows,
        row_of={way: row for row, way in enumerate(rows)},
        parts={name: (ends[n], ends[n + 1]) for n, name in enumerate(PARTS)},
    )


def opened(shop: Boutique) -> Here:
    shelf = Shelf.of(shop)
    return Here(shelf, shelf.count(lambda gtin: PIECES), shop.search)


def _vector(style: Style, way: Colourway) -> list[float]:
    kind = _hashed([style.category or ""], 32) + 0.35 * _hashed([style.zone or ""], 32)
    colour = rgb(way.colour.hex if way.colour and way.colour.hex else "#808080")
    grid = np.array([(r, g, b) for r in (0, 0.5, 1) for g in (0, 0.5, 1) for b in (0, 0.5, 1)])
    near = np.exp(-np.sum((grid - np.array(colour) / 255) ** 2, axis=1) / 0.06)
    parts = zip(PARTS.values(), (kind, _hashed(style.tags, 64), near), strict=True)
    return [
        float(value) * share**0.5 / float(np.linalg.norm(part) or 1.0)
        for (share, _), part in parts
        for value in part
    ]


def _hashed(words: Sequence[str], dim: int) -> NDArray[np.float64]:
    """The sum of a fixed random direction for each word."""
    summed: NDArray[np.float64] = np.sum([_direction(one, dim) for one in words or [""]], axis=0)
    return summed


@cache
def _direction(word: str, dim: int) -> NDArray[np.float64]:
    return np.array([toss("words", word, at) - 0.5 for at in range(dim)])

"""A small shop in memory: what a release answers, without a disk, and brute force for an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Colour, Colourway, Money, Size, Style, Variant
from service.recommend import Here, Search, Shelf

LETTERS = ("S", "M", "L")


@dataclass(frozen=True)
class Boutique:
    """Satisfies `service.recommend.Catalogue` as a release does."""

    id: str
    styles: Mapping[str, Style]
    by_gtin: Mapping[str, tuple[Style, Colourway, Variant]]
    by_colourway: Mapping[str, tuple[Style, Colourway]]
    vectors: NDArray[np.float32]
    rows: list[str]
    row_of: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def style(
    name: str,
    category: str | None = "Shirts",
    colours: Sequence[str] = ("red",),
    sizes: Sequence[str | None] = LETTERS,
    *,
    brand: str | None = None,
    won: int | None = None,
    tags: Sequence[str] = (),
) -> Style:
    """A style whose colourways are ``name/colour`` and whose GTINs read ``name/colour/size``."""
    price = Money(won, "KRW") if won is not None else None
    ways = tuple(
        Colourway(
            f"{name}/{colour}",
            Colour({"en": colour}),
            (),
            tuple(
                Variant(f"{name}/{colour}/{size}", Size(size) if size else None, price)
                for size in sizes
            ),
        )
        for colour in colours
    )
    return Style(name, {"en": name}, category, ways, brand, tags=tuple(tags))


def boutique(styles: Sequence[Style], looks: Mapping[str, Sequence[float]]) -> Boutique:
    """A shop of ``styles`` where colourways look as ``looks`` says; the others have no vector."""
    by_colourway = {way.id: (one, way) for one in styles for way in one.colourways}
    rows = sorted(way for way in by_colourway if way in looks)
    dim = len(next(iter(looks.values()), (0.0,)))
    vectors = np.array([looks[way] for way in rows], dtype=np.float32).reshape(len(rows), dim)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Boutique(
        id="release-1",
        styles={one.id: one for one in styles},
        by_gtin={
            variant.gtin: (one, way, variant) for one in styles for way, variant in one.variants()
        },
        by_colourway=by_colourway,
        vectors=vectors,
        rows=rows,
        row_of={way: row for row, way in enumerate(rows)},
    )


def brute_force(vectors: NDArray[np.float32]) -> Search:
    """An index that compares everything with everything."""

    def search(
        queries: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        rows = np.arange(len(vectors)) if allowed is None else np.asarray(allowed)
        scores = queries @ vectors[rows].T  # (q, allowed)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        found = rows[best].astype(np.int32)
        padding = ((0, 0), (0, k - found.shape[1]))
        return (
            np.pad(np.take_along_axis(scores, best, axis=1), padding),
            np.pad(found, padding, constant_values=-1),
        )

    return search


def here(
    shop: Boutique,
    stock: Mapping[str, int] | None = None,
    popular: Mapping[str, int] | None = None,
    each: int = 2,
    kept_together: Mapping[tuple[str, str], int] | None = None,
) -> Here:
    """The shop with ``each`` pieces of every variant, except what ``stock`` says."""
    shelf = Shelf.of(shop)
    counted = shelf.count(lambda gtin: (stock or {}).get(gtin, each))
    return Here(shelf, counted, brute_force(shop.vectors), popular or {}, kept_together or {})

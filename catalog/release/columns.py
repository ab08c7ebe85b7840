"""Which garments a release has, as arrays: ids, GTINs, what belongs to what, and where in
``styles.jsonl`` each style stands. So nothing needs to be parsed before it is asked for.

Everything has a number: styles in the order of their ids, then each style's colourways and each
colourway's variants in the retailer's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Style
from catalog.release.arrays import Array
from catalog.release.texts import Gtins, Texts, text_and_starts

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

#: A colourway without a vector.
NO_ROW = -1


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Shapes are in styles S, colourways C, variants V, vector rows R.

    The variants of colourway ``c`` are ``first_variant[c]`` up to ``first_variant[c + 1]``;
    ``first_colourway`` does the same for the colourways of a style.
    """

    lines: Longs  # (S + 1,) where a style's line begins; the last is the end of the file
    style_text: NDArray[np.uint8]
    style_starts: Longs
    colourway_text: NDArray[np.uint8]
    colourway_starts: Longs
    colourway_order: Ints  # (C,) numbers of colourways in the order of their ids
    gtin_numbers: Longs  # (V,)
    gtin_order: Ints  # (V,)
    first_colourway: Ints  # (S + 1,)
    first_variant: Ints  # (C + 1,)
    row_of: Ints  # (C,) vector row of a colourway, or `NO_ROW`
    colourway_at: Ints  # (R,) colourway of a vector row

    @classmethod
    def of(cls, styles: Iterable[Style], text: bytes, rows: Sequence[str]) -> Columns:
        """Of ``styles``, each on its line of ``text``; row ``i`` of the vectors is ``rows[i]``.

        ``styles`` are gone through once. Raises ValueError where two have one id, or a GTIN is
        none, and KeyError for a row of no colourway.
        """
        names: list[str] = []
        ways: list[str] = []
        gtins: list[str] = []
        sizes: tuple[list[int], list[int]] = ([0], [0])
        for style in styles:
            names.append(style.id)
            sizes[0].append(len(style.colourways))
            for way in style.colourways:
                ways.append(way.id)
                sizes[1].append(len(way.variants))
                gtins += [variant.gtin for variant in way.variants]
        numbers = np.fromiter(map(int, gtins), np.int64, len(gtins))
        at = _in_order("colourway", ways)
        order = np.fromiter(at.values(), np.int32, len(at))
        row_of = np.full(len(ways), NO_ROW, np.int32)
        colourway_at = np.array([at[row] for row in rows], np.int32)
        row_of[colourway_at] = np.arange(len(rows), dtype=np.int32)
        _in_order("style", names)
        _in_order("GTIN", gtins)
        ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n")) + 1
        style_text, style_starts = text_and_starts(names)
        colourway_text, colourway_starts = text_and_starts(ways)
        return cls(
            lines=np.concatenate([[0], ends]).astype(np.int64),
            style_text=style_text,
            style_starts=style_starts,
            colourway_text=colourway_text,
            colourway_starts=colourway_starts,
            colourway_order=order,
            gtin_numbers=numbers,
            gtin_order=np.argsort(numbers, kind="stable").astype(np.int32),
            first_colourway=np.cumsum(sizes[0], dtype=np.int32),
            first_variant=np.cumsum(sizes[1], dtype=np.int32),
            row_of=row_of,
            colourway_at=colourway_at,
        )

    def arrays(self) -> dict[str, Array]:
        """By name, to be written."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @classmethod
    def read(cls, arrays: dict[str, Array]) -> Columns:
        """Of what `arrays` gave. Raises ValueError where they do not belong together."""
        try:
            found = cls(**arrays)
        except TypeError as error:
            raise ValueError(f"has other columns than this version reads ({error})") from None
        styles, ways = len(found.style_starts) - 1, len(found.colourway_starts) - 1
        told: dict[str, tuple[int, Array]] = {
            "lines": (styles + 1, found.lines),
            "first_colourway": (styles + 1, found.first_colourway),
            "first_variant": (ways + 1, found.first_variant),
            "colourway_order": (ways, found.colourway_order),
            "row_of": (ways, found.row_of),
            "gtin_order": (len(found.gtin_numbers), found.gtin_order),
        }
        for name, (length, array) in told.items():
            if len(array) != length:
                raise ValueError(f"has {len(array)} {name}, not {length}")
        return found

    def same(self, other: Columns) -> bool:
        """Whether both say the same."""
        mine, theirs = self.arrays(), other.arrays()
        return all(np.array_equal(array, theirs[name]) for name, array in mine.items())

    @property
    def rows(self) -> list[str]:
        """The colourway id of every vector."""
        ways = self.colourways
        return [ways[way] for way in self.colourway_at.tolist()]

    @property
    def styles(self) -> Texts:
        return Texts(self.style_text, self.style_starts)

    @property
    def colourways(self) -> Texts:
        return Texts(self.colourway_text, self.colourway_starts, self.colourway_order)

    @property
    def gtins(self) -> Gtins:
        return Gtins(self.gtin_numbers, self.gtin_order)


def _in_order(what: str, ids: Sequence[str]) -> dict[str, int]:
    """The number of each of ``ids``, in the order of the ids."""
    numbers = sorted(range(len(ids)), key=ids.__getitem__)
    at: dict[str, int] = {ids[number]: number for number in numbers}
    if len(at) != len(ids):
        raise ValueError(f"one {what} is there twice")
    return at


def owners(first: NDArray[Any]) -> Ints:
    """Whose each member is, where those of owner ``i`` are ``first[i]`` up to ``first[i + 1]``."""
    return np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))

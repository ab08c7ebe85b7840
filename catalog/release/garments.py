"""The garments of an open release: decoded when one is asked for, and the last ones kept.

`Garments` reads styles by number; the three mappings lead to them by style id, by GTIN and by
colourway id, as dictionaries would. Safe to read from many threads.

Lines are read from the file and not mapped: a page that is looked at brings fifteen neighbours into
a process's memory, and garments that are shown together do not lie together.
"""

from __future__ import annotations

import os
import weakref
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from catalog.garment import Colourway, Style, Variant
from catalog.release.codec import read_style
from catalog.release.columns import Columns
from catalog.release.texts import Found, Numbers

T = TypeVar("T")

#: Styles that stay decoded: some 2 kB each. What a store shows within minutes.
KEPT = 4_096


class Garments:
    """Styles, colourways and variants by the numbers that `Columns` gives them."""

    def __init__(self, path: Path, columns: Columns) -> None:
        """``path`` is ``styles.jsonl``; it stays open, and so may be removed meanwhile."""
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        self._lines = columns.lines.data
        self._first_colourway = columns.first_colourway.data
        self._first_variant = columns.first_variant.data
        self.style: Callable[[int], Style] = lru_cache(KEPT)(self._read)

    def __len__(self) -> int:
        return len(self._lines) - 1

    def __iter__(self) -> Iterator[Style]:
        """All of them, without keeping any."""
        return map(self._read, range(len(self)))

    def _read(self, number: int) -> Style:
        begins, ends = self._lines[number], self._lines[number + 1]
        return read_style(os.pread(self._file, ends - begins, begins))

    def colourway(self, number: int) -> tuple[Style, Colourway]:
        of = bisect_right(self._first_colourway, number) - 1
        style = self.style(of)
        return style, style.colourways[number - self._first_colourway[of]]

    def variant(self, number: int) -> tuple[Style, Colourway, Variant]:
        of = bisect_right(self._first_variant, number) - 1
        style, way = self.colourway(of)
        return style, way, way.variants[number - self._first_variant[of]]


class ByText(Mapping[str, T]):
    """What ``read`` makes of the number that ``texts`` gives to a text."""

    def __init__(self, texts: Found, read: Callable[[int], T]) -> None:
        self._numbers, self._read = Numbers(texts), read

    def __getitem__(self, text: str) -> T:
        return self._read(self._numbers[text])

    def __contains__(self, text: object) -> bool:
        return text in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

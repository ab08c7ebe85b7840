"""Many short texts in two arrays, found by number and by text without an object for each of them.

`Texts` are ids, `Gtins` numbers of 14 digits; `Numbers` leads from one of them to its number, as a
dictionary would that nobody had to fill.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Protocol, SupportsIndex, overload

import numpy as np
from numpy.typing import NDArray

from catalog.release.arrays import Array

DIGITS = 14
#: Of so many texts one is kept in memory: of 500,000, 8,000.
STEP = 64
#: Of so many it is remembered which number they have: some 100 bytes each.
KNOWN = 20_000


class _Many(Sequence[str]):
    """What `Texts` and `Gtins` have in common: several at once are a list."""

    def _one(self, number: int) -> str:
        raise NotImplementedError

    @overload
    def __getitem__(self, number: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: SupportsIndex | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self._one(one) for one in range(len(self))[number]]
        return self._one(range(len(self))[number])

    def __iter__(self) -> Iterator[str]:
        return map(self._one, range(len(self)))


class Texts(_Many):
    """``text`` is UTF-8, one after the other; the ``i``-th ends at ``starts[i + 1]``."""

    def __init__(self, text: Array, starts: Array, order: Array | None = None) -> None:
        """``order`` are their numbers in the order of the texts; None where they are in order."""
        self._text, self._starts = text.data, starts.data
        self._order = None if order is None else order.data

        #: Every `STEP`-th of them in order: from there on few are read.
        self._steps: list[str] | None = None

    def __len__(self) -> int:
        return len(self._starts) - 1

    def _one(self, number: int) -> str:
        return str(self._text[self._starts[number] : self._starts[number + 1]], "utf-8")

    def find(self, text: str) -> int | None:
        """The number of ``text``; None where it is none of them."""
        order = self._order or range(len(self))
        if self._steps is None:
            self._steps = [self._one(order[at]) for at in range(0, len(order), STEP)]
        begins = max(0, bisect_right(self._steps, text) - 1) * STEP
        # UTF-8 is ordered as its letters are.
        at = bisect_left(order, text, begins, min(begins + STEP, len(order)), key=self._one)
        return int(order[at]) if at < len(order) and self._one(order[at]) == text else None


class Gtins(_Many):
    """GTINs as ``numbers``; ``order`` are their places in the order of the numbers."""

    def __init__(self, numbers: Array, order: Array) -> None:
        self._numbers, self._order = numbers.data, order.data

    def __len__(self) -> int:
        return len(self._numbers)

    def _one(self, number: int) -> str:
        return f"{self._numbers[number]:0{DIGITS}d}"

    def __iter__(self) -> Iterator[str]:
        return map(f"{{:0{DIGITS}d}}".format, self._numbers)

    def find(self, text: str) -> int | None:
        """The place of the GTIN ``text``; None where it is none of them."""
        if not (len(text) == DIGITS and text.isascii() and text.isdigit()):
            return None
        wanted = int(text)
        at = bisect_left(self._order, wanted, key=self._numbers.__getitem__)
        if at == len(self._order) or self._numbers[self._order[at]] != wanted:
            return None
        return int(self._order[at])


class Found(Protocol):
    """Texts that can be looked up."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
    def find(self, text: str, /) -> int | None: ...


class Numbers(Mapping[str, int]):
    """The number of each of ``texts``. What was found lately is known: a slate asks 250 times, and
    mostly for what the one before asked for."""

    def __init__(self, texts: Found) -> None:
        self._texts = texts
        self._known: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        known = self._known.get(text)
        if known is not None:
            return known
        number = self._texts.find(text)
        if number is None:
            raise KeyError(text)
        if len(self._known) >= KNOWN:
            self._known.clear()
        self._known[text] = number
        return number

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def text_and_starts(texts: Iterable[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """What `Texts` are made of."""
    encoded = [text.encode() for text in texts]
    starts = np.fromiter(accumulate(map(len, encoded), initial=0), np.int64)
    return np.frombuffer(b"".join(encoded), np.uint8), starts

"""What is on hand of a release, kept up with the floor change by change, and which rows may be
shown of it in a size.

To ask the floor for every variant costs 60 ms for 250,000 of them, and most requests change one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from service.recommend.shelf import NONE, Mask, Numbers, Shelf

#: What sizes are wanted, in an order of their own.
Sizes = tuple[tuple[str, str], ...]
#: Sizes whose rows are kept: more than the labels of any size system that is asked for by name.
SIZES_KEPT = 64


class Changing(Protocol):
    """Notes what changed; `service.floor.state.counts.Counts` is one."""

    @property
    def mark(self) -> int: ...
    def changed_since(self, mark: int) -> Collection[str] | None: ...


class Stock(Protocol):
    """What may be promised of each variant; the floor is one."""

    def available(self, gtin: str, /) -> int: ...
    def stock(self) -> Sequence[Changing]: ...


@dataclass(slots=True, eq=False)
class InSizes:
    """Rows of vectors that may be shown in some sizes.

    ``allowed`` is one longer than there are rows and ends with False: row -1 is nothing.
    ``variant`` (rows,) is what is brought of each allowed row: the most plentiful that fits.
    """

    allowed: Mask
    variant: Numbers
    fits: Mask  # (V,) in these sizes, or it is not known


@dataclass(slots=True, eq=False)
class OnHand:
    """``counts`` (V,) are pieces that may be promised, as of the last look at a floor."""

    shelf: Shelf
    counts: Numbers = field(init=False)
    _of: Sequence[Changing] = ()
    _marks: tuple[int, ...] = ()
    _in_sizes: dict[Sizes, InSizes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counts = np.zeros(len(self.shelf.gtins), np.int32)

    def by(self, floor: Stock) -> OnHand:
        """Itself, with ``counts`` as of now. They go on changing: read them at once."""
        stock = floor.stock()
        marks = tuple(one.mark for one in stock)
        if marks == self._marks and _same(stock, self._of):
            return self
        gtins = self._changed(stock)
        if gtins is None:
            self.counts = self.shelf.count(floor.available)
            self._in_sizes.clear()
        else:
            self._recount(floor, gtins)
        self._of, self._marks = stock, marks
        return self

    def in_sizes(self, sizes: Mapping[str, str]) -> InSizes:
        """The rows that may be shown to whoever wants ``sizes``; all on hand where that is {}."""
        key = tuple(sorted(sizes.items()))
        found = self._in_sizes.get(key)
        if found is None:
            if len(self._in_sizes) >= SIZES_KEPT:
                del self._in_sizes[next(iter(self._in_sizes))]
            found = self._in_sizes[key] = self._looked_up(sizes)
        return found

    def _changed(self, stock: Sequence[Changing]) -> set[str] | None:
        """None where everything is to be counted: the first time, on another floor, or too late."""
        if not _same(stock, self._of):
            return None
        gtins: set[str] = set()
        for one, mark in zip(stock, self._marks, strict=True):
            changed = one.changed_since(mark)
            if changed is None:
                return None
            gtins.update(changed)
        return gtins

    def _recount(self, floor: Stock, gtins: Collection[str]) -> None:
        for gtin in gtins:
            number = self.shelf.variant_number.get(gtin)
            if number is None:
                continue
            pieces = floor.available(gtin)
            if pieces != self.counts[number]:
                self.counts[number] = pieces
                self._tell_rows(int(self.shelf.colourway_of[number]))

    def _tell_rows(self, way: int) -> None:
        row = int(self.shelf.row_of[way])
        if row == NONE:
            return
        start, stop = self.shelf.first_variant[way], self.shelf.first_variant[way + 1]
        pieces = self.counts[start:stop]
        for kept in self._in_sizes.values():
            there = np.where(kept.fits[start:stop], pieces, 0)
            kept.allowed[row] = there.any()
            kept.variant[row] = start + there.argmax()

    def _looked_up(self, sizes: Mapping[str, str]) -> InSizes:
        shelf = self.shelf
        labels = [label.meets(sizes) is not False for label in shelf.labels]
        fits: Mask = np.array(labels, np.bool_)[shelf.label_of]
        there = np.where(fits, self.counts, 0)  # (V,)
        most: Numbers = np.zeros(len(shelf.colourways), np.int32)
        np.maximum.at(most, shelf.colourway_of, there)
        best: Numbers = np.zeros(len(shelf.colourways), np.int32)
        plenty = np.flatnonzero(there == most[shelf.colourway_of])[::-1]
        best[shelf.colourway_of[plenty]] = plenty  # what is written last stays: the first
        ways = shelf.colourway_at  # (R,)
        return InSizes(np.append(most[ways] > 0, False), best[ways], fits)


def _same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))

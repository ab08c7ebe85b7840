"""What is on hand of a release, kept up with the floor change by change, and which rows may be
shown of it in a size.

To ask the floor for every variant costs 80 ms for 250,000 of them, and most requests change one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from service.recommend.shelf import NONE, Mask, Numbers, Shelf

#: What sizes are wanted, in an order of their own.
Sizes = tuple[tuple[str, str], ...]
#: Of so many wishes for a size it is kept what passes: 2 bytes a variant, 6 a colourway.
KEPT = 48


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
class Passing:
    """What is on hand in sizes with some labels. Whoever reads it changes nothing of it.

    ``rows`` is one longer than there are rows and ends with False: row -1 is nothing. ``brought``
    (R,) is the variant that is brought of each of them: the most plentiful that fits.
    """

    fits: Mask  # (V,) in one of the labels
    variants: Mask  # (V,)
    ways: Mask  # (C,)
    rows: Mask  # (R + 1,)
    brought: Numbers  # (R,)
    #: The same as ``brought``: of few rows it is quicker to ask one by one.
    brought_of: memoryview = field(init=False)
    #: How often ``rows`` or ``brought`` changed: what was made of them holds while this does.
    changes: int = 0

    def __post_init__(self) -> None:
        self.brought_of = self.brought.data

    @classmethod
    def of(cls, shelf: Shelf, counts: Numbers, labels: Mask) -> Passing:
        """Of the labels (L,) that may fit, with ``counts`` (V,) pieces. A few passes over them."""
        fits: Mask = labels[shelf.label_of]
        there = np.where(fits, counts, 0)  # (V,)
        most: Numbers = np.zeros(len(shelf.colourways), np.int32)
        np.maximum.at(most, shelf.colourway_of, there)
        best: Numbers = np.zeros(len(shelf.colourways), np.int32)
        plenty = np.flatnonzero(there == most[shelf.colourway_of])[::-1]
        best[shelf.colourway_of[plenty]] = plenty  # what is written last stays: the first
        at, ways = shelf.colourway_at, most > 0
        return cls(fits, there > 0, ways, np.append(ways[at], False), best[at])

    def recount(self, shelf: Shelf, counts: Numbers, way: int) -> None:
        """Look at one colourway again."""
        start, stop = int(shelf.first_variant[way]), int(shelf.first_variant[way + 1])
        there = np.where(self.fits[start:stop], counts[start:stop], 0)
        self.variants[start:stop] = there > 0
        self.ways[way] = some = bool((there > 0).any())
        if (row := int(shelf.row_of[way])) != NONE:
            brought = start + int(there.argmax())
            if (self.rows[row], self.brought[row]) != (some, brought):
                self.rows[row], self.brought[row] = some, brought
                self.changes += 1


@dataclass(slots=True, eq=False)
class OnHand:
    """``counts`` (V,) are pieces that may be promised, as of the last look at a floor."""

    shelf: Shelf
    counts: Numbers = field(init=False)
    _of: Sequence[Changing] = ()
    _marks: tuple[int, ...] = ()
    #: By the labels that pass, and which labels those are by the sizes that are wanted.
    _passing: dict[bytes, Passing] = field(default_factory=dict)
    _labels: dict[Sizes, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counts = np.zeros(len(self.shelf.gtins), np.int32)

    def by(self, floor: Stock) -> OnHand:
        """Itself, with ``counts`` as of now. They go on changing: read them at once."""
        stock = floor.stock()
        if self._is_of(stock):
            return self
        marks = tuple(one.mark for one in stock)
        gtins = self._changed(stock)
        if gtins is None:
            self.counts = self.shelf.count(floor.available)
            self._passing.clear()
        else:
            self._recount(floor, gtins)
        self._of, self._marks = stock, marks
        return self

    def in_labels(self, labels: Mask) -> Passing:
        """What is on hand with one of the ``labels`` (L,)."""
        return self.passing(labels.tobytes())

    def in_sizes(self, sizes: Mapping[str, str]) -> Passing:
        """What may be shown to whoever wants ``sizes``; all that is on hand where that is {}."""
        return self.passing(self.labels(sizes))

    def labels(self, sizes: Mapping[str, str]) -> bytes:
        """Which labels (L,) are in ``sizes``, for `passing`."""
        key = tuple(sorted(sizes.items()))
        labels = self._labels.get(key)
        if labels is None:
            _make_room(self._labels)
            labels = self._labels[key] = in_sizes(self.shelf, sizes).tobytes()
        return labels

    def passing(self, labels: bytes) -> Passing:
        """`in_labels` of a mask as bytes, for whoever asks the same again."""
        found = self._passing.get(labels)
        if found is None:
            _make_room(self._passing)
            mask: Mask = np.frombuffer(labels, np.bool_)
            found = self._passing[labels] = Passing.of(self.shelf, self.counts, mask)
        return found

    def _is_of(self, stock: Sequence[Changing]) -> bool:
        """Whether nothing has changed since the last look. Asked with every answer."""
        if len(stock) != len(self._of):
            return False
        for one, known, mark in zip(stock, self._of, self._marks, strict=True):
            if one is not known or one.mark != mark:
                return False
        return True

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
                for passing in self._passing.values():
                    passing.recount(self.shelf, self.counts, int(self.shelf.colourway_of[number]))


def in_sizes(shelf: Shelf, sizes: Mapping[str, str]) -> Mask:
    """(L,): labels in the wanted ``sizes``, and those of which nobody knows."""
    return np.array([label.meets(sizes) is not False for label in shelf.labels], np.bool_)


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= KEPT:
        del kept[next(iter(kept))]


def _same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))

"""Counts by name (pieces by GTIN, requests by style), and which of them changed: for whoever keeps
something that was made of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from typing import Any, NoReturn

#: Changes that are remembered. Who is further behind counts everything again: some 80 ms for
#: 250,000 variants, and a store with as many changes between two looks has just been restocked.
REMEMBERED = 5_000


class Counts(dict[str, int]):
    """Equal to the plain dictionary with the same entries; copies and snapshots are one."""

    __slots__ = ("_latest", "mark")

    def __init__(self, *entries: Any, **named: int) -> None:
        super().__init__(*entries, **named)
        self._latest: deque[str] = deque(maxlen=REMEMBERED)
        #: How many changes there were, ever.
        self.mark = 0

    def changed_since(self, mark: int) -> Collection[str] | None:
        """The names whose counts changed after ``mark``; None if that is too long ago to tell."""
        behind = self.mark - mark
        if behind > len(self._latest):
            return None
        return {self._latest[-back] for back in range(1, behind + 1)}

    def __setitem__(self, name: str, count: int) -> None:
        super().__setitem__(name, count)
        self._note(name)

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self._note(name)

    def _note(self, name: str) -> None:
        self._latest.append(name)
        self.mark += 1

    def _unnoticed(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("counts change one by one, by [] and del, so that each change is noticed")

    # A dictionary does these without asking the two methods above.
    pop = popitem = setdefault = update = clear = __ior__ = _unnoticed

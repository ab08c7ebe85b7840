"""How often each style of a shelf is asked for, kept up with the floor change by change.

Every slate weighs it, and most requests change one style of thousands.
"""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from service.recommend.shelf import Numbers, Shelf


class Asked(Protocol):
    """Counts by style that note what changed; `service.floor.state.counts.Counts` is one."""

    @property
    def mark(self) -> int: ...
    def changed_since(self, mark: int) -> Collection[str] | None: ...
    def get(self, style: str, default: int, /) -> int: ...
    def items(self) -> ItemsView[str, int]: ...


def times_asked(shelf: Shelf, asked: Mapping[str, int] | Asked) -> Numbers:
    """(S,): how often each style was ``asked`` for; those not in the release are passed over."""
    times: Numbers = np.zeros(len(shelf.styles), np.int32)
    for style, count in asked.items():
        if (number := shelf.style_number.get(style)) is not None:
            times[number] = max(count, 0)
    return times


@dataclass(slots=True, eq=False)
class Popularity:
    """Of one shelf. Whoever reads what `by` gives changes nothing of it and reads it at once."""

    shelf: Shelf
    _times: Numbers = field(init=False)  # (S,)
    _of: Asked | None = None
    _mark: int = 0

    def by(self, asked: Asked) -> Numbers:
        """`times_asked`, as of now."""
        changed = asked.changed_since(self._mark) if asked is self._of else None
        if changed is None:
            self._times, changed = times_asked(self.shelf, asked), ()
        for style in changed:
            if (number := self.shelf.style_number.get(style)) is not None:
                self._times[number] = max(asked.get(style, 0), 0)
        self._of, self._mark = asked, asked.mark
        return self._times

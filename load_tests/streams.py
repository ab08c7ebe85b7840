"""What must hold of one screen's event stream: positions only grow, none twice, none missed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from load_tests.sse import Event

_POSITION = re.compile(r"(\d+)-(\d+)")


def number(position: str) -> int:
    """The n of ``epoch-n``.

    Raises:
        ValueError: it is no position.
    """
    found = _POSITION.fullmatch(position)
    if found is None:
        raise ValueError(f"{position!r} is no position of a log")
    return int(found[2])


@dataclass(frozen=True, slots=True)
class Gap:
    """Facts from ``first`` to ``last`` that a screen was not told of. Where a ``view`` holds them
    all the same, the screen may have begun anew (`Order.anew`)."""

    first: int
    last: int
    view: bool = False

    def __str__(self) -> str:
        if self.view:
            return f"the view of {self.last} came without the facts up to it"
        return f"facts {self.first} to {self.last} were missed"

    def holds(self, n: int) -> bool:
        return self.first <= n <= self.last


class Order:
    """The order of events on one screen. ``dense``: this screen is told of every fact.

    ``gaps`` are facts that a dense screen was not told of: whether that is wrong is seen in the
    end, for some are told nobody. ``anew`` are those that a line which had been broken did not
    bring any more, but began with a view: so it does where the log has been trimmed meanwhile.
    """

    def __init__(self, dense: bool = False) -> None:
        self.gaps: list[Gap] = []
        self.anew: list[Gap] = []
        self._dense = dense
        self._view: int | None = None
        self._fact: int | None = None
        self._resumed = False

    def resume(self) -> None:
        """The line was broken and is open again: the view that we have may be shown once more."""
        self._resumed = True

    def check(self, event: Event) -> str | None:
        """What is wrong with ``event`` coming now, in words; gaps apart."""
        n = number(event.position)
        again, self._resumed = self._resumed, False
        return self._check_fact(n) if event.name == "fact" else self._check_view(n, again)

    def _check_fact(self, n: int) -> str | None:
        seen = max(self._fact or 0, self._view or 0)
        self._fact, before = n, self._fact
        if self._view is None:
            return f"fact {n} came before any view"
        if before == n:
            return f"fact {n} came twice"
        if n <= seen:
            return f"fact {n} came after what follows from it ({seen})"
        if self._dense and n != seen + 1:
            self.gaps.append(Gap(seen + 1, n - 1))
        return None

    def _check_view(self, n: int, again: bool) -> str | None:
        before, self._view = self._view, n
        seen = max(before or 0, self._fact or 0)
        if before is not None and n == before and not again:
            return f"the view of {n} came twice"
        if before is not None and n < before:
            return f"the view of {n} came after that of {before}"
        if self._fact is not None and n < self._fact:
            return f"the view of {n} came after the fact {self._fact}"
        if before is not None and n > seen:
            if again:
                self.anew.append(Gap(seen + 1, n, view=True))
            if self._dense:
                self.gaps.append(Gap(seen + 1, n, view=True))
        return None

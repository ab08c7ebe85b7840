"""What must hold of one screen's event stream: positions only grow, none twice, none missed."""

from __future__ import annotations

import re

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


class Order:
    """The order of events on one screen. ``dense``: this screen is told of every fact."""

    def __init__(self, dense: bool = False) -> None:
        self._dense = dense
        self._view: int | None = None
        self._fact: int | None = None
        self._resumed = False

    def resume(self) -> None:
        """The line was broken and is open again: the view that we have may be shown once more."""
        self._resumed = True

    def check(self, event: Event) -> str | None:
        """What is wrong with ``event`` coming now, in words."""
        n = number(event.position)
        return self._check_fact(n) if event.name == "fact" else self._check_view(n)

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
            return f"facts {seen + 1} to {n - 1} were missed"
        return None

    def _check_view(self, n: int) -> str | None:
        before, self._view = self._view, n
        again, self._resumed = self._resumed, False
        if before is not None and n == before and not again:
            return f"the view of {n} came twice"
        if before is not None and n < before:
            return f"the view of {n} came after that of {before}"
        if self._fact is not None and n < self._fact:
            return f"the view of {n} came after the fact {self._fact}"
        if self._dense and before is not None and n != max(before, self._fact or 0):
            return f"the view of {n} came without the facts up to it"
        return None

"""How a day ended: what the service shows when everybody has gone home, and what it has kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from load_tests.streams import number

Json = dict[str, Any]

#: What the archive's worker writes when it takes forgotten visits out of everything: no screen
#: changes by it, and the log is trimmed up to there, so that no line can go on from before it.
UNTOLD = frozenset({"VisitsErased"})


@dataclass(frozen=True)
class Ending:
    """All at one position. ``available``: pieces of each GTIN that may still be promised."""

    staff: Json
    available: Mapping[str, int]
    #: The kind of each fact that log and archive hold, by its position; None where nobody looked.
    kept: Mapping[int, str] | None = None

    @cached_property
    def untold(self) -> frozenset[int]:
        """Positions of facts that no screen is told of."""
        return frozenset(n for n, kind in (self.kept or {}).items() if kind in UNTOLD)

    @property
    def position(self) -> int:
        """Where the log was when the service was looked at."""
        return number(self.staff["position"])

    @property
    def told(self) -> int:
        """The last position that runners are told of."""
        n = self.position
        while n in self.untold:
            n -= 1
        return n

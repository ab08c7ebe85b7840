"""The only clock. Everything else is told what time it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

#: Milliseconds since 1970-01-01T00:00:00Z. The one unit of points in time inside the service.
Ms = int


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Ms:
        """Milliseconds since the Unix epoch."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> Ms:
        return time.time_ns() // 1_000_000


#: Every list tells the same times again and again. So many are remembered: 200 bytes each.
@lru_cache(maxsize=16_384)
def rfc3339(at: Ms) -> str:
    """``at`` as RFC 3339 in UTC with milliseconds, such as ``2026-11-23T09:30:00.250Z``."""
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""What each screen is shown: plain JSON made from one moment of a shop. Nothing is changed here.

Text is given in every language there is, ``{"en": ..., "ko": ...}``; screens choose. Times are
RFC 3339 in UTC, money is in minor units with its ISO 4217 currency, durations are in seconds.
"""

from __future__ import annotations

from typing import Any

from service.clock import Ms, rfc3339

View = dict[str, Any]


def when(at: Ms | None) -> str | None:
    """A point in time for a screen, or None."""
    return rfc3339(at) if at is not None else None

"""Nights: which one it is in a store, and which days are learned from in it. Pure.

A night is named by the day it begins (YYYY-MM-DD), and learns from the days before it. One that
was missed is still the last one until the next begins, so it is made up for whenever somebody asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from service.clock import Ms

#: Days that are learned from. Tastes change: what is older is no longer true.
WINDOW_DAYS = 21
#: Learning begins this long after the hour: by then yesterday is one file in the archive, at
#: midnight, too (archivist.OVER_S, and a round).
AFTER_S = 1_200
#: After a lost trial learning rests so long (ms): then no day is learned from any more that taught
#: the loser, or that it ordered.
REST_MS = (WINDOW_DAYS + 1) * 86_400_000


@dataclass(frozen=True, slots=True)
class Night:
    """One night of learning."""

    day: date

    def __str__(self) -> str:
        return self.day.isoformat()

    @property
    def since(self) -> str:
        """The first day that is learned from."""
        return (self.day - timedelta(days=WINDOW_DAYS)).isoformat()

    @property
    def until(self) -> str:
        """The last one."""
        return (self.day - timedelta(days=1)).isoformat()

    def begins(self, timezone: str, hour: int) -> Ms:
        struck = datetime.combine(self.day, time(hour), ZoneInfo(timezone))
        return round(struck.timestamp() + AFTER_S) * 1000


def last_night(now: Ms, timezone: str, hour: int) -> Night:
    """The night that has begun last."""
    today = Night(datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(timezone)).date())
    return today if today.begins(timezone, hour) <= now else _later(today, -1)


def next_night(now: Ms, timezone: str, hour: int) -> Night:
    """The first that begins later."""
    return _later(last_night(now, timezone, hour), 1)


def _later(night: Night, days: int) -> Night:
    return Night(night.day + timedelta(days=days))

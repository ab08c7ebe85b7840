"""The counts of one day in one store, kept as the facts are folded.

A day begins at midnight in the store's own time zone. Durations keep every value of the day, so
that a median is a median; a store has some thousands of requests a day, not millions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from service.clock import Ms


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def zone_exists(name: str) -> bool:
    """Whether ``name`` is an IANA time zone that this machine knows."""
    try:
        _zone(name)
    except (KeyError, ValueError, OSError):  # Unknown, no name at all, or a folder of zones.
        return False
    return True


def local(at: Ms, timezone: str) -> datetime:
    """``at`` on the clock that hangs in the store."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(_zone(timezone))


@dataclass(slots=True)
class ToldWaits:
    """The waits for a room that were told, beside those that came: two lists in step (seconds)."""

    told_s: list[int] = field(default_factory=list)
    waited_s: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Honesty:
    """How many promises were kept and broken; and of what was brought, what was said (seconds) and
    how long it took, one beside the other."""

    kept: int = 0
    broken: int = 0
    told_s: list[int] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """How often each thing happened today, and how long it took (seconds)."""

    day: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    hours: dict[str, dict[int, int]] = field(default_factory=dict)
    bring_s: list[float] = field(default_factory=list)
    #: By style: how long somebody waited for a garment all pieces of which were with others.
    phantom_s: dict[str, list[float]] = field(default_factory=dict)
    wait_s: list[float] = field(default_factory=list)
    #: By the hour in which the room came, or in which somebody waited no longer.
    waits: dict[int, ToldWaits] = field(default_factory=dict)
    #: By hour and zone ("" where it is not known): promises that were kept or broken then.
    promises: dict[int, dict[str, Honesty]] = field(default_factory=dict)
    #: Of all walks that ended today: how long they took, how far they were, what they brought.
    walk_s: list[float] = field(default_factory=list)
    walk_m: float = 0.0
    walk_pieces: int = 0

    def count(self, what: str, hour: int, pieces: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + pieces
        by_hour = self.hours.setdefault(what, {})
        by_hour[hour] = by_hour.get(hour, 0) + pieces

"""What a store has learned of its promises, and what a shopper was told of a late garment."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.clock import Ms
from service.floor.facts import Busy


@dataclass(slots=True)
class Late:
    """What the shopper was told of a garment that will not be there in time."""

    told_at: Ms
    expected_at: Ms
    accepted: bool = False


@dataclass(slots=True)
class Learned:
    """How much longer bringing takes than planned, as logarithms of actual / planned.

    The last of the store, of each zone (``tops``) and of each zone and hour (``tops@14``); and by
    how much promises are stretched so that as many are kept as are meant to be.
    """

    store: list[float] = field(default_factory=list)
    zones: dict[str, list[float]] = field(default_factory=dict)
    hours: dict[str, list[float]] = field(default_factory=dict)
    stretch: float = 0.0
    #: The hour of the day in which a promise was settled last, and how many it owes so far.
    hour: int = -1
    owed: float = 0.0
    #: When each of the last promises was kept or broken, and which of it.
    settled: list[tuple[Ms, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Load:
    """How busy the store is, and the numbers that say so."""

    level: Busy = "calm"
    late: int = 0
    of: int = 0
    work_s: int = 0
    runners: int = 0
    since: Ms = 0

"""Walks that are under way, and what is kept of single runners where the store says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.clock import Ms


@dataclass(slots=True)
class Walk:
    """One round of one runner: ``tasks`` are requests in the order in which they are fetched."""

    id: str
    runner: str
    started_at: Ms
    #: When a garment was last picked, missed or brought on it.
    touched_at: Ms
    #: Where that was, in metres on the store's map: the round has not passed what lies beyond.
    x: float
    y: float
    tasks: list[str] = field(default_factory=list)
    #: Walked between one tap and the next, as the map has it.
    metres: float = 0.0
    #: Brought to a room so far.
    pieces: int = 0


@dataclass(slots=True)
class OwnFigures:
    """What one runner did today. Kept only while individual timing is on, and theirs to see."""

    walks: int = 0
    pieces: int = 0
    walk_s: list[float] = field(default_factory=list)

"""What a store has learned of its rooms and its line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Stays:
    """Sums over stays in a room, older ones counting less: see ``turnover.py``."""

    n: float = 0.0
    garments: float = 0.0
    garments_2: float = 0.0
    seconds: float = 0.0
    garments_seconds: float = 0.0


@dataclass(slots=True)
class Waits:
    """How right told waits were, and how many of those who have a place ask for a room."""

    stretch: float = 1.0
    asked: float = 0.0
    not_asked: float = 0.0

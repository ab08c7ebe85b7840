"""Garments on their way back, and how styles turned out to fit."""

from __future__ import annotations

from dataclasses import dataclass

from service.clock import Ms


@dataclass(slots=True)
class FitCounts:
    """How often a style was too small, fitted, or was too large."""

    small: int = 0
    fits: int = 0
    large: int = 0


@dataclass(slots=True)
class GoBack:
    """A garment on its way back to the floor: still in a room, or in a runner's hands.

    With neither, its room is no longer in the store's plan, and somebody has to look.
    """

    id: str
    gtin: str
    style: str
    colourway: str
    since: Ms
    room: str | None
    by: str | None = None

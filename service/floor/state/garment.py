"""Garments on their way back, and how styles turned out to fit."""

from __future__ import annotations

from dataclasses import dataclass

from service.clock import Ms


@dataclass(slots=True)
class FitCounts:
    """How often a style was too small, fitted, or was too large; and how many visits said so."""

    small: int = 0
    fits: int = 0
    large: int = 0
    visits: int = 0


@dataclass(slots=True)
class GoBack:
    """A garment on its way back to the floor: still in a room, or in a runner's hands.

    With neither, its room is no longer in the store's plan, and somebody has to look. It is on hand
    as any other piece; ``promised_to`` is the request that it will be brought to, room to room.
    """

    id: str
    gtin: str
    style: str
    colourway: str
    since: Ms
    room: str | None
    by: str | None = None
    #: Where it hangs when it is back.
    zone: str | None = None
    fixture: str | None = None
    promised_to: str | None = None


@dataclass(slots=True)
class Question:
    """A go-back that was not where it should be: nobody knows what became of it yet.

    It is off the stock. ``counted`` if somebody has said since how many pieces there are; then that
    number knows of it already, should it turn up.
    """

    id: str
    gtin: str
    style: str
    colourway: str
    room: str | None
    asked_at: Ms
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a runner saw a variant that does not hang where the catalogue says."""

    zone: str
    fixture: str
    at: Ms

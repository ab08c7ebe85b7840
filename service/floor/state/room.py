"""Fitting rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.clock import Ms
from service.floor.facts import ClosedBecause

RoomState = Literal["vacant", "offered", "occupied", "needs_clearing", "out_of_service"]


@dataclass(slots=True)
class Room:
    """A fitting room. ``visit`` is whom it is offered to or who is in it."""

    id: str
    accessible: bool
    state: RoomState
    since: Ms
    visit: str | None = None
    offer_until: Ms | None = None
    held: bool = False
    #: The booking that it is offered for.
    booking: str | None = None
    #: Why it is out of service, in a word that is counted and in the words of whoever closed it.
    closed: ClosedBecause | None = None
    closed_words: str | None = None
    #: Who was in it last, until it is cleared: what was brought to them is its checklist.
    left_by: str | None = None

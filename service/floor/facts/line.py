"""What happens in the waiting line and to the fitting rooms."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import ClosedBecause


@dataclass(frozen=True, slots=True)
class LineJoined(Fact):
    """A visit asks for a room, at the place of its first scan; at the end if it has none.

    Whoever had asked already now asks for an accessible room. ``told_s`` is the wait that was told:
    the 80th percentile, in seconds; None if a room was free.
    """

    visit: str
    accessible: bool = False
    told_s: int | None = None


@dataclass(frozen=True, slots=True)
class LineLeft(Fact):
    visit: str


@dataclass(frozen=True, slots=True)
class PlaceHeld(Fact):
    """Call me later: others go first until then, and the place is kept."""

    visit: str
    until: int


@dataclass(frozen=True, slots=True)
class PlaceResumed(Fact):
    """The shopper is ready again, at the place that was kept."""

    visit: str


@dataclass(frozen=True, slots=True)
class HoldLapsed(Fact):
    """The place was held for as long as it may be: the visit is ready again."""

    visit: str


@dataclass(frozen=True, slots=True)
class PlaceYielded(Fact):
    """The next one behind who waits for such a room goes first, for good."""

    visit: str


@dataclass(frozen=True, slots=True)
class RoomOffered(Fact):
    """``booking`` says that the room was booked for this time, before the line and its places."""

    room: str
    visit: str
    until: int
    booking: str | None = None


@dataclass(frozen=True, slots=True)
class OfferHeld(Fact):
    room: str
    visit: str
    until: int


@dataclass(frozen=True, slots=True)
class OfferYielded(Fact):
    """The shopper lets the next one go first and keeps the place behind."""

    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class OfferLapsed(Fact):
    """Nobody came in time. The visit is out of the line and may join again."""

    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class OfferWithdrawn(Fact):
    """The offered room is closed, or is not of the kind needed. The visit keeps its place."""

    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class RoomEntered(Fact):
    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class RoomLeft(Fact):
    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class RoomCleared(Fact):
    """The room is empty again; whatever was left in it is in the hands of ``by``."""

    room: str
    by: str


@dataclass(frozen=True, slots=True)
class RoomClosed(Fact):
    """``cause`` is for counting and alerts; ``reason`` is what a person wrote beside it."""

    room: str
    by: str
    reason: str | None = None
    cause: ClosedBecause = "other"


@dataclass(frozen=True, slots=True)
class RoomOpened(Fact):
    room: str
    by: str

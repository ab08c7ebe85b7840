"""Who may know what: the one place where a fact is projected for an audience.

A visit hears of itself and nobody else; a room screen of its room and whoever is in it; the lobby
of rooms and call signs; staff of everything on the floor, but not of take-over codes; and nobody
outside the staff learns which runner did something. What is not listed here is not told.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

from service.floor.facts import (
    AlertCleared,
    AlertRaised,
    BookingCancelled,
    BookingLapsed,
    BookingMet,
    BookingMoved,
    CompanionCalled,
    CompanionCodeIssued,
    CompanionJoined,
    CompanionLeft,
    CountingChosen,
    Fact,
    GarmentTurnedUp,
    GarmentUnaccounted,
    GarmentWanted,
    HoldLapsed,
    LeavingExplained,
    LineJoined,
    LineLeft,
    LoadChanged,
    OfferHeld,
    OfferLapsed,
    OfferWithdrawn,
    OfferYielded,
    PlaceHeld,
    PlaceResumed,
    PlaceYielded,
    ReleaseAdopted,
    RoomBooked,
    RoomCleared,
    RoomClosed,
    RoomEntered,
    RoomLeft,
    RoomOffered,
    RoomOpened,
    StockSet,
    StorePlanned,
    VisitCodeIssued,
    VisitEnded,
    VisitsErased,
    VisitTakenOver,
    VoteGiven,
    WishInVain,
    WishWithdrawn,
)
from service.floor.state import Floor

Role = Literal["visit", "companion", "room", "lobby", "staff", "manager"]

#: Facts that move the waiting line or the rooms: places and waits follow from them.
MOVES: tuple[type[Fact], ...] = (
    LineJoined,
    LineLeft,
    PlaceHeld,
    PlaceResumed,
    PlaceYielded,
    HoldLapsed,
    RoomOffered,
    OfferHeld,
    OfferYielded,
    OfferLapsed,
    OfferWithdrawn,
    RoomEntered,
    RoomLeft,
    RoomCleared,
    RoomClosed,
    RoomOpened,
    StorePlanned,
    VisitEnded,
    RoomBooked,
    BookingMet,
    BookingMoved,
    BookingCancelled,
    BookingLapsed,
)
#: Facts whose fields are nobody's business on a screen.
QUIET: tuple[type[Fact], ...] = (
    VisitCodeIssued,
    VisitTakenOver,
    CompanionCodeIssued,
    StockSet,
    VisitsErased,
)
#: Facts that only the visit itself hears of: why somebody leaves a garment, or who is with them and
#: what they say, is no news for staff.
PRIVATE: tuple[type[Fact], ...] = (
    CountingChosen,
    LeavingExplained,
    CompanionJoined,
    CompanionLeft,
    CompanionCalled,
    VoteGiven,
)
#: Facts that are for the staff alone, though they name a room.
INDOORS: tuple[type[Fact], ...] = (
    AlertRaised,
    AlertCleared,
    GarmentUnaccounted,
    GarmentTurnedUp,
)
#: Facts that move those who wait for a garment.
WISHES: tuple[type[Fact], ...] = (GarmentWanted, WishWithdrawn, WishInVain)
#: Fields that say who among the staff did something, or what only the log needs.
STAFF_ONLY = frozenset(
    {
        "runner",
        "runner_name",
        "by",
        "until",
        "on_hand",
        "slate",
        "position",
        "go_back",
        "place_at",
        "baseline_s",
        "to",
        "to_name",
        "walk",
        "place",
        "joined",
    }
)
NEVER = frozenset({"digest", "plan"})
#: What stays between the shopper and the mirror: to say one's size aloud is uncomfortable.
OWN_ONLY = frozenset({"reasons", "companion"})


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody who looks at a screen. ``subject`` is the visit or the room; empty for the rest.

    ``companion`` is whose phone it is, of those that are in the visit.
    """

    role: Role
    subject: str = ""
    companion: str = ""


def concerns(fact: Fact, audience: Audience, floor: Floor) -> bool:
    """Whether the audience's view may have changed by ``fact``; ``floor`` is the floor after it."""
    visit = getattr(fact, "visit", None)
    if audience.role == "visit":
        concerned = visits_concerned(fact, floor)
        return concerned is None or audience.subject in concerned
    if isinstance(fact, INDOORS):
        return audience.role in ("staff", "manager")
    if audience.role == "companion":
        return visit == audience.subject
    if audience.role == "room":
        room = floor.rooms.get(audience.subject)
        inside = room is not None and visit is not None and room.visit == visit
        waits = room is not None and isinstance(fact, WISHES) and _waits(floor, room.visit)
        return (
            inside
            or waits
            or getattr(fact, "room", None) == audience.subject
            or isinstance(fact, (*MOVES, LoadChanged, ReleaseAdopted))
        )
    if audience.role == "lobby":
        return isinstance(fact, MOVES)
    return not isinstance(fact, (*QUIET, *PRIVATE))


def visits_concerned(fact: Fact, floor: Floor) -> set[str] | None:
    """The visits whose own view may have changed by ``fact``; None where all may have.

    Said of all visits at once, because a store has a thousand phones and most facts are for one.
    """
    if isinstance(fact, INDOORS):
        return set()
    if isinstance(fact, LoadChanged):
        return None
    visit = getattr(fact, "visit", None)
    found = {visit} if visit is not None else set()
    if isinstance(fact, MOVES):
        found |= set(floor.line)
    if isinstance(fact, WISHES):
        found |= {wish.visit for wish in floor.wishes.values()}
    return found


def _waits(floor: Floor, visit: str | None) -> bool:
    """Whether a visit waits for garments, and may stand behind others who do."""
    return any(wish.visit == visit for wish in floor.wishes.values())


def tells(fact: Fact, audience: Audience) -> bool:
    """Whether the audience hears of the fact itself, not only of the view that follows from it."""
    if isinstance(fact, (*QUIET, StorePlanned)):
        return False
    if isinstance(fact, INDOORS):
        return audience.role in ("staff", "manager")
    if audience.role == "visit":
        return getattr(fact, "visit", None) == audience.subject
    if audience.role == "companion":
        return isinstance(fact, CompanionCalled) and fact.companion == audience.companion
    if audience.role == "room":
        return getattr(fact, "room", None) == audience.subject
    if audience.role == "lobby":
        return isinstance(fact, RoomOffered)
    return not isinstance(fact, PRIVATE)


def project(fact: Fact, audience: Audience) -> dict[str, Any]:
    """What the audience may know of ``fact``: its kind and the fields that are theirs to see."""
    hidden = NEVER if audience.role in ("staff", "manager") else NEVER | STAFF_ONLY
    if audience.role != "visit":
        hidden = hidden | OWN_ONLY
    if isinstance(fact, RoomOffered | OfferHeld | PlaceHeld):
        hidden = hidden - {"until"}
    if audience.role in ("companion", "room", "lobby"):
        hidden = hidden | {"visit"}
    shown = {f.name: getattr(fact, f.name) for f in fields(fact) if f.name not in hidden}
    return {"kind": fact.kind, **shown}

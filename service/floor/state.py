"""The floor: the live state of one store, and nothing else. It is the fold of the store's log.

These records are changed by ``fold`` alone. Everyone else reads them. Times are milliseconds
since the epoch (``Ms``); a deadline that has passed still stands until a fact says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from catalog.store import StorePlan
from service.clock import Ms
from service.floor.facts import Because, NotFoundReason, Opinion
from service.floor.tally import Tally

RequestState = Literal[
    "requested", "claimed", "picked", "delivered", "carried", "not_found", "cancelled"
]
Outcome = Literal["kept", "left"]
RoomState = Literal["vacant", "offered", "occupied", "needs_clearing", "out_of_service"]
VisitState = Literal["browsing", "waiting", "offered", "in_room", "ended"]

#: A runner still has something to do for a request in one of these states: it is a pick task.
OPEN: frozenset[RequestState] = frozenset({"requested", "claimed", "picked"})
#: In these states the garment is with the shopper.
ARRIVED: frozenset[RequestState] = frozenset({"delivered", "carried"})


@dataclass(slots=True)
class Request:
    """One garment that a shopper wants in the room."""

    id: str
    visit: str
    gtin: str
    style: str
    colourway: str
    state: RequestState
    requested_at: Ms
    #: When its shopper last said something of it: asked, changed, kept, left.
    said_at: Ms
    promised_s: int | None = None
    promised_at: Ms | None = None
    owner: str | None = None
    owner_name: str | None = None
    lease_until: Ms | None = None
    #: Who has the piece in hand, even after the lease lapsed; None while it hangs on its rail.
    picked_by: str | None = None
    picked_at: Ms | None = None
    delivered_at: Ms | None = None
    room: str | None = None
    outcome: Outcome | None = None
    #: Why it was left, as far as the shopper said.
    why: tuple[Because, ...] = ()
    reason: NotFoundReason | None = None
    found: bool = False
    replaced_by: str | None = None

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def holds_a_piece(self) -> bool:
        """Whether one piece of the stock is spoken for by this request."""
        return self.open or (self.state in ARRIVED and self.outcome is None)


@dataclass(slots=True)
class HelpCall:
    id: str
    visit: str
    about: str | None
    called_at: Ms
    answered_by: str | None = None
    answered_by_name: str | None = None
    answered_at: Ms | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a shopper said of a style, why, and when."""

    opinion: Opinion
    reasons: tuple[Because, ...]
    at: Ms


@dataclass(slots=True)
class FitCounts:
    """How often a style was too small, fitted, or was too large."""

    small: int = 0
    fits: int = 0
    large: int = 0


@dataclass(slots=True)
class TakeOverCode:
    digest: str
    until: Ms


@dataclass(slots=True)
class Visit:
    """One shopper's stay, from the first scan to leaving. It has no name and no account."""

    id: str
    call_sign: str
    via: str
    started_at: Ms
    seen_at: Ms
    accessible: bool = False
    requests: list[str] = field(default_factory=list)
    #: By style.
    opinions: dict[str, Said] = field(default_factory=dict)
    room: str | None = None
    waiting_since: Ms | None = None
    entered_at: Ms | None = None
    help: str | None = None
    code: TakeOverCode | None = None
    ended_at: Ms | None = None


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


@dataclass(slots=True)
class Floor:
    """Everything that is true in one store right now."""

    plan: StorePlan | None = None
    release: str | None = None
    at: Ms = 0
    on_hand: dict[str, int] = field(default_factory=dict)
    #: Pieces that are promised, in a room, in somebody's hands, or on their way back.
    held: dict[str, int] = field(default_factory=dict)
    unsold: dict[str, int] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    line: list[str] = field(default_factory=list)
    go_backs: dict[str, GoBack] = field(default_factory=dict)
    help_calls: dict[str, HelpCall] = field(default_factory=dict)
    bring_s: list[float] = field(default_factory=list)
    stay_s: list[float] = field(default_factory=list)
    asked_for: dict[str, int] = field(default_factory=dict)
    #: Visits that kept both of two styles, by the lesser id and then the other: kept_together.py.
    kept_together: dict[str, dict[str, int]] = field(default_factory=dict)
    #: By style: fit_history.py.
    fit: dict[str, FitCounts] = field(default_factory=dict)
    today: Tally = field(default_factory=Tally)

    def available(self, gtin: str) -> int:
        """Pieces of this variant that may still be promised to somebody."""
        return self.on_hand.get(gtin, 0) - self.held.get(gtin, 0)

    def requests_of(self, visit: Visit) -> list[Request]:
        """The visit's requests, oldest first."""
        return [self.requests[request] for request in visit.requests]

    def state_of(self, visit: Visit) -> VisitState:
        """Where a visit stands; derived, so it can never contradict the rooms and the line."""
        if visit.ended_at is not None:
            return "ended"
        if visit.room is not None:
            return "in_room" if self.rooms[visit.room].state == "occupied" else "offered"
        return "waiting" if visit.id in self.line else "browsing"

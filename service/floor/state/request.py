"""One garment that a shopper wants in the room, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.clock import Ms
from service.floor.facts import Because, NotFoundReason, Step
from service.floor.state.promise import Late

RequestState = Literal[
    "requested", "claimed", "picked", "delivered", "carried", "not_found", "cancelled"
]
Outcome = Literal["kept", "left"]

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
    #: Since when it stands in the queue of tasks: what replaces a garment stands in its place.
    place_at: Ms
    #: Where it hangs, as far as the catalogue says.
    zone: str | None = None
    fixture: str | None = None
    #: The companion whose idea it was; None if it was the shopper's.
    by: str | None = None
    #: The go-back that is promised to it; None if a piece comes from where it hangs.
    go_back: str | None = None
    promised_s: int | None = None
    promised_at: Ms | None = None
    #: What it would take by plan, and what is learned from how long it took: see promise/.
    baseline_s: int | None = None
    lesson: str | None = None
    #: Whether the promise was kept, once that is known.
    promise_kept: bool | None = None
    late: Late | None = None
    owner: str | None = None
    owner_name: str | None = None
    lease_until: Ms | None = None
    #: The round it is fetched on, if any.
    walk: str | None = None
    #: It came to that round while it was under way.
    joined: bool = False
    #: Rounds whose runner gave it back: it does not join them again.
    declined: tuple[str, ...] = ()
    #: Since when it is back on the list, if somebody had it before.
    returned_at: Ms | None = None
    #: Who has been told that nobody took it.
    escalated: Step | None = None
    #: Who has the piece in hand, even after the lease lapsed; None while it hangs on its rail.
    picked_by: str | None = None
    picked_at: Ms | None = None
    delivered_at: Ms | None = None
    room: str | None = None
    outcome: Outcome | None = None
    #: Why it was left, as far as the shopper said.
    why: tuple[Because, ...] = ()
    reason: NotFoundReason | None = None
    #: Other sizes that hung where it was not found, by GTIN.
    seen: tuple[str, ...] = ()
    found: bool = False
    replaced_by: str | None = None

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def in_hand(self) -> bool:
        """Whether its shopper has it in hand on the floor, or is on the way to it."""
        return self.state == "carried" and self.room is None and self.outcome is None

    @property
    def under_way(self) -> bool:
        """Whether one piece of the stock is spoken for by this request."""
        return self.state in OPEN or (self.state in ARRIVED and self.outcome is None)

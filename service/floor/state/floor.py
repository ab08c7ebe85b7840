"""Everything that is true in one store right now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from catalog.store import StorePlan
from service.clock import Ms
from service.floor.state.alert import Alert
from service.floor.state.booking import Booking
from service.floor.state.counts import Counts
from service.floor.state.experiment import DisplayChange, Experiment
from service.floor.state.garment import FitCounts, GoBack, Question, Sighting
from service.floor.state.promise import Learned, Load
from service.floor.state.remembered import Remembered
from service.floor.state.request import Request
from service.floor.state.room import Room
from service.floor.state.staff import Runner
from service.floor.state.visit import HelpCall, Visit, VisitState
from service.floor.state.waits import Stays, Waits
from service.floor.state.walk import OwnFigures, Walk
from service.floor.state.wish import CountTask, Doubt, Wish
from service.floor.tally import Tally


@dataclass(slots=True)
class Floor:
    """Everything that is true in one store right now."""

    plan: StorePlan | None = None
    release: str | None = None
    at: Ms = 0
    on_hand: dict[str, int] = field(default_factory=Counts)
    #: Pieces that requests speak for: promised, in a runner's hands, or with a shopper.
    held: dict[str, int] = field(default_factory=Counts)
    unsold: dict[str, int] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=Remembered)
    requests: dict[str, Request] = field(default_factory=Remembered)
    rooms: dict[str, Room] = field(default_factory=dict)
    #: Every visit that has a place, first come first: those who asked for a room, and those who
    #: have not yet.
    line: list[str] = field(default_factory=list)
    bookings: dict[str, Booking] = field(default_factory=dict)
    #: By what is wrong, and where.
    alerts: dict[str, Alert] = field(default_factory=dict)
    go_backs: dict[str, GoBack] = field(default_factory=dict)
    #: Go-backs that were not where they should be, by their ids, until somebody knows more.
    questions: dict[str, Question] = field(default_factory=dict)
    #: By their ids, first come first: who waits for a piece to come back.
    wishes: dict[str, Wish] = field(default_factory=dict)
    #: By GTIN: how many wishes are not in vain.
    wanted: dict[str, int] = field(default_factory=Counts)
    #: What was not found lately at the fixtures that nobody has been sent to count.
    doubts: list[Doubt] = field(default_factory=list)
    #: By fixture.
    counts: dict[str, CountTask] = field(default_factory=dict)
    #: By GTIN: what does not hang where the catalogue says.
    sightings: dict[str, Sighting] = field(default_factory=dict)
    help_calls: dict[str, HelpCall] = field(default_factory=dict)
    #: By runner: who is on the floor.
    runners: dict[str, Runner] = field(default_factory=dict)
    learned: Learned = field(default_factory=Learned)
    load: Load = field(default_factory=Load)
    #: Rounds that are under way.
    walks: dict[str, Walk] = field(default_factory=dict)
    #: By runner, today; None while individual timing is off.
    timed: dict[str, OwnFigures] | None = None
    stay_s: list[float] = field(default_factory=list)
    #: The last times from leaving a room until it was clear, and from an offer until entering.
    clearing_s: list[float] = field(default_factory=list)
    coming_s: list[float] = field(default_factory=list)
    stays: Stays = field(default_factory=Stays)
    stays_by_hour: dict[int, Stays] = field(default_factory=dict)
    waits: Waits = field(default_factory=Waits)
    #: By style: asking.py.
    asked_for: dict[str, int] = field(default_factory=Counts)
    #: Visits that kept both of two styles, by the lesser id and then the other: kept_together.py.
    kept_together: dict[str, dict[str, int]] = field(default_factory=dict)
    #: By style: fit_history.py.
    fit: dict[str, FitCounts] = field(default_factory=dict)
    #: What was changed on displays lately, oldest first.
    display_changes: list[DisplayChange] = field(default_factory=list)
    #: By their ids, first planned first; those lately over, too.
    experiments: dict[str, Experiment] = field(default_factory=dict)
    today: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        # A floor that was read from a snapshot has plain dictionaries.
        self.on_hand = Counts(self.on_hand)
        self.held = Counts(self.held)
        self.wanted = Counts(self.wanted)
        self.asked_for = Counts(self.asked_for)
        self.visits = Remembered(self.visits)
        self.requests = Remembered(self.requests)

    def stock(self) -> tuple[Counts, Counts, Counts]:
        """What `available` follows from."""
        assert isinstance(self.on_hand, Counts)
        assert isinstance(self.held, Counts)
        assert isinstance(self.wanted, Counts)
        return self.on_hand, self.held, self.wanted

    def popularity(self) -> Counts:
        """`asked_for`, for whoever keeps something that is made of it."""
        assert isinstance(self.asked_for, Counts)
        return self.asked_for

    @property
    def present(self) -> Collection[Visit]:
        """Visits that have not ended, in the order in which they began."""
        assert isinstance(self.visits, Remembered)
        return self.visits.under_way

    @property
    def departed(self) -> Collection[Visit]:
        """Visits that have ended and are not forgotten yet, in no certain order."""
        assert isinstance(self.visits, Remembered)
        return self.visits.over

    @property
    def under_way(self) -> Collection[Request]:
        """Requests that speak for a piece, in the order in which they were made: all that is left
        to do, and what is with shoppers who have not decided."""
        assert isinstance(self.requests, Remembered)
        return self.requests.under_way

    def look_again(self, visit: str, request: str) -> None:
        """Something has happened to this visit and this request."""
        assert isinstance(self.visits, Remembered)
        assert isinstance(self.requests, Remembered)
        self.visits.look_again(visit)
        self.requests.look_again(request)

    def free(self, gtin: str) -> int:
        """Pieces of this variant that no request speaks for, go-backs among them."""
        return self.on_hand.get(gtin, 0) - self.held.get(gtin, 0)

    def available(self, gtin: str) -> int:
        """Pieces that may still be promised: what comes back is for whoever waits for it."""
        return max(0, self.free(gtin) - self.wanted.get(gtin, 0))

    def requests_of(self, visit: Visit) -> list[Request]:
        """The visit's requests, oldest first."""
        return [self.requests[request] for request in visit.requests]

    def state_of(self, visit: Visit) -> VisitState:
        """Where a visit stands; derived, so it can never contradict the rooms and the line."""
        if visit.ended_at is not None:
            return "ended"
        if visit.room is not None:
            return "in_room" if self.rooms[visit.room].state == "occupied" else "offered"
        return "waiting" if visit.waiting_since is not None else "browsing"

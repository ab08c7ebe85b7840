"""What a log remembers of the visits of one day: when they began, what they wanted, how long they
took. Nothing of it says who they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from service.clock import Ms
from service.floor import Fact
from service.floor.facts import (
    GarmentCarried,
    GarmentDelivered,
    GarmentKept,
    GarmentLeft,
    GarmentNotFound,
    GarmentPicked,
    GarmentRequested,
    HelpCalled,
    RequestCancelled,
    RoomEntered,
    TaskClaimed,
    VisitEnded,
    VisitStarted,
)
from service.floor.tally import local


@dataclass(slots=True)
class Remembered:
    """One visit. ``busy_s`` is its time in the room without that in which it could only wait;
    None if it never was in one."""

    since_midnight: Ms
    accessible: bool = False
    kiosk: bool = False
    #: Garments wanted before the room, those carried among them, and those asked for inside.
    before: int = 0
    carried: int = 0
    inside: int = 0
    arrived: int = 0
    kept: int = 0
    help: bool = False
    busy_s: float | None = None


@dataclass(slots=True)
class _Stay:
    """A visit while it is read: when it went in, what it waits for, what it has to try on."""

    visit: Remembered
    entered_at: Ms | None = None
    open: set[str] = field(default_factory=set)
    here: set[str] = field(default_factory=set)
    idle_since: Ms | None = None
    idle_ms: Ms = 0

    def mark(self, at: Ms) -> None:
        """Begin or end a time of waiting: in the room, nothing to try on, something to come."""
        idle = self.entered_at is not None and not self.here and bool(self.open)
        if idle and self.idle_since is None:
            self.idle_since = at
        elif not idle and self.idle_since is not None:
            self.idle_ms += at - self.idle_since
            self.idle_since = None


@dataclass(slots=True)
class Memory:
    """A day of one store. ``claim_to_pick_s``: how long runners took from claim to piece."""

    visits: list[Remembered] = field(default_factory=list)
    claim_to_pick_s: list[float] = field(default_factory=list)
    runners: set[str] = field(default_factory=set)


def remember(log: Sequence[tuple[Fact, Ms]], timezone: str, day: date) -> Memory:
    """Everything that began on ``day`` on the store's clock."""
    memory, stays, claimed = Memory(), dict[str, _Stay](), dict[str, Ms]()
    for fact, at in log:
        moment = local(at, timezone)
        if isinstance(fact, VisitStarted) and moment.date() == day:
            midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
            since = round((moment - midnight).total_seconds() * 1000)
            visit = Remembered(since, fact.accessible, fact.via == "kiosk")
            stays[fact.visit] = _Stay(visit)
            memory.visits.append(visit)
        if moment.date() == day:
            _remember_work(memory, claimed, fact, at)
        stay = stays.get(getattr(fact, "visit", ""))
        if stay is not None:
            _remember_stay(stay, fact, at)
            stay.mark(at)
    return memory


def _remember_work(memory: Memory, claimed: dict[str, Ms], fact: Fact, at: Ms) -> None:
    if isinstance(fact, TaskClaimed):
        memory.runners.add(fact.runner)
        claimed[fact.request] = at
    elif isinstance(fact, GarmentPicked):
        since = claimed.pop(fact.request, None)
        if since is not None:
            memory.claim_to_pick_s.append((at - since) / 1000)


def _remember_stay(stay: _Stay, fact: Fact, at: Ms) -> None:
    visit = stay.visit
    if isinstance(fact, GarmentRequested | GarmentCarried):
        _remember_wish(stay, fact)
    elif isinstance(fact, GarmentDelivered):
        stay.open.discard(fact.request)
        stay.here.add(fact.request)
        visit.arrived += 1
    elif isinstance(fact, RequestCancelled | GarmentNotFound):
        stay.open.discard(fact.request)
        stay.here.discard(fact.request)
    elif isinstance(fact, GarmentKept | GarmentLeft):
        stay.here.discard(fact.request)
        visit.kept += isinstance(fact, GarmentKept)
    elif isinstance(fact, HelpCalled):
        visit.help = True
    elif isinstance(fact, RoomEntered):
        stay.entered_at = at
        visit.arrived += len(stay.here)
    elif isinstance(fact, VisitEnded) and stay.entered_at is not None:
        stay.open.clear()
        stay.mark(at)
        visit.busy_s = (at - stay.entered_at - stay.idle_ms) / 1000


def _remember_wish(stay: _Stay, fact: GarmentRequested | GarmentCarried) -> None:
    carried = isinstance(fact, GarmentCarried)
    (stay.here if carried else stay.open).add(fact.request)
    stay.visit.carried += carried
    if stay.entered_at is None:
        stay.visit.before += 1
    else:
        stay.visit.inside += 1
        stay.visit.arrived += carried

"""Holding a place: others go first and the place is kept, for a while and not often."""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import HoldPlace, ResumePlace
from service.floor.facts import Fact, HoldLapsed, PlaceHeld, PlaceResumed
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Visit
from service.floor.waiting_line.offering import offers, waiting
from service.floor.waiting_line.told import untell


def holds_left(visit: Visit, policy: Policy) -> int:
    """How often this visit may still hold its place or an offered room."""
    return max(0, policy.holds - visit.holds)


def resumed(floor: Floor, visit: Visit, now: Ms, policy: Policy) -> list[Fact]:
    """The visit is ready again, at its place: a room that is free may be its own."""
    line = waiting(floor, again=visit.id)
    return [PlaceResumed(visit.id), *offers(floor, now, policy, line=line)]


@decides(HoldPlace)
def _hold(floor: Floor, command: HoldPlace, now: Ms, policy: Policy) -> Decision:
    """Call me later. Whoever has not asked for a room need not: nobody calls them."""
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is not None:
        offered = floor.rooms[visit.room].state == "offered"
        return Refusal("offered_already" if offered else "in_room")
    if visit.waiting_since is None:
        return Refusal("not_waiting")
    if visit.held_until is not None:
        return []
    if not holds_left(visit, policy):
        return Refusal("no_holds_left")
    return [PlaceHeld(visit=visit.id, until=now + policy.hold_place_s * 1000)]


@decides(ResumePlace)
def _resume(floor: Floor, command: ResumePlace, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.waiting_since is None:
        return Refusal("not_waiting")
    return resumed(floor, visit, now, policy) if visit.held_until is not None else []


def lapsed_holds(floor: Floor, now: Ms) -> list[Fact]:
    """Places that have been held for as long as they may be. Rooms are offered thereafter."""
    return [
        HoldLapsed(visit=visit.id)
        for visit in floor.present
        if visit.held_until is not None and visit.held_until <= now
    ]


# --- what the facts change -----------------------------------------------------------------------


@folds(PlaceHeld)
def _held(floor: Floor, fact: PlaceHeld, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    visit.held_until = fact.until
    visit.holds += 1
    untell(visit)


@folds(PlaceResumed)
def _resumed(floor: Floor, fact: PlaceResumed, at: Ms) -> None:
    floor.visits[fact.visit].held_until = None


@folds(HoldLapsed)
def _lapsed(floor: Floor, fact: HoldLapsed, at: Ms) -> None:
    floor.visits[fact.visit].held_until = None

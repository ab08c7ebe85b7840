"""A place in the line: had from the first scan, ready once its shopper asks, left or lost."""

from __future__ import annotations

from collections.abc import Sequence

from service.clock import Ms
from service.floor.booking.asking import given_up_by
from service.floor.commands import JoinLine, LeaveLine
from service.floor.facts import Fact, LineJoined, LineLeft, OfferWithdrawn, RoomOffered
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Visit
from service.floor.waiting_line.holding import resumed
from service.floor.waiting_line.offering import (
    Waiting,
    kind_for,
    kinds_in_service,
    offers,
    waiting,
)
from service.floor.waiting_line.told import asks, give_up, tell
from service.floor.waiting_line.wait import wait_of


def join(
    floor: Floor, visit: Visit, now: Ms, policy: Policy, accessible: bool | None = None
) -> list[Fact]:
    """Be ready at one's place, and be offered a room at once if one is free and nobody is before.

    Whoever has lost the place, or left the line, joins it at its end.
    """
    wants = visit.accessible if accessible is None else accessible
    line = [
        (other, wants if other == visit.id else needs)
        for other, needs in waiting(floor, again=visit.id)
    ]
    if visit.id not in floor.line:
        line.append((visit.id, wants))
    return _asking(floor, visit, now, policy, wants, line)


def _asking(
    floor: Floor,
    visit: Visit,
    now: Ms,
    policy: Policy,
    wants: bool,
    line: Sequence[Waiting],
    freed: Sequence[str] = (),
) -> list[Fact]:
    """The visit asks for a room of a kind, and is told how long it takes."""
    offered = offers(floor, now, policy, line=line, freed=freed)
    told = None
    if not any(isinstance(fact, RoomOffered) and fact.visit == visit.id for fact in offered):
        told = wait_of(floor, visit, now, policy, accessible=wants)
    joined = LineJoined(
        visit=visit.id, accessible=wants, told_s=told.seconds if told is not None else None
    )
    return [joined, *offered]


@decides(JoinLine)
def _join(floor: Floor, command: JoinLine, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is not None and floor.rooms[visit.room].state == "occupied":
        return Refusal("in_room")
    if visit.waiting_since is None:
        return join(floor, visit, now, policy, command.accessible or visit.accessible)
    if command.accessible and not visit.accessible:
        return _ask_for_accessible(floor, visit, now, policy)
    if visit.held_until is not None:
        return resumed(floor, visit, now, policy)
    return Refusal("already_waiting")


def _ask_for_accessible(floor: Floor, visit: Visit, now: Ms, policy: Policy) -> list[Fact]:
    """The first request asked for a room by itself, so the need is said later; the place stays."""
    held = visit.held_until is not None
    line = [
        (other, accessible or other == visit.id)
        for other, accessible in waiting(floor, again=None if held else visit.id)
    ]
    if visit.room is None:
        return _asking(floor, visit, now, policy, True, line)
    if floor.rooms[visit.room].accessible == kind_for(True, kinds_in_service(floor)):
        return [LineJoined(visit=visit.id, accessible=True)]
    withdrawn = OfferWithdrawn(room=visit.room, visit=visit.id)
    return [withdrawn, *_asking(floor, visit, now, policy, True, line, freed=[visit.room])]


def leave(
    floor: Floor, visit: Visit, now: Ms, policy: Policy, for_good: bool = False
) -> list[Fact]:
    """Leave the line; a room that was offered goes to the next.

    A booking whose time has come is given up with it, and any with the visit, if ``for_good``.
    """
    given_up = given_up_by(floor, visit, now, for_good)
    left: list[Fact] = [*given_up, LineLeft(visit=visit.id)]
    if visit.room is None:
        return left
    over = [fact.booking for fact in given_up]
    return left + offers(floor, now, policy, freed=[visit.room], over=over)


@decides(LeaveLine)
def _leave(floor: Floor, command: LeaveLine, now: Ms, policy: Policy) -> Decision:
    """Whoever never asked for a room waits for none, and keeps the place for when they do."""
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.waiting_since is None:
        return Refusal("not_waiting")
    return leave(floor, visit, now, policy)


# --- what the facts change -----------------------------------------------------------------------


@folds(LineJoined)
def _joined(floor: Floor, fact: LineJoined, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    visit.accessible = fact.accessible
    asks(floor, visit)
    if visit.id not in floor.line:
        floor.line.append(visit.id)
    if visit.waiting_since is None:
        visit.waiting_since = at
    tell(visit, fact.told_s, at)


@folds(LineLeft)
def _left(floor: Floor, fact: LineLeft, at: Ms) -> None:
    give_up(floor, floor.visits[fact.visit], at)

"""Which facts are counted into the day, and how. See ``tally.py`` for what a day holds."""

from __future__ import annotations

from service.clock import Ms
from service.floor.facts import (
    CarriedInstead,
    Fact,
    GarmentCarried,
    GarmentDelivered,
    GarmentKept,
    GarmentLeft,
    GarmentNotFound,
    GarmentRecovered,
    GarmentRequested,
    HandedToShopper,
    HelpEscalated,
    LineLeft,
    OutcomeWithdrawn,
    PromiseBroken,
    PromiseSlipping,
    RequestCancelled,
    RequestEscalated,
    RoomEntered,
    RoomOffered,
    VisitStarted,
    WalkEnded,
    WishInVain,
    WishWithdrawn,
)
from service.floor.pick_task import bring_s
from service.floor.state import Floor
from service.floor.tally import Tally, ToldWaits, local
from service.floor.timing import keep_time
from service.floor.waiting_line.told import kept

COUNTED: dict[type[Fact], str] = {
    VisitStarted: "visits",
    GarmentRequested: "requests",
    GarmentCarried: "carried",
    GarmentDelivered: "delivered",
    GarmentNotFound: "not_found",
    RequestCancelled: "cancelled",
    GarmentKept: "kept",
    GarmentLeft: "left",
    GarmentRecovered: "recovered",
    RoomEntered: "rooms_entered",
    CarriedInstead: "carried",
    HandedToShopper: "carried",
    PromiseBroken: "broken",
    PromiseSlipping: "slipping",
    WalkEnded: "walks",
}


def count(floor: Floor, fact: Fact, at: Ms) -> None:
    """Count ``fact`` into today, beginning a new day where one has begun in the store."""
    if isinstance(fact, RoomOffered | LineLeft):
        _count_wait(floor, fact, at)
    if isinstance(fact, GarmentRequested | WishWithdrawn | WishInVain):
        _count_phantom(floor, fact, at)
    what, pieces = COUNTED.get(type(fact)), 1
    if isinstance(fact, OutcomeWithdrawn):
        what, pieces = floor.requests[fact.request].outcome, -1
    elif isinstance(fact, RequestCancelled) and floor.requests[fact.request].state == "carried":
        what = None  # Put back before it was tried on: nobody had been asked to bring it.
    elif isinstance(fact, RequestEscalated | HelpEscalated):
        what = f"escalated_{fact.step}"
    elif isinstance(fact, WalkEnded) and not floor.walks[fact.walk].metres:
        what = None  # Nobody went anywhere.
    if what is None:
        return
    today, hour = _today(floor, at)
    today.count(what, hour, pieces)
    keep_time(floor, fact)
    if isinstance(fact, GarmentDelivered):
        task = floor.requests[fact.request]
        today.bring_s.append(bring_s(floor, task, at))
    elif isinstance(fact, WalkEnded):
        walk = floor.walks[fact.walk]
        today.walk_s.append((walk.touched_at - walk.started_at) / 1000)
        today.walk_m += walk.metres
        today.walk_pieces += walk.pieces
    elif isinstance(fact, RoomEntered):
        since = floor.visits[fact.visit].waiting_since
        if since is not None:
            today.wait_s.append((at - since) / 1000)


def _count_wait(floor: Floor, fact: RoomOffered | LineLeft, at: Ms) -> None:
    """A wait that was told ends with the offer of a room, or with giving up after the time told.

    Of whoever leaves before that, nobody knows how long it would have taken.
    """
    visit = floor.visits[fact.visit]
    if visit.told_s is None or visit.told_at is None:
        return
    if isinstance(fact, LineLeft) and (visit.room is not None or kept(visit, at)):
        return
    today, hour = _today(floor, at)
    waits = today.waits.setdefault(hour, ToldWaits())
    waits.told_s.append(visit.told_s)
    waits.waited_s.append((at - visit.told_at) / 1000)


def _count_phantom(
    floor: Floor, fact: GarmentRequested | WishWithdrawn | WishInVain, at: Ms
) -> None:
    """A wish ends: with a piece that came back, with none left, or because nobody waits any more.

    Until then the store had a piece, and could not sell it.
    """
    id_ = fact.request if isinstance(fact, GarmentRequested) else fact.wish
    wish = floor.wishes.get(id_)
    if wish is not None and not wish.in_vain:
        today, _ = _today(floor, at)
        today.phantom_s.setdefault(wish.style, []).append((at - wish.since) / 1000)


def _today(floor: Floor, at: Ms) -> tuple[Tally, int]:
    """The tally of the day in the store, a new one where a day has begun, and the hour."""
    moment = local(at, floor.plan.timezone if floor.plan else "UTC")
    day = moment.date().isoformat()
    if floor.today.day != day:
        floor.today = Tally(day=day)
        floor.timed = None if floor.timed is None else {}
    return floor.today, moment.hour

"""Which facts are counted into the day, and how. See ``tally.py`` for what a day holds."""

from __future__ import annotations

from service.clock import Ms
from service.floor.facts import (
    Fact,
    GarmentCarried,
    GarmentDelivered,
    GarmentKept,
    GarmentLeft,
    GarmentNotFound,
    GarmentRequested,
    OutcomeWithdrawn,
    RequestCancelled,
    RoomEntered,
    VisitStarted,
)
from service.floor.pick_task import bring_s
from service.floor.state import Floor
from service.floor.tally import Tally, local

COUNTED: dict[type[Fact], str] = {
    VisitStarted: "visits",
    GarmentRequested: "requests",
    GarmentCarried: "carried",
    GarmentDelivered: "delivered",
    GarmentNotFound: "not_found",
    RequestCancelled: "cancelled",
    GarmentKept: "kept",
    GarmentLeft: "left",
    RoomEntered: "rooms_entered",
}


def count(floor: Floor, fact: Fact, at: Ms) -> None:
    """Count ``fact`` into today, beginning a new day where one has begun in the store."""
    what, pieces = COUNTED.get(type(fact)), 1
    if isinstance(fact, OutcomeWithdrawn):
        what, pieces = floor.requests[fact.request].outcome, -1
    if what is None:
        return
    moment = local(at, floor.plan.timezone if floor.plan else "UTC")
    day = moment.date().isoformat()
    if floor.today.day != day:
        floor.today = Tally(day=day)
    today = floor.today
    today.count(what, moment.hour, pieces)
    if isinstance(fact, GarmentDelivered):
        task = floor.requests[fact.request]
        today.bring_s.append(bring_s(floor, task, at))
        if task.promised_at is not None:
            today.promises += 1
            today.promises_kept += at <= task.promised_at
    elif isinstance(fact, RoomEntered):
        since = floor.visits[fact.visit].waiting_since
        if since is not None:
            today.wait_s.append((at - since) / 1000)

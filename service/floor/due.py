"""What is due: every deadline that has passed by now, said as facts.

Some process of the store asks for this every second. If two ask at once, the log takes one and the
other finds nothing left to do.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor import walk
from service.floor.alert import alerts
from service.floor.booking import due_for_bookings
from service.floor.booking.asking import lapsed as lapsed_booking
from service.floor.booking.keeping import booking_of
from service.floor.commands import LetTimePass
from service.floor.count_task import counts_due
from service.floor.escalation import escalations
from service.floor.facts import Fact, OfferLapsed, VisitForgotten
from service.floor.pick_task import lapse, lapsed
from service.floor.policy import Policy
from service.floor.promise.keeping import broken
from service.floor.promise.load import changed
from service.floor.promise.slipping import slipping
from service.floor.room_to_room import nearer_pieces
from service.floor.rules import Decision, decides
from service.floor.shift import gone
from service.floor.state import Floor, Visit
from service.floor.visit import end
from service.floor.waiting_line import offers, waiting
from service.floor.waiting_line.holding import lapsed_holds
from service.floor.wanting import granted


@decides(LetTimePass)
def let_time_pass(floor: Floor, command: LetTimePass, now: Ms, policy: Policy) -> Decision:
    """At most one visit ends a decision: an ending gives its room away, and the next decision must
    see that. Whoever asks goes on asking until nothing is due.

    A shopper hears that a promise slips before it counts as broken, even if nobody looked in time.

    Endings come before offers, so that no room is offered to somebody who went home hours ago. A
    task joins a walk before anybody is told that nobody has taken it.
    """
    return (
        [lapse(task) for task in floor.under_way if lapsed(floor, task, now)]
        or slipping(floor, now, policy)
        or broken(floor, now)
        or gone(floor, now, policy)
        or _endings(floor, now, policy)
        or lapsed_holds(floor, now)
        or due_for_bookings(floor, now, policy)
        or _offers(floor, now, policy)
        or nearer_pieces(floor)
        or granted(floor, now, policy)
        or counts_due(floor, now, policy)
        or walk.ended(floor)
        or walk.joined(floor, now, policy)
        or escalations(floor, now, policy)
        or _farewells(floor, now, policy)
        or alerts(floor, now, policy)
        or changed(floor, now, policy)
    )


def _offers(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """Take back the rooms nobody came for, and offer every free room to whoever is next."""
    late = [
        room
        for room in floor.rooms.values()
        if room.offer_until is not None and room.offer_until <= now
    ]
    over = [room.booking for room in late if room.booking is not None]
    facts: list[Fact] = [lapsed_booking(floor.bookings[booking]) for booking in over]
    facts += [
        OfferLapsed(room=room.id, visit=room.visit) for room in late if room.visit is not None
    ]
    freed = [room.id for room in late]
    return facts + offers(floor, now, policy, line=waiting(floor), freed=freed, over=over)


def _idle(floor: Floor, visit: Visit, now: Ms, policy: Policy) -> bool:
    """Whoever is on the way to an offered room has the time that the offer gives, and whoever
    booked one is expected back."""
    state = floor.state_of(visit)
    if state in ("offered", "ended"):
        return False
    if state != "in_room" and booking_of(floor, visit.id) is not None:
        return False
    patience_s = policy.room_idle_s if state == "in_room" else policy.visit_idle_s
    return visit.seen_at + patience_s * 1000 <= now


def _endings(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    for visit in floor.present:
        if _idle(floor, visit, now, policy):
            return end(floor, visit, "idle", now, policy)
    return []


def _farewells(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    over = [
        (visit.ended_at, visit.id, visit)
        for visit in floor.departed
        if visit.ended_at is not None and visit.ended_at + policy.farewell_s * 1000 <= now
    ]
    over.sort(key=lambda one: one[:2])
    return [VisitForgotten(visit=name, asked=not visit.counted) for _, name, visit in over]

"""What must be true of a floor after every step, said without using the rules it checks."""

from __future__ import annotations

from collections import Counter

from service.clock import Ms
from service.floor.facts import RoomOffered
from service.floor.policy import Policy
from service.floor.state import Floor, Request, Room, Visit
from service.floor.walk import active


def check(floor: Floor) -> None:
    """Everything that must hold whatever happened.

    Raises:
        AssertionError: a promise of the floor is broken.
    """
    what_is_under_way_is_known(floor)
    stock_is_promised_once(floor)
    every_promise_has_its_piece(floor)
    wishes_wait(floor)
    rooms_and_visits_agree(floor)
    tasks_have_one_owner(floor)
    walks_are_walked_by_one(floor)
    garments_are_somewhere(floor)
    line_is_a_line(floor)
    bookings_do_not_meet(floor)
    lists_are_private(floor)
    the_end_is_the_end(floor)
    promises_are_counted_once(floor)


def what_is_under_way_is_known(floor: Floor) -> None:
    """Everybody who looks for what is left to do looks there and nowhere else."""
    speaking = [
        request
        for request in floor.requests.values()
        if request.state in ("requested", "claimed", "picked")
        or (request.state in ("delivered", "carried") and request.outcome is None)
    ]
    assert list(map(id, floor.under_way)) == list(map(id, speaking))
    present = [visit for visit in floor.visits.values() if visit.ended_at is None]
    assert list(map(id, floor.present)) == list(map(id, present))
    assert len(floor.departed) == len(floor.visits) - len(present)
    in_hands = [one for one in floor.requests.values() if one.picked_by or one.escalated]
    assert all(one.under_way for one in in_hands)


def stock_is_promised_once(floor: Floor) -> None:
    held = Counter(request.gtin for request in floor.requests.values() if request.under_way)
    assert floor.held == dict(held)
    for gtin, pieces in held.items():
        assert 0 < pieces <= floor.on_hand[gtin], gtin
    assert all(pieces >= 0 for pieces in floor.on_hand.values())
    assert all(pieces > 0 for pieces in floor.unsold.values())


def every_promise_has_its_piece(floor: Floor) -> None:
    """What is with shoppers, in hands and on its way back is on hand, and so is one piece more for
    every promise that is to be fetched from a rail."""
    there: Counter[str] = Counter(go_back.gtin for go_back in floor.go_backs.values())
    for request in floor.requests.values():
        with_shopper = request.state in ("delivered", "carried") and request.outcome is None
        awaited = request.state in ("requested", "claimed") and request.picked_by is None
        assert request.go_back is None or awaited
        there[request.gtin] += (
            with_shopper or request.picked_by is not None or (awaited and request.go_back is None)
        )
    for gtin, pieces in there.items():
        assert pieces <= floor.on_hand.get(gtin, 0), gtin
    promised = {back.promised_to: back.id for back in floor.go_backs.values() if back.promised_to}
    named = {one.id: one.go_back for one in floor.requests.values() if one.go_back}
    assert promised == named
    for request_id, back_id in named.items():
        assert floor.requests[request_id].gtin == floor.go_backs[back_id].gtin


def wishes_wait(floor: Floor) -> None:
    """Who waits for a garment has none of it, and is in the store."""
    waiting = [wish for wish in floor.wishes.values() if not wish.in_vain]
    assert floor.wanted == dict(Counter(wish.gtin for wish in waiting))
    for wish in floor.wishes.values():
        assert floor.visits[wish.visit].ended_at is None
        mine = [floor.requests[request] for request in floor.visits[wish.visit].requests]
        assert not any(one.gtin == wish.gtin and one.under_way for one in mine)
    assert len({(wish.visit, wish.gtin) for wish in waiting}) == len(waiting)


def rooms_and_visits_agree(floor: Floor) -> None:
    for room in floor.rooms.values():
        assert (room.visit is not None) == (room.state in ("offered", "occupied"))
        assert (room.offer_until is not None) == (room.state == "offered")
        assert room.booking is None or room.state == "offered"
        if room.visit is not None:
            assert floor.visits[room.visit].room == room.id
    for visit in floor.visits.values():
        if visit.room is not None:
            assert floor.rooms[visit.room].visit == visit.id


def tasks_have_one_owner(floor: Floor) -> None:
    for task in floor.requests.values():
        owned = task.state in ("claimed", "picked")
        assert (task.owner is not None) == owned
        assert (task.owner_name is not None) == owned
        assert (task.lease_until is not None) == owned
        if task.state == "picked":
            assert task.picked_by == task.owner
        if not task.open:
            assert task.picked_by is None
        if task.found:
            assert task.state in ("carried", "cancelled")


def walks_are_walked_by_one(floor: Floor) -> None:
    """Every task of a walk is on it once, and is its runner's."""
    for task in floor.requests.values():
        if task.walk is not None:
            walk = floor.walks[task.walk]
            assert (task.owner, walk.tasks.count(task.id)) == (walk.runner, 1)
        assert task.escalated is None or (task.open and task.owner is None)


def garments_are_somewhere(floor: Floor) -> None:
    """What arrived and was not decided on is with its shopper; a go-back is in a room or a hand."""
    for request in floor.requests.values():
        arrived = request.state in ("delivered", "carried")
        assert request.outcome is None or arrived
        if arrived and request.outcome is None:
            visit = floor.visits[request.visit]
            in_room = floor.state_of(visit) == "in_room"
            assert request.in_hand or request.room == (visit.room if in_room else None)
            assert in_room or request.in_hand
    for go_back in floor.go_backs.values():
        assert go_back.room is None or go_back.by is None
        assert go_back.room is None or go_back.room in floor.rooms
        if go_back.room is not None:
            assert floor.rooms[go_back.room].state not in ("vacant", "offered")


def line_is_a_line(floor: Floor) -> None:
    assert len(set(floor.line)) == len(floor.line)
    for visit in floor.visits.values():
        state = floor.state_of(visit)
        assert (visit.waiting_since is not None) == (state in ("waiting", "offered"))
        assert visit.id in floor.line or state in ("browsing", "in_room", "ended")
        assert visit.id not in floor.line or state in ("browsing", "waiting", "offered")
        assert visit.held_until is None or state == "waiting"
        assert visit.told_s is None or state == "waiting"


def bookings_do_not_meet(floor: Floor) -> None:
    """No room is booked twice at one time, nobody has two, and a sign is one person's."""
    bookings = [*floor.bookings.values()]
    for n, one in enumerate(bookings):
        assert one.begins_at < one.ends_at
        for other in bookings[n + 1 :]:
            apart = one.ends_at <= other.begins_at or other.ends_at <= one.begins_at
            assert apart or one.room is None or one.room != other.room
            assert one.visit is None or one.visit != other.visit
            assert one.call_sign != other.call_sign
    for booking in bookings:
        if booking.visit is not None:
            assert floor.visits[booking.visit].ended_at is None


def lists_are_private(floor: Floor) -> None:
    listed = [(visit.id, request) for visit in floor.visits.values() for request in visit.requests]
    owned = [(request.visit, request.id) for request in floor.requests.values()]
    assert sorted(listed) == sorted(owned)
    signs = [visit.call_sign for visit in floor.visits.values()]
    assert len(set(signs)) == len(signs)
    called = {visit.help: visit.id for visit in floor.visits.values() if visit.help is not None}
    assert called == {call.id: call.visit for call in floor.help_calls.values()}


def the_end_is_the_end(floor: Floor) -> None:
    for visit in floor.visits.values():
        if visit.ended_at is not None:
            assert (visit.room, visit.help, visit.code) == (None, None, None)
            assert (visit.companions, visit.companion_code) == ({}, None)
            assert not any(floor.requests[request].under_way for request in visit.requests)


def promises_are_counted_once(floor: Floor) -> None:
    """A promise that counts belongs to a shopper in a room; what was told stands until it comes."""
    for task in floor.requests.values():
        if task.open and task.promised_at is not None:
            assert floor.state_of(floor.visits[task.visit]) == "in_room"
        if task.late is not None and task.open:
            assert task.late.expected_at > task.late.told_at
        if task.state == "delivered":
            assert task.promise_kept is not None
            assert task.late is None
    counted = [one for zones in floor.today.promises.values() for one in zones.values()]
    assert sum(one.broken for one in counted) >= floor.today.counts.get("broken", 0)


def suits(floor: Floor, room: Room, visit: Visit) -> bool:
    """The kind they asked for; any, while none of that kind is in service."""
    kinds = {other.accessible for other in floor.rooms.values() if other.state != "out_of_service"}
    return room.accessible == visit.accessible or visit.accessible not in kinds


def an_offer_is_fair(floor: Floor, offer: RoomOffered, now: Ms) -> None:
    """The room is free and suits, and nobody in front waits whom it would suit as well.

    Or it is booked: then it is nobody else's.
    """
    room, visit = floor.rooms[offer.room], floor.visits[offer.visit]
    assert (room.state, visit.room) == ("vacant", None)
    for booking in floor.bookings.values():
        if booking.room == room.id and booking.begins_at <= now:
            assert booking.visit == visit.id
    if offer.booking is not None:
        assert floor.bookings[offer.booking].visit == visit.id
        return
    assert suits(floor, room, visit)
    in_front = [floor.visits[other] for other in floor.line[: floor.line.index(visit.id)]]
    assert not [other.id for other in in_front if waits(other) and suits(floor, room, other)]


def waits(visit: Visit) -> bool:
    """Whether somebody stands there for a room now: asked for one, has none, wants the next."""
    return visit.waiting_since is not None and visit.held_until is None and visit.room is None


def nobody_waits_beside_a_free_room(floor: Floor) -> None:
    waiting = [floor.visits[visit] for visit in floor.line if waits(floor.visits[visit])]
    booked = {booking.room for booking in floor.bookings.values()}
    free = [
        room for room in floor.rooms.values() if room.state == "vacant" and room.id not in booked
    ]
    assert not [
        (visit.id, room.id) for visit in waiting for room in free if suits(floor, room, visit)
    ]


def nothing_is_overdue(floor: Floor, now: Ms, policy: Policy) -> None:
    """Once time has passed, every deadline that stands is still to come, and nobody waits beside a
    free piece or for one that is nowhere."""
    for wish in floor.wishes.values():
        on_hand = floor.on_hand.get(wish.gtin, 0)
        assert wish.in_vain or (on_hand > 0 and on_hand == floor.held[wish.gtin])
    for count in floor.counts.values():
        assert count.gtins
        assert count.lease_until is None or count.lease_until > now
    for room in floor.rooms.values():
        assert room.offer_until is None or room.offer_until > now
    for visit in floor.visits.values():
        assert visit.held_until is None or visit.held_until > now
    for task in floor.requests.values():
        waits = task.state == "picked" and floor.state_of(floor.visits[task.visit]) != "in_room"
        assert waits or task.lease_until is None or task.lease_until > now
    for task in floor.requests.values():
        known = not task.open or task.promised_at is None or task.promised_at >= now
        assert known or task.promise_kept is False
        assert task.escalated or not _kept_waiting(floor, task, now, policy)
    for call in floor.help_calls.values():
        assert (
            call.answered_at
            or call.escalated
            or now < call.called_at + policy.escalate_team_s * 1000
        )
    assert not [walk.id for walk in floor.walks.values() if not active(floor, walk)]
    for visit in floor.visits.values():
        patience_s = {
            "in_room": policy.room_idle_s,
            "browsing": policy.visit_idle_s,
            "waiting": policy.visit_idle_s,
        }.get(floor.state_of(visit))
        booked = any(booking.visit == visit.id for booking in floor.bookings.values())
        if booked and visit.room is None:
            continue
        assert patience_s is None or visit.seen_at + patience_s * 1000 > now
        assert visit.ended_at is None or visit.ended_at + policy.farewell_s * 1000 > now


def _kept_waiting(floor: Floor, task: Request, now: Ms, policy: Policy) -> bool:
    """Whether somebody in a room waits for what nobody has taken for too long."""
    visit = floor.visits[task.visit]
    if not task.open or task.owner or floor.state_of(visit) != "in_room":
        return False
    since = max(task.requested_at, visit.entered_at or 0, task.returned_at or 0)
    return since + policy.escalate_team_s * 1000 <= now

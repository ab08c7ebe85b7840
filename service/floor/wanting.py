"""Wanting: who waits for a garment gets the next piece that comes back, first come first served.

Where a shopper stands makes no difference: in a room, in the line, or among the rails. A piece that
comes back is kept for whoever waits for it, and becomes their request when time passes, within a
second; a wish takes a place on the list from the start, so that there is always one for it then.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import RequestGarment, StopWanting, WantGarment
from service.floor.facts import Fact, GarmentWanted, OutcomeWithdrawn, WishInVain, WishWithdrawn
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.request import asked_for, has_room_for_more, holds, left_here, needs_room
from service.floor.rules import Decision, decides
from service.floor.state import Floor, Wish
from service.floor.wish import wishes_of


@decides(WantGarment)
def _want(floor: Floor, command: WantGarment, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if holds(floor, visit, command.gtin):
        return Refusal("already_asked")
    waits = [wish for wish in wishes_of(floor, visit) if wish.gtin == command.gtin]
    if any(not wish.in_vain for wish in waits):
        return []
    if floor.available(command.gtin) > 0:
        return Refusal("one_is_free")
    if floor.on_hand.get(command.gtin, 0) <= 0:
        return Refusal("none_in_store")
    if not has_room_for_more(floor, visit, policy):
        return Refusal("list_full")
    return [
        GarmentWanted(
            wish=command.wish,
            visit=visit.id,
            gtin=command.gtin,
            style=command.style,
            colourway=command.colourway,
            zone=command.zone,
            fixture=command.fixture,
        )
    ]


@decides(StopWanting)
def _stop(floor: Floor, command: StopWanting, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    wish = floor.wishes.get(command.wish)
    if wish is None or wish.visit != visit.id:
        return Refusal("wish_unknown")
    return [WishWithdrawn(wish=wish.id, visit=visit.id)]


def granted(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """Tell whoever waits in vain; else give the first who waits for a free piece what they want.

    One a decision: it may take a room, and the next decision must see that.
    """
    waiting = [wish for wish in floor.wishes.values() if not wish.in_vain]
    in_vain: list[Fact] = [
        WishInVain(wish=wish.id, visit=wish.visit)
        for wish in waiting
        if floor.on_hand.get(wish.gtin, 0) <= 0
    ]
    if in_vain:
        return in_vain
    first = next((wish for wish in waiting if floor.free(wish.gtin) > 0), None)
    return [] if first is None else _grant(floor, first, now, policy)


def _grant(floor: Floor, wish: Wish, now: Ms, policy: Policy) -> list[Fact]:
    asking = RequestGarment(
        request=wish.id,
        visit=wish.visit,
        gtin=wish.gtin,
        style=wish.style,
        colourway=wish.colourway,
        zone=wish.zone,
        fixture=wish.fixture,
    )
    visit = floor.visits[wish.visit]
    here = left_here(floor, visit, wish.gtin)
    if here is not None:
        return [OutcomeWithdrawn(request=here.id, visit=visit.id)]
    return [asked_for(floor, asking, now, policy), *needs_room(floor, visit, now, policy)]

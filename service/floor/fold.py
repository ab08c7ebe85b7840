"""``fold(floor, fact, at) -> floor``: what is true after a fact that was not true before.

The floor that is passed in is used up: it is changed in place and returned, because a floor holds
tens of thousands of stock records and is folded thousands of times a second. A fact is never
refused here; whether it was legal was decided before it was written.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor import (  # noqa: F401  (importing a noun registers its changes)
    alert,
    booking,
    carrying,
    clearing,
    companion,
    count_task,
    erasure,
    escalation,
    experiment,
    fitting_room,
    go_back,
    help_call,
    not_found,
    outcome,
    pick_task,
    question,
    replacement,
    request,
    shift,
    stock,
    timing,
    visit,
    waiting_line,
    walk,
    wish,
)
from service.floor.counting import count
from service.floor.facts import (
    BookingLapsed,
    BookingMoved,
    ClaimLapsed,
    CompanionJoined,
    CompanionLeft,
    CountLapsed,
    Fact,
    GarmentRequested,
    HelpEscalated,
    HoldLapsed,
    OfferLapsed,
    OfferWithdrawn,
    PromiseBroken,
    PromiseSlipping,
    RequestEscalated,
    RoomOffered,
    TaskClaimed,
    TaskRedirected,
    VoteGiven,
    WishInVain,
)
from service.floor.promise import keeping, load, slipping  # noqa: F401
from service.floor.rules import CHANGES
from service.floor.state import Floor

#: What happens to a visit without its shopper: no sign that they are still here.
UNTOUCHED = (
    BookingLapsed,
    BookingMoved,
    ClaimLapsed,
    CountLapsed,
    CompanionJoined,
    CompanionLeft,
    HelpEscalated,
    HoldLapsed,
    OfferLapsed,
    OfferWithdrawn,
    PromiseBroken,
    PromiseSlipping,
    RequestEscalated,
    RoomOffered,
    VoteGiven,
    TaskRedirected,
    WishInVain,
)


def fold(floor: Floor, fact: Fact, at: Ms) -> Floor:
    """The floor after ``fact``, which happened ``at``.

    The day's counts come first: they look at what was true until now (since when a shopper waits).

    Raises:
        KeyError: the kind of fact is not known; the log was written by a later version.
    """
    change = CHANGES[type(fact)]
    floor.at = max(floor.at, at)
    count(floor, fact, at)
    seen = floor.visits.get(getattr(fact, "visit", ""))
    granted = isinstance(fact, GarmentRequested) and fact.request in floor.wishes
    joined = isinstance(fact, TaskClaimed) and fact.joined
    if not granted and not joined and not isinstance(fact, UNTOUCHED):
        if seen is not None:
            seen.seen_at = at
        shift.note(floor, fact, at)
    walk.follow(floor, fact, at)
    change(floor, fact, at)
    floor.look_again(getattr(fact, "visit", ""), getattr(fact, "request", ""))
    return floor

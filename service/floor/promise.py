"""How long bringing a garment takes, and how long the line is: measured here, or planned.

The promise is the 80th percentile of what the last walks in this store took, because a shopper who
was told "four minutes" should be right four times out of five. Before a store has measured
anything, the promise is the planned time and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import Literal

from service.floor.policy import Policy
from service.floor.state import Floor
from service.floor.waiting_line import kind_for, kinds_in_service

#: With fewer measured walks than this, a percentile says nothing.
ENOUGH_WALKS = 5
#: With fewer measured stays than this, a median says nothing.
ENOUGH_STAYS = 3


@dataclass(frozen=True, slots=True)
class Promise:
    """``seconds`` until a garment asked for now would be in the room, and how we know."""

    seconds: int
    basis: Literal["measured", "planned"]


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least ``share`` of ``values`` do not exceed (nearest rank).

    Raises:
        ValueError: there are no values; say "not measured yet" instead.
    """
    if not values:
        raise ValueError("a percentile needs at least one value")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def promise(floor: Floor, policy: Policy) -> Promise:
    """What we may honestly say about a garment that is asked for now."""
    if len(floor.bring_s) < ENOUGH_WALKS:
        return Promise(policy.planned_bring_s, "planned")
    return Promise(max(30, math.ceil(percentile(floor.bring_s, 0.8))), "measured")


def expected_wait_s(floor: Floor, ahead: int, accessible: bool) -> int | None:
    """Seconds until the room after ``ahead`` others is free; None where nothing was measured yet.

    Rooms that are in use end at random moments of a stay, so the next of n rooms is free after one
    n-th of a stay on average.
    """
    kind = kind_for(accessible, kinds_in_service(floor))
    rooms = [
        room
        for room in floor.rooms.values()
        if room.accessible == kind and room.state != "out_of_service"
    ]
    free = sum(room.state == "vacant" for room in rooms)
    if free > ahead:
        return 0
    if len(floor.stay_s) < ENOUGH_STAYS or not rooms:
        return None
    return math.ceil(median(floor.stay_s) * (ahead - free + 1) / len(rooms))

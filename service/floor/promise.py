"""How long bringing a garment takes: measured here, or planned.

The promise is the 80th percentile of what the last walks in this store took, because a shopper who
was told "four minutes" should be right four times out of five. Before a store has measured
anything, the promise is the planned time and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from service.floor.policy import Policy
from service.floor.state import Floor

#: With fewer measured walks than this, a percentile says nothing.
ENOUGH_WALKS = 5


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

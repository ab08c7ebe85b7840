"""How near to the fitting rooms garments hang: what a busy store brings quickly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from catalog.store import StorePlan
from catalog.walking import Walking
from service.recommend.shelf import Floats, Shelf


def nearness(shelf: Shelf, plan: StorePlan | None) -> Floats:
    """(S,): from 1 in front of the rooms to 0 for the style that hangs farthest from them."""
    walking = Walking.of(plan)
    metres = np.array(
        [walking.metres_from_start(walking.place(*spot)) for spot in shelf.spots], np.float64
    )[shelf.spot_of]
    near: Floats = 1.0 - metres / max(1.0, metres.max(initial=1.0))
    return near


@dataclass(slots=True)
class Nearness:
    """The nearness of everything on one shelf, worked out once for a plan."""

    shelf: Shelf
    plan: StorePlan | None = None
    known: Floats | None = None

    def by(self, plan: StorePlan | None) -> Floats:
        if self.known is None or self.plan is not plan:
            self.plan, self.known = plan, nearness(self.shelf, plan)
        return self.known

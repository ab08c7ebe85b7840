"""Recovery: in which order go-backs are hung up again, so that what is wanted is seen first."""

from __future__ import annotations

from collections import Counter

from catalog.walking import Walking
from service.floor.pieces import awaits_from_rail
from service.floor.state import Floor, GoBack


def waited_for(floor: Floor) -> Counter[str]:
    """How many wait for a piece of each variant that nobody has in hand: requests and wishes."""
    asked = Counter(
        one.gtin for one in floor.under_way if awaits_from_rail(one) or one.go_back is not None
    )
    asked.update(floor.wanted)
    return asked


def in_order(floor: Floor, waited: Counter[str]) -> list[GoBack]:
    """What somebody waits for first (``waited`` is `waited_for`); then what is asked for most here;
    then the shortest way."""
    walking = Walking.of(floor.plan)

    def urgency(back: GoBack) -> tuple[int, int, float, str]:
        way = walking.metres_from_start(walking.place(back.fixture, back.zone))
        asked = floor.asked_for.get(back.style, 0)
        return -waited[back.gtin], -asked, way, back.id

    return sorted(floor.go_backs.values(), key=urgency)

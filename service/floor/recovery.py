"""Recovery: in which order go-backs are hung up again, so that what is wanted is seen first."""

from __future__ import annotations

from catalog.walking import Walking
from service.floor.pieces import awaits_from_rail
from service.floor.state import Floor, GoBack


def waiting_for(floor: Floor, gtin: str) -> int:
    """How many wait for a piece of a variant that nobody has in hand: requests and wishes."""
    asked = sum(
        one.gtin == gtin and (awaits_from_rail(one) or one.go_back is not None)
        for one in floor.requests.values()
    )
    return asked + floor.wanted.get(gtin, 0)


def in_order(floor: Floor) -> list[GoBack]:
    """What somebody waits for first; then what its store asks for most; then the shortest way."""
    walking = Walking.of(floor.plan)

    def urgency(back: GoBack) -> tuple[int, int, float, str]:
        way = walking.metres_from_start(walking.place(back.fixture, back.zone))
        asked = floor.asked_for.get(back.style, 0)
        return -waiting_for(floor, back.gtin), -asked, way, back.id

    return sorted(floor.go_backs.values(), key=urgency)

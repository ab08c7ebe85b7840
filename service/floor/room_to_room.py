"""Room to room: what one shopper leaves goes to the next who waits for the same.

A task that nobody has taken yet is sent to a nearer piece as soon as there is one, the oldest
first. Whoever is on the way to a rail already is not called back.
"""

from __future__ import annotations

from service.floor.facts import Fact
from service.floor.pieces import Spare
from service.floor.state import Floor


def nearer_pieces(floor: Floor) -> list[Fact]:
    """The tasks that get a nearer piece than the one they were promised."""
    left = {back.gtin for back in floor.go_backs.values()}
    waiting = [
        request
        for request in floor.under_way
        if request.gtin in left and request.state == "requested" and request.picked_by is None
    ]
    spare = Spare(floor)
    redirected = (
        spare.redirect(request, from_rail=request.go_back is not None)
        for request in sorted(waiting, key=lambda request: (request.place_at, request.id))
        if spare.is_nearer(request)
    )
    return [fact for fact in redirected if fact is not None]

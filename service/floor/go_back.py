"""Go-backs: garments left in a room, on their way back to the floor, and on hand all the while.

One that somebody asks for goes to them, room to room; the others are hung up again. One that is not
where it should be is a question: see ``question.py``.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import RecoverGarment
from service.floor.facts import GarmentMissed, GarmentRecovered
from service.floor.pieces import take_away
from service.floor.policy import Policy
from service.floor.question import lost
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, GoBack, Request
from service.floor.stock import hold


@decides(RecoverGarment)
def _recover(floor: Floor, command: RecoverGarment, now: Ms, policy: Policy) -> Decision:
    back = floor.go_backs.get(command.go_back)
    if back is None:
        return Refusal("go_back_unknown")
    if command.found:
        return [GarmentRecovered(go_back=back.id, by=command.by)]
    return lost(floor, [back], command.by)


def open_go_back(floor: Floor, request: Request, at: Ms, room: str | None, by: str | None) -> None:
    """The request's piece is on its way back, and free for whoever asks for it."""
    hold(floor, request.gtin, -1)
    floor.go_backs[request.id] = GoBack(
        id=request.id,
        gtin=request.gtin,
        style=request.style,
        colourway=request.colourway,
        since=at,
        room=room,
        by=by,
        zone=request.zone,
        fixture=request.fixture,
    )


@folds(GarmentRecovered)
def _recovered(floor: Floor, fact: GarmentRecovered, at: Ms) -> None:
    take_away(floor, fact.go_back)


@folds(GarmentMissed)
def _missed(floor: Floor, fact: GarmentMissed, at: Ms) -> None:
    floor.on_hand[take_away(floor, fact.go_back).gtin] -= 1

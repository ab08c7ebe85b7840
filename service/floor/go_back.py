"""Go-backs: garments left in a room, on their way back to the floor. Until then they are live stock
that nobody can find, so each is spoken for; once recovered it may be promised again."""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import RecoverGarment
from service.floor.facts import GarmentMissed, GarmentRecovered
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, GoBack, Request
from service.floor.stock import hold


@decides(RecoverGarment)
def _recover(floor: Floor, command: RecoverGarment, now: Ms, policy: Policy) -> Decision:
    if command.go_back not in floor.go_backs:
        return Refusal("go_back_unknown")
    if command.found:
        return [GarmentRecovered(go_back=command.go_back, by=command.by)]
    return [GarmentMissed(go_back=command.go_back, by=command.by)]


def open_go_back(floor: Floor, request: Request, at: Ms, room: str | None, by: str | None) -> None:
    """The request's piece is on its way back; it stays spoken for until it hangs on the floor."""
    floor.go_backs[request.id] = GoBack(
        id=request.id,
        gtin=request.gtin,
        style=request.style,
        colourway=request.colourway,
        since=at,
        room=room,
        by=by,
    )


@folds(GarmentRecovered)
def _recovered(floor: Floor, fact: GarmentRecovered, at: Ms) -> None:
    hold(floor, floor.go_backs.pop(fact.go_back).gtin, -1)


@folds(GarmentMissed)
def _missed(floor: Floor, fact: GarmentMissed, at: Ms) -> None:
    gtin = floor.go_backs.pop(fact.go_back).gtin
    hold(floor, gtin, -1)
    floor.on_hand[gtin] -= 1

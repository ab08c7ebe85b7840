"""A shop with a map, to write examples about walks in.

Two rooms stand side by side at the top; rails hang in one line below them, ten metres apart, and
one far to the right. All shirts and jeans are plenty, so that what counts is where they hang.
Runners walk a metre a second, find a garment in 25, hang it in 15 and carry five.
"""

from __future__ import annotations

from dataclasses import replace

from catalog.store import Area, FittingRoom, Fixture, Place, StorePlan, Zone
from service.floor.commands import PickGarment, StartWalk
from service.floor.facts import PromiseMade
from service.floor.policy import Policy

from .shop import Shop, plan

#: Metres: room 1 at the origin, room 2 beside it, and the rails.
RAILS = {
    "near": Place(0, 10),
    "middle": Place(0, 20),
    "far": Place(0, 30),
    "aside": Place(30, 10),
}
ZONES = {"near": "front", "middle": "middle", "far": "back", "aside": "side"}
POLICY = Policy(walking_m_s=1.0, pick_s=25, hang_s=15, armful=5)
GTINS = [f"{style}-{size}" for style in ("shirt", "jeans") for size in "smlx"]


def mapped() -> StorePlan:
    """The plan of this shop."""
    rooms = (Place(0, 0), Place(2, 0))
    return replace(
        plan(accessible=()),
        zones=(
            Zone("front", {"en": "Front"}, Area(-5, 5, 10, 10)),
            Zone("middle", {"en": "Middle"}, Area(-5, 15, 10, 10)),
            Zone("back", {"en": "Back"}, Area(-5, 25, 10, 10)),
            Zone("side", {"en": "Side"}, Area(25, 5, 10, 10)),
        ),
        fixtures=tuple(Fixture(key, ZONES[key], {"en": key}, at) for key, at in RAILS.items()),
        rooms=tuple(
            FittingRoom(str(k), {"en": str(k)}, False, at) for k, at in enumerate(rooms, 1)
        ),
    )


class WalkingShop(Shop):
    """Kim is in room 1 and Lee in room 2."""

    def __init__(self, policy: Policy = POLICY) -> None:
        super().__init__(mapped(), dict.fromkeys(GTINS, 9), policy)
        self.in_room("kim")
        self.in_room("lee")

    def wants(self, visit: str, gtin: str, rail: str, within_s: int = 600) -> str:
        """Ask for ``gtin``, which hangs on ``rail`` and is promised; the id of the request."""
        command = replace(self.asking(visit, gtin), zone=ZONES.get(rail), fixture=rail)
        self.do(command)
        if self.state(visit) == "in_room":
            self.happened(PromiseMade(command.request, visit, within_s, within_s))
        return command.request

    def sets_out(self, runner: str = "mina", walk: str = "w1") -> list[str]:
        """``runner`` starts a walk; what is on it, in its order."""
        self.do(StartWalk(walk, runner, runner.title()))
        return list(self.floor.walks[walk].tasks)

    def picks(self, request: str, runner: str = "mina") -> None:
        self.do(PickGarment(request, runner))

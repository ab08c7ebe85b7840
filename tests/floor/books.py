"""The books of the pieces: every piece that left its rail is somewhere, said from the facts alone.

    taken = hung up again + gone + kept + left in rooms + with shoppers + in hands

It knows nothing of stock records, promises or the rules: only who took a piece and who put it down.
"""

from __future__ import annotations

from collections import Counter

from service.floor.facts import Fact
from service.floor.state import Floor, Request

#: Pieces that come off a rail, or out of nowhere.
TAKES = {"GarmentCarried", "CarriedInstead", "GarmentTurnedUp"}
#: Pieces that nobody can sell or find any more.
LOSES = {"GarmentMissed", "GarmentUnaccounted"}


class Books:
    """By GTIN: what was taken, what hangs again, what is gone, what was kept."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.hung: Counter[str] = Counter()
        self.gone: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()

    def tell(self, fact: Fact, floor: Floor) -> None:
        """``floor`` is as it was before the fact."""
        request = floor.requests.get(getattr(fact, "request", ""))
        back = floor.go_backs.get(str(getattr(fact, "go_back", "")))
        if fact.kind in TAKES:
            self.taken[request.gtin if request else getattr(fact, "gtin", "")] += 1
        elif fact.kind in LOSES and back is not None:
            self.gone[back.gtin] += 1
        elif fact.kind == "GarmentRecovered" and back is not None:
            self.hung[back.gtin] += 1
        elif request is not None:
            self._of_request(fact, request)

    def _of_request(self, fact: Fact, request: Request) -> None:
        in_hand = request.picked_by is not None
        if fact.kind == "GarmentPicked":
            self.taken[request.gtin] += not in_hand and request.go_back is None
        elif fact.kind == "TaskReleased":
            self.hung[request.gtin] += request.picked_by == getattr(fact, "runner", None)
        elif fact.kind == "RequestCancelled":
            self.hung[request.gtin] += request.state == "carried"
        elif fact.kind == "GarmentNotFound":
            self.gone[request.gtin] += in_hand
        elif fact.kind == "GarmentKept":
            self.kept[request.gtin] += 1
        elif fact.kind == "OutcomeWithdrawn":
            self.kept[request.gtin] -= request.outcome == "kept"

    def balance(self, floor: Floor) -> None:
        """Nothing is lost between two hands, and nothing is there twice.

        Raises:
            AssertionError: a piece is.
        """
        somewhere = Counter(back.gtin for back in floor.go_backs.values())
        for one in floor.requests.values():
            with_shopper = one.state in ("delivered", "carried") and one.outcome is None
            somewhere[one.gtin] += with_shopper or one.picked_by is not None
        for gtin in self.taken.keys() | somewhere.keys():
            accounted = self.hung[gtin] + self.gone[gtin] + self.kept[gtin] + somewhere[gtin]
            assert self.taken[gtin] == accounted, gtin

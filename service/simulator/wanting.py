"""What was wanted and could not be had only because it hung in a room: phantom stockouts.

Measured by the simulator, which knows where the pieces are: from the moment somebody looked for a
variant that no rail had free while a piece of it was on its way back (left in a room, or on the
rail beside the rooms), until a piece could be asked for, or whoever wanted it was gone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from service.clock import Ms
from service.floor import Fact, Floor


@dataclass(frozen=True, slots=True)
class Phantom:
    """Somebody wanted ``gtin`` from ``since`` on, and could not have it before ``until``."""

    gtin: str
    since: Ms
    until: Ms


@dataclass(slots=True)
class Wanted:
    """The wants that are open, by visit and variant, and those that are over."""

    floor: Floor
    phantoms: list[Phantom] = field(default_factory=list)
    sold_out: int = 0
    _open: dict[tuple[str, str], Ms] = field(default_factory=dict)

    def missed(self, visit: str, gtin: str, at: Ms) -> None:
        """``visit`` looked for ``gtin`` and none was free."""
        self.sold_out += 1
        if any(go_back.gtin == gtin for go_back in self.floor.go_backs.values()):
            self._open.setdefault((visit, gtin), at)

    def before(self, floor: Floor, fact: Fact, at: Ms) -> None:
        """Nothing is known to be over before it has happened."""

    def after(self, floor: Floor, fact: Fact, at: Ms) -> None:
        self.floor = floor
        for (visit, gtin), since in list(self._open.items()):
            gone = visit not in floor.visits or floor.visits[visit].ended_at is not None
            if gone or floor.available(gtin) > 0:
                del self._open[visit, gtin]
                self.phantoms.append(Phantom(gtin, since, at))

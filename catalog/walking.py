"""How far it is: metres between a garment, a fixture, a zone and a fitting room of one store.

Aisles cross at right angles, so a way is as long as its steps along and across (the rectilinear
distance that order picking is planned with). Where the map does not say where something stands, its
zone stands for it; where there is no map at all, zones stand one behind the other in walking order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.store import Place, StorePlan

#: Between two zones of a store without a map, and from the rooms to the first (metres).
ZONE_M = 12.0


def metres(one: Place, other: Place) -> float:
    """The way between two places along the aisles."""
    return abs(one.x - other.x) + abs(one.y - other.y)


@dataclass(frozen=True, slots=True)
class Walking:
    """The places of one store. ``mapped`` is whether its plan has a map; else all is assumed."""

    rooms: Mapping[str, Place]
    fixtures: Mapping[str, Place]
    zones: Mapping[str, Place]
    #: In front of the rooms: where walks begin and end.
    start: Place
    mapped: bool

    @classmethod
    def of(cls, plan: StorePlan | None) -> Walking:
        """The places of ``plan``; of no plan, a store where everything is one zone away."""
        if plan is None:
            return cls({}, {}, {}, Place(0.0, 0.0), False)
        known = _KNOWN.get(id(plan))
        if known is None or known[0] is not plan:
            if len(_KNOWN) >= MOST_KNOWN:
                _KNOWN.clear()
            _KNOWN[id(plan)] = known = (plan, cls._of(plan))
        return known[1]

    @classmethod
    def _of(cls, plan: StorePlan) -> Walking:
        zones = {
            zone.id: zone.area.middle if zone.area else Place(0.0, ZONE_M * step)
            for step, zone in enumerate(plan.zones, 1)
        }
        known = [room.at for room in plan.rooms if room.at is not None]
        n = max(1, len(known))
        middle = Place(sum(at.x for at in known) / n, sum(at.y for at in known) / n)
        fixtures = {one.id: one.at or zones.get(one.zone) for one in plan.fixtures}
        return cls(
            rooms={room.id: room.at or middle for room in plan.rooms},
            fixtures={fixture: at for fixture, at in fixtures.items() if at is not None},
            zones=zones,
            start=middle,
            mapped=bool(known) and any(zone.area for zone in plan.zones),
        )

    def metres_from_start(self, place: Place) -> float:
        """The way to ``place`` from in front of the rooms."""
        return metres(self.start, place)

    def place(self, fixture: str | None, zone: str | None) -> Place:
        """Where a garment hangs, as far as is known; else one zone from the rooms."""
        known = self.fixtures.get(fixture or "") or self.zones.get(zone or "")
        return known or Place(self.start.x, self.start.y + ZONE_M)

    def room(self, room: str | None) -> Place:
        """A fitting room; without one, where walks begin."""
        return self.rooms.get(room or "", self.start)


#: By the identity of a plan, which is frozen: comparing whole plans would take as long as reading
#: one, and every promise asks.
_KNOWN: dict[int, tuple[StorePlan, Walking]] = {}
MOST_KNOWN = 1_000

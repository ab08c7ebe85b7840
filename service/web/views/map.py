"""The store's map for drawing: zones, fixtures and rooms in metres, as far as they are known."""

from __future__ import annotations

from catalog.store import Area, Place, StorePlan
from service.web.views import View

#: Around what stands on a floor whose own size was not said (metres).
MARGIN_M = 1.0


def place_on_map(at: Place | None) -> View | None:
    return {"x": at.x, "y": at.y} if at else None


def map_view(plan: StorePlan | None) -> View:
    """``area`` is the floor; None where the plan has no map, and then nothing can be drawn."""
    zones = plan.zones if plan else ()
    fixtures = plan.fixtures if plan else ()
    rooms = plan.rooms if plan else ()
    return {
        "area": _area_view(_floor(plan)),
        "zones": [
            {"id": zone.id, "name": dict(zone.name), "area": _area_view(zone.area)}
            for zone in zones
        ],
        "fixtures": [
            {"id": one.id, "zone": one.zone, "name": dict(one.name), "at": place_on_map(one.at)}
            for one in fixtures
        ],
        "rooms": [
            {
                "id": room.id,
                "name": dict(room.name),
                "accessible": room.accessible,
                "at": place_on_map(room.at),
            }
            for room in rooms
        ],
    }


def _area_view(area: Area | None) -> View | None:
    if area is None:
        return None
    return {"x": area.x, "y": area.y, "width": area.width, "depth": area.depth}


def _floor(plan: StorePlan | None) -> Area | None:
    """The floor as the plan says it, or else all that has a place on it and a little around."""
    if plan is None or plan.area is not None:
        return plan.area if plan else None
    corners = [
        corner
        for zone in plan.zones
        if (area := zone.area)
        for corner in ((area.x, area.y), (area.x + area.width, area.y + area.depth))
    ]
    standing = [*(one.at for one in plan.fixtures), *(one.at for one in plan.rooms)]
    corners += [(at.x, at.y) for at in standing if at]
    if not corners:
        return None
    left, top = (min(side) - MARGIN_M for side in zip(*corners, strict=True))
    right, bottom = (max(side) + MARGIN_M for side in zip(*corners, strict=True))
    return Area(left, top, right - left, bottom - top)

"""How far it is in a store with a map, and in one without."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.store import plan
from catalog.store import Place
from catalog.walking import ZONE_M, Walking, metres


def test_aisles_cross_at_right_angles() -> None:
    assert metres(Place(1, 2), Place(4, 6)) == 7


def test_every_fixture_of_the_demo_store_stands_in_its_zone() -> None:
    demo = plan()
    areas = {zone.id: zone.area for zone in demo.zones}
    for fixture in demo.fixtures:
        area, at = areas[fixture.zone], fixture.at
        assert area is not None
        assert at is not None
        assert area.x < at.x < area.x + area.width
        assert area.y < at.y < area.y + area.depth
    assert len({fixture.at for fixture in demo.fixtures}) == len(demo.fixtures)


def test_walks_begin_in_the_middle_of_the_rooms() -> None:
    walking = Walking.of(plan(rooms=8))
    assert walking.mapped
    assert walking.start == Place(16, 1.5)
    assert walking.room("r1") == Place(9, 1.5)
    assert walking.room(None) == walking.start


def test_what_has_no_place_of_its_own_stands_in_its_zone() -> None:
    walking = Walking.of(plan())
    assert walking.place("no such rail", "women") == Place(5.5, 8)
    assert metres(walking.start, walking.place(None, None)) == ZONE_M


def test_without_a_map_zones_stand_one_behind_the_other() -> None:
    demo = plan()
    bare = replace(
        demo,
        zones=tuple(replace(zone, area=None) for zone in demo.zones),
        fixtures=tuple(replace(one, at=None) for one in demo.fixtures),
        rooms=tuple(replace(room, at=None) for room in demo.rooms),
    )
    walking = Walking.of(bare)
    assert not walking.mapped
    ways = [metres(walking.start, walking.place(None, zone.id)) for zone in demo.zones]
    assert ways == [ZONE_M * step for step in range(1, 6)]
    assert walking.place("coat-rail", "outer") == walking.place(None, "outer")

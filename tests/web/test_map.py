"""The store's map: what of it is drawn, and what is said of a store that has none."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.store import plan
from catalog.store import Area, FittingRoom, Fixture, Place, StorePlan, Zone
from service.web.views.map import map_view
from tests.serving import Service


async def test_a_store_without_a_map_says_so_and_names_its_places(service: Service) -> None:
    view = await service.anyone().get("/map")
    assert view["area"] is None
    assert view["zones"][0] == {
        "id": "tops",
        "name": {"en": "Tops", "ko": "상의"},
        "area": None,
    }
    assert view["fixtures"][0] == {
        "id": "rail-tops",
        "zone": "tops",
        "name": {"en": "Rail 1", "ko": "1번 행거"},
        "at": None,
    }
    assert view["rooms"][2] == {
        "id": "r3",
        "name": {"en": "Room 3", "ko": "3번"},
        "accessible": True,
        "at": None,
    }


def test_a_map_is_in_metres() -> None:
    view = map_view(plan())
    assert view["area"] == {"x": 0, "y": 0, "width": 32, "depth": 22}
    assert view["zones"][0]["area"] == {"x": 1, "y": 13, "width": 9, "depth": 8}
    assert view["fixtures"][0]["at"] == {"x": 3.0, "y": 15.0}
    assert view["rooms"][1]["at"] == {"x": 11.0, "y": 1.5}


def test_a_floor_whose_size_was_not_said_is_as_large_as_what_stands_on_it() -> None:
    small = StorePlan(
        id="small",
        name={"en": "Small"},
        timezone="Asia/Seoul",
        currency="KRW",
        zones=(Zone("all", {"en": "All"}, Area(2, 4, 6, 3)),),
        fixtures=(Fixture("rail", "all", {"en": "Rail"}, Place(9, 5)),),
        rooms=(FittingRoom("r1", {"en": "Room 1"}, at=Place(3, 1)),),
    )
    assert map_view(small)["area"] == {"x": 1, "y": 0, "width": 9, "depth": 8}
    assert map_view(replace(small, zones=(), fixtures=(), rooms=()))["area"] is None


def test_a_store_that_was_never_planned_has_no_map() -> None:
    assert map_view(None) == {"area": None, "zones": [], "fixtures": [], "rooms": []}

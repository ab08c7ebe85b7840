"""Walks, shifts, help and escalation through the API: who is shown what, by which name."""

from __future__ import annotations

from typing import Any

import pytest

from service.floor import decide
from service.floor.commands import LetTimePass
from tests.serving import Service, Visitor


async def asks(service: Service, visitor: Visitor, *styles: str) -> list[str]:
    return [await visitor.request(service.little.gtin(style)) for style in styles]


async def pass_time(service: Service) -> None:
    """Apply what is due until nothing is."""
    live = service.shop.live
    while decide(live.floor, LetTimePass(), service.clock.now(), live.policy):
        await live.submit(LetTimePass())


def on_stops(walk: Any) -> list[list[str]]:
    """The tasks of a walk, stop by stop."""
    return [[task["id"] for task in stop["tasks"]] for stop in walk["stops"]]


async def test_what_the_next_walk_shows_is_what_starting_it_claims(service: Service) -> None:
    kim, lee = await service.visitor_in_room(), await service.visitor_in_room()
    [tee] = await asks(service, kim, "tee-1")
    [coat] = await asks(service, lee, "coat-1")
    mina = service.runner("Mina")
    planned = (await mina.get("/staff"))["next_walk"]
    assert on_stops(planned) == [[tee], [coat]]
    assert [stop["zone"]["id"] for stop in planned["stops"]] == ["tops", "outer"]
    assert (planned["pieces"], len(planned["rooms"])) == (2, 2)
    begun = await mina.post("/walks")
    assert on_stops(begun["my_walk"]) == [[tee], [coat]]
    assert (begun["next_walk"], begun["open"]) == (None, [])
    assert begun["my_walk"]["stops"][0]["tasks"][0]["mine"]
    [other] = (await service.runner("Joon").get("/staff"))["others"]
    assert (other["runner"]["name"], [one["id"] for one in other["tasks"]]) == ("Mina", [tee, coat])
    assert await mina.refusal("POST", "/walks") == (409, "walk_unfinished")


async def test_what_is_fetched_is_shown_by_room(service: Service) -> None:
    kim = await service.visitor_in_room()
    tee, coat = await asks(service, kim, "tee-1", "coat-1")
    mina = service.runner("Mina")
    await mina.post("/walks")
    walking = (await mina.post(f"/requests/{tee}/pick"))["my_walk"]
    assert on_stops(walking) == [[coat]]
    assert [task["id"] for task in walking["rooms"][0]["tasks"]] == [coat, tee]
    await mina.post(f"/requests/{coat}/pick")
    await mina.post(f"/requests/{tee}/delivery")
    assert (await mina.post(f"/requests/{coat}/delivery"))["my_walk"] is None


async def test_a_task_and_a_walk_are_handed_to_a_colleague(service: Service) -> None:
    kim = await service.visitor_in_room()
    tee, coat = await asks(service, kim, "tee-1", "coat-1")
    mina, joon = service.runner("Mina"), service.runner("Joon")
    await joon.put("/shift", {"called": None})
    team = (await mina.get("/staff"))["team"]
    [to] = [one["id"] for one in team if one["name"] == "Joon"]
    walk = (await mina.post("/walks"))["my_walk"]["id"]
    await mina.post(f"/requests/{tee}/handing", {"to": to})
    assert on_stops((await joon.get("/staff"))["my_walk"]) == [[tee]]
    await mina.post(f"/walks/{walk}/handing", {"to": to})
    assert (await mina.get("/staff"))["my_walk"] is None
    assert on_stops((await joon.get("/staff"))["my_walk"]) == [[tee], [coat]]
    answer = await mina.refusal("POST", f"/requests/{tee}/handing", {"to": "nobody"})
    assert answer == (409, "not_your_task")


async def test_a_colleague_takes_over_with_the_piece_in_hand(service: Service) -> None:
    kim = await service.visitor_in_room()
    [tee] = await asks(service, kim, "tee-1")
    mina, joon = service.runner("Mina"), service.runner("Joon")
    await mina.post(f"/requests/{tee}/claim")
    await mina.post(f"/requests/{tee}/pick")
    service.clock.advance(180)
    [other] = (await joon.get("/staff"))["others"]
    assert other["silent"]
    assert other["tasks"][0]["in_hand_of"]["name"] == "Mina"
    mine = (await joon.post(f"/requests/{tee}/claim", {"in_hand": True}))["my_walk"]
    assert [task["id"] for task in mine["rooms"][0]["tasks"]] == [tee]


async def test_a_shopper_hears_who_is_coming_by_the_name_they_chose(service: Service) -> None:
    kim = await service.visitor_in_room()
    mina = service.runner("Mina")
    await mina.put("/shift", {"called": " Mimi ", "lead": True})
    called = await kim.post("./help", {"about": "price"})
    [call] = (await mina.get("/staff"))["help_calls"]
    assert (call["about"], call["escalated"]) == ("price", None)
    assert called["visit"]["help"]["answered_by"] is None
    await mina.post(f"/help-calls/{call['id']}/answer")
    assert (await kim.get("."))["help"]["answered_by"] == "Mimi"
    await mina.put("/shift", {"called": None})
    coming = (await kim.get("."))["help"]
    assert (coming["answered_by"], coming["answered_at"] is None) == (None, False)
    await mina.post(f"/help-calls/{call['id']}/done")
    assert (await kim.get("."))["help"] is None


async def test_each_step_is_told_to_the_shopper_and_to_the_manager(service: Service) -> None:
    kim = await service.visitor_in_room()
    [tee] = await asks(service, kim, "tee-1")
    assert (await kim.get("."))["staff_on_floor"] is False
    service.clock.advance(service.shop.live.policy.escalate_team_s)
    await pass_time(service)
    assert (await kim.get("."))["requests"][0]["escalated"] == "manager"
    today = await service.manager().get("/today")
    assert today["team"]["escalated"] == {"team": 0, "lead": 0, "manager": 1}
    [waiting] = today["escalated"]
    assert (waiting["kind"], waiting["step"], waiting["room"]["id"]) == ("request", "manager", "r1")
    await service.runner("Mina").post(f"/requests/{tee}/claim")
    seen = await kim.get(".")
    assert (seen["requests"][0]["escalated"], seen["staff_on_floor"]) == (None, True)


async def test_whoever_is_timed_sees_it_and_nobody_is_unless_it_is_turned_on(
    service: Service,
) -> None:
    mina, manager = service.runner("Mina"), service.manager()
    assert (await mina.get("/staff"))["timing"] == {"on": False, "mine": None}
    answer = await mina.refusal("PUT", "/individual-timing", {"on": True})
    assert answer == (403, "not_allowed")
    await manager.put("/individual-timing", {"on": True})
    kim = await service.visitor_in_room()
    [tee] = await asks(service, kim, "tee-1")
    await mina.post("/walks")
    await mina.post(f"/requests/{tee}/pick")
    service.clock.advance(60)
    await mina.post(f"/requests/{tee}/delivery")
    await pass_time(service)
    figures = {"walks": 1, "pieces": 1, "walk_median_s": 60}
    assert (await mina.get("/staff"))["timing"] == {"on": True, "mine": figures}
    today = await manager.get("/today")
    assert [one["name"] for one in today["individual_timing"]["runners"]] == ["Mina"]
    assert (today["team"]["walks"], today["team"]["pieces_per_walk"]) == (1, 1.0)
    off = await manager.put("/individual-timing", {"on": False})
    assert off["individual_timing"] == {"on": False, "runners": []}


async def test_a_carried_piece_changes_hands_on_the_floor(service: Service) -> None:
    kim = await service.visitor()
    carried = await kim.request(service.little.gtin("tee-1"), carry=True)
    mina = service.runner("Mina")
    assert (await mina.get("/staff"))["carried"] == 1
    [piece] = (await mina.get("/carried"))["carried"]
    assert (piece["id"], piece["call_sign"]) == (carried, (await kim.get("."))["call_sign"])
    taken = await mina.post(f"/requests/{carried}/takeover")
    assert (taken["carried"], taken["my_walk"]["waiting"][0]["id"]) == (0, carried)
    assert (await mina.get("/carried"))["carried"] == []
    given = await mina.post(f"/requests/{carried}/handover")
    assert (given["my_walk"], given["carried"]) == (None, 1)


async def test_what_is_further_back_is_only_named_and_all_is_there_for_who_asks(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.web.views.walk.OPEN_SHOWN", 1)
    kim = await service.visitor()
    lee = await service.visitor()
    asked = [await kim.request(service.little.gtin(which)) for which in ("tee-1", "tee-2")]
    await kim.post("./entry")
    asked.append(await lee.request(service.little.gtin("tee-2")))
    staff = await service.runner().get("/staff")
    assert [task["id"] for task in staff["open"]] == asked[:1]
    named = {"id": asked[1], "gtin": service.little.gtin("tee-2"), "state": "requested"}
    name = {"en": "Tee 2", "ko": "티셔츠 2"}
    assert staff["open_more"] == [{**named, "name": name, "mine": False}]
    assert staff["open_count"] == 3
    assert [task["id"] for walk in staff["walks"] for task in walk["tasks"]] == asked

"""Pieces that are not where one would like them, lived through the API by shoppers and runners."""

from __future__ import annotations

from typing import Any

from service.floor.commands import LetTimePass
from tests.serving import Service, Visitor


async def brought(service: Service, visitor: Visitor, gtin: str) -> str:
    """A garment in the visitor's room; the id of its request."""
    request = await visitor.request(gtin)
    for step in ("claim", "pick", "delivery"):
        await service.runner().post(f"/requests/{request}/{step}")
    return request


async def set_to(service: Service, gtin: str, pieces: int) -> None:
    change = {"gtin": gtin, "kind": "set", "pieces": pieces}
    await service.runner().post("/stock", {"changes": [change]})


async def time_passes(service: Service, seconds: float = 1) -> None:
    service.clock.advance(seconds)
    await service.shop.live.submit(LetTimePass())


async def missed(service: Service, request: str, **said: object) -> Any:
    runner = service.runner()
    await runner.post(f"/requests/{request}/claim")
    return await runner.post(f"/requests/{request}/absence", {"reason": "missing", **said})


async def test_what_was_not_found_is_replaced_with_one_tap_by_something_like_it(
    service: Service,
) -> None:
    """The other tees come in the same size and are here; what is taken meanwhile gives way."""
    kim, lee = await service.visitor_in_room(), await service.visitor_in_room()
    request = await kim.request(service.little.gtin("tee-1"))
    small = service.little.gtin("tee-1", size="S")
    await missed(service, request, reason="other_size_here", seen=[small])
    [told] = (await kim.get("."))["requests"]
    assert (told["reason"], told["seen"]) == ("other_size_here", [small])
    assert [card["size"]["label"] for card in told["instead"]] == ["M", "M", "M"]
    assert {card["available"] for card in told["instead"]} == {2}
    first = told["instead"][0]
    assert set(first) >= {"gtin", "style", "colourway", "name", "colour", "photo_small", "reason"}
    await set_to(service, first["gtin"], 1)
    await lee.request(first["gtin"])
    [told] = (await kim.get("."))["requests"]
    gtins = [card["gtin"] for card in told["instead"]]
    assert len(gtins) == 3
    assert first["gtin"] not in gtins
    answer = await kim.post(f"./requests/{request}/replacement", {"gtin": gtins[0]})
    gone, new = answer["visit"]["requests"]
    assert (gone["replaced_by"], gone["instead"], gone["seen"]) == (answer["request"], [], [])
    assert (new["id"], new["gtin"], new["state"]) == (answer["request"], gtins[0], "requested")


async def test_look_alikes_stay_where_they_are_while_others_tap(service: Service) -> None:
    kim, lee = await service.visitor_in_room(), await service.visitor_in_room()
    request = await kim.request(service.little.gtin("tee-1"))
    await missed(service, request)
    [before] = (await kim.get("."))["requests"]
    await kim.put("./opinions/tee-2", {"opinion": "like"})
    await lee.request(service.little.gtin("coat-3"))
    [after] = (await kim.get("."))["requests"]
    assert [one["gtin"] for one in after["instead"]] == [one["gtin"] for one in before["instead"]]


async def test_who_waits_for_a_garment_gets_it_from_the_room_where_it_was_left(
    service: Service,
) -> None:
    kim, lee = await service.visitor_in_room(), await service.visitor_in_room()
    gtin = service.little.gtin("coat-1")
    await set_to(service, gtin, 1)
    tried = await brought(service, kim, gtin)
    style = await lee.get("/styles/coat-1")
    [shown] = [one for way in style["colourways"] for one in way["variants"] if one["gtin"] == gtin]
    assert (shown["available"], shown["in_rooms"]) == (0, 1)
    [wish] = (await lee.post("./wishes", {"gtin": gtin}))["visit"]["wishes"]
    assert (wish["gtin"], wish["ahead"], wish["in_vain"]) == (gtin, 0, False)
    service.clock.advance(100)
    await kim.put(f"./requests/{tried}/outcome", {"outcome": "left"})
    await time_passes(service)
    seen = await lee.get(".")
    [coming] = seen["requests"]
    assert (seen["wishes"], coming["id"], coming["from"]) == ([], wish["id"], "room")
    staff = await service.runner().get("/staff")
    [task] = [task for walk in staff["walks"] for task in walk["tasks"]]
    assert (task["from"], task["from_room"]["id"], task["held_by"]) == ("room", "r1", None)
    [back] = staff["go_backs"]
    assert (back["wanted"], back["promised_to"]["room"]["id"]) == (1, "r2")
    today = await service.manager().get("/today")
    assert (today["phantom_s"], today["phantoms"]) == (101, 1)
    assert today["phantom_styles"] == [
        {"style": "coat-1", "name": {"en": "Coat 1", "ko": "코트 1"}, "seconds": 101, "n": 1}
    ]


async def test_who_stops_wanting_waits_for_nothing(service: Service) -> None:
    kim, lee = await service.visitor_in_room(), await service.visitor_in_room()
    gtin = service.little.gtin("coat-1")
    assert await lee.refusal("POST", "./wishes", {"gtin": gtin}) == (409, "one_is_free")
    await set_to(service, gtin, 1)
    await brought(service, kim, gtin)
    [wish] = (await lee.post("./wishes", {"gtin": gtin}))["visit"]["wishes"]
    assert (await lee.delete(f"./wishes/{wish['id']}"))["visit"]["wishes"] == []
    gone = await lee.refusal("DELETE", f"./wishes/{wish['id']}")
    assert gone == (404, "wish_unknown")


async def test_a_garment_at_another_fixture_is_shown_there(service: Service) -> None:
    kim = await service.visitor_in_room()
    request = await kim.request(service.little.gtin("tee-1"))
    said = {"reason": "at_other_fixture", "fixture": "rail-outer"}
    staff = await missed(service, request, **said)
    [task] = [task for stop in staff["my_walk"]["stops"] for task in stop["tasks"]]
    assert (task["fixture"]["id"], task["zone"]["id"], task["mine"]) == (
        "rail-outer",
        "outer",
        True,
    )


async def test_a_fixture_in_doubt_is_counted(service: Service) -> None:
    kim, runner = await service.visitor_in_room(), service.runner()
    tees = [service.little.gtin("tee-1"), service.little.gtin("tee-2")]
    for gtin in tees:
        await missed(service, await kim.request(gtin))
    await time_passes(service)
    [count] = (await runner.get("/staff"))["counts"]
    assert (count["fixture"]["id"], count["owner"], count["mine"]) == ("rail-tops", None, False)
    assert [garment["gtin"] for garment in count["garments"]] == tees
    [claimed] = (await runner.post("/counts/rail-tops/claim"))["counts"]
    assert (claimed["owner"]["name"], claimed["mine"]) == ("Mina", True)
    [left] = (await runner.post("/counts/rail-tops/count", {"pieces": {tees[0]: 1}}))["counts"]
    assert [garment["gtin"] for garment in left["garments"]] == tees[1:]
    assert service.shop.live.floor.available(tees[0]) == 1
    done = await runner.post("/counts/rail-tops/count", {"pieces": {tees[1]: 0}})
    assert done["counts"] == []


async def test_a_room_is_cleared_against_its_checklist(service: Service) -> None:
    kim, runner = await service.visitor_in_room(), service.runner()
    tee, coat = service.little.gtin("tee-1"), service.little.gtin("coat-1")
    kept, left = await brought(service, kim, tee), await brought(service, kim, coat)
    await kim.put(f"./requests/{kept}/outcome", {"outcome": "kept"})
    await kim.post("./end")
    [room] = [one for one in (await runner.get("/staff"))["rooms"] if one["id"] == "r1"]
    assert [(one["id"], one["became"]) for one in room["checklist"]] == [
        (kept, "kept"),
        (left, "left"),
    ]
    said = {"missing": [left], "found": [service.little.gtin("skirt-1")]}
    staff = await runner.post("/rooms/r1/clearing", said)
    [back] = staff["go_backs"]
    assert (back["state"], back["garment"]["gtin"]) == ("collected", said["found"][0])
    [question] = (await service.manager().get("/today"))["questions"]
    assert (question["id"], question["garment"]["gtin"], question["room"]["id"]) == (
        left,
        coat,
        "r1",
    )
    await runner.post(f"/questions/{left}/answer", {"answer": "found"})
    assert (await service.manager().get("/today"))["questions"] == []
    again = await runner.refusal("POST", f"/questions/{left}/answer", {"answer": "sold"})
    assert again == (404, "question_unknown")

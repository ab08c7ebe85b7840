"""A whole visit, lived through the API by a shopper, a runner, two screens and a manager."""

from __future__ import annotations

from typing import Any

from tests.serving import Service, Visitor


def states(visit: Any) -> list[str]:
    return [request["state"] for request in visit["requests"]]


async def test_a_whole_visit(service: Service) -> None:
    kim = await arrive(service)
    tee, coat = await ask_for_two(service, kim)
    await enter_the_room(service, kim)
    await fetch(service, kim, [tee, coat])
    await ask_for_one_from_the_slate(service, kim)
    await keep_one_and_leave(service, kim, kept=tee, left=coat)
    await bring_back(service, coat)
    await look_at_today(service)


async def arrive(service: Service) -> Visitor:
    """Kim scans a tag: a visit begins, with the garment on the screen."""
    gtin = service.little.gtin("tee-1")
    found = await service.anyone().get(f"/garments/{gtin}")
    assert found["style"]["name"]["ko"] == "티셔츠 1"
    kim = await service.visitor()
    seen = await kim.get(".")
    assert (seen["state"], seen["room"], seen["requests"]) == ("browsing", None, [])
    assert (seen["line"]["place"], seen["line"]["ready"]) == (1, False)
    return kim


async def ask_for_two(service: Service, kim: Visitor) -> tuple[str, str]:
    """Two garments are asked for; with the first one a room is offered at once."""
    tee = await kim.request(service.little.gtin("tee-1", size="S"))
    offered = await kim.get(".")
    assert offered["state"] == "offered"
    assert offered["room"]["id"] == "r1"
    assert offered["room"]["offer_until"] == "2026-11-23T01:02:00.000Z"
    coat = await kim.request(service.little.gtin("coat-1"))
    changed = await kim.put(
        f"./requests/{tee}/variant", {"gtin": service.little.gtin("tee-1", size="M")}
    )
    assert changed["request"] == tee
    assert changed["visit"]["requests"][0]["size"]["label"] == "M"
    return tee, coat


async def enter_the_room(service: Service, kim: Visitor) -> None:
    """The room's own screen lets Kim in; the promise is counted from here."""
    called = (await service.kiosk().get("/lobby"))["called"]
    assert [one["room"]["en"] for one in called] == ["Room 1"]
    service.clock.advance(30)
    room = await service.room("r1").post("/rooms/r1/entry")
    assert room["visit"]["id"] == kim.visit
    inside = await kim.get(".")
    assert inside["state"] == "in_room"
    promised = [one["promised_at"] for one in inside["requests"]]
    assert promised == ["2026-11-23T01:06:30.000Z", "2026-11-23T01:07:30.000Z"]


async def fetch(service: Service, kim: Visitor, requests: list[str]) -> None:
    """One walk for both, in the order in which the runner passes them."""
    runner = service.runner("Mina")
    [walk] = (await runner.get("/staff"))["walks"]
    assert walk["room"]["id"] == "r1"
    assert [task["id"] for task in walk["tasks"]] == requests
    assert [task["zone"]["id"] for task in walk["tasks"]] == ["tops", "outer"]
    for request in requests:
        claimed = await runner.post(f"/requests/{request}/claim")
        mine = [task for stop in claimed["my_walk"]["stops"] for task in stop["tasks"]]
        [task] = [one for one in mine if one["id"] == request]
        assert (task["state"], task["mine"], task["owner"]["name"]) == ("claimed", True, "Mina")
        await runner.post(f"/requests/{request}/pick")
    assert states(await kim.get(".")) == ["picked", "picked"]
    service.clock.advance(120)
    for request in requests:
        await runner.post(f"/requests/{request}/delivery")
    assert states(await service.room("r1").get(f"/visits/{kim.visit}")) == ["delivered"] * 2
    assert (await runner.get("/staff"))["walks"] == []


async def ask_for_one_from_the_slate(service: Service, kim: Visitor) -> None:
    """The room shows garments like those that Kim likes; one tap asks for one; it is not found."""
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    slate = await kim.get("./slate?n=3")
    card = next(card for card in slate["cards"] if card["gtin"] is not None)
    assert card["style"] not in ("tee-1", "coat-1")
    asked = await kim.post(
        "./requests",
        {"gtin": card["gtin"], "slate": slate["slate"], "position": card["position"]},
    )
    runner = service.runner("Jun")
    await runner.post(f"/requests/{asked['request']}/claim")
    await runner.post(f"/requests/{asked['request']}/absence", {"reason": "missing"})
    now = (await kim.get("."))["requests"][-1]
    assert (now["state"], now["reason"]) == ("not_found", "missing")
    variants = {one["gtin"]: one["available"] for one in now["variants"]}
    assert variants[card["gtin"]] == 0


async def keep_one_and_leave(service: Service, kim: Visitor, kept: str, left: str) -> None:
    service.clock.advance(300)
    await kim.post("./help", {"about": "size"})
    [call] = (await service.runner().get("/staff"))["help_calls"]
    await service.runner().post(f"/help-calls/{call['id']}/answer")
    assert (await kim.get("."))["help"]["answered_at"] == "2026-11-23T01:07:30.000Z"
    decided = await kim.put(f"./requests/{kept}/outcome", {"outcome": "kept"})
    assert decided["visit"]["requests"][0]["outcome"] == "kept"
    ended = (await kim.post("./end"))["visit"]
    assert ended["state"] == "ended"
    assert [one["outcome"] for one in ended["requests"]] == ["kept", "left", None]
    assert ended["requests"][1]["id"] == left


async def bring_back(service: Service, left: str) -> None:
    """The coat hangs in the room until a runner clears it, and may be asked for all the while."""
    runner = service.runner("Mina")
    gtin = service.little.gtin("coat-1")
    [go_back] = (await runner.get("/staff"))["go_backs"]
    assert (go_back["id"], go_back["state"], go_back["room"]["id"]) == (left, "in_room", "r1")
    [collected] = (await runner.post("/rooms/r1/clearing"))["go_backs"]
    assert (collected["state"], collected["room"]) == ("collected", None)
    assert service.shop.live.floor.available(gtin) == 2
    await runner.post(f"/go-backs/{left}/recovery", {"found": True})
    assert service.shop.live.floor.available(gtin) == 2
    states = [room["state"] for room in (await runner.get("/staff"))["rooms"]]
    assert states == ["vacant", "vacant", "vacant"]


async def look_at_today(service: Service) -> None:
    today = await service.manager().get("/today")
    counts = ("visits", "requests", "delivered", "not_found", "kept", "left", "in_store")
    assert [today[what] for what in counts] == [1, 3, 2, 1, 1, 1, 0]
    assert today["kept_rate"] == {"value": 0.5, "of": 2}
    assert today["fill_rate"] == {"value": 0.6667, "of": 3}
    assert today["bring"] == {"median_s": 120, "p90_s": 120, "n": 2}
    assert today["wait"] == {"median_s": 30, "p90_s": 30, "n": 1}
    assert today["promises_kept"] == {"value": 1.0, "of": 2}
    assert today["hours"] == [{"hour": 10, "visits": 1, "requests": 3, "delivered": 2}]
    assert today["rooms"] == {"vacant": 3}
    assert today["recent"][0]["kind"] == "GarmentRecovered"

"""Promises on screen: before the tap, about to be broken, and what the shopper may do then."""

from __future__ import annotations

from service.floor.audience import Audience, concerns
from service.floor.commands import LetTimePass
from service.floor.facts import LoadChanged
from service.floor.state import Load
from service.web.shapes import SlateShape
from tests.serving import Service, Visitor


async def late_garment(service: Service) -> tuple[Visitor, str]:
    """Nobody is known to be on the floor: it is promised in six minutes, and nobody comes."""
    kim = await service.visitor_in_room()
    coat = await kim.request(service.little.gtin("coat-1"))
    [asked] = (await kim.get("."))["requests"]
    assert (asked["late"], asked["zone"]["id"], asked["at"]) == (None, "outer", None)
    service.clock.advance(180)
    await service.shop.do(LetTimePass())
    return kim, coat


async def test_a_shopper_is_told_that_it_takes_longer_with_every_choice(service: Service) -> None:
    kim, _ = await late_garment(service)
    [asked] = (await kim.get("."))["requests"]
    assert asked["promised_at"] == "2026-11-23T01:07:00.000Z"
    assert asked["late"] == {
        "told_at": "2026-11-23T01:03:00.000Z",
        "expected_at": "2026-11-23T01:10:00.000Z",
        "accepted": False,
        "choices": ["wait", "carry", "another", "cancel"],
    }


async def test_who_would_rather_wait_is_not_asked_again(service: Service) -> None:
    kim, coat = await late_garment(service)
    [asked] = (await kim.post(f"./requests/{coat}/patience"))["visit"]["requests"]
    assert asked["late"]["accepted"]
    assert asked["late"]["choices"] == ["carry", "another", "cancel"]


async def test_who_fetches_it_has_it(service: Service) -> None:
    kim, coat = await late_garment(service)
    [asked] = (await kim.post(f"./requests/{coat}/carry"))["visit"]["requests"]
    assert (asked["state"], asked["late"]) == ("carried", None)
    assert (await service.runner().get("/staff"))["walks"] == []


async def test_a_runner_hands_a_piece_over_and_takes_one_over(service: Service) -> None:
    kim, mina = await service.visitor(), service.runner("Mina")
    coat = await kim.request(service.little.gtin("coat-1"))
    await mina.post(f"/requests/{coat}/claim")
    await mina.post(f"/requests/{coat}/pick")
    await mina.post(f"/requests/{coat}/handover")
    assert (await kim.get("."))["requests"][0]["state"] == "carried"
    await service.runner("Jun").post(f"/requests/{coat}/takeover")
    [walk] = (await service.runner("Jun").get("/staff"))["walks"]
    assert (walk["tasks"][0]["state"], walk["tasks"][0]["mine"]) == ("picked", True)
    refused = await mina.refusal("POST", f"/requests/{coat}/takeover")
    assert refused == (409, "not_carried")


async def test_the_manager_sees_how_honest_the_store_was(service: Service) -> None:
    _, coat = await late_garment(service)
    service.clock.advance(300)
    for step in ("claim", "pick", "delivery"):
        await service.runner().post(f"/requests/{coat}/{step}")
    today = await service.manager().get("/today")
    honesty = {
        "kept": {"value": 0.0, "of": 1},
        "not_brought": 0,
        "told_median_s": 420,
        "took_median_s": 480,
        "bias": {"mean_s": 60, "median_s": 60, "n": 1},
    }
    assert today["promises"] == {
        "all": honesty,
        "hours": [{"hour": 10, **honesty}],
        "zones": [{"zone": "outer", **honesty}],
    }
    assert today["load"]["level"] == "calm"


async def test_a_busy_store_says_so_everywhere_and_what_follows_from_it(service: Service) -> None:
    kim = await service.visitor_in_room()
    why = {"late": 4, "of": 10, "work_s": 200, "runners": 2}
    calm = await kim.get("./slate?n=3")
    assert (calm["load"]["level"], calm["carry_first"]) == ("calm", False)
    service.shop.live.floor.load = Load("slipping", **why)
    for view in (
        await kim.get("."),
        await kim.get("./slate?n=3"),
        await service.anyone().get("/styles/coat-1"),
        (await service.room("r1").get("/rooms/r1"))["slate"],
    ):
        assert (view["load"]["level"], view["load"]["why"]) == ("slipping", why)
        assert view["load"]["now"] == {"late": 0, "of": 0, "work_s": 0, "runners": 0}
        assert view["carry_first"]


async def test_an_overloaded_store_suggests_nothing_more(service: Service) -> None:
    kim = await service.visitor_in_room()
    service.shop.live.floor.load = Load("overloaded", 7, 10, 300, 2)
    slate = await kim.get("./slate")
    SlateShape.model_validate(slate)
    assert (slate["cards"], slate["fallback"], slate["why"]) == ([], "empty", "store_overloaded")


async def test_a_slate_that_stands_is_not_taken_from_under_a_finger(service: Service) -> None:
    """What is shown stays until its shopper says something; then nothing new is suggested."""
    kim, room = await service.visitor_in_room(), service.room("r1")
    before = (await room.get("/rooms/r1"))["slate"]
    await kim.request(before["cards"][0]["gtin"] or service.little.gtin("coat-1"))
    before = (await room.get("/rooms/r1"))["slate"]
    service.shop.live.floor.load = Load("overloaded", 7, 10, 300, 2)
    stands = (await room.get("/rooms/r1"))["slate"]
    assert [card["style"] for card in stands["cards"]] == [c["style"] for c in before["cards"]]
    await kim.put("./opinions/coat-3", {"opinion": "dislike"})
    assert (await room.get("/rooms/r1"))["slate"]["cards"] == []


def test_everybody_hears_that_the_store_is_busier(service: Service) -> None:
    fact, floor = LoadChanged("busy", 0, 0, 200, 2), service.shop.live.floor
    for audience in (Audience("visit", "kim"), Audience("room", "r1"), Audience("manager")):
        assert concerns(fact, audience, floor)
    assert not concerns(fact, Audience("lobby"), floor)

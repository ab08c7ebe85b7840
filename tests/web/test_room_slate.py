"""The slate on a room's screen: it follows what its shopper says, and nothing else moves it."""

from __future__ import annotations

import json
from typing import Any

from redis.asyncio import Redis

from service.log.position import Position
from service.log.signal_log import so_far
from service.settings import Settings
from service.web.shapes import SlateShape
from tests.little_store import LittleStore
from tests.serving import Caller, HandClock, LiveService, Service, Visitor, on_a_port
from tests.web.streams import Stream, listening


def cards(slate: dict[str, Any]) -> list[str]:
    return [card["colourway"] for card in slate["cards"]]


def shown(slate: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What a screen would paint otherwise if it were otherwise."""
    return [
        (one["colourway"], one["gtin"], one["reason"]["code"], one["because"])
        for one in slate["cards"]
    ]


def timeless(slate: dict[str, Any]) -> list[dict[str, Any]]:
    """Its cards, but for how long bringing each takes as of now."""
    return [{**card, "promise": None} for card in slate["cards"]]


async def brought(service: Service, kim: Visitor, gtin: str) -> str:
    asked = await kim.request(gtin)
    for step in ("claim", "pick", "delivery"):
        await service.runner().post(f"/requests/{asked}/{step}")
    return asked


async def slate_after(screen: Stream, someone: Visitor) -> dict[str, Any]:
    """The slate of the first view that holds all that was done until now."""
    done = Position.parse((await someone.get("."))["position"])
    while True:
        _, view = await screen.until_view()
        shown = Position.parse(view.id)
        if shown is not None and done is not None and shown >= done:
            slate: dict[str, Any] = view.data["slate"]
            return slate


async def test_every_tap_is_followed_by_a_view_that_holds_the_slate_it_led_to(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor_in_room()
    asked = await brought(live_service, kim, live_service.little.gtin("coat-3"))
    own = f"/visits/{kim.visit}"
    room = live_service.room("r1")
    async with listening(room, "/rooms/r1/events") as screen:
        slate = (await screen.view()).data["slate"]
        SlateShape.model_validate(slate)
        disliked = next(one["style"] for one in slate["cards"] if one["style"] != "tee-1")
        taps: list[tuple[str, object]] = [
            (f"/opinions/{disliked}", {"opinion": "dislike"}),
            ("/opinions/tee-1", {"opinion": "like"}),
            (f"/opinions/{disliked}", {"opinion": "dislike", "reasons": ["colour"]}),
            (f"/requests/{asked}/outcome", {"outcome": "kept"}),
        ]
        for tap, (path, body) in enumerate(taps):
            await room.put(f"{own}{path}", body)
            now = await slate_after(screen, kim)
            # What was shown and is disliked must go; other words may leave every card in place.
            assert (now["slate"] == slate["slate"]) == (shown(now) == shown(slate)), path
            assert tap > 0 or now["slate"] != slate["slate"]
            fresh = await kim.get("./slate")
            assert cards(now) == cards(fresh), path
            slate = now
    assert disliked not in [card["style"] for card in slate["cards"]]


async def test_what_others_do_moves_nothing_and_is_told_all_the_same(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor_in_room()
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    async with listening(live_service.room("r1"), "/rooms/r1/events") as screen:
        slate = (await screen.view()).data["slate"]
        lee = await live_service.visitor_in_room()  # the line moves: every room is told
        assert (await slate_after(screen, lee))["slate"] == slate["slate"]
        asked = await kim.request(live_service.little.gtin("skirt-1"))
        mine = await slate_after(screen, kim)
        assert mine["slate"] != slate["slate"]
        for step in ("claim", "pick", "delivery"):  # a runner does what was asked for
            await live_service.runner().post(f"/requests/{asked}/{step}")
            now = await slate_after(screen, kim)
            # No card moves; only how long each would take to bring follows the work ahead.
            assert (now["slate"], timeless(now)) == (mine["slate"], timeless(mine))
        wanted = next(card["gtin"] for card in mine["cards"] if card["gtin"])
        await lee.request(wanted)
        await kim.post("./help", {"about": "size"})
        after = await slate_after(screen, kim)
        assert after["slate"] == mine["slate"]
        left = {one["gtin"]: one["available"] for card in after["cards"] for one in card["sizes"]}
        assert left[wanted] == 1


async def test_a_card_that_can_no_longer_be_brought_makes_way_at_once(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor_in_room()
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    await kim.request(live_service.little.gtin("tee-1"))
    async with listening(live_service.room("r1"), "/rooms/r1/events") as screen:
        slate = (await screen.view()).data["slate"]
        sold = next(card["gtin"] for card in slate["cards"] if card["gtin"])
        other = next(
            gtin
            for gtin in live_service.little.on_hand
            if gtin not in [one["gtin"] for card in slate["cards"] for one in card["sizes"]]
        )
        for gtin in (other, sold):  # of the first the screen is not told: it shows none of it
            change = {"kind": "count", "gtin": gtin, "pieces": 0}
            await live_service.runner().post("/stock", {"changes": [change]})
        facts, view = await screen.until_view()
    after = view.data["slate"]
    assert facts == []
    assert after["slate"] != slate["slate"]
    assert sold not in [card["gtin"] for card in after["cards"]]


async def test_a_slate_on_a_screen_is_kept_once_however_often_it_is_shown(
    live_service: LiveService, redis_url: str
) -> None:
    kim = await live_service.visitor_in_room()
    room = live_service.room("r1")
    async with listening(room, "/rooms/r1/events") as screen:
        slate = (await screen.view()).data["slate"]
        await kim.post("./help", {"about": "size"})
        assert (await slate_after(screen, kim))["slate"] == slate["slate"]
    assert (await room.get("/rooms/r1"))["slate"]["slate"] == slate["slate"]
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        signals = [json.loads(text) async for _, text in so_far(redis, "little")]
    assert [(one["slate"], one["visit"]) for one in signals] == [(slate["slate"], kim.visit)]


async def test_a_screen_at_another_process_shows_the_same_cards(
    live_service: LiveService,
    settings: Settings,
    redis_url: str,
    clock: HandClock,
    little: LittleStore,
) -> None:
    kim = await live_service.visitor_in_room()
    await kim.put("./opinions/coat-2", {"opinion": "like"})
    room = live_service.room("r1")
    here = (await room.get("/rooms/r1"))["slate"]
    async with on_a_port(settings, redis_url, clock, little) as second:
        there = (await Caller(second.http, "little", room.token).get("/rooms/r1"))["slate"]
    assert [{**card, "slate": None} for card in there["cards"]] == [
        {**card, "slate": None} for card in here["cards"]
    ]


async def test_an_empty_room_and_the_next_shopper_see_nothing_of_the_last(
    service: Service,
) -> None:
    kim = await service.visitor_in_room()
    room = service.room("r1")
    assert len((await room.get("/rooms/r1"))["slate"]["cards"]) == 8
    await kim.post("./end")
    assert (await room.get("/rooms/r1"))["slate"] is None
    await service.runner().post("/rooms/r1/clearing")
    assert (await room.get("/rooms/r1"))["slate"] is None
    next_one = await room.post("/rooms/r1/walk-in")
    assert {card["opinion"] for card in next_one["slate"]["cards"]} == {None}

"""A full store: much happens at once, and its screens must not hold up the commands."""

from __future__ import annotations

import asyncio

from service.floor.commands import GiveOpinion, JoinLine
from service.web.following import PACE_S
from tests.serving import LiveService
from tests.web.streams import Event, kinds, listening


async def test_no_view_is_shown_twice(live_service: LiveService) -> None:
    """What came in between the first look and the listening is in the first view already."""
    kim, shop = await live_service.visitor(), live_service.shop
    plain = shop.moment

    async def slow() -> object:
        shop.moment = plain  # type: ignore[method-assign]
        await shop.live.submit(JoinLine(kim.visit))
        return await plain()

    shop.moment = slow  # type: ignore[method-assign, assignment]
    async with listening(kim, "./events") as screen:
        first = await screen.view()
        assert first.data["state"] == "offered"
        await kim.post("./entry")
        facts, second = await screen.until_view()
    assert kinds(facts) == ["RoomEntered"]
    assert second.id != first.id


async def test_a_burst_of_facts_is_few_views(live_service: LiveService) -> None:
    kim, shop = await live_service.visitor(), live_service.shop
    loop = asyncio.get_running_loop()
    styles = [f"{kind}-{n}" for kind in ("tee", "shirt", "skirt", "coat") for n in (1, 2, 3)]
    async with listening(kim, "./events") as screen:
        await screen.view()
        began = loop.time()
        for opinion in ("like", "dislike"):
            for style in styles:
                await shop.live.submit(GiveOpinion(kim.visit, style, opinion))
        facts: list[Event] = []
        views = 0
        while len(facts) < 2 * len(styles):
            told, _ = await screen.until_view()
            facts += told
            views += 1
        took_s = loop.time() - began
    assert kinds(facts) == ["OpinionGiven"] * (2 * len(styles))
    assert views <= 2 + took_s / PACE_S

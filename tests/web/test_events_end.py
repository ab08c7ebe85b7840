"""How live screens end: forgotten, no longer allowed, the service stops, the screen is gone."""

from __future__ import annotations

import asyncio

import pytest

from service.log.connection import connect
from service.log.keyring import Keyring
from service.settings import Settings
from service.web import following
from tests.little_store import LittleStore
from tests.serving import PATIENCE_S, HandClock, LiveService, on_a_port, problem
from tests.web.streams import Event, kinds, listening


async def test_a_forgotten_visit_ends_its_screen(live_service: LiveService) -> None:
    kim = await live_service.visitor()
    async with listening(kim, "./events") as screen:
        await screen.view()
        await kim.delete(".")
        gone = await screen.next()
        assert gone is not None
        assert (gone.kind, gone.data) == ("gone", {"code": "visit_forgotten"})
        assert await screen.next() is None


async def test_a_screen_that_comes_back_to_a_forgotten_visit_is_told_so(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor()
    await kim.delete(".")
    async with listening(kim, "./events") as screen:
        gone = await screen.next()
        assert gone is not None
        assert gone.data == {"code": "visit_forgotten"}


async def test_an_ended_visit_is_shown_until_it_is_forgotten(live_service: LiveService) -> None:
    kim = await live_service.visitor()
    async with listening(kim, "./events") as screen:
        await screen.view()
        await kim.post("./end")
        facts, view = await screen.until_view()
    assert kinds(facts) == ["VisitEnded"]
    assert view.data["state"] == "ended"


async def test_a_rooms_access_to_a_visit_ends_when_the_visit_leaves_it(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor_in_room()
    room = live_service.room("r1")
    async with listening(room, f"/visits/{kim.visit}/events") as screen:
        assert (await screen.view()).data["id"] == kim.visit
        await kim.post("./end")
        assert await screen.next() == Event(
            "gone", str(live_service.shop.live.position), {"code": "access_ended"}
        )
        assert await screen.next() is None


async def test_streams_end_when_the_service_stops(live_service: LiveService) -> None:
    """And the service need not wait for them."""
    kim = await live_service.visitor()
    async with (
        listening(kim, "./events") as phone,
        listening(live_service.runner(), "/staff/events") as staff,
    ):
        await phone.view()
        await staff.view()
        live_service.server.should_exit = True
        assert await phone.next() is None
        assert await staff.next() is None
    async with asyncio.timeout(2.5):
        await asyncio.shield(live_service.stopped)


async def test_a_quiet_line_is_kept_open(
    live_service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim = await live_service.visitor()
    monkeypatch.setattr(following, "KEEP_ALIVE_S", 0.01)
    async with listening(kim, "./events") as screen:
        await screen.view()
        for _ in range(3):
            event = await screen.next()
            assert event is not None
            assert event.kind == "comment"


def test_a_quiet_line_says_something_before_a_screen_takes_it_for_dead() -> None:
    """The contract with the screens: something every 10 s; they give up after 25 s."""
    assert following.KEEP_ALIVE_S == 10.0


async def test_a_screen_that_has_gone_is_no_longer_told_anything(live_service: LiveService) -> None:
    kim = await live_service.visitor()
    async with listening(kim, "./events") as screen:
        await screen.view()
        assert len(live_service.shop.live.watchers) == 2
    async with asyncio.timeout(PATIENCE_S):
        while len(live_service.shop.live.watchers) > 1:
            await asyncio.sleep(0.01)


async def test_a_store_without_a_catalogue_says_so_before_a_stream_begins(
    redis_url: str, settings: Settings, clock: HandClock, little: LittleStore
) -> None:
    redis = connect(redis_url)
    await Keyring(redis).add_store("little")
    await redis.aclose()
    async with on_a_port(settings, redis_url, clock, little) as service:
        response = await service.runner().ask("GET", "/staff/events")
        assert problem(response) == (503, "no_release")
        assert "fitroom catalog import" in response.json()["detail"]

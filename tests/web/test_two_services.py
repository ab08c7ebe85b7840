"""Several processes on one store: what is done on one is read on the other at once."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from service.settings import Settings
from tests.little_store import LittleStore
from tests.serving import Caller, HandClock, LiveService, Service, on_a_port, running
from tests.web.streams import kinds, listening


def on(service: Service, caller: Caller) -> Caller:
    """The same caller with the same token, at another process."""
    return Caller(service.http, caller.store, caller.token)


@pytest.fixture
async def second(
    service: Service, settings: Settings, redis_url: str, clock: HandClock, little: LittleStore
) -> AsyncIterator[Service]:
    async with running(settings, redis_url, clock, little) as second:
        yield second


async def test_what_is_done_on_one_is_read_on_the_other_at_once(
    service: Service, second: Service
) -> None:
    kim = await service.visitor()
    own = f"/visits/{kim.visit}"
    here, there = kim, on(second, kim)
    for n in range(1, 4):
        asked = await here.request(service.little.gtin(f"tee-{n}"))
        assert asked in [one["id"] for one in (await there.get(own))["requests"]]
        await there.post(f"{own}/requests/{asked}/cancellation")
        assert (await here.get("."))["requests"][-1]["state"] == "cancelled"


async def test_a_key_that_one_made_lets_in_at_the_other(service: Service, second: Service) -> None:
    runner = on(second, service.runner())
    kim = await service.visitor_in_room()
    asked = await kim.request(service.little.gtin("tee-1"))
    for step in ("claim", "pick", "delivery"):
        await runner.post(f"/requests/{asked}/{step}")
    assert (await kim.get("."))["requests"][0]["state"] == "delivered"


async def test_of_two_runners_at_two_processes_one_gets_the_task(
    service: Service, second: Service
) -> None:
    kim = await service.visitor_in_room()
    asked = await kim.request(service.little.gtin("tee-1"))
    mina, jun = service.runner("Mina"), on(second, service.runner("Jun"))
    await mina.post(f"/requests/{asked}/claim")
    assert await jun.refusal("POST", f"/requests/{asked}/claim") == (409, "task_taken")


async def test_without_a_secret_of_their_own_they_agree_on_one(
    redis_url: str, settings: Settings, clock: HandClock, little: LittleStore, service: Service
) -> None:
    settings.secret = ""
    async with (
        running(settings, redis_url, clock, little) as one,
        running(settings, redis_url, clock, little) as two,
    ):
        assert await on(two, one.manager()).get("/today")
        refused = await on(service, one.manager()).refusal("GET", "/today")
    assert refused == (401, "token_invalid")


async def test_a_screen_at_one_hears_what_is_done_at_the_other(
    live_service: LiveService,
    settings: Settings,
    redis_url: str,
    clock: HandClock,
    little: LittleStore,
) -> None:
    kim = await live_service.visitor()
    async with (
        on_a_port(settings, redis_url, clock, little) as second,
        listening(on(second, kim), f"/visits/{kim.visit}/events") as screen,
    ):
        left_at = (await screen.view()).id
        await kim.post("./place")
        assert kinds((await screen.until_view())[0]) == ["LineJoined", "RoomOffered"]
    async with listening(kim, "./events", left_at) as screen:
        assert kinds((await screen.until_view())[0]) == ["LineJoined", "RoomOffered"]

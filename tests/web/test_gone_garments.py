"""A garment that a new release has not is shown to nobody from that moment on, except in a room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.floor.commands import AdoptRelease
from service.floor.policy import Policy
from service.log.connection import connect
from service.log.live_floor import LiveFloor
from service.log.watcher import Watcher
from service.settings import Settings
from service.web.shop import Shop
from tests.little_store import LittleStore, build_little_store
from tests.serving import HandClock, Service, Visitor, problem, running, stock_store

GONE = {f"{kind}-4" for kind in ("tee", "shirt", "skirt", "coat")}


@pytest.fixture(scope="module")
def larger(data: Path) -> LittleStore:
    """The little store as it was: with a fourth style of every kind."""
    return build_little_store(data / "releases", styles_of_a_kind=4)


@pytest.fixture
async def before(
    redis_url: str,
    settings: Settings,
    clock: HandClock,
    larger: LittleStore,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Service]:
    """A service that has the larger release on display, and hears of a new one only when asked.

    It would hear by itself a moment later; what is asked within that moment is what counts here.
    """

    async def hears_nothing(self: Shop, watcher: Watcher) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Shop, "_heed", hears_nothing)
    await stock_store(redis_url, larger, clock)
    async with running(settings, redis_url, clock, larger) as service:
        yield service


async def adopt(redis_url: str, release: str) -> None:
    """What an import in another process does. When it is back, the fact is in the log."""
    redis = connect(redis_url)
    live = LiveFloor(redis, "little", HandClock(), Policy())
    await live.open()
    await live.submit(AdoptRelease(release))
    await redis.aclose()


def styles_in(said: object) -> set[str]:
    """Every style that is named anywhere in an answer."""
    if isinstance(said, dict):
        own = {said["style"]} if isinstance(said.get("style"), str) else set()
        return own.union(*map(styles_in, said.values()))
    return set().union(*map(styles_in, said)) if isinstance(said, list) else set()


Ask = Callable[[Service, Visitor, LittleStore], Coroutine[Any, Any, httpx.Response]]


async def a_page(service: Service, kim: Visitor, larger: LittleStore) -> httpx.Response:
    return await service.anyone().ask("GET", "/styles/tee-4")


async def a_tag(service: Service, kim: Visitor, larger: LittleStore) -> httpx.Response:
    return await service.anyone().ask("GET", f"/garments/{larger.gtin('tee-4')}")


async def a_likeness(service: Service, kim: Visitor, larger: LittleStore) -> httpx.Response:
    return await service.anyone().ask("GET", "/styles/tee-4/similar")


async def a_card(service: Service, kim: Visitor, larger: LittleStore) -> httpx.Response:
    """A tap on a card of a slate that was made before."""
    tapped = {"gtin": larger.gtin("tee-4"), "slate": "made-before", "position": 0}
    return await kim.ask("POST", "./requests", tapped)


async def another_colour(service: Service, kim: Visitor, larger: LittleStore) -> httpx.Response:
    request = (await kim.get("."))["requests"][0]["id"]
    body = {"gtin": larger.gtin("tee-4", "red")}
    return await kim.ask("PUT", f"./requests/{request}/variant", body)


@pytest.mark.parametrize(
    "ask", [a_page, a_tag, a_likeness, a_card, another_colour], ids=lambda ask: ask.__name__
)
async def test_whoever_asks_for_it_is_told_that_it_is_not_sold(
    ask: Ask, before: Service, larger: LittleStore, little: LittleStore, redis_url: str
) -> None:
    kim = await before.visitor_in_room()
    await kim.request(larger.gtin("tee-4"))
    await adopt(redis_url, little.release.id)
    answer = await ask(before, kim, larger)
    assert problem(answer) == (404, "garment_unknown")
    assert answer.json()["detail"] == "This store does not sell that garment."


@pytest.mark.parametrize(
    "path", ["/styles/tee-1/similar?n=24", "/search?q=tee&n=60", "/search?n=60", "./slate?n=24"]
)
async def test_it_is_offered_to_nobody(
    path: str, before: Service, little: LittleStore, redis_url: str
) -> None:
    kim = await before.visitor_in_room()
    assert styles_in(await kim.get(path)) & GONE
    await adopt(redis_url, little.release.id)
    offered = styles_in(await kim.get(path))
    assert offered
    assert offered <= set(little.release.styles)


async def test_a_room_screen_that_was_told_nothing_else_lets_go_of_it(
    before: Service, little: LittleStore, redis_url: str
) -> None:
    """The slate that stands on a room's screen is replaced."""
    kim = await before.visitor_in_room()
    room = (await kim.get("."))["room"]["id"]
    screen = before.room(room)
    for style in sorted(set(little.release.styles) - {"tee-1"}):
        await kim.put(f"./opinions/{style}", {"opinion": "dislike"})
    assert styles_in((await screen.get(f"/rooms/{room}"))["slate"]) & GONE
    await adopt(redis_url, little.release.id)
    slate = (await screen.get(f"/rooms/{room}"))["slate"]
    assert slate["release"] == little.release.id
    assert styles_in(slate["cards"]) <= set(little.release.styles)


async def test_in_a_room_it_keeps_its_name_and_its_photo(
    before: Service, larger: LittleStore, little: LittleStore, redis_url: str
) -> None:
    kim = await before.visitor_in_room()
    gtin = larger.gtin("tee-4")
    asked = await kim.request(gtin)
    [shown] = (await kim.get("."))["requests"]
    await adopt(redis_url, little.release.id)
    [line] = (await kim.get("."))["requests"]
    assert (line["id"], line["gtin"], line["name"]) == (asked, gtin, shown["name"])
    assert line["name"] == {"en": "Tee 4", "ko": "티셔츠 4"}
    assert line["photo"].startswith(f"/photos/{larger.release.id}/")
    assert (await before.http.get(line["photo_small"])).headers["content-type"] == "image/jpeg"
    [walk] = (await before.runner().get("/staff"))["walks"]
    assert walk["tasks"][0]["name"] == line["name"]


async def test_a_service_that_was_started_since_knows_only_its_number(
    redis_url: str, settings: Settings, clock: HandClock, little: LittleStore, larger: LittleStore
) -> None:
    await stock_store(redis_url, larger, clock)
    async with running(settings, redis_url, clock, larger) as service:
        kim = await service.visitor_in_room()
        await kim.request(larger.gtin("tee-4"))
    await adopt(redis_url, little.release.id)
    async with running(settings, redis_url, clock, little) as service:
        kim = Visitor(service.http, "little", kim.token, kim.visit)
        [line] = (await kim.get("."))["requests"]
        gtin = larger.gtin("tee-4")
        assert (line["gtin"], line["name"], line["photo"]) == (gtin, {"und": gtin}, None)

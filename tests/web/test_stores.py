"""Several stores in one service, and one that is imported while it runs."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis

from service import app
from service.log import keys
from service.settings import Settings
from tests.little_store import LittleStore
from tests.serving import PATIENCE_S, HandClock, Service, running, stock_store


async def until_there(service: Service, store: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while store not in service.app.state.shops:
            await asyncio.sleep(0.01)


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "NEW_STORES_S", 0.01)


async def test_a_store_that_is_imported_while_the_service_runs_is_opened(
    service: Service, redis_url: str, little: LittleStore, clock: HandClock
) -> None:
    await stock_store(redis_url, little, clock, "second")
    await until_there(service, "second")
    config = (await service.http.get("/v1/config")).json()
    assert (config["store"], config["stores"]) == (None, ["little", "second"])
    assert (await service.anyone("second").get(""))["id"] == "second"


async def test_what_happens_in_one_store_stays_in_it(
    service: Service, redis_url: str, little: LittleStore, clock: HandClock
) -> None:
    await stock_store(redis_url, little, clock, "second")
    await until_there(service, "second")
    kim = await service.visitor_in_room()
    await kim.request(little.gtin("tee-1"))
    elsewhere = service.someone("manager", "m", store="second")
    assert (await elsewhere.get("/today"))["visits"] == 0
    assert (await elsewhere.get("/staff"))["walks"] == []
    kim.store = "second"
    assert await kim.refusal("GET", ".") == (403, "not_allowed")


async def test_a_store_whose_log_is_broken_does_not_keep_the_others_closed(
    redis_url: str, settings: Settings, little: LittleStore, clock: HandClock
) -> None:
    for store in ("broken", "little"):
        await stock_store(redis_url, little, clock, store)
    log = keys.log("broken")
    async with Redis.from_url(redis_url) as redis:
        copy = await redis.dump(log)
        assert copy is not None
        await redis.xtrim(log, maxlen=2, approximate=False)
        async with running(settings, redis_url, clock, little) as service:
            assert list(service.app.state.shops) == ["little"]
            refused = await service.anyone("broken").refusal("GET", "")
            assert refused == (404, "store_unknown")
            await redis.restore(log, 0, copy, replace=True)
            await until_there(service, "broken")

"""Idempotency-Key: a command that was sent twice happens once, whichever process it reaches."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from service.log import keys
from service.settings import Settings
from tests.little_store import LittleStore
from tests.serving import HandClock, Service, running


@pytest.fixture
async def second(
    service: Service, settings: Settings, redis_url: str, clock: HandClock, little: LittleStore
) -> AsyncIterator[Service]:
    """Another process on the same store."""
    async with running(settings, redis_url, clock, little) as second:
        yield second


async def length(redis_url: str) -> int:
    async with Redis.from_url(redis_url) as redis:
        return int(await redis.xlen(keys.log("little")))


async def test_the_same_command_again_gets_the_same_answer(
    service: Service, redis_url: str
) -> None:
    kim = await service.visitor()
    body = {"gtin": service.little.gtin("tee-1")}
    first = await kim.ask("POST", "./requests", body, idempotency_key="a")
    before = await length(redis_url)
    second = await kim.ask("POST", "./requests", body, idempotency_key="a")
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert second.status_code == 201
    assert await length(redis_url) == before
    assert len((await kim.get("."))["requests"]) == 1


async def test_a_visit_is_started_once_and_gets_its_token_again(service: Service) -> None:
    anyone = service.anyone()
    body = {"via": "phone"}
    first = await anyone.post("/visits", body, idempotency_key="5e6f0a7e-0b0c-4d0e")
    again = await anyone.post("/visits", body, idempotency_key="5e6f0a7e-0b0c-4d0e")
    assert first == again
    assert len(service.shop.live.floor.visits) == 1


async def test_a_visit_is_taken_over_once_and_gets_its_token_again(service: Service) -> None:
    kim = await service.visitor()
    code = {"code": (await kim.post("./code"))["code"]}
    anyone = service.anyone()
    first = await anyone.post("/visits/takeover", code, idempotency_key="9f1b2c3d-4e5f-6071")
    again = await anyone.post("/visits/takeover", code, idempotency_key="9f1b2c3d-4e5f-6071")
    assert first == again


async def test_the_same_key_with_another_body_is_refused(service: Service) -> None:
    kim = await service.visitor()
    tee, coat = service.little.gtin("tee-1"), service.little.gtin("coat-1")
    await kim.post("./requests", {"gtin": tee}, idempotency_key="a")
    other = await kim.refusal("POST", "./requests", {"gtin": coat}, idempotency_key="a")
    assert other == (422, "key_reused")
    assert await kim.refusal("POST", "./place", idempotency_key="a") == (422, "key_reused")


async def test_the_same_body_with_its_fields_in_another_order_is_the_same(service: Service) -> None:
    kim = await service.visitor()
    gtin = service.little.gtin("tee-1")
    one = await kim.post("./requests", {"gtin": gtin, "carry": True}, idempotency_key="a")
    two = await kim.post("./requests", {"carry": True, "gtin": gtin}, idempotency_key="a")
    assert one == two


async def test_a_key_of_one_shopper_says_nothing_to_another(service: Service) -> None:
    kim, lee = await service.visitor(), await service.visitor()
    body = {"gtin": service.little.gtin("tee-1")}
    mine = await kim.post("./requests", body, idempotency_key="a")
    yours = await lee.post("./requests", body, idempotency_key="a")
    assert mine["request"] != yours["request"]


@pytest.mark.parametrize("key", ["", " ", "k" * 256, "with a space", "é"])
async def test_a_key_that_is_none_is_refused(key: str, service: Service) -> None:
    kim = await service.visitor()
    bearer = kim.headers["Authorization"].encode()
    headers = {b"authorization": bearer, b"idempotency-key": key.encode()}
    response = await service.http.post(kim.url("./place"), json={}, headers=headers)
    assert (response.status_code, response.json()["code"]) == (400, "key_invalid")
    assert (await kim.get("."))["state"] == "browsing"


async def test_a_key_that_a_stranger_might_send_too_starts_no_visit(service: Service) -> None:
    """Or the stranger would get the same answer: somebody else's token."""
    anyone = service.anyone()
    for key in ("1", "visit-2026-11-23"[:15]):
        refused = await anyone.refusal("POST", "/visits", {"via": "phone"}, idempotency_key=key)
        assert refused == (400, "key_invalid")
    assert service.shop.live.floor.visits == {}


async def test_a_key_may_stand_in_quotes_as_the_draft_of_the_standard_has_it(
    service: Service,
) -> None:
    kim = await service.visitor()
    await kim.post("./place", idempotency_key='"a"')
    assert (await kim.post("./place", idempotency_key="a"))["visit"]["state"] == "offered"


async def test_a_repeat_that_reaches_another_process_gets_the_same_answer(
    service: Service, second: Service
) -> None:
    kim = await service.visitor()
    body = {"gtin": service.little.gtin("tee-1")}
    first = await kim.post("./requests", body, idempotency_key="a")
    kim.http = second.http
    assert await kim.post("./requests", body, idempotency_key="a") == first


async def test_a_tap_that_reaches_both_processes_at_once_happens_once(
    service: Service, second: Service
) -> None:
    kim = await service.visitor()
    body = {"gtin": service.little.gtin("tee-1")}
    url, headers = kim.url("./requests"), kim.headers | {"Idempotency-Key": "a"}
    answers = await asyncio.gather(
        *(
            one.http.post(url, json=body, headers=headers)
            for one in (service, second, service, second)
        )
    )
    assert [one.status_code for one in answers] == [201] * 4
    assert len({one.json()["request"] for one in answers}) == 1
    assert len((await kim.get("."))["requests"]) == 1


async def test_a_refused_tap_may_be_sent_again_with_its_key(service: Service) -> None:
    kim, lee = await service.visitor(), await service.visitor()
    gtin = service.little.gtin("tee-1")
    await service.runner().post("/stock", {"changes": [{"gtin": gtin, "kind": "set", "pieces": 1}]})
    theirs = await lee.request(gtin)
    body = {"gtin": gtin}
    sold_out = await kim.refusal("POST", "./requests", body, idempotency_key="a")
    assert sold_out == (409, "sold_out")
    await lee.post(f"./requests/{theirs}/cancellation")
    assert (await kim.post("./requests", body, idempotency_key="a"))["request"]

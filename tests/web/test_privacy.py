"""What nobody else may learn: a list, a visit that has left the room, a token."""

from __future__ import annotations

import json
import logging

import pytest

from service.log.keyring import Enrolment
from tests.serving import LiveService, Service, problem


async def test_one_shopper_never_sees_the_list_of_another(service: Service) -> None:
    kim, lee = await service.visitor(), await service.visitor()
    asked = await kim.request(service.little.gtin("coat-1"))
    for path in ("", "/slate", "/events"):
        address = f"/visits/{kim.visit}{path}"
        assert await lee.refusal("GET", address) == (403, "not_allowed")
    cancel = f"/visits/{lee.visit}/requests/{asked}/cancellation"
    assert await lee.refusal("POST", cancel) == (404, "request_unknown")
    seen = json.dumps(await lee.get(".")) + json.dumps(await lee.get("./slate"))
    assert kim.visit not in seen
    assert asked not in seen
    assert (await kim.get("."))["requests"][0]["id"] == asked


async def test_strangers_see_call_signs_and_nothing_that_they_could_act_with(
    service: Service,
) -> None:
    kim = await service.visitor()
    asked = await kim.request(service.little.gtin("coat-1"))
    lobby = await service.kiosk().get("/lobby")
    sign = (await kim.get("."))["call_sign"]
    assert [called["call_sign"] for called in lobby["called"]] == [sign]
    shown = [lobby, await service.anyone().get(""), await service.room("r2").get("/rooms/r2")]
    seen = json.dumps(shown)
    assert kim.visit not in seen
    assert asked not in seen


async def test_a_room_acts_for_the_visit_that_is_in_it_and_not_before_or_after(
    service: Service,
) -> None:
    kim = await service.visitor()
    await kim.post("./place")
    room, own = service.room("r1"), f"/visits/{kim.visit}"
    offered = await room.get("/rooms/r1")
    assert offered["room"]["state"] == "offered"
    assert offered["visit"] is None
    assert await room.refusal("GET", own) == (403, "not_allowed")
    await kim.post("./entry")
    assert (await room.get(own))["state"] == "in_room"
    await room.post(f"{own}/requests", {"gtin": service.little.gtin("tee-1")})
    await kim.post("./end")
    assert await room.refusal("GET", own) == (403, "not_allowed")
    assert await room.refusal("POST", f"{own}/help") == (403, "not_allowed")
    after = await room.get("/rooms/r1")
    assert after["visit"] is None
    assert after["room"]["state"] == "needs_clearing"


async def test_a_room_is_wiped_for_the_next_shopper(service: Service) -> None:
    kim = await service.visitor_in_room()
    await kim.request(service.little.gtin("coat-1"))
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    await kim.post("./end")
    await service.runner().post("/rooms/r1/clearing")
    await service.room("r1").post("/rooms/r1/walk-in")
    now = (await service.room("r1").get("/rooms/r1"))["visit"]
    assert now["id"] != kim.visit
    assert now["requests"] == []
    assert now["opinions"] == {}


async def test_a_forgotten_visit_is_known_to_nobody(service: Service) -> None:
    kim = await service.visitor_in_room()
    asked = await kim.request(service.little.gtin("coat-1"))
    assert (await kim.ask("DELETE", ".")).status_code == 204
    assert await kim.refusal("GET", ".") == (404, "visit_unknown")
    seen = json.dumps([await service.manager().get(path) for path in ("/staff", "/today")])
    assert kim.visit not in seen
    assert asked not in seen


async def test_a_take_over_code_works_once_and_only_for_a_while(service: Service) -> None:
    kim = await service.visitor_in_room()
    code = (await kim.post("./code"))["code"]
    phone = await service.anyone().post("/visits/takeover", {"code": code.lower()})
    assert phone["visit"]["id"] == kim.visit
    again = await service.anyone().refusal("POST", "/visits/takeover", {"code": code})
    assert again == (404, "code_unknown")
    late = (await kim.post("./code"))["code"]
    service.clock.advance(service.shop.live.policy.code_s + 1)
    gone = await service.anyone().refusal("POST", "/visits/takeover", {"code": late})
    assert gone == (404, "code_unknown")


async def test_no_token_stands_in_a_log_an_address_or_a_header(
    live_service: LiveService, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is logged while everything goes well, and while everything goes wrong."""
    service = live_service
    caplog.set_level(logging.DEBUG)
    for ours in ("httpx", "httpcore"):  # The client of this test is not the service.
        caplog.set_level(logging.CRITICAL, logger=ours)

    @service.app.get("/v1/stores/{store}/broken")
    async def broken(store: str) -> None:
        raise RuntimeError("a mistake")

    key = await service.app.state.keyring.issue(Enrolment("runner", "little", "mina", "Mina"))
    kim = await service.visitor_in_room()
    code = await kim.post("./code")
    answers = [
        await service.http.post("/v1/enrolment", json={"key": key}),
        await service.http.post("/v1/enrolment", json={"key": key}),
        await kim.ask("POST", "/visits/takeover", {"code": code["code"]}),
        await kim.ask("GET", "/broken"),
        await kim.ask("POST", "./requests", {"gtin": "no"}),
        await kim.ask("GET", "./nothing"),
    ]
    assert [one.status_code for one in answers] == [200, 410, 200, 500, 422, 404]
    printed = capsys.readouterr()
    logged = printed.out + printed.err + caplog.text
    assert "a mistake" in logged
    secrets = [key, code["code"], kim.token, answers[0].json()["token"], answers[2].json()["token"]]
    for secret in secrets:
        assert secret not in logged
        for one in answers:
            assert secret not in str(one.headers) + str(one.url)


async def test_a_code_stands_in_the_fragment_of_its_address(service: Service) -> None:
    """Which no browser sends, so no server and no proxy ever writes it down."""
    kim = await service.visitor()
    issued = await kim.post("./code")
    address, _, fragment = issued["url"].partition("#")
    assert address == "http://fit.test/phone?s=little"
    assert fragment == f"code={issued['code']}"
    assert issued["qr_svg"].startswith("<svg")


async def test_a_token_in_an_address_is_worth_nothing(service: Service) -> None:
    kim = await service.visitor()
    response = await service.http.get(f"/v1/stores/little/visits/{kim.visit}?token={kim.token}")
    assert problem(response) == (401, "token_missing")

"""Companions over the web: what a second phone may see and do, and that it ends."""

from __future__ import annotations

import json

from tests.serving import LiveService, Service
from tests.web.streams import listening


async def test_a_code_opens_the_phone_page_of_a_companion(service: Service) -> None:
    kim = await service.visitor()
    shown = await kim.post("./companions/code")
    assert shown["url"].endswith(f"/phone?s=little#companion={shown['code']}")
    assert shown["expires_at"] == "2026-11-23T01:10:00.000Z"
    assert shown["qr_svg"].startswith("<svg")
    body = {"code": shown["code"].lower(), "label": "partner"}
    joined = await service.anyone().post("/companions", body)
    assert (joined["company"]["number"], joined["company"]["label"]) == (1, "partner")
    assert await service.anyone().refusal("POST", "/companions", body) == (404, "code_unknown")


async def test_a_companion_sees_the_garments_and_neither_sizes_nor_what_was_said(
    service: Service,
) -> None:
    kim = await service.visitor_in_room()
    tee = service.little.gtin("tee-1", size="M")
    await kim.request(tee)
    await kim.put("./opinions/tee-1", {"opinion": "dislike", "reasons": ["too_small"]})
    lee = await service.companion(kim)
    seen = await lee.get(".")
    assert [(one["style"], one["where"], one["mine"]) for one in seen["garments"]] == [
        ("tee-1", "coming", False)
    ]
    assert seen["room"] == {"id": "r1", "name": {"en": "Room 1", "ko": "1번"}}
    assert not {"size", "gtin", "outcome", "reasons"} & set(seen["garments"][0])
    written = json.dumps(seen)
    for secret in (kim.visit, tee, "too_small", "dislike"):
        assert secret not in written


async def test_a_companion_adds_and_votes_and_the_shopper_sees_whose_it_is(
    service: Service,
) -> None:
    kim = await service.visitor()
    lee = await service.companion(kim)
    added = await lee.post("./requests", {"gtin": service.little.gtin("coat-1")})
    assert [(one["style"], one["mine"]) for one in added["company"]["garments"]] == [
        ("coat-1", True)
    ]
    voted = await lee.put("./votes/coat-1", {"opinion": "like"})
    assert voted["company"]["garments"][0]["vote"] == "like"
    own = await kim.get(".")
    assert own["companions"] == [
        {
            "id": lee.companion,
            "number": 1,
            "label": None,
            "called_at": None,
            "votes": {"coat-1": "like"},
        }
    ]
    assert own["requests"][0]["by"] == lee.companion
    assert own["opinions"] == {}
    assert await lee.refusal("PUT", "./votes/hat", {"opinion": "like"}) == (404, "garment_unknown")


async def test_a_companion_who_was_sent_away_is_out(service: Service) -> None:
    kim = await service.visitor()
    lee, park = await service.companion(kim), await service.companion(kim)
    await kim.delete(f"./companions/{lee.companion}")
    assert await lee.refusal("GET", ".") == (404, "companion_unknown")
    await park.delete(".")
    assert await park.refusal("GET", ".") == (404, "companion_unknown")
    assert (await kim.get("."))["companions"] == []


async def test_when_the_visit_is_forgotten_its_companions_know_nothing(service: Service) -> None:
    kim = await service.visitor()
    lee = await service.companion(kim)
    await lee.put("./votes/tee-1", {"opinion": "like"})
    await kim.delete(".")
    assert await lee.refusal("GET", ".") == (404, "companion_unknown")


async def test_the_staff_hear_nothing_of_who_came_along(service: Service) -> None:
    kim = await service.visitor()
    lee = await service.companion(kim, label="family")
    await lee.put("./votes/tee-1", {"opinion": "like"})
    await kim.post(f"./companions/{lee.companion}/call")
    today = await service.manager().get("/today")
    kinds = {one["kind"] for one in today["recent"]}
    assert not kinds & {"CompanionJoined", "VoteGiven", "CompanionCalled"}
    assert lee.companion not in json.dumps([today, await service.runner().get("/staff")])


async def test_a_companion_hears_the_call_and_that_it_is_over(live_service: LiveService) -> None:
    kim = await live_service.visitor_in_room()
    lee = await live_service.companion(kim)
    async with listening(lee, "./events") as stream:
        assert (await stream.view()).data["called_at"] is None
        await kim.post(f"./companions/{lee.companion}/call")
        facts, view = await stream.until_view()
        assert [fact.data["kind"] for fact in facts] == ["CompanionCalled"]
        assert view.data["called_at"] == "2026-11-23T01:00:00.000Z"
        await kim.post("./end")
        gone = await stream.next()
        assert gone is not None
        assert (gone.kind, gone.data) == ("gone", {"code": "access_ended"})

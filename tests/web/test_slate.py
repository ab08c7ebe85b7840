"""Slates over HTTP: what a card says, why it is there, what is kept of it, and what moves it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from PIL import Image
from redis.asyncio import Redis

from service.log.signal_log import so_far
from service.settings import Settings
from service.web.shapes import SlateShape
from tests.little_store import LittleStore
from tests.serving import Caller, HandClock, Service, running

AT = "2026-11-23T10:00:00+09:00"


async def recorded(redis_url: str) -> list[dict[str, Any]]:
    """The slates that were kept."""
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        signals = [json.loads(text) async for _, text in so_far(redis, "little")]
    return [signal for signal in signals if signal["kind"] == "slate"]


def shown(slate: dict[str, Any]) -> list[str]:
    return [card["colourway"] for card in slate["cards"]]


# --- what is answered ----------------------------------------------------------------------------


@pytest.mark.parametrize("explain", ["", "&explain=true"])
async def test_a_slate_is_as_the_description_of_the_api_says(
    explain: str, service: Service
) -> None:
    kim = await service.visitor()
    await kim.put("./opinions/tee-1", {"opinion": "dislike", "reasons": ["colour"]})
    await kim.request(service.little.gtin("shirt-1"))
    answers = [
        await kim.get(f"./slate?n=12{explain}"),
        await service.anyone().get(f"/styles/tee-1/similar?size=M{explain}"),
    ]
    for answer in answers:
        SlateShape.model_validate(answer)
        assert len(answer["cards"]) > 5
        assert ("explain" in answer) == bool(explain)


async def test_the_description_of_the_api_names_the_shape_of_a_slate(service: Service) -> None:
    described = (await service.http.get("/openapi.json")).json()
    for path in ("/visits/{visit}/slate", "/styles/{style}/similar"):
        route = described["paths"][f"/v1/stores/{{store}}{path}"]["get"]
        assert "explain" in [one["name"] for one in route["parameters"]]
        answer = route["responses"]["200"]["content"]["application/json"]["schema"]
        assert answer == {"$ref": "#/components/schemas/SlateShape"}
    assert "terms" in described["components"]["schemas"]["CardExplained"]["properties"]


async def test_a_card_says_in_both_languages_why_it_is_there(service: Service) -> None:
    kim = await service.visitor()
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    for card in (await kim.get("./slate"))["cards"]:
        assert sorted(card["reason"]["text"]) == ["en", "ko"]
        assert all(card["reason"]["text"].values())


async def test_a_photo_has_the_size_that_a_screen_is_told(service: Service) -> None:
    card = (await service.anyone().get("/styles/coat-1/similar"))["cards"][0]
    photo = await service.http.get(card["photo_small"])
    with Image.open(io.BytesIO(photo.content)) as opened:
        assert card["photo_small_size"] == {"width": opened.width, "height": opened.height}
        assert max(opened.size) == 400


# --- why it is as it is --------------------------------------------------------------------------


async def test_explained_parts_add_up_to_the_score_and_rules_only_take_away(
    service: Service, redis_url: str
) -> None:
    kim = await service.visitor()
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    await kim.put("./opinions/coat-1", {"opinion": "dislike", "reasons": ["price", "style"]})
    await kim.request(service.little.gtin("shirt-1"))
    slate = await kim.get("./slate?n=6&explain=true")
    [record] = await recorded(redis_url)
    for card, kept in zip(slate["cards"], record["cards"], strict=True):
        assert sum(card["explain"]["terms"].values()) == pytest.approx(card["explain"]["score"])
        assert card["explain"]["score"] == kept["score"]
    why = slate["explain"]
    assert {(s["style"], s["word"], tuple(s["reasons"])) for s in why["seeds"]} == {
        ("tee-1", "liked", ()),
        ("coat-1", "disliked", ("style", "price")),
        ("shirt-1", "requested", ()),
    }
    left = {one["rule"]: one["styles"] for one in why["eligible"]}
    assert left == {
        "catalogue": 12,
        "on_hand": 12,
        "in_size": 12,
        "another_style": 12,
        "not_asked_for": 11,
        "not_disliked": 10,
    }
    assert why["rung"] == {"fallback": slate["fallback"], "why": slate["why"]}
    assert why["weights"]["words"]["kept"] == 1.0


async def test_a_style_that_is_looked_at_is_left_out_by_a_rule_of_its_own(service: Service) -> None:
    slate = await service.anyone().get("/styles/tee-1/similar?size=M&explain=true")
    left = {one["rule"]: (one["styles"], one["variants"]) for one in slate["explain"]["eligible"]}
    # Tops, and what an M says nothing of, in every size; of each style nine variants.
    assert left["on_hand"] == (12, 108)
    assert left["in_size"][0] == 12
    assert left["in_size"][1] < 108
    assert left["another_style"] == (11, left["in_size"][1] - 3)
    assert [seed["style"] for seed in slate["explain"]["seeds"]] == ["tee-1"]


# --- what is kept --------------------------------------------------------------------------------


async def test_every_slate_is_kept_with_the_chance_that_each_card_had(
    service: Service, redis_url: str
) -> None:
    slates = [await service.anyone().get("/styles/tee-1/similar?n=6") for _ in range(30)]
    records = await recorded(redis_url)
    assert [record["slate"] for record in records] == [slate["slate"] for slate in slates]
    for slate, record in zip(slates, records, strict=True):
        assert {name: record[name] for name in ("release", "ranker", "fallback", "why")} == {
            name: slate[name] for name in ("release", "ranker", "fallback", "why")
        }
        for card, kept in zip(slate["cards"], record["cards"], strict=True):
            for name in ("position", "style", "colourway", "source", "propensity"):
                assert kept[name] == card[name]
            assert kept["reason"] == card["reason"]["code"]
        # The first places are sure; behind them each card had a chance, and luck had some.
        chances = [card["propensity"] for card in record["cards"]]
        assert chances[:2] == [1.0, 1.0]
        assert all(0 < chance < 1 for chance in chances[2:])


async def test_slates_of_one_visit_differ_for_what_is_said_and_never_for_luck(
    service: Service,
) -> None:
    kim = await service.visitor()
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    first = await kim.get("./slate?n=6")
    for _ in range(10):
        again = await kim.get("./slate?n=6")
        assert again["slate"] != first["slate"]
        assert shown(again) == shown(first)


# --- reasons -------------------------------------------------------------------------------------


async def test_an_opinion_carries_its_reasons_and_they_move_the_slate(service: Service) -> None:
    kim = await service.visitor()
    await kim.put("./opinions/shirt-2", {"opinion": "like"})
    said = await kim.put(
        "./opinions/tee-1", {"opinion": "dislike", "reasons": ["fabric", "colour"]}
    )
    assert said["visit"]["opinions"] == {"shirt-2": "like", "tee-1": "dislike"}
    assert said["visit"]["opinion_reasons"] == {"tee-1": ["colour", "fabric"]}
    for_reasons = await kim.get("./slate?explain=true")
    said = await kim.put("./opinions/tee-1", {"opinion": "dislike"})
    assert said["visit"]["opinion_reasons"] == {}
    without = await kim.get("./slate?explain=true")
    pulls = [
        {seed["style"]: seed["pull"] for seed in slate["explain"]["seeds"]}["tee-1"]
        for slate in (for_reasons, without)
    ]
    assert pulls[0] != pulls[1]


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"opinion": "dislike", "reasons": ["ugly"]}, (422, "request_invalid")),
        ({"opinion": "dislike", "reasons": "colour"}, (422, "request_invalid")),
        ({"opinion": "dislike", "reasons": ["too_small", "too_large"]}, (409, "reasons_wrong")),
        ({"opinion": None, "reasons": ["colour"]}, (409, "reasons_wrong")),
    ],
)
async def test_reasons_that_are_none_are_a_problem(
    body: dict[str, object], refused: tuple[int, str], service: Service
) -> None:
    kim = await service.visitor()
    assert await kim.refusal("PUT", "./opinions/tee-1", body) == refused
    assert (await kim.get("."))["opinions"] == {}


async def test_a_word_that_is_no_reason_is_answered_with_those_that_are(service: Service) -> None:
    kim = await service.visitor()
    body = {"opinion": "dislike", "reasons": ["ugly"]}
    [fault] = (await kim.ask("PUT", "./opinions/tee-1", body)).json()["faults"]
    assert fault["at"] == "body.reasons.0"
    assert "'too_small', 'too_large'" in fault["what"]


async def test_a_garment_is_left_for_a_reason_that_only_its_shopper_sees(service: Service) -> None:
    kim = await service.visitor_in_room()
    asked = await kim.request(service.little.gtin("tee-1"))
    runner = service.runner()
    for step in ("claim", "pick", "delivery"):
        await runner.post(f"/requests/{asked}/{step}")
    body = {"outcome": "left", "reasons": ["too_small"]}
    left = await kim.put(f"./requests/{asked}/outcome", body)
    [request] = left["visit"]["requests"]
    assert (request["outcome"], request["reasons"]) == ("left", ["too_small"])
    staff = json.dumps([await runner.get("/staff"), await service.manager().get("/today")])
    assert "too_small" not in staff
    assert "LeavingExplained" not in staff


# --- what was looked at --------------------------------------------------------------------------


def looks(style: str, *milliseconds: int) -> dict[str, object]:
    """A view of a style, and dwells on it."""
    view = {"id": f"view-{style}", "kind": "view", "at": AT, "style": style}
    dwells = [
        {**view, "id": f"dwell-{style}-{n}", "kind": "dwell", "dwell_ms": ms}
        for n, ms in enumerate(milliseconds)
    ]
    return {"signals": [view, *dwells]}


async def test_what_was_looked_at_moves_the_slate_at_once_and_at_every_process(
    service: Service, settings: Settings, redis_url: str, clock: HandClock, little: LittleStore
) -> None:
    kim = await service.visitor()
    nothing = await kim.get("./slate?explain=true")
    assert nothing["explain"]["seeds"] == []
    async with running(settings, redis_url, clock, little) as second:
        there = Caller(second.http, "little", kim.token)
        address = f"/visits/{kim.visit}/slate?explain=true"
        for style, dwells in (("skirt-2", (3000, 9000)), ("coat-1", ())):
            await there.post("/signals", looks(style, *dwells))
            slates = [await kim.get("./slate?explain=true"), await there.get(address)]
            assert shown(slates[0]) == shown(slates[1])
            assert slates[0]["explain"] == slates[1]["explain"]
        weights = {seed["style"]: seed["weight"] for seed in slates[0]["explain"]["seeds"]}
        assert sorted(weights) == ["coat-1", "skirt-2"]
        assert weights["skirt-2"] > weights["coat-1"]
        async with running(settings, redis_url, clock, little) as third:
            late = Caller(third.http, "little", kim.token)
            assert (await late.get(address))["explain"] == slates[0]["explain"]


async def test_what_another_looked_at_moves_nothing(service: Service) -> None:
    kim, lee = await service.visitor(), await service.visitor()
    await lee.post("/signals", looks("skirt-2", 5000))
    assert (await kim.get("./slate?explain=true"))["explain"]["seeds"] == []


async def test_who_is_forgotten_is_forgotten_here_too(service: Service) -> None:
    kim, lee = await service.visitor(), await service.visitor()
    for visitor in (kim, lee):
        looked = looks("skirt-2", 5000)
        for signal in looked["signals"]:  # type: ignore[attr-defined]
            signal["id"] += visitor.visit
        await visitor.post("/signals", looked)
        await visitor.get("./slate")
    assert service.shop.attention.visits == {kim.visit, lee.visit}
    await kim.delete(".")
    await lee.get("./slate")
    assert service.shop.attention.visits == {lee.visit}

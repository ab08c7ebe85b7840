"""Signals over HTTP: taken in batches, kept once, each wrong one refused by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from redis.asyncio import Redis

from service.log.signal_log import so_far
from tests.serving import Service

AT = "2026-11-23T10:00:00+09:00"


def signal(name: str, **more: object) -> dict[str, object]:
    return {"id": f"signal-{name}", "kind": "view", "at": AT, **more}


async def kept(redis_url: str) -> list[dict[str, Any]]:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        return [json.loads(text) async for _, text in so_far(redis, "little")]


async def test_a_batch_is_kept_with_who_saw_it_and_when(service: Service, redis_url: str) -> None:
    kim = await service.visitor()
    batch = [
        signal("1", style="tee-1"),
        signal("2", kind="dwell", style="tee-1", dwell_ms=2500),
        signal("3", kind="impression", slate="slate-1", position=0, style="tee-2"),
    ]
    response = await kim.ask("POST", "/signals", {"signals": batch})
    assert response.status_code == 202
    assert response.json() == {"accepted": 3, "duplicates": 0, "refused": []}
    first, second, third = await kept(redis_url)
    assert first == {
        "id": "signal-1",
        "kind": "view",
        "at": "2026-11-23T10:00:00+09:00",
        "style": "tee-1",
        "source": "visit",
        "visit": kim.visit,
        "received_at": "2026-11-23T01:00:00.000Z",
    }
    assert second["dwell_ms"] == 2500
    assert (third["slate"], third["position"]) == ("slate-1", 0)


async def test_what_was_sent_again_counts_as_a_duplicate(service: Service, redis_url: str) -> None:
    kim = await service.visitor()
    await kim.post("/signals", {"signals": [signal("1"), signal("2")]})
    again = await kim.post("/signals", {"signals": [signal("2"), signal("3"), signal("3")]})
    assert again == {"accepted": 1, "duplicates": 2, "refused": []}
    assert len(await kept(redis_url)) == 3


WRONG = [
    signal("1", kind="wink"),
    signal("2", at="yesterday"),
    signal("3", at="2026-11-23T10:00:00"),
    signal("4", position=-1),
    signal("5", dwell_ms="long"),
    {"kind": "view", "at": AT},
    {"id": "short", "kind": "view", "at": AT},
    {"id": "with a space", "kind": "view", "at": AT},
    "not a signal",
    None,
]


async def test_a_wrong_one_is_refused_by_its_place_and_the_rest_goes_in(
    service: Service, redis_url: str
) -> None:
    batch = [signal("first"), *WRONG, signal("last")]
    said = await service.room("r1").post("/signals", {"signals": batch})
    assert said["accepted"] == 2
    assert [one["index"] for one in said["refused"]] == list(range(1, 1 + len(WRONG)))
    assert {one["code"] for one in said["refused"]} == {"signal_invalid"}
    assert [one["id"] for one in await kept(redis_url)] == ["signal-first", "signal-last"]


@pytest.mark.parametrize("signals", [[], [signal(str(n)) for n in range(501)], "none", None])
async def test_a_batch_that_is_none_or_too_large_is_refused(
    signals: object, service: Service, redis_url: str
) -> None:
    kim = await service.visitor()
    refused = await kim.refusal("POST", "/signals", {"signals": signals})
    assert refused == (422, "request_invalid")
    assert await kept(redis_url) == []


async def test_a_room_signals_for_the_visit_that_is_in_it(service: Service, redis_url: str) -> None:
    room = service.room("r1")
    await room.post("/signals", {"signals": [signal("before", visit="a-made-up-visit")]})
    kim = await service.visitor_in_room()
    await room.post("/signals", {"signals": [signal("during", visit="a-made-up-visit")]})
    before, during = await kept(redis_url)
    assert "visit" not in before
    assert during["visit"] == kim.visit


async def test_a_slate_is_kept_with_what_it_was_made_from(service: Service, redis_url: str) -> None:
    kim = await service.visitor()
    await kim.put("./opinions/tee-1", {"opinion": "like"})
    slate = await kim.get("./slate?n=3")
    [record] = await kept(redis_url)
    assert record["kind"] == "slate"
    assert (record["slate"], record["visit"]) == (slate["slate"], kim.visit)
    assert record["release"] == service.little.release.id
    assert record["ranker"] == slate["ranker"]
    assert [card["style"] for card in record["cards"]] == [c["style"] for c in slate["cards"]]
    assert all(0 < card["propensity"] <= 1 for card in record["cards"])


async def test_what_is_still_sent_of_a_forgotten_visit_is_about_nobody(
    service: Service, redis_url: str
) -> None:
    kim = await service.visitor()
    await kim.delete(".")
    await kim.post("/signals", {"signals": [signal("late")]})
    (late,) = await kept(redis_url)
    assert set(late) == {"id", "kind", "at", "source", "received_at"}

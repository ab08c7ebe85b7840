"""A manager records what was changed on displays, and plans experiments with them."""

from __future__ import annotations

from typing import Any

from tests.serving import Service

#: The hand clock stands at nine on this Monday in Seoul.
TODAY = "2026-11-23"
PLAN: dict[str, Any] = {
    "design": "switch_back",
    "fixture": "rail-tops",
    "words": "the tee in front",
    "starts": TODAY,
    "days": 28,
}
RAIL = {"id": "rail-tops", "name": {"en": "Rail 1", "ko": "1번 행거"}}


async def test_a_change_is_shown_as_it_was_said(service: Service) -> None:
    manager = service.manager()
    said = {"fixture": "rail-tops", "words": "  tee to the front ", "style": "tee-1"}
    shown = await manager.post("/display-changes", said)
    [change] = shown["changes"]
    assert (change["fixture"], change["words"], change["from_fixture"]) == (
        RAIL,
        "tee to the front",
        None,
    )
    assert change["style"]["id"] == "tee-1"
    assert shown["fixtures"][0] == {**RAIL, "zone": "tops", "kind": "rail"}


async def test_an_experiment_says_what_stands_there_today(service: Service) -> None:
    manager = service.manager()
    shown = await manager.post("/experiments", PLAN)
    [one] = shown["experiments"]
    assert (one["state"], one["day"], one["days"], one["ends"]) == ("running", 1, 28, "2026-12-20")
    assert {one["today"], one["tomorrow"]} <= {"A", "B"}
    assert (one["fixture"], one["words"], one["boundary_h"]) == (RAIL, "the tee in front", None)
    service.clock.advance(24 * 3600)
    [next_day] = (await manager.get("/displays"))["experiments"]
    assert (next_day["day"], next_day["today"]) == (2, one["tomorrow"])


async def test_half_days_say_when_to_change(service: Service) -> None:
    shown = await service.manager().post("/experiments", {**PLAN, "parts": 2, "boundary_h": 15})
    [one] = shown["experiments"]
    assert (len(one["today"]), one["boundary_h"]) == (2, 15)


async def test_a_second_experiment_on_a_fixture_waits_for_the_first(service: Service) -> None:
    manager = service.manager()
    shown = await manager.post("/experiments", PLAN)
    again = {**PLAN, "design": "before_after"}
    assert await manager.refusal("POST", "/experiments", again) == (409, "experiment_overlaps")
    await manager.post(f"/experiments/{shown['experiments'][0]['id']}/stop")
    shown = await manager.post("/experiments", again)
    assert [one["state"] for one in shown["experiments"]] == ["running", "stopped"]
    assert shown["experiments"][0]["today"] == "B"


async def test_what_cannot_be_planned_is_refused_in_words(service: Service) -> None:
    manager = service.manager()
    for wrong, code in (
        ({"days": 15}, (409, "experiment_wrong")),
        ({"fixture": "rail-9"}, (404, "fixture_unknown")),
        ({"starts": "2027-11-23"}, (409, "experiment_time")),
    ):
        assert await manager.refusal("POST", "/experiments", {**PLAN, **wrong}) == code
    assert await manager.refusal("POST", "/experiments/e9/stop") == (404, "experiment_unknown")


async def test_how_long_it_takes_is_proposed_for_what_would_matter(service: Service) -> None:
    manager = service.manager()
    said = await manager.get("/experiments/proposal?fixture=rail-tops&smallest=0.25")
    assert said == {
        "design": "switch_back",
        "fixture": "rail-tops",
        "smallest": 0.25,
        "parts": 1,
        "days": 56,
        "enough": True,
        "long": False,
        "measured": False,
        "sd": 0.35,
        "in_long": None,
    }
    small = await manager.get("/experiments/proposal?fixture=rail-tops&smallest=0.1")
    assert (small["days"], small["enough"], small["long"], small["in_long"]) == (
        182,
        False,
        True,
        0.19,
    )
    once = await manager.get("/experiments/proposal?fixture=rail-tops&design=before_after")
    assert (once["days"], once["measured"], once["enough"]) == (28, False, True)


async def test_no_length_is_proposed_for_nothing(service: Service) -> None:
    manager = service.manager()
    path = "/experiments/proposal?fixture="
    assert await manager.refusal("GET", f"{path}rail-9") == (404, "fixture_unknown")
    assert (await manager.refusal("GET", f"{path}rail-tops&smallest=0"))[0] == 422


async def test_in_a_store_without_a_past_nothing_is_known_to_do_harm(service: Service) -> None:
    manager = service.manager()
    await manager.post("/experiments", PLAN)
    assert await manager.get("/experiments/harm") == []

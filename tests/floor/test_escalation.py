"""What nobody takes is told to the team, the lead, the manager; and each time it is true."""

from __future__ import annotations

from service.floor.commands import (
    AnswerHelp,
    CallHelp,
    ClaimTask,
    EndShift,
    EnterRoom,
    ReleaseTask,
    StartShift,
)
from service.floor.facts import Fact, HelpEscalated, RequestEscalated

from .shop import Shop

TEAM_S, LEAD_S, MANAGER_S = 90, 180, 300


def told(facts: list[Fact]) -> list[str]:
    """Who was told, of requests and of calls."""
    return [one.step for one in facts if isinstance(one, RequestEscalated | HelpEscalated)]


def staffed(shop: Shop, lead: bool = True) -> Shop:
    shop.do(StartShift("mina", "Mina"))
    if lead:
        shop.do(StartShift("joon", "Joon", lead=True))
    return shop


def test_a_request_that_nobody_takes_climbs_step_by_step(shop: Shop) -> None:
    staffed(shop).in_room("kim")
    shirt = shop.ask("kim", "shirt-m")
    assert told(shop.let_time_pass(TEAM_S - 1)) == []
    assert shop.let_time_pass(1) == [RequestEscalated(shirt, "kim", "team")]
    assert told(shop.let_time_pass(LEAD_S - TEAM_S)) == ["lead"]
    assert told(shop.let_time_pass(MANAGER_S - LEAD_S)) == ["manager"]
    assert shop.request(shirt).escalated == "manager"
    assert told(shop.let_time_pass(MANAGER_S)) == []


def test_without_a_lead_the_manager_is_told_at_once(shop: Shop) -> None:
    staffed(shop, lead=False).in_room("kim")
    shop.ask("kim", "shirt-m")
    assert told(shop.let_time_pass(TEAM_S)) == ["team"]
    assert told(shop.let_time_pass(LEAD_S - TEAM_S)) == ["manager"]


def test_with_nobody_on_the_floor_there_is_no_team_to_tell(shop: Shop) -> None:
    staffed(shop).in_room("kim")
    shop.ask("kim", "shirt-m")
    shop.do(EndShift("mina"))
    shop.do(EndShift("joon"))
    assert told(shop.let_time_pass(TEAM_S)) == ["manager"]


def test_whoever_was_told_late_is_not_told_of_what_those_above_know(shop: Shop) -> None:
    shop.in_room("kim")
    shop.ask("kim", "shirt-m")
    assert told(shop.let_time_pass(TEAM_S)) == ["manager"]
    staffed(shop)
    assert told(shop.let_time_pass(LEAD_S)) == []


def test_a_claim_ends_it_and_a_claim_given_back_begins_anew(shop: Shop) -> None:
    staffed(shop).in_room("kim")
    shirt = shop.ask("kim", "shirt-m")
    shop.let_time_pass(TEAM_S)
    shop.do(ClaimTask(shirt, "mina", "Mina"))
    assert shop.request(shirt).escalated is None
    assert told(shop.let_time_pass(LEAD_S)) == []
    shop.do(ReleaseTask(shirt, "mina"))
    assert told(shop.let_time_pass(TEAM_S - 1)) == []
    assert told(shop.let_time_pass(1)) == ["team"]


def test_whoever_has_no_room_yet_is_not_kept_waiting(shop: Shop) -> None:
    staffed(shop).waits("kim")
    shop.ask("kim", "shirt-m")
    assert told(shop.let_time_pass(TEAM_S)) == []
    shop.do(EnterRoom("kim"))
    assert told(shop.let_time_pass(TEAM_S - 1)) == []
    assert told(shop.let_time_pass(1)) == ["team"]


def test_a_call_for_help_climbs_until_somebody_answers(shop: Shop) -> None:
    staffed(shop).in_room("kim")
    shop.do(CallHelp("kim", "h1", "size"))
    assert shop.let_time_pass(TEAM_S) == [HelpEscalated("h1", "kim", "team")]
    shop.do(AnswerHelp("h1", "mina", "Mina"))
    assert shop.floor.help_calls["h1"].escalated is None
    assert told(shop.let_time_pass(MANAGER_S)) == []


def test_being_told_is_no_sign_that_the_shopper_is_still_here(shop: Shop) -> None:
    staffed(shop).in_room("kim")
    shop.ask("kim", "shirt-m")
    before = shop.visit("kim").seen_at
    shop.let_time_pass(TEAM_S)
    assert shop.visit("kim").seen_at == before

"""Alerts: the manager hears of what goes wrong while everybody is busy, and that it is right."""

from __future__ import annotations

from service.floor.commands import (
    ClearRoom,
    CloseRoom,
    EndVisit,
    OpenRoom,
    PlanStore,
    StartShift,
)
from service.floor.facts import AlertCleared, AlertRaised, RoomClosed
from service.floor.policy import Policy

from .shop import Shop, kinds, plan


def test_an_accessible_room_that_is_closed_for_storage_is_told_at_once(shop: Shop) -> None:
    closed = shop.do(CloseRoom("A", "mina", "boxes of shoes", cause="storage"))
    assert closed == [RoomClosed("A", "mina", "boxes of shoes", "storage")]
    assert (shop.room("A").closed, shop.room("A").closed_words) == ("storage", "boxes of shoes")
    assert shop.let_time_pass() == [AlertRaised("accessible_storage:A", "accessible_storage", "A")]
    assert shop.let_time_pass(3600) == []


def test_an_accessible_room_that_is_out_for_half_an_hour_is_told(shop: Shop) -> None:
    shop.do(CloseRoom("A", "mina", cause="repair"))
    assert shop.let_time_pass(1799) == []
    assert shop.let_time_pass(1) == [AlertRaised("accessible_out:A", "accessible_out", "A")]
    shop.do(OpenRoom("A", "mina"))
    assert shop.room("A").closed is None
    assert shop.let_time_pass() == [AlertCleared("accessible_out:A")]
    assert shop.floor.alerts == {}


def test_an_accessible_room_that_nobody_clears_is_told(shop: Shop) -> None:
    shop.in_room("wheel", accessible=True)
    shop.do(EndVisit("wheel"))
    assert kinds(shop.let_time_pass(899)) == ["VisitForgotten"]
    assert shop.let_time_pass(1) == [
        AlertRaised("accessible_not_cleared:A", "accessible_not_cleared", "A")
    ]
    shop.do(ClearRoom("A", "mina"))
    assert shop.let_time_pass() == [AlertCleared("accessible_not_cleared:A")]


def test_garments_that_pile_up_in_an_accessible_room_are_told() -> None:
    shop = Shop(policy=Policy(piled_up=2))
    shop.in_room("wheel", accessible=True)
    for gtin in ("shirt-s", "shirt-m"):
        shop.bring(shop.ask("wheel", gtin))
    assert shop.let_time_pass() == []
    shop.do(EndVisit("wheel"))
    assert shop.let_time_pass() == [
        AlertRaised("accessible_piled_up:A", "accessible_piled_up", "A")
    ]


def test_any_room_that_is_out_for_two_hours_is_told(shop: Shop) -> None:
    shop.do(CloseRoom("1", "mina"))
    assert shop.let_time_pass(7199) == []
    assert shop.let_time_pass(1) == [AlertRaised("room_out:1", "room_out", "1")]


def test_requests_that_wait_while_nobody_is_on_the_floor_are_told(shop: Shop) -> None:
    shop.in_room("kim")
    shop.ask("kim", "shirt-m")
    assert kinds(shop.let_time_pass(119)) == ["RequestEscalated"]
    assert shop.let_time_pass(1) == [AlertRaised("nobody_on_floor", "nobody_on_floor")]
    shop.do(StartShift("mina", "Mina"))
    assert shop.let_time_pass() == [AlertCleared("nobody_on_floor")]


def test_a_room_that_is_planned_away_is_not_wrong_any_more(shop: Shop) -> None:
    shop.do(CloseRoom("A", "mina", cause="storage"))
    shop.let_time_pass()
    shop.do(PlanStore(plan(["1", "2"], [])))
    assert shop.let_time_pass() == [AlertCleared("accessible_storage:A")]

"""Carry or send, changed on the way: one piece, one request, whoever has it in hand."""

from __future__ import annotations

from typing import Literal

import pytest

from service.floor.clearing import checklist
from service.floor.commands import (
    BringIn,
    CancelRequest,
    CarryInstead,
    CountStock,
    DecideGarment,
    DeliverGarment,
    EndVisit,
    EnterRoom,
    HandOver,
    TakeFromShopper,
)
from service.floor.facts import (
    CarriedIn,
    CarriedInstead,
    GarmentLeft,
    HandedToShopper,
    PromiseMade,
    TakenFromShopper,
)

from .shop import Shop


def test_a_shopper_fetches_it_after_all(shop: Shop) -> None:
    shop.start("kim")
    task = shop.claim(shop.ask("kim", "shirt-m"))
    assert shop.do(CarryInstead(task, "kim")) == [CarriedInstead(task, "kim")]
    assert shop.do(CarryInstead(task, "kim")) == []
    request = shop.request(task)
    assert (request.state, request.owner, request.room) == ("carried", None, None)
    assert shop.stock("shirt-m") == (2, 1)
    shop.do(EnterRoom("kim"))
    assert shop.request(task).room == "1"


def test_who_fetches_it_from_the_room_is_on_the_way_until_it_is_there(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m")
    shop.let_time_pass(300)
    shop.do(CarryInstead(task, "kim"))
    request = shop.request(task)
    assert request.in_hand
    assert (request.room, request.promised_at, request.late) == (None, None, None)
    assert shop.do(BringIn(task, "kim")) == [CarriedIn(task, "kim", "1")]
    assert (request.in_hand, request.room) == (False, "1")
    assert shop.do(BringIn(task, "kim")) == []


def test_what_one_sets_out_to_fetch_can_be_let_be(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m", carry=True)
    shop.do(CancelRequest(task, "kim"))
    assert shop.stock("shirt-m") == (2, 0)
    assert shop.refuses(BringIn(task, "kim")) == "not_carried"


def test_only_what_is_carried_is_brought_in_and_only_into_a_room(shop: Shop) -> None:
    shop.start("kim")
    task = shop.ask("kim", "shirt-m", carry=True)
    assert shop.refuses(BringIn(task, "kim")) == "no_room_yet"
    shop.do(EnterRoom("kim"))
    assert shop.do(BringIn(task, "kim")) == []
    assert shop.refuses(BringIn(shop.ask("kim", "shirt-s"), "kim")) == "not_carried"


@pytest.mark.parametrize("outcome", ["kept", "left"])
def test_who_decides_on_what_they_fetched_has_it_in_the_room(
    shop: Shop, outcome: Literal["kept", "left"]
) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m", carry=True)
    shop.do(DecideGarment(task, "kim", outcome))
    assert (shop.request(task).room, shop.request(task).outcome) == ("1", outcome)
    assert [back.room for back in shop.floor.go_backs.values()] == ["1"] * (outcome == "left")


def test_what_was_being_fetched_when_a_visit_ends_is_looked_for_in_the_room(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m", carry=True)
    assert GarmentLeft(task, "kim", assumed=True) in shop.do(EndVisit("kim"))
    assert [(one.id, one.became) for one in checklist(shop.floor, shop.floor.rooms["1"])] == [
        (task, "left")
    ]


def test_what_a_runner_has_in_hand_is_not_fetched_by_two(shop: Shop) -> None:
    shop.start("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    assert shop.refuses(CarryInstead(task, "kim")) == "in_other_hands"
    shop.start("lee")
    assert shop.refuses(CarryInstead(task, "lee")) == "request_unknown"


def test_a_runner_hands_a_piece_to_its_shopper_on_the_floor(shop: Shop) -> None:
    shop.start("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    assert shop.refuses(HandOver(task, "joon")) == "not_your_task"
    assert shop.do(HandOver(task, "mina")) == [HandedToShopper(task, "kim", "mina")]
    request = shop.request(task)
    assert (request.state, request.picked_by) == ("carried", None)
    assert shop.stock("shirt-m") == (2, 1)
    assert shop.refuses(HandOver(task, "mina")) == "task_not_open"


def test_only_what_was_picked_can_be_handed_over(shop: Shop) -> None:
    shop.start("kim")
    task = shop.claim(shop.ask("kim", "shirt-m"))
    assert shop.refuses(HandOver(task, "mina")) == "not_picked_yet"
    assert shop.refuses(HandOver("nothing", "mina")) == "request_unknown"


def test_a_runner_takes_over_what_a_shopper_carries(shop: Shop) -> None:
    shop.start("kim")
    task = shop.ask("kim", "shirt-m", carry=True)
    until = shop.now + 300_000
    assert shop.do(TakeFromShopper(task, "mina", "Mina")) == [
        TakenFromShopper(task, "kim", "mina", "Mina", until)
    ]
    assert shop.do(TakeFromShopper(task, "mina", "Mina")) == []
    assert shop.refuses(TakeFromShopper(task, "joon", "Joon")) == "not_carried"
    entered = shop.do(EnterRoom("kim"))
    assert entered[1:] == [PromiseMade(task, "kim", 30, baseline_s=26)]
    shop.do(DeliverGarment(task, "mina"))
    assert shop.request(task).state == "delivered"
    assert shop.stock("shirt-m") == (2, 1)


def test_a_runner_takes_over_what_somebody_fetches_for_their_room(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m", carry=True)
    taken = shop.do(TakeFromShopper(task, "mina", "Mina"))
    assert taken[1:] == [PromiseMade(task, "kim", 30, baseline_s=26)]
    assert shop.request(task).promised_at == shop.now + 30_000
    shop.do(DeliverGarment(task, "mina"))
    assert (shop.request(task).state, shop.request(task).promise_kept) == ("delivered", True)


def test_what_is_in_a_room_cannot_be_taken_over(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m", carry=True)
    shop.do(BringIn(task, "kim"))
    assert shop.refuses(TakeFromShopper(task, "mina", "Mina")) == "not_carried"


def test_a_found_piece_that_a_runner_took_over_is_known_to_exist(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CountStock("shirt-l", 0))
    task = shop.ask("kim", "shirt-l", carry=True)
    assert shop.stock("shirt-l") == (1, 1)
    shop.do(TakeFromShopper(task, "mina", "Mina"))
    shop.do(CancelRequest(task, "kim"))
    assert shop.floor.on_hand["shirt-l"] == 1
    assert [go_back.by for go_back in shop.floor.go_backs.values()] == ["mina"]

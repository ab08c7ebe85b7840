"""Pick tasks: one owner at a time, a lease, and the truth when a garment is not there."""

from __future__ import annotations

from typing import Literal

import pytest

from service.floor.commands import (
    ClaimTask,
    CountStock,
    DeliverGarment,
    EnterRoom,
    MissGarment,
    PickGarment,
    ReleaseTask,
)
from service.floor.facts import (
    ClaimLapsed,
    GarmentDelivered,
    GarmentNotFound,
    GarmentPicked,
    TaskClaimed,
    TaskReleased,
)

from .shop import OPENING, Shop, kinds


@pytest.fixture
def task(shop: Shop) -> str:
    """A task for a shopper who is in room 1."""
    shop.in_room("kim")
    return shop.ask("kim", "shirt-m")


def test_three_taps_bring_a_garment(shop: Shop, task: str) -> None:
    until = OPENING + 300_000
    assert shop.do(ClaimTask(task, "mina", "Mina")) == [
        TaskClaimed(task, "kim", "mina", "Mina", until)
    ]
    assert shop.do(PickGarment(task, "mina")) == [GarmentPicked(task, "kim", "mina", until)]
    shop.wait(90)
    assert shop.do(DeliverGarment(task, "mina")) == [GarmentDelivered(task, "kim", "mina", "1")]
    request = shop.request(task)
    assert (request.state, request.room, request.delivered_at) == (
        "delivered",
        "1",
        OPENING + 90_000,
    )
    assert (request.owner, request.lease_until) == (None, None)
    assert shop.floor.today.bring_s == [90.0]


def test_a_task_has_one_owner(shop: Shop, task: str) -> None:
    shop.claim(task, "mina")
    assert shop.refuses(ClaimTask(task, "joon", "Joon")) == "task_taken"
    assert shop.refuses(PickGarment(task, "joon")) == "not_your_task"
    assert shop.refuses(ReleaseTask(task, "joon")) == "not_your_task"
    assert shop.refuses(MissGarment(task, "joon", "missing")) == "not_your_task"
    shop.do(PickGarment(task, "mina"))
    assert shop.refuses(DeliverGarment(task, "joon")) == "not_your_task"
    assert shop.request(task).owner == "mina"


def test_the_same_tap_twice_is_one_tap(shop: Shop, task: str) -> None:
    shop.claim(task)
    assert shop.do(ClaimTask(task, "mina", "Mina")) == []
    shop.do(PickGarment(task, "mina"))
    assert shop.do(PickGarment(task, "mina")) == []


def test_a_task_must_be_claimed_before_anything_else(shop: Shop, task: str) -> None:
    assert shop.refuses(PickGarment(task, "mina")) == "not_your_task"
    assert shop.refuses(DeliverGarment(task, "mina")) == "not_your_task"


def test_a_released_task_is_everybodys_again(shop: Shop, task: str) -> None:
    shop.claim(task, "mina")
    assert shop.do(ReleaseTask(task, "mina")) == [TaskReleased(task, "kim", "mina")]
    request = shop.request(task)
    assert (request.state, request.owner, request.owner_name, request.lease_until) == (
        "requested",
        None,
        None,
        None,
    )
    shop.claim(task, "joon")
    assert shop.request(task).owner == "joon"


def test_a_released_pick_hangs_on_its_rail_and_must_be_picked_again(shop: Shop, task: str) -> None:
    shop.pick(task, "mina")
    shop.do(ReleaseTask(task, "mina"))
    assert shop.request(task).picked_by is None
    assert shop.refuses(DeliverGarment(task, "mina")) == "not_your_task"
    shop.bring(task, "joon")
    assert shop.request(task).state == "delivered"


def test_a_claim_lapses_after_five_minutes(shop: Shop, task: str) -> None:
    shop.claim(task, "mina")
    assert shop.let_time_pass(299.999) == []
    assert shop.let_time_pass(0.001) == [ClaimLapsed(task, "kim", "mina")]
    assert (shop.request(task).state, shop.request(task).owner) == ("requested", None)


def test_a_lapsed_claim_may_be_taken_over_before_the_log_says_so(shop: Shop, task: str) -> None:
    shop.claim(task, "mina")
    shop.wait(300)
    assert kinds(shop.do(ClaimTask(task, "joon", "Joon"))) == ["ClaimLapsed", "TaskClaimed"]
    assert shop.request(task).owner == "joon"


def test_a_lapsed_claim_may_be_renewed_by_its_owner(shop: Shop, task: str) -> None:
    shop.claim(task, "mina")
    shop.wait(300)
    assert kinds(shop.do(ClaimTask(task, "mina", "Mina"))) == ["ClaimLapsed", "TaskClaimed"]
    assert shop.request(task).lease_until == OPENING + 600_000


def test_a_pick_renews_the_lease(shop: Shop, task: str) -> None:
    shop.claim(task, "mina")
    shop.wait(200)
    shop.do(PickGarment(task, "mina"))
    assert shop.let_time_pass(299) == []
    assert shop.let_time_pass(1) == [ClaimLapsed(task, "kim", "mina")]


def test_a_pick_for_a_shopper_in_the_line_does_not_lapse(shop: Shop) -> None:
    shop.start("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    assert "ClaimLapsed" not in kinds(shop.let_time_pass(1200))
    assert shop.request(task).state == "picked"
    assert shop.refuses(ClaimTask(task, "joon", "Joon")) == "task_taken"


def test_a_pick_that_waited_for_a_room_has_its_lease_from_the_entry_on(shop: Shop) -> None:
    shop.start("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    shop.wait(1200)
    shop.do(EnterRoom("kim"))
    assert shop.request(task).lease_until == OPENING + 1_500_000
    assert shop.let_time_pass(299) == []
    assert shop.let_time_pass(1) == [ClaimLapsed(task, "kim", "mina")]


def test_who_comes_late_with_the_garment_may_still_deliver_it(shop: Shop, task: str) -> None:
    shop.pick(task, "mina")
    shop.let_time_pass(301)
    assert shop.request(task).state == "requested"
    assert shop.do(DeliverGarment(task, "mina")) == [GarmentDelivered(task, "kim", "mina", "1")]
    assert shop.request(task).state == "delivered"


def test_who_has_the_garment_in_hand_delivers_it_though_a_colleague_went_to_look(
    shop: Shop, task: str
) -> None:
    shop.pick(task, "mina")
    shop.let_time_pass(301)
    shop.claim(task, "joon")
    assert shop.refuses(DeliverGarment(task, "joon")) == "not_picked_yet"
    shop.do(DeliverGarment(task, "mina"))
    assert (shop.request(task).state, shop.request(task).owner) == ("delivered", None)


def test_after_a_colleague_picked_it_the_first_runner_has_nothing_to_deliver(
    shop: Shop, task: str
) -> None:
    shop.pick(task, "mina")
    shop.let_time_pass(301)
    shop.pick(task, "joon")
    assert shop.refuses(DeliverGarment(task, "mina")) == "not_your_task"


def test_a_colleague_who_gives_up_looking_takes_nothing_from_the_first_runner(
    shop: Shop, task: str
) -> None:
    shop.pick(task, "mina")
    shop.let_time_pass(301)
    shop.claim(task, "joon")
    shop.do(ReleaseTask(task, "joon"))
    assert shop.request(task).picked_by == "mina"


def test_a_garment_is_delivered_only_to_a_shopper_in_a_room(shop: Shop) -> None:
    shop.start("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    assert shop.state("kim") == "offered"
    assert shop.refuses(DeliverGarment(task, "mina")) == "no_room_yet"
    shop.do(EnterRoom("kim"))
    assert kinds(shop.do(DeliverGarment(task, "mina"))) == ["GarmentDelivered"]


def test_a_claimed_garment_is_picked_before_it_is_delivered(shop: Shop, task: str) -> None:
    shop.claim(task)
    assert shop.refuses(DeliverGarment(task, "mina")) == "not_picked_yet"


def test_a_missing_garment_corrects_the_stock_to_what_is_promised_to_others(shop: Shop) -> None:
    shop.do(CountStock("shirt-m", 5))
    shop.in_room("kim")
    shop.in_room("lee")
    shop.bring(shop.ask("lee", "shirt-m"))
    task = shop.claim(shop.ask("kim", "shirt-m"))
    assert shop.do(MissGarment(task, "mina", "missing")) == [
        GarmentNotFound(task, "kim", "shirt-m", "missing", on_hand=1, runner="mina")
    ]
    assert shop.stock("shirt-m") == (1, 1)
    request = shop.request(task)
    assert (request.state, request.reason, request.owner) == ("not_found", "missing", None)


@pytest.mark.parametrize("reason", ["damaged", "with_customer"])
def test_a_garment_that_cannot_be_brought_is_one_piece_fewer(
    shop: Shop, task: str, reason: Literal["damaged", "with_customer"]
) -> None:
    shop.claim(task)
    shop.do(MissGarment(task, "mina", reason))
    assert shop.stock("shirt-m") == (1, 0)
    assert shop.request(task).reason == reason


def test_the_last_piece_that_is_missing_is_sold_out_for_everybody(shop: Shop) -> None:
    shop.in_room("kim")
    shop.start("lee")
    task = shop.claim(shop.ask("kim", "shirt-l"))
    shop.do(MissGarment(task, "mina", "missing"))
    assert shop.stock("shirt-l") == (0, 0)
    assert shop.refuses(shop.asking("lee", "shirt-l")) == "sold_out"
    assert shop.refuses(shop.asking("kim", "shirt-l")) == "sold_out"


def test_a_closed_task_stays_closed(shop: Shop, task: str) -> None:
    shop.bring(task)
    assert shop.refuses(ClaimTask(task, "mina", "Mina")) == "task_not_open"
    assert shop.refuses(MissGarment(task, "mina", "missing")) == "task_not_open"
    assert shop.refuses(ClaimTask("never", "mina", "Mina")) == "request_unknown"

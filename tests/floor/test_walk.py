"""A walk from the first step to the last: one decision claims it, and what is tapped follows it."""

from __future__ import annotations

import pytest

from service.floor.commands import (
    CancelRequest,
    ClaimTask,
    DeliverGarment,
    EnterRoom,
    MissGarment,
    PickGarment,
    ReleaseTask,
    StartWalk,
)
from service.floor.facts import TaskClaimed, WalkEnded, WalkStarted
from service.floor.state import Walk

from .shop import OPENING, kinds
from .walks import WalkingShop

UNTIL = OPENING + 300_000


@pytest.fixture
def shop() -> WalkingShop:
    return WalkingShop()


def test_one_tap_claims_the_whole_round_in_its_order(shop: WalkingShop) -> None:
    jeans = shop.wants("kim", "jeans-m", "far")
    shirt = shop.wants("lee", "shirt-m", "near")
    assert shop.do(StartWalk("w1", "mina", "Mina")) == [
        WalkStarted("w1", "mina", "Mina"),
        TaskClaimed(shirt, "lee", "mina", "Mina", UNTIL, "w1", 0),
        TaskClaimed(jeans, "kim", "mina", "Mina", UNTIL, "w1", 1),
    ]
    assert shop.floor.walks == {"w1": Walk("w1", "mina", OPENING, OPENING, 1, 0, [shirt, jeans])}
    assert (shop.request(shirt).walk, shop.request(shirt).owner) == ("w1", "mina")


def test_a_runner_is_on_one_walk_at_a_time(shop: WalkingShop) -> None:
    shop.wants("kim", "shirt-m", "near")
    shop.sets_out()
    assert shop.do(StartWalk("w1", "mina", "Mina")) == []
    assert shop.refuses(StartWalk("w1", "joon", "Joon")) == "task_taken"
    assert shop.refuses(StartWalk("w2", "mina", "Mina")) == "walk_unfinished"
    assert shop.refuses(StartWalk("w2", "joon", "Joon")) == "nothing_to_fetch"


def test_whoever_has_fetched_everything_may_set_out_again(shop: WalkingShop) -> None:
    """A tap that was forgotten at a door must not keep anybody standing there."""
    first = shop.wants("kim", "shirt-m", "near")
    shop.sets_out()
    shop.picks(first)
    second = shop.wants("lee", "shirt-m", "far")
    assert shop.sets_out("mina", "w2") == [second]
    shop.do(DeliverGarment(first, "mina"))
    assert shop.let_time_pass() == [WalkEnded("w1")]


def test_a_walk_is_followed_by_what_is_tapped_and_counted_for_the_team(shop: WalkingShop) -> None:
    """Room to near to far (1 + 30 m), and back to room 1 (30 m)."""
    jeans = shop.wants("lee", "jeans-m", "far")
    shirt = shop.wants("kim", "shirt-m", "near")
    shop.sets_out()
    shop.wait(40)
    shop.picks(shirt)
    shop.wait(50)
    shop.do(MissGarment(jeans, "mina", "missing"))
    shop.wait(45)
    shop.do(DeliverGarment(shirt, "mina"))
    assert shop.let_time_pass(300)[:1] == [WalkEnded("w1")]
    today = shop.floor.today
    assert (today.counts["walks"], today.walk_s, today.walk_m, today.walk_pieces) == (
        1,
        [135.0],
        61.0,
        1,
    )
    assert shop.floor.walks == {}


def test_a_walk_on_which_nobody_went_anywhere_is_none(shop: WalkingShop) -> None:
    shirt = shop.wants("kim", "shirt-m", "near")
    shop.sets_out()
    shop.do(CancelRequest(shirt, "kim"))
    assert shop.let_time_pass() == [WalkEnded("w1")]
    assert "walks" not in shop.floor.today.counts


def test_whoever_picks_on_a_walk_is_at_work_on_all_of_it(shop: WalkingShop) -> None:
    jeans = shop.wants("lee", "jeans-m", "far")
    shirt = shop.wants("kim", "shirt-m", "near")
    shop.sets_out()
    shop.wait(200)
    shop.picks(shirt)
    assert "ClaimLapsed" not in kinds(shop.let_time_pass(200))
    assert shop.request(jeans).owner == "mina"
    assert kinds(shop.let_time_pass(100))[:1] == ["ClaimLapsed"]
    assert (shop.request(jeans).walk, shop.request(shirt).walk) == (None, None)


def test_what_is_given_back_is_on_no_walk(shop: WalkingShop) -> None:
    jeans = shop.wants("lee", "jeans-m", "far")
    shirt = shop.wants("kim", "shirt-m", "near")
    shop.sets_out()
    shop.do(ReleaseTask(shirt, "mina"))
    assert shop.floor.walks["w1"].tasks == [jeans]
    assert shop.request(shirt).declined == ("w1",)
    shop.do(ClaimTask(shirt, "joon", "Joon"))
    assert shop.request(shirt).walk is None


def test_what_waits_for_a_room_keeps_nobody_on_a_walk(shop: WalkingShop) -> None:
    """It hangs by the rooms; its runner still brings it when its shopper has one."""
    shop.waits("bora")
    shirt = shop.wants("bora", "shirt-m", "near")
    shop.sets_out()
    shop.picks(shirt)
    assert shop.let_time_pass() == [WalkEnded("w1")]
    assert (shop.request(shirt).walk, shop.request(shirt).owner) == (None, "mina")
    shop.leave_and_clear("kim", by="joon")
    shop.do(EnterRoom("bora"))
    assert kinds(shop.do(DeliverGarment(shirt, "mina"))) == ["GarmentDelivered"]


def test_tasks_are_still_claimed_one_by_one(shop: WalkingShop) -> None:
    shirt = shop.wants("kim", "shirt-m", "near")
    assert shop.do(ClaimTask(shirt, "mina", "Mina")) == [
        TaskClaimed(shirt, "kim", "mina", "Mina", UNTIL)
    ]
    shop.do(PickGarment(shirt, "mina"))
    assert shop.floor.walks == {}

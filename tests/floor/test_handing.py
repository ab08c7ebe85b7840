"""Tasks and walks pass from hand to hand, and outlive a handheld that has died."""

from __future__ import annotations

import pytest

from service.floor.commands import (
    ClaimTask,
    DeliverGarment,
    EndShift,
    HandTask,
    HandWalk,
    PickGarment,
    StartShift,
)
from service.floor.facts import (
    ClaimLapsed,
    GarmentPicked,
    TaskClaimed,
    TaskHanded,
    WalkEnded,
    WalkHanded,
)

from .shop import OPENING, kinds
from .walks import WalkingShop

UNTIL = OPENING + 300_000


@pytest.fixture
def shop() -> WalkingShop:
    """Mina and Joon are on the floor."""
    shop = WalkingShop()
    shop.do(StartShift("mina", "Mina"))
    shop.do(StartShift("joon", "Joon"))
    return shop


def test_a_task_is_handed_to_a_colleague(shop: WalkingShop) -> None:
    shirt = shop.claim(shop.wants("kim", "shirt-m", "near"))
    assert shop.do(HandTask(shirt, "mina", "joon")) == [
        TaskHanded(shirt, "kim", "mina", "joon", "Joon", UNTIL)
    ]
    task = shop.request(shirt)
    assert (task.state, task.owner, task.owner_name, task.picked_by) == (
        "claimed",
        "joon",
        "Joon",
        None,
    )
    assert shop.do(HandTask(shirt, "joon", "joon")) == []


def test_a_piece_in_hand_passes_along(shop: WalkingShop) -> None:
    shirt = shop.pick(shop.wants("kim", "shirt-m", "near"))
    assert shop.do(HandTask(shirt, "mina", "joon")) == [
        TaskHanded(shirt, "kim", "mina", "joon", "Joon", UNTIL, in_hand=True)
    ]
    assert shop.refuses(DeliverGarment(shirt, "mina")) == "not_your_task"
    assert kinds(shop.do(DeliverGarment(shirt, "joon"))) == ["GarmentDelivered"]


def test_what_is_handed_joins_the_walk_of_whoever_gets_it(shop: WalkingShop) -> None:
    jeans = shop.wants("kim", "jeans-m", "far")
    shop.sets_out("joon")
    aside = shop.claim(shop.wants("lee", "shirt-m", "aside"))
    shop.do(HandTask(aside, "mina", "joon"))
    assert shop.floor.walks["w1"].tasks == [jeans, aside]
    assert (shop.request(aside).walk, shop.request(aside).joined) == ("w1", True)


def test_only_what_is_ones_own_is_handed_on_and_only_to_who_is_here(shop: WalkingShop) -> None:
    shirt = shop.wants("kim", "shirt-m", "near")
    assert shop.refuses(HandTask(shirt, "mina", "joon")) == "not_your_task"
    shop.claim(shirt)
    assert shop.refuses(HandTask(shirt, "joon", "joon")) == "not_your_task"
    shop.do(EndShift("joon"))
    assert shop.refuses(HandTask(shirt, "mina", "joon")) == "runner_unknown"
    assert shop.refuses(HandTask("nothing", "mina", "joon")) == "request_unknown"


def test_a_whole_walk_is_handed_on(shop: WalkingShop) -> None:
    jeans = shop.wants("kim", "jeans-m", "far")
    shirt = shop.wants("lee", "shirt-m", "near")
    shop.sets_out()
    shop.picks(shirt)
    assert shop.do(HandWalk("w1", "mina", "joon")) == [
        WalkHanded("w1", "mina", "joon", "Joon"),
        TaskHanded(shirt, "lee", "mina", "joon", "Joon", UNTIL, True, "w1"),
        TaskHanded(jeans, "kim", "mina", "joon", "Joon", UNTIL, False, "w1"),
    ]
    walk = shop.floor.walks["w1"]
    assert (walk.runner, walk.tasks) == ("joon", [shirt, jeans])
    assert [shop.request(one).state for one in walk.tasks] == ["picked", "claimed"]
    assert shop.do(HandWalk("w1", "joon", "joon")) == []
    assert shop.refuses(HandWalk("w1", "mina", "mina")) == "not_your_task"
    assert shop.refuses(HandWalk("w9", "mina", "joon")) == "walk_unknown"


def test_two_walks_become_one(shop: WalkingShop) -> None:
    jeans = shop.wants("kim", "jeans-m", "far")
    shop.sets_out("mina", "w1")
    aside = shop.wants("lee", "shirt-m", "aside")
    shop.sets_out("joon", "w2")
    assert kinds(shop.do(HandWalk("w1", "mina", "joon"))) == ["TaskHanded"]
    assert shop.floor.walks["w2"].tasks == [aside, jeans]
    assert shop.let_time_pass() == [WalkEnded("w1")]


def test_another_handheld_of_the_same_runner_goes_on(shop: WalkingShop) -> None:
    """A claim is a person's, not a device's."""
    jeans = shop.wants("kim", "jeans-m", "far")
    shop.sets_out()
    shop.wait(250)
    assert kinds(shop.do(PickGarment(jeans, "mina"))) == ["GarmentPicked"]
    assert kinds(shop.do(DeliverGarment(jeans, "mina"))) == ["GarmentDelivered"]


def test_a_task_of_a_dead_handheld_is_taken_over(shop: WalkingShop) -> None:
    shirt = shop.claim(shop.wants("kim", "shirt-m", "near"))
    shop.wait(shop.policy.silent_s - 1)
    assert shop.refuses(ClaimTask(shirt, "joon", "Joon")) == "task_taken"
    shop.wait(1)
    until = shop.now + 300_000
    assert shop.do(ClaimTask(shirt, "joon", "Joon")) == [
        ClaimLapsed(shirt, "kim", "mina"),
        TaskClaimed(shirt, "kim", "joon", "Joon", until),
    ]


def test_who_has_the_piece_is_asked_and_it_is_never_assumed_lost(shop: WalkingShop) -> None:
    shirt = shop.pick(shop.wants("kim", "shirt-m", "near"))
    shop.wait(shop.policy.silent_s)
    shop.claim(shirt, "joon")
    assert (shop.request(shirt).owner, shop.request(shirt).picked_by) == ("joon", "mina")
    assert shop.refuses(DeliverGarment(shirt, "joon")) == "not_picked_yet"
    assert kinds(shop.do(DeliverGarment(shirt, "mina"))) == ["GarmentDelivered"]


def test_whoever_has_the_piece_says_so(shop: WalkingShop) -> None:
    shirt = shop.pick(shop.wants("kim", "shirt-m", "near"))
    shop.wait(shop.policy.silent_s)
    until = shop.now + 300_000
    assert shop.do(ClaimTask(shirt, "joon", "Joon", in_hand=True)) == [
        ClaimLapsed(shirt, "kim", "mina"),
        TaskClaimed(shirt, "kim", "joon", "Joon", until),
        GarmentPicked(shirt, "kim", "joon", until),
    ]
    assert shop.refuses(DeliverGarment(shirt, "mina")) == "not_your_task"
    assert kinds(shop.do(DeliverGarment(shirt, "joon"))) == ["GarmentDelivered"]


def test_what_hangs_by_the_rooms_is_taken_over_only_by_who_has_it(shop: WalkingShop) -> None:
    shop.waits("bora")
    shirt = shop.pick(shop.wants("bora", "shirt-m", "near"))
    shop.wait(shop.policy.silent_s)
    assert shop.refuses(ClaimTask(shirt, "joon", "Joon")) == "task_taken"
    assert kinds(shop.do(ClaimTask(shirt, "joon", "Joon", in_hand=True))) == [
        "ClaimLapsed",
        "TaskClaimed",
        "GarmentPicked",
    ]


def test_the_walk_of_somebody_who_went_home_is_handed_on_by_anybody(shop: WalkingShop) -> None:
    jeans = shop.wants("kim", "jeans-m", "far")
    shirt = shop.wants("lee", "shirt-m", "near")
    shop.sets_out()
    shop.picks(shirt)
    assert shop.refuses(HandWalk("w1", "joon", "joon")) == "not_your_task"
    shop.do(EndShift("mina"))
    assert kinds(shop.do(HandWalk("w1", "joon", "joon"))) == ["WalkHanded"] + ["TaskHanded"] * 2
    assert (shop.request(jeans).owner, shop.request(shirt).owner) == ("joon", "joon")
    assert shop.request(shirt).picked_by == "mina", "until Joon says that he has it"
    shop.do(PickGarment(shirt, "joon"))
    assert kinds(shop.do(DeliverGarment(shirt, "joon"))) == ["GarmentDelivered"]

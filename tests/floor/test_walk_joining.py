"""A new task joins a walk that has not passed it, while its runner is about."""

from __future__ import annotations

import pytest

from service.floor.commands import ReleaseTask, StartShift
from service.floor.facts import Fact, TaskClaimed
from service.floor.state import Runner

from .shop import OPENING
from .walks import GTINS, WalkingShop


@pytest.fixture
def shop() -> WalkingShop:
    """Mina is on her way to the far rail."""
    shop = WalkingShop()
    shop.wants("kim", "jeans-m", "far")
    shop.sets_out()
    return shop


def joins(facts: list[Fact]) -> list[str]:
    return [fact.request for fact in facts if isinstance(fact, TaskClaimed) and fact.joined]


def test_a_new_task_on_the_way_joins_the_walk_in_its_place(shop: WalkingShop) -> None:
    shirt = shop.wants("lee", "shirt-m", "near")
    until = shop.now + 1_000 + 300_000
    assert shop.let_time_pass(1) == [
        TaskClaimed(shirt, "lee", "mina", "Mina", until, "w1", 0, joined=True)
    ]
    assert shop.floor.walks["w1"].tasks == [shirt, "kim:jeans-m"]
    assert shop.request(shirt).joined


def test_nobody_tapped_so_it_is_no_sign_of_life(shop: WalkingShop) -> None:
    shop.wants("lee", "shirt-m", "near")
    shop.let_time_pass(1)
    assert shop.floor.runners["mina"] == Runner("mina", "Mina", None, False, OPENING, OPENING)


def test_what_was_passed_already_waits_for_the_next_walk(shop: WalkingShop) -> None:
    shop.wants("kim", "shirt-s", "middle")
    shop.let_time_pass(1)
    shop.picks("kim:shirt-s")
    near = shop.wants("lee", "shirt-m", "near")
    assert joins(shop.let_time_pass(1)) == [near], "she comes by again on her way back"
    aside = shop.wants("lee", "shirt-l", "aside")
    shop.picks(near)
    assert joins(shop.let_time_pass(1)) == []
    assert shop.request(aside).owner is None


def test_whoever_is_bringing_already_is_not_sent_back(shop: WalkingShop) -> None:
    shop.picks("kim:jeans-m")
    shop.wants("lee", "shirt-m", "near")
    assert joins(shop.let_time_pass(1)) == []


def test_full_arms_take_nothing_more(shop: WalkingShop) -> None:
    more = [shop.wants("lee", gtin, "near") for gtin in GTINS[:5]]
    assert joins(shop.let_time_pass(1)) == more[:4]


def test_nothing_sticks_to_a_dead_handheld(shop: WalkingShop) -> None:
    shop.wait(shop.policy.silent_s)
    shop.wants("lee", "shirt-m", "near")
    assert joins(shop.let_time_pass(1)) == []
    shop.do(StartShift("mina", "Mina", called="Mina"))
    assert joins(shop.let_time_pass()) == ["lee:shirt-m"]


def test_what_a_runner_gave_back_does_not_come_back_to_them(shop: WalkingShop) -> None:
    shirt = shop.wants("lee", "shirt-m", "near")
    shop.let_time_pass(1)
    shop.do(ReleaseTask(shirt, "mina"))
    assert joins(shop.let_time_pass(1)) == []
    assert shop.request(shirt).owner is None


def test_a_joining_task_breaks_no_promise() -> None:
    """To the far rail and back takes 101 seconds of 110; another garment takes 40 more."""
    shop = WalkingShop()
    shop.wants("kim", "jeans-m", "far", within_s=110)
    shop.sets_out()
    shop.wants("lee", "shirt-m", "near")
    assert joins(shop.let_time_pass(1)) == []


def test_a_walk_that_could_not_keep_the_new_promise_does_not_take_it(shop: WalkingShop) -> None:
    """On its own the shirt would be there in 60 seconds; with the jeans it takes 143."""
    shirt = shop.wants("lee", "shirt-m", "near", within_s=100)
    assert joins(shop.let_time_pass(1)) == []
    assert shop.request(shirt).owner is None

"""The next walk: what is due first, and what comes along without costing anybody much."""

from __future__ import annotations

import pytest

from service.floor.commands import EndShift, JoinLine, PickGarment, StartShift, StartWalk
from service.floor.walk import next_walk

from .walks import GTINS, WalkingShop


@pytest.fixture
def shop() -> WalkingShop:
    return WalkingShop()


def planned(shop: WalkingShop, runner: str = "mina") -> list[str]:
    """What the next walk of ``runner`` would fetch, in its order."""
    found = next_walk(shop.floor, runner, shop.now, shop.policy)
    return [one.request for one in found.errands] if found else []


def later(shop: WalkingShop, visit: str, gtin: str) -> str:
    """A second on, something else is asked for that hangs near by."""
    shop.wait(1)
    return shop.wants(visit, gtin, "near")


def test_one_walk_serves_several_rooms_in_walking_order(shop: WalkingShop) -> None:
    jeans = shop.wants("kim", "jeans-m", "far")
    shirt = shop.wants("lee", "shirt-m", "near")
    other = shop.wants("kim", "shirt-s", "middle")
    assert planned(shop) == [shirt, other, jeans]


def test_what_lies_the_other_way_waits_for_a_walk_of_its_own(shop: WalkingShop) -> None:
    shirt = shop.wants("kim", "shirt-m", "far")
    shop.wait(1)
    aside = shop.wants("lee", "jeans-m", "aside")
    assert planned(shop) == [shirt]
    shop.sets_out()
    assert planned(shop, "joon") == [aside]


def test_a_walk_is_an_armful(shop: WalkingShop) -> None:
    asked = [later(shop, "kim", gtin) for gtin in GTINS[:7]]
    assert planned(shop) == asked[: shop.policy.armful]


def test_what_is_on_the_arm_already_leaves_less_room(shop: WalkingShop) -> None:
    first = [shop.wants("kim", gtin, "near") for gtin in GTINS[:3]]
    for request in first:
        shop.pick(request)
    asked = [later(shop, "lee", gtin) for gtin in GTINS[3:7]]
    assert planned(shop) == asked[:2]


def test_what_a_runner_claimed_before_comes_along(shop: WalkingShop) -> None:
    aside = shop.claim(shop.wants("kim", "jeans-m", "aside"))
    shirt = shop.wants("lee", "shirt-m", "near")
    assert planned(shop) == [shirt, aside]
    assert planned(shop, "joon") == [shirt]


def test_nobody_is_passed_over_for_ever(shop: WalkingShop) -> None:
    """Whatever else comes up nearer by, what is due first is on the very next walk."""
    lone = shop.wants("lee", "jeans-m", "aside")
    for gtin in GTINS[:6]:
        shop.wait(1)
        shop.wants("kim", gtin, "far")
    assert planned(shop) == [lone]


def test_a_promise_that_would_be_kept_is_not_broken_for_somebody_else(shop: WalkingShop) -> None:
    """Far and back with the shirt takes 101 seconds; with the jeans it would take 40 more."""
    shirt = shop.wants("kim", "shirt-m", "far", within_s=110)
    shop.wait(1)
    jeans = shop.wants("kim", "jeans-m", "far")
    assert planned(shop) == [shirt]
    shop.wait(60)
    assert planned(shop) == [shirt, jeans], "with the shirt late anyway, one walk is enough"


def test_whoever_waits_for_a_room_is_served_after_whoever_has_one(shop: WalkingShop) -> None:
    shop.waits("bora")
    early = shop.wants("bora", "shirt-m", "near")
    shop.wait(60)
    shirt = shop.wants("kim", "shirt-s", "far")
    assert planned(shop) == [early, shirt], "bora is first in line, and it is on the way"
    aside = WalkingShop()
    aside.waits("bora")
    aside.wants("bora", "shirt-m", "aside")
    shirt = aside.wants("kim", "shirt-s", "far")
    assert planned(aside) == [shirt]


def test_further_back_in_the_line_only_idle_hands_fetch(shop: WalkingShop) -> None:
    for visit in ("bora", "anna", "dana"):
        shop.waits(visit)
    last = shop.wants("dana", "shirt-m", "near")
    shirt = shop.wants("kim", "shirt-s", "near")
    assert planned(shop) == [shirt]
    shop.bring(shirt, "joon")
    assert planned(shop) == [last]


def test_what_nobody_waits_for_stays_on_its_rail(shop: WalkingShop) -> None:
    shop.start("bora")
    shop.do(JoinLine("bora"))
    shirt = shop.wants("bora", "shirt-m", "near")
    assert planned(shop) == [shirt]
    shop.floor.line.remove("bora")
    assert planned(shop) == []


def test_a_piece_in_somebodys_hands_is_not_sent_for(shop: WalkingShop) -> None:
    shirt = shop.pick(shop.wants("kim", "shirt-m", "near"), "joon")
    assert [fact.kind for fact in shop.let_time_pass(shop.policy.lease_s)][:1] == ["ClaimLapsed"]
    assert shop.request(shirt).owner is None
    assert planned(shop) == []


def test_a_store_without_a_map_is_walked_zone_by_zone(shop: WalkingShop) -> None:
    assert shop.refuses(StartWalk("w1", "mina", "Mina")) == "nothing_to_fetch"
    shop.do(StartShift("mina", "Mina"))
    shop.do(EndShift("mina"))
    shirt = shop.wants("kim", "shirt-m", "nowhere")
    assert shop.sets_out() == [shirt]
    shop.do(PickGarment(shirt, "mina"))
    assert shop.floor.walks["w1"].metres == 12

"""Wishes: who waits for a garment gets the next piece that comes back, first come first served."""

from __future__ import annotations

import pytest

from service.floor.commands import (
    CancelRequest,
    ChangeMind,
    CountStock,
    DecideGarment,
    EndVisit,
    SellGarment,
    StopWanting,
    WantGarment,
)
from service.floor.facts import (
    GarmentRequested,
    GarmentWanted,
    OutcomeWithdrawn,
    WishInVain,
    WishWithdrawn,
)
from service.floor.policy import Policy

from .shop import Shop, kinds


@pytest.fixture
def tried(shop: Shop) -> str:
    """Kim tries the only shirt-l on, in room 1. Lee is in room 2, and Mo among the rails."""
    shop.in_room("kim")
    shop.in_room("lee")
    shop.start("mo")
    return shop.bring(shop.ask("kim", "shirt-l"))


def want(visit: str, gtin: str = "shirt-l") -> WantGarment:
    return WantGarment(f"{visit}-waits", visit, gtin, "shirt", "shirt/white")


def test_a_wish_becomes_a_request_when_a_piece_comes_back(shop: Shop, tried: str) -> None:
    assert shop.do(want("lee")) == [
        GarmentWanted("lee-waits", "lee", "shirt-l", "shirt", "shirt/white")
    ]
    assert shop.let_time_pass(120) == []
    shop.do(DecideGarment(tried, "kim", "left"))
    [asked] = shop.let_time_pass(1)
    assert isinstance(asked, GarmentRequested)
    assert (asked.request, asked.visit, asked.go_back) == ("lee-waits", "lee", tried)
    assert (shop.floor.wishes, shop.floor.wanted) == ({}, {})
    assert shop.floor.today.phantom_s == {"shirt": [121.0]}


def test_first_come_first_served_wherever_one_stands(shop: Shop, tried: str) -> None:
    """Mo came first and is among the rails: Lee, who is in a room, waits behind."""
    shop.do(want("mo"))
    shop.do(want("lee"))
    shop.do(DecideGarment(tried, "kim", "left"))
    assert kinds(shop.let_time_pass(1))[0] == "GarmentRequested"
    assert shop.request("mo-waits").state == "requested"
    assert [*shop.floor.wishes] == ["lee-waits"]


def test_nobody_is_overtaken_by_a_tap_at_the_moment_it_comes_back(shop: Shop, tried: str) -> None:
    shop.do(want("lee"))
    shop.do(DecideGarment(tried, "kim", "left"))
    assert shop.floor.available("shirt-l") == 0
    assert shop.refuses(shop.asking("mo", "shirt-l")) == "sold_out"
    shop.let_time_pass(1)
    assert shop.request("lee-waits").state == "requested"


def test_whoever_left_it_may_think_again_until_it_is_promised(shop: Shop, tried: str) -> None:
    shop.do(want("lee"))
    shop.do(DecideGarment(tried, "kim", "left"))
    shop.do(ChangeMind(tried, "kim"))
    assert shop.let_time_pass(1) == []
    shop.do(DecideGarment(tried, "kim", "left"))
    shop.let_time_pass(1)
    assert shop.refuses(ChangeMind(tried, "kim")) == "promised_on"


def test_what_hangs_in_ones_own_room_is_had_without_a_walk(shop: Shop, tried: str) -> None:
    """Kim left it, it was promised to Lee, Kim wants it after all, and Lee does not any more."""
    shop.do(DecideGarment(tried, "kim", "left"))
    task = shop.ask("lee", "shirt-l")
    shop.do(want("kim"))
    shop.do(CancelRequest(task, "lee"))
    assert shop.let_time_pass(1) == [OutcomeWithdrawn(tried, "kim")]
    assert (shop.request(tried).outcome, shop.floor.wishes) == (None, {})


def test_who_has_no_room_joins_the_line_with_what_comes_back(shop: Shop, tried: str) -> None:
    shop.do(want("mo"))
    shop.do(CountStock("shirt-l", 2))
    assert kinds(shop.let_time_pass(1))[:2] == ["GarmentRequested", "LineJoined"]


def test_what_comes_back_is_no_sign_of_its_shopper(shop: Shop, tried: str) -> None:
    shop.do(want("lee"))
    seen = shop.now
    shop.wait(60)
    shop.do(DecideGarment(tried, "kim", "left"))
    shop.let_time_pass(1)
    assert shop.visit("lee").seen_at == seen
    assert shop.request("lee-waits").said_at == seen


def test_when_the_last_piece_is_kept_one_waits_in_vain_and_is_told(shop: Shop, tried: str) -> None:
    shop.do(want("lee"))
    shop.do(DecideGarment(tried, "kim", "kept"))
    assert shop.let_time_pass(30) == [WishInVain("lee-waits", "lee")]
    assert shop.floor.wishes["lee-waits"].in_vain
    assert shop.floor.wanted == {}
    assert shop.floor.today.phantom_s == {"shirt": [30.0]}
    assert shop.let_time_pass(1) == []


def test_what_was_waited_for_in_vain_may_be_wanted_again(shop: Shop, tried: str) -> None:
    shop.do(want("lee"))
    shop.do(DecideGarment(tried, "kim", "kept"))
    shop.let_time_pass(1)
    shop.do(SellGarment("shirt-l"))
    shop.do(CountStock("shirt-l", 1))
    shop.ask("mo", "shirt-l")
    shop.do(WantGarment("again", "lee", "shirt-l", "shirt", "shirt/white"))
    assert [*shop.floor.wishes] == ["again"]


def test_a_wish_is_made_once_and_only_where_nothing_is_free(shop: Shop, tried: str) -> None:
    shop.do(want("lee"))
    assert shop.do(want("lee")) == []
    assert shop.refuses(want("kim")) == "already_asked"
    assert shop.refuses(want("lee", "shirt-m")) == "one_is_free"
    assert shop.refuses(want("lee", "hat-m")) == "none_in_store"


def test_a_wish_takes_a_place_on_the_list() -> None:
    shop = Shop(policy=Policy(open_requests=1))
    shop.in_room("kim")
    shop.in_room("lee")
    shop.bring(shop.ask("kim", "shirt-l"))
    shop.do(want("lee"))
    assert shop.refuses(shop.asking("lee", "jeans-30")) == "list_full"
    # What one carries in oneself comes in the place of the wish.
    shop.ask("lee", "shirt-l", carry=True)
    assert shop.floor.wishes == {}


def test_who_stops_wanting_or_goes_home_waits_for_nothing(shop: Shop, tried: str) -> None:
    shop.do(want("lee"))
    shop.do(want("mo"))
    assert shop.do(StopWanting("lee-waits", "lee")) == [WishWithdrawn("lee-waits", "lee")]
    assert shop.refuses(StopWanting("mo-waits", "lee")) == "wish_unknown"
    assert shop.do(EndVisit("mo"))[0] == WishWithdrawn("mo-waits", "mo")
    assert (shop.floor.wishes, shop.floor.wanted) == ({}, {})

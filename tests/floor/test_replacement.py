"""Replaced: another garment instead of one that was not found or takes too long, in its place."""

from __future__ import annotations

from service.floor.commands import CountStock, DecideGarment, MissGarment, ReplaceRequest
from service.floor.facts import GarmentRequested, RequestCancelled
from service.floor.policy import Policy

from .shop import OPENING, Shop, kinds


def instead(request: str, gtin: str = "jeans-30", visit: str = "kim") -> ReplaceRequest:
    return ReplaceRequest(request, "new", visit, gtin, "jeans", "jeans/blue", zone="far")


def test_what_replaces_a_garment_that_was_not_found_keeps_its_place(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.claim(shop.ask("kim", "shirt-m"))
    shop.wait(60)
    shop.do(MissGarment(task, "mina", "missing"))
    shop.wait(60)
    [asked] = shop.do(instead(task))
    assert isinstance(asked, GarmentRequested)
    assert (asked.replaces, asked.place_at) == (task, OPENING)
    new = shop.request("new")
    assert (new.place_at, new.requested_at) == (OPENING, OPENING + 120_000)
    assert shop.request(task).replaced_by == "new"
    assert shop.refuses(instead(task, "shirt-s")) == "too_late"


def test_what_takes_too_long_is_cancelled_for_what_replaces_it(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m")
    shop.wait(600)
    assert kinds(shop.do(instead(task))) == ["RequestCancelled", "GarmentRequested"]
    assert (shop.request(task).state, shop.request("new").place_at) == ("cancelled", OPENING)
    assert (shop.stock("shirt-m"), shop.stock("jeans-30")) == ((2, 0), (3, 1))


def test_what_a_runner_has_in_hand_goes_back(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.pick(shop.ask("kim", "shirt-m"))
    assert shop.do(instead(task))[0] == RequestCancelled(task, "kim", True, "new")
    assert shop.floor.go_backs[task].by == "mina"


def test_what_has_arrived_is_not_replaced(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.bring(shop.ask("kim", "shirt-m"))
    assert shop.refuses(instead(task)) == "too_late"
    shop.do(DecideGarment(task, "kim", "left"))
    assert shop.refuses(instead(task)) == "too_late"


def test_only_what_is_free_replaces_something(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m")
    shop.do(CountStock("jeans-30", 0))
    assert shop.refuses(instead(task)) == "sold_out"
    assert shop.do(instead(task, "shirt-m")) == []
    assert shop.refuses(instead(task, visit="lee")) == "visit_unknown"


def test_to_replace_makes_a_list_no_longer() -> None:
    shop = Shop(policy=Policy(open_requests=1))
    shop.in_room("kim")
    assert kinds(shop.do(instead(shop.ask("kim", "shirt-m")))) == [
        "RequestCancelled",
        "GarmentRequested",
    ]


def test_the_newest_promise_is_taken_back_by_the_place_and_not_by_the_tap(shop: Shop) -> None:
    """Kim's jeans came last and stand in the place of what she asked for first."""
    shop.in_room("kim")
    shop.in_room("lee")
    first = shop.ask("kim", "shirt-m")
    shop.wait(1)
    other = shop.ask("lee", "jeans-30")
    shop.wait(1)
    shop.do(instead(first))
    shop.do(CountStock("jeans-30", 1))
    assert (shop.request("new").state, shop.request(other).state) == ("requested", "not_found")

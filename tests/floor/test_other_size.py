"""Another size or colour: one tap, whatever became of the first one by then."""

from __future__ import annotations

from service.floor.commands import (
    ChangeRequest,
)
from service.floor.facts import (
    GarmentRequested,
    RequestCancelled,
    RequestChanged,
)
from service.floor.policy import Policy

from .shop import Shop, kinds


def change(request: str, gtin: str, new: str = "new") -> ChangeRequest:
    visit = request.split(":")[0]
    return ChangeRequest(request, new, visit, gtin, gtin.split("-")[0], "shirt/blue")


def test_another_size_before_the_pick_changes_the_request_in_place(shop: Shop) -> None:
    shop.start("kim")
    shop.claim(shop.ask("kim", "shirt-m"))
    assert shop.do(change("kim:shirt-m", "shirt-l")) == [
        RequestChanged("kim:shirt-m", "kim", "shirt-l", "shirt/blue")
    ]
    request = shop.request("kim:shirt-m")
    assert (request.gtin, request.colourway, request.state, request.owner) == (
        "shirt-l",
        "shirt/blue",
        "claimed",
        "mina",
    )
    assert shop.stock("shirt-m") == (2, 0)
    assert shop.stock("shirt-l") == (1, 1)


def test_another_size_after_the_pick_sends_the_first_one_back(shop: Shop) -> None:
    shop.in_room("kim")
    shop.pick(shop.ask("kim", "shirt-m"))
    facts = shop.do(change("kim:shirt-m", "shirt-l"))
    assert facts[0] == RequestCancelled("kim:shirt-m", "kim", go_back=True, replaced_by="new")
    assert isinstance(facts[1], GarmentRequested)
    assert facts[1].replaces == "kim:shirt-m"
    assert shop.floor.go_backs["kim:shirt-m"].by == "mina"
    assert shop.stock("shirt-m") == (2, 0)
    assert shop.request("new").state == "requested"
    assert shop.request("kim:shirt-m").replaced_by == "new"


def test_another_size_of_a_garment_in_the_room_is_asked_for_beside_it(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    assert kinds(shop.do(change("kim:shirt-m", "shirt-l"))) == ["GarmentRequested"]
    assert shop.request("kim:shirt-m").state == "delivered"
    assert shop.request("kim:shirt-m").replaced_by == "new"


def test_another_size_of_what_was_carried_into_the_line_keeps_the_place(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m", carry=True)
    assert kinds(shop.do(change("kim:shirt-m", "shirt-l"))) == ["GarmentRequested"]
    assert shop.floor.line == ["kim"]


def test_the_same_size_again_changes_nothing(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m")
    assert shop.do(change("kim:shirt-m", "shirt-m")) == []


def test_a_size_that_is_sold_out_cannot_be_changed_to(shop: Shop) -> None:
    shop.start("kim")
    shop.start("lee")
    shop.ask("lee", "shirt-l")
    shop.ask("kim", "shirt-m")
    assert shop.refuses(change("kim:shirt-m", "shirt-l")) == "sold_out"


def test_a_full_list_may_still_change_a_size(shop: Shop) -> None:
    shop.policy = Policy(open_requests=2)
    shop.in_room("kim")
    shop.ask("kim", "shirt-m")
    shop.pick(shop.ask("kim", "jeans-30"))
    assert kinds(shop.do(change("kim:shirt-m", "shirt-s"))) == ["RequestChanged"]
    shop.pick("kim:shirt-m")
    assert kinds(shop.do(change("kim:shirt-m", "shirt-m"))) == [
        "RequestCancelled",
        "GarmentRequested",
    ]


def test_a_full_list_cannot_change_to_a_size_that_is_sold_out(shop: Shop) -> None:
    shop.policy = Policy(open_requests=1)
    shop.start("kim")
    shop.start("lee")
    shop.ask("lee", "shirt-l")
    shop.ask("kim", "shirt-m")
    assert shop.refuses(change("kim:shirt-m", "shirt-l")) == "sold_out"


def test_a_full_list_has_no_room_for_another_size_of_a_garment_that_is_here(shop: Shop) -> None:
    shop.policy = Policy(open_requests=1)
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    assert shop.refuses(change("kim:shirt-m", "shirt-l")) == "list_full"


def test_a_lapsed_pick_is_no_longer_on_its_rail_when_the_size_changes(shop: Shop) -> None:
    shop.in_room("kim")
    shop.pick(shop.ask("kim", "shirt-m"))
    shop.let_time_pass(300)
    assert shop.request("kim:shirt-m").state == "requested"
    assert kinds(shop.do(change("kim:shirt-m", "shirt-l"))) == [
        "RequestCancelled",
        "GarmentRequested",
    ]
    assert shop.floor.go_backs["kim:shirt-m"].by == "mina"

"""Keep or leave: what becomes of a garment that is with its shopper."""

from __future__ import annotations

from service.floor.commands import (
    CancelRequest,
    ChangeMind,
    DecideGarment,
    SellGarment,
)
from service.floor.facts import (
    GarmentKept,
    GarmentLeft,
    OutcomeWithdrawn,
    RequestCancelled,
)

from .shop import Shop


def test_a_kept_garment_leaves_the_stock_with_its_shopper(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "kept")) == [
        GarmentKept("kim:shirt-m", "kim")
    ]
    assert shop.stock("shirt-m") == (1, 0)
    assert shop.floor.unsold == {"shirt-m": 1}


def test_a_left_garment_stays_in_the_room_as_a_go_back(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "left")) == [
        GarmentLeft("kim:shirt-m", "kim")
    ]
    back = shop.floor.go_backs["kim:shirt-m"]
    assert (back.gtin, back.room, back.by, back.since) == ("shirt-m", "1", None, shop.now)
    assert shop.stock("shirt-m") == (2, 0)


def test_a_carried_garment_that_never_saw_a_room_may_be_kept(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m", carry=True)
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    assert shop.stock("shirt-m") == (1, 0)


def test_a_carried_garment_that_never_saw_a_room_and_is_left_was_put_back(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m", carry=True)
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "left")) == [
        RequestCancelled("kim:shirt-m", "kim")
    ]
    assert shop.stock("shirt-m") == (2, 0)


def test_an_outcome_is_said_once(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    assert shop.do(DecideGarment("kim:shirt-m", "kim", "kept")) == []
    assert shop.refuses(DecideGarment("kim:shirt-m", "kim", "left")) == "already_decided"


def test_an_outcome_waits_for_the_garment(shop: Shop) -> None:
    shop.in_room("kim")
    shop.ask("kim", "shirt-m")
    assert shop.refuses(DecideGarment("kim:shirt-m", "kim", "kept")) == "not_here_yet"
    shop.do(CancelRequest("kim:shirt-m", "kim"))
    assert shop.refuses(DecideGarment("kim:shirt-m", "kim", "kept")) == "too_late"


def test_a_shopper_may_think_again_while_the_garment_is_in_the_room(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    for outcome in ("kept", "left"):
        shop.do(DecideGarment("kim:shirt-m", "kim", outcome))
        assert shop.do(ChangeMind("kim:shirt-m", "kim")) == [OutcomeWithdrawn("kim:shirt-m", "kim")]
        assert (shop.stock("shirt-m"), shop.floor.go_backs, shop.floor.unsold) == ((2, 1), {}, {})
    assert shop.do(ChangeMind("kim:shirt-m", "kim")) == []
    assert (shop.floor.today.counts["kept"], shop.floor.today.counts["left"]) == (0, 0)


def test_what_the_till_has_sold_is_not_thought_over_again(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    shop.do(SellGarment("shirt-m"))
    assert shop.refuses(ChangeMind("kim:shirt-m", "kim")) == "too_late"

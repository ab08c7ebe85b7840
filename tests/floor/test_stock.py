"""Stock: set, count, sold; whoever was promised too much is told the truth at once."""

from __future__ import annotations

from service.floor.commands import (
    AdoptRelease,
    ChangeStock,
    CountStock,
    DecideGarment,
    EndVisit,
    MissGarment,
    RecoverGarment,
    SellGarment,
    SetStock,
)
from service.floor.facts import (
    GarmentNotFound,
    GarmentSold,
    ReleaseAdopted,
    StockCounted,
    StockSet,
)
from service.floor.stock import CHUNK

from .shop import Shop, kinds


def test_a_stock_file_says_what_is_on_hand(shop: Shop) -> None:
    assert shop.do(SetStock({"shirt-m": 4, "coat-l": 1})) == [StockSet({"coat-l": 1, "shirt-m": 4})]
    assert shop.stock("shirt-m") == (4, 0)
    assert shop.stock("coat-l") == (1, 0)
    assert shop.stock("jeans-30") == (3, 0)


def test_a_stock_file_that_says_nothing_new_is_no_fact(shop: Shop) -> None:
    assert shop.do(SetStock({"shirt-m": 2})) == []
    assert shop.do(SetStock({})) == []


def test_a_large_stock_file_is_written_in_pieces_that_add_up(shop: Shop) -> None:
    pieces = {f"sock-{number:04}": 1 for number in range(CHUNK + 1)}
    facts = shop.do(SetStock(pieces))
    assert [len(fact.on_hand) for fact in facts if isinstance(fact, StockSet)] == [CHUNK, 1]
    assert sum(shop.floor.on_hand[gtin] for gtin in pieces) == CHUNK + 1


def test_a_stock_file_with_one_impossible_number_is_refused_whole(shop: Shop) -> None:
    assert shop.refuses(SetStock({"shirt-m": 4, "shirt-s": -1})) == "pieces_wrong"
    assert shop.refuses(SetStock({"shirt-m": 100_001})) == "pieces_wrong"
    assert shop.stock("shirt-m") == (2, 0)


def test_a_count_corrects_one_variant(shop: Shop) -> None:
    assert shop.do(CountStock("shirt-m", 7, "mina")) == [StockCounted("shirt-m", 7, "mina")]
    assert shop.stock("shirt-m") == (7, 0)


def test_a_count_below_what_is_promised_takes_the_newest_promise_back(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.ask("kim", "shirt-m")
    shop.wait(1)
    shop.claim(shop.ask("lee", "shirt-m"))
    assert shop.do(CountStock("shirt-m", 1)) == [
        GarmentNotFound("lee:shirt-m", "lee", "shirt-m", "stock_corrected", on_hand=1),
        StockCounted("shirt-m", 1),
    ]
    assert shop.request("kim:shirt-m").state == "requested"
    assert (shop.request("lee:shirt-m").state, shop.request("lee:shirt-m").owner) == (
        "not_found",
        None,
    )
    assert shop.stock("shirt-m") == (1, 1)


def test_a_piece_in_a_room_or_in_a_hand_is_there_whatever_a_count_says(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.pick(shop.ask("lee", "shirt-m"))
    assert kinds(shop.do(CountStock("shirt-m", 0))) == ["StockCounted"]
    assert shop.stock("shirt-m") == (2, 2)


def test_a_pick_whose_lease_lapsed_is_in_a_hand_whatever_a_count_says(shop: Shop) -> None:
    shop.in_room("kim")
    shop.pick(shop.ask("kim", "shirt-m"))
    shop.let_time_pass(300)
    assert kinds(shop.do(CountStock("shirt-m", 0))) == ["StockCounted"]
    assert shop.request("kim:shirt-m").state == "requested"


def test_a_stock_file_takes_promises_back_as_a_count_does(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-l")
    assert kinds(shop.do(SetStock({"shirt-l": 0}))) == ["GarmentNotFound", "StockSet"]
    assert shop.stock("shirt-l") == (0, 0)


def test_a_sale_takes_its_pieces_off_the_stock(shop: Shop) -> None:
    assert shop.do(SellGarment("jeans-30", 2)) == [GarmentSold("jeans-30", 2, kept=0)]
    assert shop.stock("jeans-30") == (1, 0)


def test_a_sale_of_more_than_there_is_leaves_nothing(shop: Shop) -> None:
    shop.do(SellGarment("shirt-l", 5))
    assert shop.stock("shirt-l") == (0, 0)


def test_a_sale_from_the_rail_takes_a_promise_back_that_it_made_impossible(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-l")
    assert kinds(shop.do(SellGarment("shirt-l"))) == ["GarmentNotFound", "GarmentSold"]
    assert shop.stock("shirt-l") == (0, 0)


def test_a_kept_piece_is_not_taken_off_twice_when_the_till_confirms_it(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    assert shop.stock("shirt-m") == (1, 0)
    assert shop.do(SellGarment("shirt-m")) == [GarmentSold("shirt-m", 1, kept=1)]
    assert shop.stock("shirt-m") == (1, 0)
    assert shop.floor.unsold == {}
    assert shop.do(SellGarment("shirt-m")) == [GarmentSold("shirt-m", 1, kept=0)]
    assert shop.stock("shirt-m") == (0, 0)


def test_a_sale_of_a_kept_piece_and_one_from_the_rail_takes_one_off(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "jeans-30"))
    shop.do(DecideGarment("kim:jeans-30", "kim", "kept"))
    assert shop.do(SellGarment("jeans-30", 2)) == [GarmentSold("jeans-30", 2, kept=1)]
    assert shop.stock("jeans-30") == (1, 0)


def test_a_stock_file_knows_already_what_was_kept(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    assert kinds(shop.do(SetStock({"shirt-m": 1}))) == ["StockSet"]
    assert shop.floor.unsold == {}
    assert shop.stock("shirt-m") == (1, 0)


def test_a_variant_that_nobody_set_counts_as_none_until_somebody_looks(shop: Shop) -> None:
    shop.start("kim")
    assert shop.refuses(shop.asking("kim", "hat-m")) == "sold_out"
    shop.ask("kim", "hat-m", carry=True)
    assert shop.stock("hat-m") == (1, 1)
    shop.do(SellGarment("cap-m"))
    assert shop.stock("cap-m") == (0, 0)
    shop.do(CountStock("cap-m", 3))
    assert shop.stock("cap-m") == (3, 0)


def test_numbers_of_pieces_are_checked(shop: Shop) -> None:
    assert shop.refuses(CountStock("shirt-m", -1)) == "pieces_wrong"
    assert shop.refuses(SellGarment("shirt-m", 0)) == "pieces_wrong"


def test_a_list_of_changes_is_taken_whole(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-l")
    changes = (SetStock({"coat-l": 2}), CountStock("shirt-l", 0, "mina"), SellGarment("jeans-30"))
    assert kinds(shop.do(ChangeStock(changes))) == [
        "StockSet",
        "GarmentNotFound",
        "StockCounted",
        "GarmentSold",
    ]
    assert [shop.stock(gtin) for gtin in ("coat-l", "shirt-l", "jeans-30")] == [
        (2, 0),
        (0, 0),
        (2, 0),
    ]


def test_a_list_of_changes_with_one_that_is_wrong_is_refused_whole(shop: Shop) -> None:
    changes = (CountStock("shirt-l", 4), SellGarment("hat-m", 0))
    assert shop.refuses(ChangeStock(changes)) == "pieces_wrong"


def test_a_kept_piece_is_not_confirmed_by_two_sales_in_one_list(shop: Shop) -> None:
    """Two changes to one variant would each see the stock as it was before the other."""
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(DecideGarment("kim:shirt-m", "kim", "kept"))
    sales = (SellGarment("shirt-m"), SellGarment("shirt-m"))
    assert shop.refuses(ChangeStock(sales)) == "stock_twice"


def test_a_piece_is_never_promised_twice_through_a_whole_life(shop: Shop) -> None:
    """One shirt-l: asked for, brought, left, asked for again, recovered and lost."""
    shop.in_room("kim")
    shop.start("lee")
    shop.start("mo")
    shop.bring(shop.ask("kim", "shirt-l"))
    assert shop.refuses(shop.asking("lee", "shirt-l")) == "sold_out"
    shop.do(EndVisit("kim"))
    task = shop.claim(shop.ask("lee", "shirt-l"))
    assert shop.refuses(shop.asking("mo", "shirt-l")) == "sold_out"
    shop.do(RecoverGarment("kim:shirt-l", "mina"))
    assert shop.stock("shirt-l") == (1, 1)
    shop.do(MissGarment(task, "mina", "missing"))
    assert shop.stock("shirt-l") == (0, 0)


def test_a_release_is_adopted_once(shop: Shop) -> None:
    assert shop.do(AdoptRelease("abc")) == [ReleaseAdopted("abc")]
    assert shop.do(AdoptRelease("abc")) == []
    assert shop.floor.release == "abc"

"""Requests as the shopper makes them: ask or carry, and cancel."""

from __future__ import annotations

from service.floor.commands import (
    BringIn,
    CancelRequest,
    ChangeRequest,
    ClaimTask,
    CountStock,
    DecideGarment,
    EnterRoom,
    LeaveLine,
    ReleaseTask,
    RequestGarment,
    SetStock,
)
from service.floor.facts import (
    GarmentCarried,
    GarmentRequested,
    LineJoined,
    PromiseMade,
    RequestCancelled,
    RoomEntered,
    RoomOffered,
)
from service.floor.policy import Policy

from .shop import OPENING, Shop, kinds


def test_one_tap_asks_for_a_garment_and_joins_the_line(shop: Shop) -> None:
    shop.start("kim")
    tap = RequestGarment("r1", "kim", "shirt-m", "shirt", "shirt/white", slate="s9", position=3)
    assert shop.do(tap) == [
        GarmentRequested(
            request="r1",
            visit="kim",
            gtin="shirt-m",
            style="shirt",
            colourway="shirt/white",
            promised_s=360,
            baseline_s=252,
            slate="s9",
            position=3,
        ),
        LineJoined(visit="kim"),
        RoomOffered(room="1", visit="kim", until=OPENING + 120_000),
    ]
    assert shop.request("r1").state == "requested"
    assert shop.floor.asked_for == {"shirt": 1}


def test_the_second_tap_joins_no_second_line(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m")
    assert kinds(shop.do(shop.asking("kim", "shirt-l"))) == ["GarmentRequested"]
    shop.do(EnterRoom("kim"))
    assert kinds(shop.do(shop.asking("kim", "jeans-30"))) == ["GarmentRequested"]


def test_who_left_the_line_joins_it_again_with_the_next_request(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m")
    shop.do(LeaveLine("kim"))
    shop.ask("kim", "shirt-l")
    assert shop.floor.line == ["kim"]


def test_a_request_reserves_one_piece_so_that_none_is_promised_twice(shop: Shop) -> None:
    shop.start("kim")
    shop.start("lee")
    shop.ask("kim", "shirt-l")
    assert shop.stock("shirt-l") == (1, 1)
    assert shop.floor.available("shirt-l") == 0
    assert shop.refuses(shop.asking("lee", "shirt-l")) == "sold_out"


def test_the_promise_is_counted_from_the_tap_or_from_entering_the_room(shop: Shop) -> None:
    shop.staffed("mina")
    shop.start("kim")
    shop.ask("kim", "shirt-m")
    assert shop.request("kim:shirt-m").promised_at is None
    shop.wait(60)
    assert shop.do(EnterRoom("kim")) == [
        RoomEntered("1", "kim"),
        PromiseMade("kim:shirt-m", "kim", promised_s=150, baseline_s=92),
    ]
    assert shop.request("kim:shirt-m").promised_at == OPENING + 210_000
    shop.wait(60)
    shop.ask("kim", "shirt-l")
    assert shop.request("kim:shirt-l").promised_at == OPENING + 120_000 + 210_000


def test_carrying_a_piece_reserves_it_and_needs_no_runner(shop: Shop) -> None:
    shop.start("kim")
    facts = shop.do(shop.asking("kim", "shirt-m", carry=True))
    assert facts[0] == GarmentCarried("kim:shirt-m", "kim", "shirt-m", "shirt", "shirt/white")
    assert kinds(facts[1:]) == ["LineJoined", "RoomOffered"]
    assert shop.stock("shirt-m") == (2, 1)
    assert shop.refuses(ClaimTask("kim:shirt-m", "mina", "Mina")) == "task_not_open"


def test_a_piece_in_the_hand_proves_that_it_exists(shop: Shop) -> None:
    shop.start("kim")
    shop.start("lee")
    shop.ask("kim", "shirt-l")
    facts = shop.do(shop.asking("lee", "shirt-l", carry=True))
    assert facts[0] == GarmentCarried(
        "lee:shirt-l", "lee", "shirt-l", "shirt", "shirt/white", found=True
    )
    assert shop.stock("shirt-l") == (2, 2)


def test_a_found_piece_that_is_put_back_is_unknown_again(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CountStock("shirt-l", 0))
    shop.ask("kim", "shirt-l", carry=True)
    shop.do(CancelRequest("kim:shirt-l", "kim"))
    assert shop.stock("shirt-l") == (0, 0)


def test_a_found_piece_that_was_counted_since_is_known_when_it_is_put_back(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CountStock("shirt-l", 0))
    shop.ask("kim", "shirt-l", carry=True)
    shop.do(CountStock("shirt-l", 5))
    shop.do(CancelRequest("kim:shirt-l", "kim"))
    assert shop.stock("shirt-l") == (5, 0)


def test_a_found_piece_that_the_stock_file_knows_too_stays_known(shop: Shop) -> None:
    """The file says what the record came to say when the piece was found."""
    shop.start("kim")
    shop.do(CountStock("shirt-l", 0))
    shop.ask("kim", "shirt-l", carry=True)
    shop.do(SetStock({"shirt-l": 1}))
    shop.do(CancelRequest("kim:shirt-l", "kim"))
    assert shop.stock("shirt-l") == (1, 0)


def test_a_stock_file_that_still_does_not_know_a_found_piece_leaves_it_unknown(shop: Shop) -> None:
    shop.start("kim")
    shop.do(CountStock("shirt-l", 0))
    shop.ask("kim", "shirt-l", carry=True)
    shop.do(SetStock({"shirt-l": 0}))
    assert shop.stock("shirt-l") == (1, 1)
    shop.do(CancelRequest("kim:shirt-l", "kim"))
    assert shop.stock("shirt-l") == (0, 0)


def test_a_carried_garment_is_in_the_room_once_its_shopper_is(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m", carry=True)
    assert shop.request("kim:shirt-m").room is None
    shop.do(EnterRoom("kim"))
    assert shop.request("kim:shirt-m").room == "1"


def test_the_same_size_and_colour_is_asked_for_once(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m")
    assert shop.refuses(shop.asking("kim", "shirt-m")) == "already_asked"
    assert shop.refuses(shop.asking("kim", "shirt-m", carry=True)) == "already_asked"


def test_what_was_cancelled_may_be_asked_for_again(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m")
    shop.do(CancelRequest("kim:shirt-m", "kim"))
    assert shop.ask("kim", "shirt-m") == "kim:shirt-m'"
    assert shop.stock("shirt-m") == (2, 1)


def test_a_list_is_full_until_something_is_decided() -> None:
    shop = Shop(policy=Policy(open_requests=2))
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.ask("kim", "shirt-s")
    assert shop.refuses(shop.asking("kim", "jeans-30")) == "list_full"
    assert shop.refuses(shop.asking("kim", "jeans-30", carry=True)) == "list_full"
    shop.do(DecideGarment("kim:shirt-m", "kim", "left"))
    assert shop.ask("kim", "jeans-30") == "kim:jeans-30"


# --- cancel --------------------------------------------------------------------------------------


def test_a_cancelled_request_frees_its_piece(shop: Shop) -> None:
    shop.start("kim")
    shop.claim(shop.ask("kim", "shirt-m"))
    assert shop.do(CancelRequest("kim:shirt-m", "kim")) == [RequestCancelled("kim:shirt-m", "kim")]
    assert shop.stock("shirt-m") == (2, 0)
    assert shop.request("kim:shirt-m").owner is None


def test_a_cancelled_pick_is_a_go_back_in_its_runners_hands(shop: Shop) -> None:
    shop.start("kim")
    shop.pick(shop.ask("kim", "shirt-m"))
    shop.do(CancelRequest("kim:shirt-m", "kim"))
    back = shop.floor.go_backs["kim:shirt-m"]
    assert (back.gtin, back.room, back.by) == ("shirt-m", None, "mina")
    assert shop.stock("shirt-m") == (2, 0)


def test_a_pick_whose_lease_lapsed_is_still_in_its_runners_hands_when_it_is_cancelled(
    shop: Shop,
) -> None:
    shop.in_room("kim")
    shop.pick(shop.ask("kim", "shirt-m"))
    shop.let_time_pass(300)
    shop.do(CancelRequest("kim:shirt-m", "kim"))
    assert shop.floor.go_backs["kim:shirt-m"].by == "mina"
    assert shop.stock("shirt-m") == (2, 0)


def test_a_pick_that_was_released_hangs_on_its_rail_when_it_is_cancelled(shop: Shop) -> None:
    shop.start("kim")
    shop.pick(shop.ask("kim", "shirt-m"))
    shop.do(ReleaseTask("kim:shirt-m", "mina"))
    shop.do(CancelRequest("kim:shirt-m", "kim"))
    assert shop.floor.go_backs == {}
    assert shop.stock("shirt-m") == (2, 0)


def test_cancelling_twice_is_cancelling_once(shop: Shop) -> None:
    shop.start("kim")
    shop.ask("kim", "shirt-m")
    shop.do(CancelRequest("kim:shirt-m", "kim"))
    assert shop.do(CancelRequest("kim:shirt-m", "kim")) == []


def test_what_is_in_the_room_cannot_be_cancelled(shop: Shop) -> None:
    shop.in_room("kim")
    shop.bring(shop.ask("kim", "shirt-m"))
    shop.do(BringIn(shop.ask("kim", "shirt-l", carry=True), "kim"))
    assert shop.refuses(CancelRequest("kim:shirt-m", "kim")) == "too_late"
    assert shop.refuses(CancelRequest("kim:shirt-l", "kim")) == "too_late"


def test_somebody_elses_request_is_as_unknown_as_one_that_never_was(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    shop.bring(shop.ask("kim", "shirt-m"))
    assert shop.refuses(CancelRequest("kim:shirt-m", "lee")) == "request_unknown"
    assert shop.refuses(CancelRequest("never", "lee")) == "request_unknown"
    assert shop.refuses(DecideGarment("kim:shirt-m", "lee", "kept")) == "request_unknown"
    theirs = ChangeRequest("kim:shirt-m", "new", "lee", "shirt-l", "shirt", "shirt/white")
    assert shop.refuses(theirs) == "request_unknown"

"""The waiting line: first come first served, and accessible rooms are kept for those who ask."""

from __future__ import annotations

from service.floor.commands import (
    CloseRoom,
    EnterRoom,
    HoldOffer,
    JoinLine,
    LeaveLine,
    YieldOffer,
)
from service.floor.facts import (
    LineJoined,
    LineLeft,
    OfferHeld,
    OfferLapsed,
    OfferYielded,
    RoomOffered,
)
from service.floor.waiting_line import Places

from .shop import OPENING, Shop, kinds


def test_who_joins_while_a_room_is_free_is_offered_it_at_once(shop: Shop) -> None:
    shop.start("kim")
    assert shop.do(JoinLine("kim")) == [
        LineJoined("kim"),
        RoomOffered("1", "kim", until=OPENING + 120_000),
    ]
    assert (shop.state("kim"), shop.floor.line) == ("offered", ["kim"])


def test_first_come_first_served(full: Shop) -> None:
    for visit in ("kim", "lee", "park"):
        full.waits(visit)
    assert full.floor.line == ["kim", "lee", "park"]
    assert [Places(full.floor).of(full.visit(visit)) for visit in full.floor.line] == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]
    full.leave_and_clear("anna")
    full.leave_and_clear("bora")
    assert full.rooms()["1"] == ("offered", "kim")
    assert full.rooms()["2"] == ("offered", "lee")
    assert Places(full.floor).of(full.visit("kim")) is None
    assert Places(full.floor).of(full.visit("park")) == (1, 1)


def test_the_room_that_has_been_free_longest_is_offered_first(full: Shop) -> None:
    full.wait(10)
    full.leave_and_clear("bora")
    full.wait(10)
    full.leave_and_clear("anna")
    full.waits("kim")
    assert full.rooms()["2"] == ("offered", "kim")


def test_one_place_a_shopper(full: Shop) -> None:
    full.waits("kim")
    assert full.refuses(JoinLine("kim")) == "already_waiting"
    assert full.refuses(JoinLine("anna")) == "in_room"


def test_who_leaves_the_line_is_out_of_it(full: Shop) -> None:
    full.waits("kim")
    assert full.do(LeaveLine("kim")) == [LineLeft("kim")]
    assert (full.floor.line, full.state("kim")) == ([], "browsing")
    assert full.refuses(LeaveLine("kim")) == "not_waiting"


def test_leaving_the_line_with_an_offer_gives_the_room_to_the_next(full: Shop) -> None:
    full.waits("kim")
    full.waits("lee")
    full.leave_and_clear("anna")
    assert kinds(full.do(LeaveLine("kim"))) == ["LineLeft", "RoomOffered"]
    assert full.rooms()["1"] == ("offered", "lee")


# --- an offer ------------------------------------------------------------------------------------


def test_a_room_is_held_once_for_three_minutes_more(shop: Shop) -> None:
    shop.waits("kim")
    assert shop.do(HoldOffer("kim")) == [OfferHeld("1", "kim", OPENING + 300_000)]
    assert shop.refuses(HoldOffer("kim")) == "already_held"
    assert shop.let_time_pass(299) == []
    assert shop.let_time_pass(1) == [OfferLapsed("1", "kim")]


def test_a_hold_after_the_deadline_counts_from_now(shop: Shop) -> None:
    shop.waits("kim")
    shop.wait(200)
    assert shop.do(HoldOffer("kim")) == [OfferHeld("1", "kim", OPENING + 380_000)]


def test_only_who_was_offered_a_room_may_hold_yield_or_enter(full: Shop) -> None:
    full.waits("kim")
    for command in (HoldOffer, EnterRoom):
        assert full.refuses(command("kim")) == "no_offer"
        assert full.refuses(command("anna")) == "in_room"
    assert full.refuses(YieldOffer("anna")) == "in_room"


def test_a_no_show_loses_the_room_and_the_place(full: Shop) -> None:
    full.waits("kim")
    full.waits("lee")
    full.leave_and_clear("anna")
    assert full.let_time_pass(120) == [
        OfferLapsed("1", "kim"),
        RoomOffered("1", "lee", until=full.now + 120_000),
    ]
    assert (full.state("kim"), full.floor.line) == ("browsing", ["lee"])
    full.do(JoinLine("kim"))
    assert full.floor.line == ["lee", "kim"]


def test_who_yields_lets_the_next_one_go_first(full: Shop) -> None:
    for visit in ("kim", "lee", "park"):
        full.waits(visit)
    full.leave_and_clear("anna")
    assert kinds(full.do(YieldOffer("kim"))) == ["OfferYielded", "RoomOffered"]
    assert full.rooms()["1"] == ("offered", "lee")
    assert full.floor.line == ["lee", "kim", "park"]
    full.leave_and_clear("bora")
    assert full.rooms()["2"] == ("offered", "kim")


def test_who_yields_with_nobody_waiting_leaves_the_line(shop: Shop) -> None:
    shop.waits("kim")
    assert shop.do(YieldOffer("kim")) == [OfferYielded("1", "kim"), LineLeft("kim")]
    assert shop.rooms()["1"] == ("vacant", None)
    assert shop.floor.line == []


def test_who_yields_is_passed_by_one_who_could_use_the_room(full: Shop) -> None:
    full.in_room("wheel", accessible=True)
    full.waits("kim")
    full.waits("roll", accessible=True)
    full.waits("lee")
    full.leave_and_clear("anna")
    full.do(YieldOffer("kim"))
    assert full.rooms()["1"] == ("offered", "lee")
    assert full.floor.line == ["roll", "lee", "kim"]


def test_who_yields_to_one_in_front_stays_in_the_line(shop: Shop) -> None:
    """Kim's room was closed, so Kim waits in front of Lee, who has one."""
    shop.waits("kim")
    shop.waits("lee")
    shop.do(CloseRoom("1", "mina"))
    assert (shop.state("kim"), shop.state("lee")) == ("waiting", "offered")
    assert kinds(shop.do(YieldOffer("lee"))) == ["OfferYielded", "RoomOffered"]
    assert shop.rooms()["2"] == ("offered", "kim")
    assert shop.floor.line == ["kim", "lee"]

"""Accessible rooms: kept for those who ask, and nobody waits for ever for one there is not."""

from __future__ import annotations

from service.floor.commands import CloseRoom, EndVisit, EnterRoom, JoinLine, OpenRoom, YieldOffer
from service.floor.facts import LineJoined, OfferWithdrawn, RoomOffered
from service.floor.waiting_line import Places

from .shop import OPENING, Shop, kinds, plan


def test_an_accessible_room_is_kept_for_those_who_ask(full: Shop) -> None:
    full.waits("kim")
    assert full.state("kim") == "waiting"
    full.waits("wheel", accessible=True)
    assert full.rooms()["A"] == ("offered", "wheel")


def test_who_asks_for_an_accessible_room_is_offered_no_other(shop: Shop) -> None:
    shop.in_room("wheel", accessible=True)
    shop.waits("roll", accessible=True)
    assert shop.state("roll") == "waiting"
    assert shop.rooms()["1"] == ("vacant", None)


def test_a_place_is_counted_among_those_who_wait_for_the_same_kind_of_room(full: Shop) -> None:
    full.in_room("wheel", accessible=True)
    full.waits("kim")
    full.waits("roll", accessible=True)
    full.waits("lee")
    assert [Places(full.floor).of(full.visit(visit)) for visit in full.floor.line] == [
        (1, 2),
        (1, 1),
        (2, 2),
    ]


def test_a_visit_that_asked_at_its_start_need_not_ask_again(shop: Shop) -> None:
    shop.start("wheel", accessible=True)
    shop.ask("wheel", "shirt-m")
    assert shop.rooms()["A"] == ("offered", "wheel")


def test_who_waits_already_may_still_ask_for_an_accessible_room(full: Shop) -> None:
    """The first request joined the line by itself; nobody was asked which room they need."""
    full.start("kim")
    full.ask("kim", "shirt-m")
    assert full.do(JoinLine("kim", accessible=True)) == [
        LineJoined("kim", accessible=True),
        RoomOffered("A", "kim", until=OPENING + 120_000),
    ]
    assert full.floor.line == ["kim"]
    assert full.refuses(JoinLine("kim", accessible=True)) == "already_waiting"


def test_who_is_offered_a_room_they_cannot_use_may_still_ask_for_an_accessible_one(
    shop: Shop,
) -> None:
    shop.waits("kim")
    shop.in_room("bora")
    shop.waits("lee")
    assert shop.do(JoinLine("kim", accessible=True)) == [
        OfferWithdrawn("1", "kim"),
        LineJoined("kim", accessible=True),
        RoomOffered("A", "kim", until=OPENING + 120_000),
        RoomOffered("1", "lee", until=OPENING + 120_000),
    ]
    assert shop.floor.line == ["kim", "lee"]


def test_asking_later_keeps_the_place_and_the_time_of_joining(full: Shop) -> None:
    full.in_room("wheel", accessible=True)
    full.waits("kim")
    full.wait(30)
    full.waits("roll", accessible=True)
    full.wait(30)
    full.do(JoinLine("kim", accessible=True))
    assert full.floor.line == ["kim", "roll"]
    assert full.visit("kim").waiting_since == OPENING
    full.leave_and_clear("wheel")
    assert full.rooms()["A"] == ("offered", "kim")


def test_where_no_room_is_accessible_who_asks_is_offered_any_room() -> None:
    shop = Shop(plan(["1"], accessible=[]))
    shop.waits("wheel", accessible=True)
    assert shop.rooms() == {"1": ("offered", "wheel")}


def test_where_no_room_is_accessible_all_wait_in_one_line() -> None:
    shop = Shop(plan(["1"], accessible=[]))
    shop.in_room("anna")
    shop.waits("kim")
    shop.waits("wheel", accessible=True)
    shop.waits("lee")
    assert [Places(shop.floor).of(shop.visit(visit)) for visit in shop.floor.line] == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]
    shop.leave_and_clear("anna")
    shop.do(YieldOffer("kim"))
    assert shop.rooms() == {"1": ("offered", "wheel")}
    assert shop.floor.line == ["wheel", "kim", "lee"]


def test_where_every_room_is_accessible_all_are_served_first_come_first_served() -> None:
    shop = Shop(plan([], accessible=["A"]))
    shop.waits("kim")
    shop.waits("wheel", accessible=True)
    assert shop.rooms() == {"A": ("offered", "kim")}
    shop.do(EnterRoom("kim"))
    shop.leave_and_clear("kim")
    assert shop.rooms() == {"A": ("offered", "wheel")}


def test_while_the_accessible_room_is_out_of_service_nobody_waits_for_it_for_ever(
    shop: Shop,
) -> None:
    shop.in_room("wheel", accessible=True)
    shop.waits("roll", accessible=True)
    shop.do(EndVisit("wheel"))
    assert shop.state("roll") == "waiting"
    assert kinds(shop.do(CloseRoom("A", "mina"))) == ["RoomClosed", "RoomOffered"]
    assert shop.rooms()["1"] == ("offered", "roll")


def test_once_the_accessible_room_is_back_it_is_kept_again_for_those_who_ask(shop: Shop) -> None:
    shop.do(CloseRoom("A", "mina"))
    for visit in ("kim", "lee"):
        shop.in_room(visit)
    shop.waits("park")
    shop.waits("wheel", accessible=True)
    shop.do(OpenRoom("A", "mina"))
    assert shop.rooms()["A"] == ("offered", "wheel")
    assert shop.state("park") == "waiting"


def test_a_store_with_every_room_closed_offers_none() -> None:
    shop = Shop(plan(["1"], accessible=[]))
    shop.do(CloseRoom("1", "mina"))
    shop.waits("kim")
    shop.waits("wheel", accessible=True)
    assert [shop.state(visit) for visit in ("kim", "wheel")] == ["waiting", "waiting"]

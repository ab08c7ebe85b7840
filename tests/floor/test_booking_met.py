"""Bookings for somebody who is not here yet, and of rooms that turn out not to be there."""

from __future__ import annotations

from service.floor.commands import (
    CloseRoom,
    MeetBooking,
    OpenRoom,
    PlanStore,
    WalkIn,
)
from service.floor.facts import (
    BookingLapsed,
    BookingMet,
    BookingMoved,
    OfferWithdrawn,
    VisitStarted,
)

from .booked import HOUR, TEN, books
from .shop import Shop, kinds, plan

# --- the staff books for somebody ----------------------------------------------------------------


def test_staff_book_under_a_call_sign_for_somebody_who_is_not_here_yet(shop: Shop) -> None:
    books(shop, None)
    sign = shop.floor.bookings["b1"].call_sign
    shop.wait(HOUR - 30)
    assert shop.do(MeetBooking("b1", "kim")) == [
        VisitStarted("kim", sign, via="booking", accessible=True),
        BookingMet("b1", "kim"),
    ]
    shop.let_time_pass(30)
    assert shop.rooms()["A"] == ("offered", "kim")


def test_nobody_else_is_given_the_call_sign_of_a_booking(shop: Shop) -> None:
    books(shop, None)
    shop.do(MeetBooking("b1", "kim"))
    books(shop, None, begins_at=TEN + HOUR * 1000, booking="b2")
    signs = {shop.visit("kim").call_sign, shop.floor.bookings["b2"].call_sign}
    assert len(signs) == 2


def test_who_has_scanned_already_is_met_as_well(shop: Shop) -> None:
    books(shop, None)
    shop.start("kim")
    assert shop.do(MeetBooking("b1", "kim")) == [BookingMet("b1", "kim")]
    assert shop.floor.bookings["b1"].call_sign == shop.visit("kim").call_sign
    assert shop.do(MeetBooking("b1", "kim")) == []
    assert shop.refuses(MeetBooking("b1", "lee")) == "booking_met"
    books(shop, None, begins_at=TEN + HOUR * 1000, booking="b2")
    assert shop.refuses(MeetBooking("b2", "kim")) == "booked_already"
    assert shop.refuses(MeetBooking("b9", "kim")) == "booking_unknown"


def test_a_room_is_kept_ten_minutes_for_somebody_who_does_not_come(shop: Shop) -> None:
    books(shop, None)
    assert shop.let_time_pass(HOUR + 599) == []
    assert shop.refuses(WalkIn("lee", 1, "A")) == "room_booked"
    assert shop.let_time_pass(1) == [BookingLapsed("b1")]


# --- a room that is out of service ---------------------------------------------------------------


def test_a_booking_moves_to_another_accessible_room_when_its_own_is_closed() -> None:
    shop = Shop(plan(["1"], ["A", "B"]))
    books(shop, shop.start("kim"))
    shop.do(CloseRoom("A", "mina"))
    assert shop.let_time_pass(1) == [BookingMoved("b1", "B", "kim")]


def test_without_another_room_the_shopper_is_told_and_the_booking_waits(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.do(CloseRoom("A", "mina"))
    assert shop.let_time_pass(1) == [BookingMoved("b1", None, "kim")]
    assert shop.let_time_pass(1) == []
    shop.do(OpenRoom("A", "mina"))
    assert shop.let_time_pass(1) == [BookingMoved("b1", "A", "kim")]


def test_while_no_accessible_room_is_in_service_a_booking_gets_the_next_one(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.do(CloseRoom("A", "mina"))
    shop.let_time_pass(HOUR)
    assert shop.rooms()["1"] == ("offered", "kim")


def test_a_booked_room_that_is_closed_while_it_is_offered_is_replaced() -> None:
    shop = Shop(plan(["1"], ["A", "B"]))
    books(shop, shop.start("kim"))
    shop.let_time_pass(HOUR)
    facts = shop.do(CloseRoom("A", "mina"))
    assert facts[0] == OfferWithdrawn("A", "kim")
    assert shop.rooms()["B"] == ("offered", "kim")
    assert shop.room("B").booking == "b1"


def test_a_plan_without_its_room_moves_a_booking(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.do(PlanStore(plan(["1"], ["C"])))
    assert shop.let_time_pass(1) == [BookingMoved("b1", "C", "kim")]


def test_a_booking_without_any_room_ends_with_its_time() -> None:
    shop = Shop(plan([], ["A"]))
    books(shop, shop.start("kim"))
    shop.in_room("early")
    shop.now = TEN + 1_799_000
    for visit in ("kim", "early"):
        shop.visit(visit).seen_at = shop.now
    assert kinds(shop.let_time_pass()) == []
    assert shop.let_time_pass(1) == [BookingLapsed("b1", "kim")]

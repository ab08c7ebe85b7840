"""Bookings: an accessible room at a time, kept free ahead, first at its time, never for ever."""

from __future__ import annotations

from service.floor.commands import (
    BookRoom,
    CancelBooking,
    EndVisit,
    EnterRoom,
    HoldPlace,
    JoinLine,
    LeaveLine,
    WalkIn,
    YieldOffer,
)
from service.floor.facts import (
    BookingCancelled,
    BookingLapsed,
    LineJoined,
    LineLeft,
    RoomBooked,
    RoomOffered,
)

from .booked import HOUR, TEN, books
from .shop import OPENING, Shop, kinds, plan

#: Before anything was measured a room is kept free for twenty minutes ahead.
LEAD = 1200


def test_a_visit_books_an_accessible_room_for_a_time(shop: Shop) -> None:
    shop.start("kim")
    sign = shop.visit("kim").call_sign
    assert shop.do(BookRoom("b1", TEN, 1800, visit="kim")) == [
        RoomBooked("b1", "A", TEN, TEN + 1_800_000, sign, visit="kim")
    ]
    assert shop.refuses(BookRoom("b2", TEN + 9_000_000, 1800, visit="kim")) == "booked_already"


def test_at_its_time_the_room_is_offered_to_whoever_booked_it(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    assert shop.let_time_pass(HOUR - 1) == []
    assert shop.let_time_pass(1) == [
        LineJoined("kim", accessible=True),
        RoomOffered("A", "kim", until=TEN + 600_000, booking="b1"),
    ]
    shop.do(EnterRoom("kim"))
    assert shop.floor.bookings == {}


def test_ahead_of_its_booking_a_room_is_given_to_nobody_else(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.wait(HOUR - LEAD - 1)
    shop.in_room("wheel", accessible=True)
    shop.leave_and_clear("wheel")
    shop.wait(1)
    shop.waits("roll", accessible=True)
    assert shop.state("roll") == "waiting"
    assert shop.refuses(WalkIn("lee", 1, "A")) == "room_booked"
    shop.let_time_pass(LEAD)
    assert shop.rooms()["A"] == ("offered", "kim")


def test_how_long_ahead_is_what_stays_take_here(shop: Shop) -> None:
    """Nine of ten stays were over within 400 s, and clearing takes some 90."""
    shop.floor.stay_s = [300.0] * 5 + [400.0] * 4 + [1500.0]
    books(shop, shop.start("kim"))
    shop.wait(HOUR - 491)
    shop.in_room("wheel", accessible=True)
    shop.leave_and_clear("wheel")
    shop.wait(60)
    assert shop.refuses(WalkIn("lee", 1, "A")) == "room_booked"


def test_who_booked_is_first_when_the_room_is_free_again(shop: Shop) -> None:
    shop.waits("early", accessible=True)
    shop.do(EnterRoom("early"))
    shop.waits("roll", accessible=True)
    books(shop, shop.start("kim"))
    shop.wait(HOUR + 60)
    shop.leave_and_clear("early")
    assert shop.rooms()["A"] == ("offered", "kim")
    assert shop.room("A").offer_until == shop.now + 600_000


def test_who_holds_a_place_is_offered_the_booked_room_all_the_same(full: Shop) -> None:
    full.waits("kim")
    books(full, "kim")
    full.wait(HOUR - 60)
    full.do(HoldPlace("kim"))
    full.let_time_pass(60)
    assert full.rooms()["A"] == ("offered", "kim")
    assert full.visit("kim").held_until is None


def test_a_booked_room_that_nobody_comes_to_is_free_for_the_others(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.let_time_pass(HOUR)
    shop.waits("roll", accessible=True)
    shop.wait(600)
    assert kinds(shop.let_time_pass()) == ["BookingLapsed", "OfferLapsed", "RoomOffered"]
    assert shop.rooms()["A"] == ("offered", "roll")
    assert shop.floor.bookings == {}


def test_a_booked_place_ahead_is_nobodys_own_offer(shop: Shop) -> None:
    """Kim waits anyway, and is offered the room that is kept for nobody else."""
    books(shop, shop.start("kim"))
    shop.wait(HOUR - 600)
    shop.do(JoinLine("kim", accessible=True))
    assert shop.rooms()["A"] == ("offered", "kim")
    shop.do(EnterRoom("kim"))
    assert shop.floor.bookings == {}


def test_who_is_in_another_room_at_the_time_did_not_come(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.do(JoinLine("kim"))
    shop.do(EnterRoom("kim"))
    assert shop.let_time_pass(600) == []
    shop.now = TEN + 599_000
    shop.visit("kim").seen_at = shop.now
    assert shop.let_time_pass() == []
    assert shop.let_time_pass(1) == [BookingLapsed("b1", "kim")]


def test_a_booking_keeps_a_visit_from_going_to_sleep(shop: Shop) -> None:
    books(shop, shop.start("kim"), begins_at=OPENING + 3 * HOUR * 1000)
    assert shop.let_time_pass(2 * HOUR) == []
    shop.do(CancelBooking("b1", "kim"))
    assert kinds(shop.let_time_pass(HOUR)) == ["VisitEnded"]


# --- what is refused -----------------------------------------------------------------------------


def test_two_bookings_never_share_a_room_at_one_time(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.start("lee")
    for begins_at in (TEN - 1_799_000, TEN, TEN + 1_799_000):
        assert shop.refuses(BookRoom("b2", begins_at, 1800, visit="lee")) == "booking_taken"
    books(shop, "lee", begins_at=TEN + 1_800_000, booking="b2")


def test_with_two_accessible_rooms_two_may_book_at_one_time() -> None:
    shop = Shop(plan(["1"], ["A", "B"]))
    books(shop, shop.start("kim"))
    books(shop, shop.start("lee"), booking="b2")
    assert [one.room for one in shop.floor.bookings.values()] == ["A", "B"]
    shop.start("park")
    assert shop.refuses(BookRoom("b3", TEN, 1800, visit="park")) == "booking_taken"


def test_a_booking_is_within_a_day_and_no_shorter_ahead_than_a_room_is_kept(shop: Shop) -> None:
    shop.start("kim")
    day = OPENING + 24 * HOUR * 1000
    for begins_at, for_s in (
        (OPENING + LEAD * 1000 - 1, 1800),
        (OPENING - 1, 1800),
        (day + 1, 1800),
        (TEN, 0),
        (TEN, 3601),
    ):
        assert shop.refuses(BookRoom("b1", begins_at, for_s, visit="kim")) == "booking_time"
    books(shop, "kim", begins_at=OPENING + LEAD * 1000)


def test_a_store_without_an_accessible_room_books_none() -> None:
    shop = Shop(plan(["1"], []))
    shop.start("kim")
    assert shop.refuses(BookRoom("b1", TEN, 1800, visit="kim")) == "no_accessible_room"


def test_who_is_in_a_room_books_none(full: Shop) -> None:
    assert full.refuses(BookRoom("b1", TEN, 1800, visit="anna")) == "in_room"
    assert full.refuses(BookRoom("b1", TEN, 1800, visit="nobody")) == "visit_unknown"


def test_a_booking_is_cancelled_by_whoever_made_it_or_the_staff(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.start("lee")
    assert shop.refuses(CancelBooking("b1", "lee")) == "booking_unknown"
    assert shop.do(CancelBooking("b1", "kim")) == [BookingCancelled("b1", "kim")]
    books(shop, "kim")
    assert shop.do(CancelBooking("b1")) == [BookingCancelled("b1", "kim")]


def test_leaving_the_line_at_the_booked_time_gives_the_booking_up(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.let_time_pass(HOUR)
    assert shop.refuses(CancelBooking("b1", "kim")) == "offered_already"
    assert shop.do(LeaveLine("kim")) == [BookingCancelled("b1", "kim"), LineLeft("kim")]
    assert shop.rooms()["A"] == ("vacant", None)


def test_leaving_the_line_before_keeps_the_booking(full: Shop) -> None:
    full.waits("kim")
    books(full, "kim")
    assert full.do(LeaveLine("kim")) == [LineLeft("kim")]
    full.let_time_pass(HOUR)
    assert full.rooms()["A"] == ("offered", "kim")


def test_yielding_a_booked_room_gives_the_booking_up(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    shop.let_time_pass(HOUR)
    shop.waits("roll", accessible=True)
    assert kinds(shop.do(YieldOffer("kim"))) == [
        "BookingCancelled",
        "OfferYielded",
        "RoomOffered",
    ]
    assert shop.rooms()["A"] == ("offered", "roll")


def test_a_booking_ends_with_its_visit(shop: Shop) -> None:
    books(shop, shop.start("kim"))
    assert shop.do(EndVisit("kim"))[0] == BookingCancelled("b1", "kim")
    books(shop, shop.start("lee"), booking="b2", begins_at=TEN + HOUR * 1000)
    shop.let_time_pass(2 * HOUR)
    assert kinds(shop.do(EndVisit("lee"))) == ["BookingCancelled", "LineLeft", "VisitEnded"]

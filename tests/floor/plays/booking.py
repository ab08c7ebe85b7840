"""Play with bookings: for oneself, for somebody who may come, at times that are taken or wrong."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from service.floor import commands as c
from tests.floor.machine import Play, one

which = st.integers(0, 11)


class BookingPlay(Play):
    """People who plan, and some who do not come."""

    @rule(
        visit=st.none() | which,
        ahead_s=st.sampled_from([1200, 1200, 1500, 2700, 60, 90_000]),
        for_s=st.sampled_from([600, 1800, 0]),
        again=st.sampled_from([False, False, True]),
    )
    def book(self, visit: int | None, ahead_s: int, for_s: int, again: bool) -> None:
        who = None if visit is None else self.visit(visit, "browsing", "waiting")
        known = self.shop.floor.bookings
        name = one(known, 0) if again and known else self.new("b")
        begins_at = self.shop.now + ahead_s * 1000
        self.attempt(c.BookRoom(name, begins_at, for_s, visit=who, luck=self.ids))

    @precondition(lambda self: self.shop.floor.bookings)
    @rule(booking=which, visit=st.none() | which)
    def meet(self, booking: int, visit: int | None) -> None:
        who = self.new("v") if visit is None else self.visit(visit)
        self.attempt(c.MeetBooking(one(self.shop.floor.bookings, booking), who))

    @rule(booking=which, visit=st.none() | which)
    def call_off(self, booking: int, visit: int | None) -> None:
        who = None if visit is None else self.visit(visit)
        self.attempt(c.CancelBooking(one([*self.shop.floor.bookings, "b0"], booking), who))

    @precondition(lambda self: self.shop.floor.bookings)
    @rule(booking=which, late_s=st.sampled_from([-1, 0, 1, 599, 600]))
    def the_time_comes(self, booking: int, late_s: int) -> None:
        found = self.shop.floor.bookings[one(self.shop.floor.bookings, booking)]
        span_s = (found.begins_at - self.shop.now) // 1000 + late_s
        self.let_time_pass(max(0, span_s))
        self.attempt(c.WalkIn(self.new("v"), self.ids, found.room or "A"))

    @precondition(lambda self: self.shop.floor.bookings)
    @rule(booking=which)
    def the_booked_room_is_closed(self, booking: int) -> None:
        found = self.shop.floor.bookings[one(self.shop.floor.bookings, booking)]
        self.attempt(c.CloseRoom(found.room or "A", "mina", cause="storage"))
        self.let_time_pass(1)

"""Bookings of accessible rooms: by a shopper, and by the staff for somebody who will come."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime, BaseModel, Field

from service.floor import Floor
from service.floor.booking.keeping import booking_of
from service.floor.commands import BookRoom, CancelBooking, Command, MeetBooking
from service.log.operation import Operation
from service.web.access import Attendant
from service.web.asking import Once, OwnVisit, ShopHere, answer, new_id
from service.web.problems import Problem
from service.web.routes.visits import shown
from service.web.shop import Shop
from service.web.views.booking import booking_times, bookings

router = APIRouter(prefix="/v1/stores/{store}", tags=["bookings"])

#: How long a shopper has the room unless they say otherwise (seconds).
USUAL_S = 1800
CallSign = Annotated[str, Field(min_length=2, max_length=8)]
Seconds = Annotated[int, Field(ge=300, le=24 * 3600)]


class Time(BaseModel):
    """``at`` has an offset from UTC: a booking is for a moment, not for a clock on a wall."""

    at: AwareDatetime
    for_s: Seconds = USUAL_S


class TimeForSomebody(Time):
    """``call_sign`` is a visit that is here; without one the booking gets a sign of its own."""

    call_sign: CallSign | None = None


class Arrival(BaseModel):
    """``call_sign`` is the visit, if whoever comes has scanned already."""

    call_sign: CallSign | None = None


def _ms(body: Time) -> int:
    return round(body.at.timestamp() * 1000)


@router.get("/booking-times")
async def times(
    shop: ShopHere, for_s: Annotated[int, Query(ge=300, le=24 * 3600)] = USUAL_S
) -> Response:
    """When an accessible room can be booked. Anyone may know before they come."""
    return answer(booking_times(await shop.moment(), for_s))


@router.post("/visits/{visit}/booking", status_code=201)
async def book(shop: ShopHere, visit: OwnVisit, body: Time, once: Once) -> Response:
    await shop.do(BookRoom(new_id(), _ms(body), body.for_s, visit=visit), once)
    return await shown(shop, visit, 201)


@router.delete("/visits/{visit}/booking")
async def cancel(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    booking = booking_of(await shop.live.catch_up(), visit)
    await shop.do(CancelBooking(booking.id if booking else "", visit), once)
    return await shown(shop, visit)


async def _do(shop: Shop, command: Command, once: Operation, status: int = 200) -> Response:
    await shop.do(command, once)
    moment = await shop.moment()
    return answer({"position": moment.position, "bookings": bookings(moment)}, status)


def _named(floor: Floor, call_sign: str) -> str:
    """The visit that is called so.

    Raises:
        Problem: 404 where nobody is.
    """
    sign = call_sign.strip().upper()
    for visit in floor.present:
        if visit.call_sign == sign:
            return visit.id
    raise Problem(404, "visit_unknown", "Nobody here has this call sign.")


@router.get("/bookings")
async def look(shop: ShopHere, who: Attendant) -> Response:
    moment = await shop.moment()
    return answer({"position": moment.position, "bookings": bookings(moment)})


@router.post("/bookings", status_code=201)
async def book_for(shop: ShopHere, who: Attendant, body: TimeForSomebody, once: Once) -> Response:
    """For somebody who is here, by call sign; or for somebody who will ask for one."""
    floor = await shop.live.catch_up()
    visit = _named(floor, body.call_sign) if body.call_sign else None
    luck = secrets.randbits(32)
    command = BookRoom(new_id(), _ms(body), body.for_s, visit, luck, by=who.subject)
    return await _do(shop, command, once, 201)


@router.post("/bookings/{booking}/arrival")
async def meet(shop: ShopHere, who: Attendant, booking: str, body: Arrival, once: Once) -> Response:
    """Whoever the booking is for is here; without a visit of their own it starts with this."""
    floor = await shop.live.catch_up()
    visit = _named(floor, body.call_sign) if body.call_sign else new_id()
    return await _do(shop, MeetBooking(booking, visit), once)


@router.delete("/bookings/{booking}")
async def call_off(shop: ShopHere, who: Attendant, booking: str, once: Once) -> Response:
    return await _do(shop, CancelBooking(booking), once)

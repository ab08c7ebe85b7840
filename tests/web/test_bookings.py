"""Bookings over the web: by phone, by the staff and the kiosk, and what the others see of them."""

from __future__ import annotations

import json

from service.floor.commands import LetTimePass
from tests.serving import Service

ELEVEN = "2026-11-23T11:00:00+09:00"
HOUR_S = 3600


async def test_a_phone_books_an_accessible_room_and_gives_it_back(service: Service) -> None:
    kim = await service.visitor()
    booked = (await kim.post("./booking", {"at": ELEVEN, "for_s": 1800}))["visit"]["booking"]
    assert {name: booked[name] for name in booked if name != "id"} == {
        "call_sign": (await kim.get("."))["call_sign"],
        "here": True,
        "room": {"id": "r3", "name": {"en": "Room 3", "ko": "3번"}},
        "begins_at": "2026-11-23T02:00:00.000Z",
        "ends_at": "2026-11-23T02:30:00.000Z",
        "state": "booked",
    }
    assert await kim.refusal("POST", "./booking", {"at": ELEVEN}) == (409, "booked_already")
    gone = await kim.delete("./booking")
    assert gone["visit"]["booking"] is None
    assert await kim.refusal("DELETE", "./booking") == (404, "booking_unknown")


async def test_a_time_without_an_offset_is_not_understood(service: Service) -> None:
    kim = await service.visitor()
    refused = await kim.refusal("POST", "./booking", {"at": "2026-11-23T11:00:00"})
    assert refused == (422, "request_invalid")


async def test_the_times_that_are_free_are_quarters_of_an_hour(service: Service) -> None:
    free = await service.anyone().get("/booking-times?for_s=1800")
    assert [room["id"] for room in free["rooms"]] == ["r3"]
    assert free["times"][:2] == ["2026-11-23T01:30:00.000Z", "2026-11-23T01:45:00.000Z"]
    assert free["times"][-1] == "2026-11-24T01:00:00.000Z"
    kim = await service.visitor()
    await kim.post("./booking", {"at": ELEVEN, "for_s": 1800})
    left = (await service.anyone().get("/booking-times?for_s=1800"))["times"]
    assert set(free["times"]) - set(left) == {
        "2026-11-23T01:45:00.000Z",
        "2026-11-23T02:00:00.000Z",
        "2026-11-23T02:15:00.000Z",
    }


async def test_the_staff_book_under_a_call_sign_and_meet_whoever_comes(service: Service) -> None:
    runner = service.runner()
    made = (await runner.post("/bookings", {"at": ELEVEN}))["bookings"]
    assert [(one["here"], one["state"]) for one in made] == [(False, "booked")]
    booking, sign = made[0]["id"], made[0]["call_sign"]
    assert (await service.kiosk().get("/lobby"))["bookings"] == [
        {
            "call_sign": sign,
            "room": {"id": "r3", "name": {"en": "Room 3", "ko": "3번"}},
            "begins_at": "2026-11-23T02:00:00.000Z",
            "state": "booked",
        }
    ]
    met = await runner.post(f"/bookings/{booking}/arrival", {})
    assert [one["here"] for one in met["bookings"]] == [True]
    service.clock.advance(HOUR_S)
    await service.shop.live.submit(LetTimePass())
    lobby = await service.kiosk().get("/lobby")
    assert [(one["call_sign"], one["room"]["en"]) for one in lobby["called"]] == [(sign, "Room 3")]


async def test_the_kiosk_books_for_a_visit_by_its_call_sign(service: Service) -> None:
    kim = await service.visitor()
    sign = (await kim.get("."))["call_sign"]
    body = {"at": ELEVEN, "call_sign": sign.lower()}
    await service.kiosk().post("/bookings", body)
    booking = (await kim.get("."))["booking"]
    assert booking["call_sign"] == sign
    body = {"at": ELEVEN, "call_sign": "X00"}
    assert await service.kiosk().refusal("POST", "/bookings", body) == (404, "visit_unknown")
    await service.runner().delete(f"/bookings/{booking['id']}")
    assert (await kim.get("."))["booking"] is None


async def test_a_room_that_is_kept_says_for_whom_and_nobody_walks_in(service: Service) -> None:
    kim = await service.visitor()
    await kim.post("./booking", {"at": ELEVEN})
    room = service.room("r3")
    assert (await room.get("/rooms/r3"))["booking"] == {
        "call_sign": (await kim.get("."))["call_sign"],
        "begins_at": "2026-11-23T02:00:00.000Z",
        "kept_from": "2026-11-23T01:40:00.000Z",
    }
    service.clock.advance(HOUR_S - 1200)
    assert await room.refusal("POST", "/rooms/r3/walk-in") == (409, "room_booked")
    seen = json.dumps([await room.get("/rooms/r3"), await service.kiosk().get("/lobby")])
    assert kim.visit not in seen


async def test_the_manager_is_alerted_when_an_accessible_room_becomes_a_store_room(
    service: Service,
) -> None:
    body = {"cause": "storage", "reason": "boxes"}
    closed = await service.runner().post("/rooms/r3/closure", body)
    assert closed["rooms"][2]["closed"] == body
    await service.shop.live.submit(LetTimePass())
    assert (await service.manager().get("/today"))["alerts"] == [
        {
            "id": "accessible_storage:r3",
            "code": "accessible_storage",
            "room": {"id": "r3", "name": {"en": "Room 3", "ko": "3번"}},
            "since": "2026-11-23T01:00:00.000Z",
        }
    ]

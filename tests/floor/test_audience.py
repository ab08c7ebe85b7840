"""Who hears what: the line and its rooms concern many, and each is told their own."""

from __future__ import annotations

from service.floor.audience import Audience, concerns, project, tells
from service.floor.facts import AlertRaised, PlaceHeld, RoomBooked

from .shop import Shop

VISITS = {"kim": Audience("visit", "kim"), "lee": Audience("visit", "lee")}
ROOM, LOBBY, STAFF = Audience("room", "A"), Audience("lobby"), Audience("staff")
MANAGER = Audience("manager")


def test_a_place_that_is_held_moves_the_line_and_is_told_to_whoever_holds_it(shop: Shop) -> None:
    held = PlaceHeld("kim", until=5)
    shop.start("lee")
    assert [concerns(held, one, shop.floor) for one in VISITS.values()] == [True, True]
    assert [tells(held, one) for one in VISITS.values()] == [True, False]
    assert project(held, VISITS["kim"]) == {"kind": "PlaceHeld", "visit": "kim", "until": 5}


def test_alerts_are_for_the_staff_alone_though_they_name_a_room(shop: Shop) -> None:
    raised = AlertRaised("room_out:A", "room_out", "A")
    everyone = (*VISITS.values(), ROOM, LOBBY, STAFF, MANAGER)
    assert [concerns(raised, one, shop.floor) for one in everyone] == [False] * 4 + [True] * 2
    assert [tells(raised, one) for one in everyone] == [False] * 4 + [True] * 2


def test_a_booking_is_told_to_its_room_without_the_visit_or_who_made_it() -> None:
    booked = RoomBooked("b1", "A", 1, 2, "K47", visit="kim", by="mina")
    assert tells(booked, ROOM)
    assert project(booked, ROOM) == {
        "kind": "RoomBooked",
        "booking": "b1",
        "room": "A",
        "begins_at": 1,
        "ends_at": 2,
        "call_sign": "K47",
    }

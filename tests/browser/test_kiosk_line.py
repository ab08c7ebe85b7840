"""The kiosk: how long a room takes, a place that is held and passed on, a room that is booked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from catalog.collection import demo_store
from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.others import ROOMS, others, shopper, times
from tests.browser.screens import KIOSK, KIOSK_WIDE, ROOM, Screen
from tests.browser.test_whole_visit import state

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
KIOSK_KOREAN = Screen("kiosk-ko", 1920, 1080, language="ko-KR")


def scan(kiosk: Page, gtin: str) -> None:
    """A page that follows the lobby hears its scanner, too; before that nobody listens."""
    expect(kiosk.locator("body")).to_have_attribute("data-connection", "live")
    kiosk.keyboard.type(gtin.lstrip("0"), delay=4)
    kiosk.keyboard.press("Enter")
    state(kiosk, "garment")


def do(kiosk: Page, what: str) -> None:
    kiosk.locator(f'[data-do="{what}"]').click()


def test_a_place_in_line_is_told_as_a_time_held_taken_up_again_and_passed_on(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    kiosk = open_screen(KIOSK, house.links["kiosk Kiosk 1"])
    expect(kiosk.locator("[data-lobby]")).to_contain_text("A room is free now")
    others(house, inside=ROOMS, waiting=1)
    lobby = kiosk.locator("[data-lobby]")
    expect(lobby).to_contain_text(re.compile(r"A room in about \d+ min"))
    expect(lobby).to_contain_text("No room is free · 1 waiting · by our plan, not measured yet")
    shoot(kiosk, "kiosk-line")

    do(kiosk, "join")
    do(kiosk, "begin")
    state(kiosk, "visit")
    standing = kiosk.locator(".standing")
    expect(standing).to_contain_text("You are 2nd in line of 2")
    expect(standing).to_contain_text(re.compile(r"about \d+ min to wait, by our plan"))
    expect(kiosk.locator('[data-do="yield"]')).to_have_count(0)
    expect(kiosk.locator('[data-do="holdPlace"]')).to_contain_text("2 left")
    for_everyone(kiosk)

    do(kiosk, "holdPlace")
    expect(standing).to_contain_text(re.compile(r"Your place is kept until \d\d:\d\d"))
    do(kiosk, "resume")
    expect(kiosk.locator('[data-do="holdPlace"]')).to_contain_text("1 left")
    others(house, inside=0, waiting=1)
    do(kiosk, "yield")
    expect(standing).to_contain_text("You are 3rd in line of 3")
    shoot(kiosk, "kiosk-passed-on")


def test_the_accessible_room_is_booked_for_a_time_and_given_up(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    kiosk = open_screen(KIOSK_KOREAN, house.links["kiosk Kiosk 1"])
    do(kiosk, "join")
    kiosk.locator('[data-accessible="true"]').click()
    do(kiosk, "begin")
    state(kiosk, "visit")
    do(kiosk, "yield")
    do(kiosk, "book")
    times = kiosk.locator("dialog [data-at]")
    expect(times.first).to_be_visible()
    for_everyone(kiosk)
    shoot(kiosk, "kiosk-booking")
    time = times.nth(1).inner_text()
    times.nth(1).click()
    booked = kiosk.locator("[data-booking]")
    expect(booked).to_contain_text(f"{time}에 6번 피팅룸 예약됨")
    for_everyone(kiosk)
    booked.locator('[data-do="giveUp"]').click()
    expect(kiosk.locator('[data-do="book"]')).to_be_visible()


def test_who_carries_is_shown_where_it_hangs(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    kiosk = open_screen(KIOSK_WIDE, house.links["kiosk Kiosk 1"])
    scan(kiosk, house.gtin("ts001", "M"))
    expect(kiosk.locator(".promised")).to_contain_text(re.compile(r"brought in about \d+"))
    do(kiosk, "carry")
    do(kiosk, "begin")
    sheet = kiosk.locator("dialog[open]")
    expect(
        sheet.get_by_role("img", name="Map of the store: T-Shirt Table, Everyday")
    ).to_be_visible()
    for_everyone(kiosk)
    shoot(kiosk, "kiosk-where")
    sheet.get_by_role("button", name="Close").click()
    expect(kiosk.locator('[data-state="carried"]')).to_have_count(1)


def test_what_is_with_others_is_waited_for_at_the_kiosk(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    gtin = house.gtin("ts001", "M")
    for _ in range(demo_store().on_hand[gtin]):
        shopper(house).say("POST", "/requests", {"gtin": gtin})
    kiosk = open_screen(KIOSK, house.links["kiosk Kiosk 1"])
    scan(kiosk, gtin)
    do(kiosk, "wish")
    do(kiosk, "begin")
    wished = kiosk.locator("[data-wish]")
    expect(wished).to_contain_text("You are the first who gets one")
    for_everyone(kiosk)
    shoot(kiosk, "kiosk-wished")
    do(kiosk, "visit")
    do(kiosk, "stopWish")
    expect(wished).to_have_count(0)


def test_the_accessible_room_asks_before_it_is_walked_into(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = open_screen(ROOM, house.links["room Room 6"])
    room.get_by_role("button", name="Start here").click()
    expect(room.get_by_role("heading", name="Do you need this room's space?")).to_be_visible()
    shoot(room, "room-accessible-asks")
    room.get_by_role("button", name="I'll take another room").click()
    state(room, "vacant")
    room.get_by_role("button", name="Start here").click()
    room.get_by_role("button", name="Yes, start here").click()
    state(room, "occupied")


def test_a_room_that_is_booked_says_when(house: Running, open_screen: Open, shoot: Shoot) -> None:
    room = open_screen(ROOM, house.links["room Room 6"])
    state(room, "vacant")
    kim = shopper(house, accessible=True)
    at = times(house)[0]
    kim.say("POST", "/booking", {"at": at})
    expect(room.locator("[data-booked-later]")).to_contain_text("yours until shortly before")
    expect(room.get_by_role("button", name="Start here")).to_be_visible()
    room.clock.set_fixed_time(at)
    expect(room.locator("[data-booked]")).to_contain_text("Booked for")
    expect(room.get_by_role("button", name="Start here")).to_have_count(0)
    for_everyone(room)
    shoot(room, "room-booked")

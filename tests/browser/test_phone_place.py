"""A shopper's place: kept from the first scan, held, passed on; and where a garment hangs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import others
from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.screens import PHONE, Screen
from tests.browser.test_whole_visit import requests, state

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
SMALL = Screen("phone-small", 320, 640, scale=2, language="ko-KR")
#: Of the demo store's rooms, those that anyone may have.
ROOMS = 5


def scan(phone: Page, house: Running, gtin: str) -> None:
    phone.goto(f"{house.url}/01/{gtin}")
    phone.locator(f'[data-gtin="{gtin}"]').click()


def test_a_place_is_kept_from_the_first_scan_and_can_wait(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    others(house, inside=ROOMS, waiting=1)
    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    phone.get_by_role("button", name=re.compile("My room")).click()
    expect(phone.get_by_text("Your place is kept since your first scan")).to_be_visible()
    others(house, inside=0, waiting=1)
    for_everyone(phone)
    shoot(phone, "phone-placed")

    phone.locator('[data-do="join"]').click()
    state(phone, "waiting")
    expect(phone.get_by_text("You are number 2 of 3 in line")).to_be_visible()
    for_everyone(phone)
    shoot(phone, "phone-waiting")

    phone.locator('[data-do="hold-place"]').click()
    expect(phone.get_by_text("Others go first until")).to_be_visible()
    phone.locator('[data-do="resume"]').click()
    expect(phone.get_by_text("You are number 2 of 3 in line")).to_be_visible()
    phone.locator('[data-do="yield"]').click()
    expect(phone.get_by_text("You are number 3 of 3 in line")).to_be_visible()


def test_whoever_gets_a_garment_sees_on_the_map_where_it_hangs(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    phone.get_by_role("button", name="Find", exact=True).click()
    phone.locator("#q").fill("organic cotton tee")
    phone.locator('[data-style="ts001"] a').click()
    gtin = house.gtin("ts001", "M")
    phone.locator(f'[data-gtin="{gtin}"]').click()
    phone.get_by_role("button", name=re.compile("^I carry it")).click()
    hangs = phone.get_by_role("dialog", name="Where it hangs")
    expect(hangs.get_by_role("img")).to_have_accessible_name(
        "Map of the store: T-Shirt Table, Everyday"
    )
    for_everyone(phone)
    shoot(phone, "phone-map")
    hangs.get_by_role("button", name="Got it").click()
    phone.get_by_role("button", name=re.compile("^My list")).click()
    expect(requests(phone, "carried")).to_have_count(1)


def test_a_small_phone_has_room_for_both_ways_to_a_garment(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(SMALL, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    bring = phone.get_by_role("button", name=re.compile("^피팅룸으로 가져다 주세요, 약 [0-9]+분"))
    expect(bring).to_be_visible()
    carry = phone.get_by_role("button", name="직접 들고 갈게요, 걸어서 약 30초")
    expect(carry).to_be_visible()
    expect(phone.get_by_text("지금 매장에 확인된 직원이 없어 오래 걸립니다.")).to_be_visible()
    for_everyone(phone)
    shoot(phone, "phone-small")


def test_the_accessible_room_is_booked_for_a_time_and_given_back(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    phone.get_by_role("button", name=re.compile("My room")).click()
    phone.get_by_role("checkbox", name="I need the accessible room").check()
    phone.locator('[data-do="book"]').click()
    times = phone.locator(".times .chip")
    expect(times.first).to_be_visible()
    shoot(phone, "phone-booking-times")
    first = times.first.inner_text()
    times.first.click()
    booking = phone.locator("[data-booking]")
    expect(booking).to_contain_text(f"Room 6 is yours, {first}")
    for_everyone(phone)
    shoot(phone, "phone-booked")
    booking.get_by_role("button", name="Cancel it").click()
    phone.get_by_role("dialog", name="Cancel the booking?").get_by_role(
        "button", name="Cancel it"
    ).click()
    expect(booking).to_have_count(0)
    expect(phone.locator('[data-do="book"]')).to_be_visible()


def test_not_to_be_counted_is_one_tap_and_changes_nothing_else(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    phone.locator('[data-do="bring"]').click()
    state(phone, "offered")
    phone.get_by_role("button", name=re.compile("is ready")).click()
    expect(phone.locator(".about")).to_contain_text("We count which garments are scanned, tried")
    box = phone.get_by_role("checkbox", name="Do not count this visit")
    box.check()
    expect(phone.get_by_text("Everything works as before.")).to_be_visible()
    phone.reload()
    phone.get_by_role("button", name=re.compile("My room|is ready")).first.click()
    expect(box).to_be_checked()
    phone.locator(".about").scroll_into_view_if_needed()
    for_everyone(phone)
    shoot(phone, "phone-counting")

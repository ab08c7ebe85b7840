"""The room and the floor around it: what was not found, who comes, who came along."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from catalog.collection import demo_store
from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.in_room import cards, come_in
from tests.browser.others import Person, companion, granted, shopper, staff, store
from tests.browser.screens import ROOM, Screen
from tests.browser.test_whole_visit import requests

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
ROOM_LYING = Screen("room-lying", 1920, 1080)
ROOM_KOREAN = Screen("room-ko", 1080, 1920, language="ko-KR")


def in_room(room: Page, house: Running) -> Person:
    """The shopper of Room 1, speaking through its screen."""
    person = Person(store(house), granted(room, "room:r1"))
    visit = person.say("GET", "/rooms/r1")["visit"]
    return Person(person.store, person.token, f"/visits/{visit['id']}")


def test_what_was_not_found_is_replaced_with_one_tap(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    runner = staff(house, "runner Mina")
    room = open_screen(ROOM, house.links["room Room 1"])
    come_in(room)
    asked = in_room(room, house).say("POST", "/requests", {"gtin": house.gtin("ts001", "M")})
    expect(requests(room, "requested")).to_have_count(1)
    runner.say("POST", f"/requests/{asked['request']}/claim")
    runner.say("POST", f"/requests/{asked['request']}/absence", {"reason": "missing"})
    missing = requests(room, "not_found")
    expect(missing).to_contain_text("We looked where it should hang, and it is not there.")
    expect(missing.locator(".instead-card")).to_have_count(3)
    for_everyone(room)
    shoot(room, "room-not-found")
    style = missing.locator(".instead-card").first.get_attribute("data-style")
    missing.locator(".instead-card").first.click()
    expect(missing).to_have_count(0)
    expect(requests(room, "requested")).to_have_attribute("data-style", str(style))


def test_who_comes_is_told_by_the_name_they_chose(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    runner = staff(house, "runner Mina")
    runner.say("PUT", "/shift", {"called": "미나"})
    room = open_screen(ROOM_KOREAN, house.links["room Room 1"])
    come_in(room)
    room.get_by_role("button", name="직원 호출").click()
    shoot(room, "room-help")
    room.locator('[data-about="fit"]').click()
    card = room.locator("[data-help]")
    expect(card).to_contain_text("직원에게 알렸습니다")
    expect(card).to_contain_text("문의: 핏·수선 문의")
    call = card.get_attribute("data-help")
    runner.say("POST", f"/help-calls/{call}/answer")
    expect(card).to_contain_text("미나 님이 가고 있습니다")
    for_everyone(room)


def test_a_companion_joins_says_what_they_think_and_is_called(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = open_screen(ROOM, house.links["room Room 1"])
    come_in(room)
    in_room(room, house).say("POST", "/requests", {"gtin": house.gtin("ts001", "M")})
    room.locator('[data-do="company"]').click()
    shoot(room, "room-company")
    friend = companion(house, room.locator(".visit-code").inner_text(), "friend")
    expect(room.locator("[data-companion]")).to_contain_text("Friend")
    room.locator('[data-do="callCompanion"]').click()
    expect(room.locator("[data-companion]")).to_contain_text("called just now")
    assert friend.say("GET", "")["called_at"] is not None
    for_everyone(room)
    room.keyboard.press("Escape")
    friend.say("PUT", "/votes/ts001", {"opinion": "like"})
    expect(requests(room).locator('[data-vote="like"]')).to_have_text("Friend likes it")


def test_a_garment_is_fetched_by_who_would_rather(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = open_screen(ROOM_LYING, house.links["room Room 1"])
    come_in(room)
    cards(room).first.locator(".tile-open").click()
    detail = room.locator("dialog[open]")
    expect(detail.locator('[data-way="bring"]')).to_contain_text(re.compile(r"about \d"))
    detail.locator('[data-way="carry"]').click()
    expect(detail).to_contain_text("Tap a size, and we show you where it hangs")
    shoot(room, "room-ways")
    detail.locator("[data-gtin]:not([disabled])").first.click()
    expect(room.get_by_role("img", name=re.compile("^Map of the store: "))).to_be_visible()
    for_everyone(room)
    shoot(room, "room-where")
    room.keyboard.press("Escape")
    fetched = requests(room, "carried")
    expect(fetched).to_contain_text("You are fetching it")
    for_everyone(room)
    shoot(room, "room-fetching")
    fetched.locator('[data-do="bringIn"]').click()
    expect(room.get_by_role("button", name=re.compile("^Keep "))).to_be_visible()
    expect(room.locator("[data-fetching]")).to_have_count(0)


def test_what_is_with_others_is_brought_when_one_comes_back(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    gtin = house.gtin("ts001", "M")
    room = open_screen(ROOM, house.links["room Room 1"])
    come_in(room)
    here = in_room(room, house)
    kept = [shopper(house) for _ in range(demo_store().on_hand[gtin])]
    taken = [one.say("POST", "/requests", {"gtin": gtin})["request"] for one in kept]
    here.say("POST", "/wishes", {"gtin": gtin})
    wish = room.locator("[data-wish]")
    expect(wish).to_contain_text("You are the first who gets one")
    for_everyone(room)
    shoot(room, "room-wish")
    kept[0].say("POST", f"/requests/{taken[0]}/cancellation")
    expect(wish).to_have_count(0)
    expect(requests(room, "requested")).to_have_attribute("data-style", "ts001")

"""A companion's phone: it joins a visit, votes, adds a garment, is called, and is let go."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.screens import PHONE
from tests.browser.test_phone_place import scan
from tests.browser.test_whole_visit import requests, state

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]


def invited(phone: Page) -> str:
    """The code that the shopper's phone shows, and what it is scanned as."""
    phone.locator('[data-do="invite"]').click()
    code = str(phone.locator("[data-code]").get_attribute("data-code"))
    phone.keyboard.press("Escape")
    return code


def test_a_companion_chooses_along_and_sees_nothing_else(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    phone.locator('[data-do="bring"]').click()
    state(phone, "offered")
    phone.get_by_role("button", name=re.compile("My room")).click()
    code = invited(phone)

    friend = open_screen(PHONE, f"{house.url}/phone#companion={code}")
    state(friend, "joining")
    for_everyone(friend)
    friend.get_by_role("button", name="Friend").click()
    state(friend, "company")
    assert code not in friend.url
    garments = friend.locator("main [data-style]")
    expect(garments).to_have_count(1)
    expect(friend.locator(".tab")).to_have_count(3)
    expect(friend.get_by_text(re.compile(r"\bM\b"))).to_have_count(0)
    for_everyone(friend)
    shoot(friend, "companion-list")

    friend.get_by_role("button", name="I like Organic Cotton Tee").click()
    scan(friend, house, house.gtin("hd004", "M"))
    friend.locator('[data-do="suggest"]').click()
    expect(friend.get_by_text("It is on the list.")).to_be_visible()
    phone.get_by_role("button", name=re.compile("^My list")).click()
    expect(requests(phone)).to_have_count(2)


def test_a_companion_is_called_and_let_go(house: Running, open_screen: Open, shoot: Shoot) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    phone.locator('[data-do="bring"]').click()
    phone.get_by_role("button", name=re.compile("My room")).click()
    phone.locator('[data-do="enter"]').click()
    state(phone, "in_room")
    friend = open_screen(PHONE, f"{house.url}/phone#companion={invited(phone)}")
    friend.get_by_role("button", name="Just join").click()
    state(friend, "company")

    phone.get_by_role("button", name="Call Companion 1 to you").click()
    called = friend.get_by_role("dialog", name=re.compile("is calling you"))
    expect(called).to_contain_text("Please come to Room 1.")
    for_everyone(friend)
    shoot(friend, "companion-called")
    called.get_by_role("button", name="I'm coming").click()
    expect(friend.locator("[data-called]")).to_contain_text("You were called to Room 1")

    for_everyone(phone)
    shoot(phone, "phone-company")
    phone.get_by_role("button", name="Send Companion 1 away").click()
    phone.get_by_role("dialog").get_by_role("button", name="Send away").click()
    state(friend, "parted")
    assert friend.evaluate("localStorage.getItem('fitroom:companion')") is None
    expect(phone.locator("[data-companion]")).to_have_count(0)

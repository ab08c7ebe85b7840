"""Saying why not, on the phone: of what was seen, and of what was left."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.screens import PHONE, ROOM

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]


def test_not_for_me_takes_one_tap_more_to_say_why_and_stays_said(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/01/{house.gtin('ts001', 'M')}")
    phone.get_by_role("button", name="Not for me").click()
    phone.get_by_role("button", name="Colour", exact=True).click()
    chosen = phone.locator('[data-reason][aria-pressed="true"]')
    expect(chosen).to_have_text("Colour")
    shoot(phone, "phone-why")
    for_everyone(phone)
    phone.reload()
    expect(chosen).to_have_text("Colour")
    phone.get_by_role("button", name="Not for me").click()
    expect(phone.locator("[data-reason]")).to_have_count(0)


def test_what_was_left_is_explained_on_the_phones_list(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    gtin = house.gtin("ts001", "M")
    room = open_screen(ROOM, house.links["room Room 1"])
    phone = open_screen(PHONE, f"{house.url}/01/{gtin}")
    phone.locator(f'[data-gtin="{gtin}"]').click()
    phone.get_by_role("button", name="I carry it").click()
    room.get_by_role("button", name="I'm here").click()
    phone.get_by_role("button", name=re.compile("^My list")).click()
    phone.get_by_role("button", name=re.compile("^Leave ")).click()
    chosen = phone.locator('[data-reason][aria-pressed="true"]')
    phone.get_by_role("button", name="Too small").click()
    expect(chosen).to_have_text("Too small")
    phone.get_by_role("button", name="Too large").click()  # the opposite gives way
    expect(chosen).to_have_text("Too large")
    shoot(phone, "phone-left-why")
    for_everyone(phone)

"""That a style runs small, and the size that is suggested, where a size is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import Somebody, shopper, staff
from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.in_room import accessible
from tests.browser.screens import KIOSK, KIOSK_WIDE, PHONE, ROOM, Screen
from tests.browser.test_kiosk_comfort import OVERLAPS
from tests.browser.test_kiosk_line import scan

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
LARGE_ROOM = replace(ROOM, name="room-large", width=1920, height=1080)
SMALL = "Runs small. Of 10 who kept it or told us of its size, about 9 found theirs too small."
OTHERS = "{} most likely fits you, from your choices and from how garments fitted others."
SMALL_KO = "작게 나온 옷이에요. 구매하기로 했거나 사이즈를 말해 준 10명 중 약 9명이 작다고 했어요."


def tries(house: Running, style: str, said: dict[str, object]) -> tuple[Somebody, str]:
    """Somebody in a room who says how a garment fits that they carried in; and the room."""
    one = shopper(house)
    asked = {"gtin": house.gtin(style, "M"), "carry": True}
    request = one.tell("POST", "/requests", asked)["request"]
    entered = one.tell("POST", "/entry")
    one.tell("PUT", f"/requests/{request}/outcome", said)
    return one, str(entered["visit"]["room"]["id"])


def many_find_it_small(house: Running, style: str) -> None:
    """Ten visits, one after another: nine find it too small, and one too large."""
    mina = staff(house, "runner Mina")
    for number in range(10):
        why = "too_small" if number else "too_large"
        one, room = tries(house, style, {"outcome": "left", "reasons": [why]})
        one.tell("POST", "/end")
        mina.tell("POST", f"/rooms/{room}/clearing")
        for back in mina.tell("GET", "/staff")["go_backs"]:
            mina.tell("POST", f"/go-backs/{back['id']}/recovery", {})


def test_the_phone_tells_that_a_style_runs_small_and_which_size_is_likelier(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    many_find_it_small(house, "ts001")
    gtin = house.gtin("ts001", "M")
    room = open_screen(LARGE_ROOM, house.links["room Room 1"])
    phone = open_screen(PHONE, f"{house.url}/01/{gtin}")
    expect(phone.locator('[data-fit="small"]')).to_have_text(SMALL)
    expect(phone.locator('[data-fit="suggested"]')).to_have_count(0)
    phone.get_by_role("button", name="I carry it").click()
    expect(phone.locator('[data-fit="suggested"]')).to_have_text(OTHERS.format("L"))
    for words in ("Likely L", "Runs small"):
        expect(phone.get_by_text(words, exact=True)).to_be_in_viewport(ratio=1)
    marked = phone.locator(".chip.suggested")
    expect(marked).to_have_attribute("aria-label", re.compile("^L, .*, suggested for you$"))
    shoot(phone, "phone-fit-others")

    room.get_by_role("button", name="I'm here").click()
    phone.get_by_role("button", name=re.compile("^My list")).click()
    phone.get_by_role("button", name=re.compile("^Leave ")).click()
    phone.get_by_role("button", name="Too small").click()
    phone.goto(f"{house.url}/01/{house.gtin('sh006', 'M')}")
    # One that runs small was too small: an M of another is still the likeliest.
    told = phone.locator('[data-fit="suggested"]')
    expect(told).to_have_text(OTHERS.format("M"))
    phone.goto(f"{house.url}/01/{gtin}")
    expect(told).to_have_text("L more likely fits you: M was too small.")
    for_everyone(phone)
    shoot(phone, "phone-fit-suggested")


@pytest.mark.parametrize("screen", [LARGE_ROOM, ROOM], ids=lambda screen: screen.name)
def test_the_room_says_why_a_size_is_likelier_where_a_size_is_chosen(
    house: Running, open_screen: Open, shoot: Shoot, screen: Screen
) -> None:
    room = open_screen(screen, house.links["room Room 1"])
    expect(room.locator(".giant")).to_be_visible()
    tries(house, "ts001", {"outcome": "left", "reasons": ["too_small"]})  # in the first room
    card = room.locator(".slate .tile[data-style]").filter(has_text="Likely L").first
    card.locator(".tile-open").click()
    told = room.locator('dialog [data-fit="suggested"]')
    expect(told).to_contain_text(re.compile(r"^L more likely fits you: M was too small in .+\.$"))
    expect(room.locator("dialog .chip.suggested")).to_have_count(1)
    accessible(room)
    shoot(room, f"{screen.name}-fit")


def test_the_kiosk_tells_it_too_in_korean(house: Running, open_screen: Open, shoot: Shoot) -> None:
    many_find_it_small(house, "ts001")
    kiosk = open_screen(replace(KIOSK, language="ko-KR"), house.links["kiosk Kiosk 1"])
    scan(kiosk, house.gtin("ts001", "M"))
    told = kiosk.locator('[data-fit="small"]')
    for screen in (KIOSK, KIOSK_WIDE):
        kiosk.set_viewport_size({"width": screen.width, "height": screen.height})
        expect(told).to_have_text(SMALL_KO)
        expect(told).to_be_in_viewport(ratio=1)
        assert kiosk.evaluate(OVERLAPS) == []
        accessible(kiosk)
        shoot(kiosk, f"{screen.name}-fit-ko")
    phone = open_screen(
        replace(PHONE, language="ko-KR"), f"{house.url}/01/{house.gtin('ts001', 'M')}"
    )
    expect(phone.locator('[data-fit="small"]')).to_have_text(SMALL_KO)
    shoot(phone, "phone-fit-ko")

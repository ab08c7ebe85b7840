"""A whole visit, lived by hand on four screens that are open at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.house import Running
from tests.browser.screens import MANAGER, PHONE, ROOM, RUNNER

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]


def requests(page: Page, state: str | None = None) -> Locator:
    """The requests on a screen, all of them or those in one state."""
    return page.locator(f'[data-request][data-state="{state}"]' if state else "[data-request]")


def state(page: Page, expected: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-screen-state", expected)


def advance(runner: Page) -> None:
    """The runner's one big button: take it, picked, in the room."""
    runner.locator('[data-request] [data-do="next"]').first.click()


def figure(manager: Page, name: str) -> Locator:
    return manager.locator(f'[data-figure="{name}"]')


def test_a_whole_visit_on_four_screens(house: Running, open_screen: Open, shoot: Shoot) -> None:
    gtin = house.gtin("ts001", "M")
    runner = open_screen(RUNNER, house.links["runner Mina"])
    manager = open_screen(MANAGER, house.links["manager Sora"])
    room = open_screen(ROOM, house.links["room Room 1"])
    state(room, "vacant")

    # The shopper scans a tag and asks for it in a fitting room.
    phone = open_screen(PHONE, f"{house.url}/01/{gtin}")
    phone.locator(f'[data-gtin="{gtin}"]').click()
    shoot(phone, "phone-garment")
    phone.get_by_role("button", name="Bring it to my fitting room").click()
    state(phone, "offered")
    state(room, "offered")

    # A runner sees it at once, claims and picks it.
    expect(requests(runner, "requested")).to_have_count(1)
    shoot(runner, "runner-list")
    advance(runner)
    expect(requests(runner, "claimed")).to_have_count(1)
    advance(runner)
    expect(requests(runner, "picked")).to_have_count(1)

    # The shopper comes into the room; the garment is brought.
    room.get_by_role("button", name="I'm here").click()
    state(room, "occupied")
    state(phone, "in_room")
    advance(runner)
    expect(requests(room, "delivered")).to_have_count(1)
    expect(requests(runner)).to_have_count(0)

    # Garments like it are shown, and one tap asks for another.
    cards = room.locator("[data-slate]")
    expect(cards.first).to_be_visible()
    shown = cards.evaluate_all("cards => cards.map(card => card.dataset.style)")
    assert "ts001" not in shown
    shoot(room, "room-occupied")
    room.get_by_role("button", name=re.compile(r"^Bring .+ in ")).first.click()
    expect(requests(runner, "requested")).to_have_count(1)
    for done in ("claimed", "picked"):
        advance(runner)
        expect(requests(runner, done)).to_have_count(1)
    advance(runner)
    expect(requests(room, "delivered")).to_have_count(2)

    # One is kept, one is left, and the shopper goes.
    room.get_by_role("button", name=re.compile("^Keep ")).first.click()
    expect(requests(room, "delivered").locator("button", has_text="Keep")).to_have_count(1)
    room.get_by_role("button", name=re.compile("^Leave ")).first.click()
    room.get_by_role("button", name="I'm done").click()
    room.get_by_role("button", name="Yes, I'm done").click()
    state(room, "needs_clearing")
    state(phone, "ended")
    assert phone.evaluate("document.body.innerText").strip() != ""

    # The room is cleared, the go-back hangs on its rail again.
    runner.locator('[data-tab="rooms"]').click()
    runner.locator('[data-room="r1"]').get_by_role("button", name=re.compile("clear")).click()
    runner.get_by_role("button", name="It is here, the room is clear").click()
    state(room, "vacant")
    runner.locator('[data-tab="goBacks"]').click()
    expect(runner.locator("[data-go-back]")).to_have_count(1)
    runner.locator("[data-go-back]").get_by_role(
        "button", name=re.compile("^Back on floor")
    ).click()
    expect(runner.locator("[data-go-back]")).to_have_count(0)

    # The manager has seen all of it.
    expect(manager.locator("body")).to_contain_text("50%")
    shoot(manager, "manager-after")

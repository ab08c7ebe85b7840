"""A room in a store that is late: its screen is given such a view, as no test waits for minutes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.in_room import cards, come_in
from tests.browser.others import Person, granted, store
from tests.browser.screens import ROOM, Screen
from tests.browser.test_whole_visit import requests

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
ROOM_LYING = Screen("room-lying", 1920, 1080)
BUSY = {"late": 4, "of": 9, "work_s": 240, "runners": 3}


def ask(room: Page, house: Running) -> dict[str, Any]:
    """Ask for a garment; the room's view thereafter."""
    person = Person(store(house), granted(room, "room:r1"))
    visit = person.say("GET", "/rooms/r1")["visit"]["id"]
    person.say("POST", f"/visits/{visit}/requests", {"gtin": house.gtin("ts001", "M")})
    view: dict[str, Any] = person.say("GET", "/rooms/r1")
    return view


def show(room: Page, view: dict[str, Any]) -> None:
    """The page is opened again and hears of this view, and of nothing after it."""
    event = f"event: view\nid: {view['position']}\ndata: {json.dumps(view)}\n\n"
    room.route(
        re.compile(r"/rooms/r1/events$"),
        lambda route: route.fulfill(content_type="text/event-stream", body=event),
    )
    room.reload()
    expect(room.locator("body")).to_have_attribute("data-screen-state", "occupied")


def test_what_will_be_late_is_said_first_with_what_can_be_done(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = open_screen(ROOM, house.links["room Room 1"])
    come_in(room)
    view = ask(room, house)
    expected = (datetime.now(UTC) + timedelta(minutes=20)).isoformat()
    choices = ["wait", "carry", "another", "cancel"]
    late = {"expected_at": expected, "accepted": False, "choices": choices}
    view["visit"]["requests"][0].update(late=late, escalated="lead")
    show(room, view)
    first = room.locator(".first-list")
    expect(first).to_contain_text("It takes longer than we said")
    expect(first.locator('[data-escalated="lead"]')).to_contain_text("the shift lead has been told")
    said = first.locator("[data-choice]").evaluate_all(
        "all => all.map((one) => one.dataset.choice)"
    )
    assert said == choices
    for_everyone(room)
    shoot(room, "room-late")
    with room.expect_request(re.compile("/patience$")):
        first.locator('[data-choice="wait"]').click()

    late["accepted"] = True
    show(room, view)
    expect(first).to_have_count(0)
    expect(requests(room)).to_contain_text("You are waiting for it")


def test_a_store_that_slips_offers_to_fetch_and_one_that_is_overloaded_suggests_nothing(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = open_screen(ROOM_LYING, house.links["room Room 1"])
    come_in(room)
    view = ask(room, house)
    view["visit"].update(load={"level": "slipping", "why": BUSY}, carry_first=True)
    show(room, view)
    expect(room.locator("[data-load]")).to_contain_text("It may be quicker to get it yourself.")
    expect(room.locator("[data-load]")).to_contain_text("4 of the last 9 garments came later")
    expect(cards(room).locator('[data-do="carry"]').first).to_contain_text("I'll get M")
    for_everyone(room)
    shoot(room, "room-slipping")

    view["visit"]["load"]["level"] = "overloaded"
    view["slate"].update(slate="none", cards=[], fallback="empty", why="store_overloaded")
    show(room, view)
    empty = room.locator('[data-why-empty="store_overloaded"]')
    expect(empty).to_contain_text("so we suggest nothing more just now")
    for_everyone(room)
    shoot(room, "room-overloaded")

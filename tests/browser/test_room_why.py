"""The room asks why not: one optional tap, in the garment's own place, that can be changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Page, expect

from service.floor.facts import Because
from service.recommend.eligible import Barred
from tests.browser.conftest import Open
from tests.browser.house import Running
from tests.browser.in_room import PLACES, accessible, bring, cards, carry_in, come_in, sent
from tests.browser.screens import ROOM, RUNNER
from tests.browser.test_whole_visit import requests, state

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
SCREENS = Path(__file__).parents[2] / "kiosk" / "room"


def test_not_for_me_asks_why_in_the_cards_own_place(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = open_screen(ROOM, house.links["room Room 1"])
    come_in(room)
    bodies = sent(room, "/opinions/")
    before = room.evaluate(PLACES)
    style = before[1][0]
    cards(room).nth(1).locator(".opinion.dislike").click()
    why = room.locator(f'[data-why="style {style}"]')
    expect(why.locator("[data-reason]")).to_have_count(len(get_args(Because)))
    assert room.evaluate(PLACES)[1] == before[1]
    for reason in ("colour", "too_small", "too_large"):
        why.locator(f'[data-reason="{reason}"]').press("Enter")  # by keys: the question stays
    expect(why.locator('[aria-pressed="true"]')).to_have_text(["Colour", "Too large"])
    shoot(room, "room-why-not")
    accessible(room)
    why.get_by_role("button", name="That is all").click()
    expect(room.locator(f'.slate .tile[data-style="{style}"]')).to_have_count(0)
    expect(cards(room)).to_have_count(8)
    assert [body["reasons"] for body in bodies] == [
        [],
        ["colour"],
        ["colour", "too_small"],
        ["colour", "too_large"],
    ]
    assert {body["opinion"] for body in bodies} == {"dislike"}

    room.get_by_role("button", name="What this room knows").click()
    room.get_by_role("button", name="What you said no to").click()
    said = room.locator(f'[data-said="style {style}"]')
    expect(said.locator('[aria-pressed="true"]')).to_have_text(["Colour", "Too large"])
    said.get_by_role("button", name="Colour").click()
    expect(said.locator('[aria-pressed="true"]')).to_have_text(["Too large"])
    said.get_by_role("button", name=re.compile("^Take back")).click()
    expect(said).to_have_count(0)
    assert [(body["opinion"], body["reasons"]) for body in bodies[4:]] == [
        ("dislike", ["too_large"]),
        (None, []),
    ]


def with_a_garment(house: Running, open_screen: Open) -> Page:
    """The screen of a room into which a runner has brought one."""
    runner = open_screen(RUNNER, house.links["runner Mina"])
    room = open_screen(ROOM, house.links["room Room 1"])
    come_in(room)
    bring(room)
    expect(runner.locator("[data-request]")).to_have_count(1)
    carry_in(runner)
    return room


def test_leaving_asks_why_and_blocks_nothing(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = with_a_garment(house, open_screen)
    bodies = sent(room, "/outcome$")
    room.get_by_role("button", name=re.compile("^Leave ")).click()
    expect(requests(room, "left")).to_have_count(1)
    why = room.locator(".garment-here [data-why]")
    why.get_by_role("button", name="Too small").press("Enter")
    expect(why.locator('[aria-pressed="true"]')).to_have_text(["Too small"])
    shoot(room, "room-why-left")
    room.get_by_role("button", name="Say or change why").click()
    said = room.locator("[data-said]")
    said.get_by_role("button", name="Too long").click()
    expect(said.locator('[aria-pressed="true"]')).to_have_text(["Too small", "Too long"])
    room.locator("dialog[open] .sheet-head button").click()
    room.get_by_role("button", name="I'm done").click()
    room.get_by_role("button", name="Yes, I'm done").click()
    state(room, "needs_clearing")
    assert [body["reasons"] for body in bodies] == [
        [],
        ["too_small"],
        ["too_small", "too_long"],
    ]


def test_what_was_said_stays_said_while_no_view_comes(house: Running, open_screen: Open) -> None:
    """The answer is enough; a view may come much later, or only when the line is back."""
    room = with_a_garment(house, open_screen)
    expect(requests(room, "delivered")).to_have_count(1)
    room.route("**/events", lambda route: route.abort())
    room.evaluate("dispatchEvent(new Event('online'))")  # it asks for a new stream, and gets none
    expect(room.locator("[data-connection='reconnecting']")).to_be_visible()
    room.get_by_role("button", name=re.compile("^Leave ")).click()
    expect(requests(room, "left")).to_have_count(1)
    why = room.locator(".garment-here [data-why]")
    for reason in ("Too small", "Too long"):
        with room.expect_response(re.compile("/outcome$")):
            why.get_by_role("button", name=reason).press("Enter")
    expect(why.locator('[aria-pressed="true"]')).to_have_text(["Too small", "Too long"])
    why.get_by_role("button", name="That is all").click()
    room.get_by_role("button", name="Say or change why").click()
    pressed = room.locator('[data-said] [aria-pressed="true"]')
    expect(pressed).to_have_text(["Too small", "Too long"])


def test_every_reason_and_every_empty_shelf_has_words_in_both_languages() -> None:
    words = (SCREENS / "words.js").read_text()
    english, korean = words.split("const ko = ")
    empty = [
        f"empty_{why}" for why in (*get_args(Barred), "nothing_told", "no_kind", "nothing_goes")
    ]
    for key in (*empty, *get_args(Because)):
        assert re.search(rf"\b{key}: [\"`]", english), key
        assert re.search(rf"\b{key}: [\"`]", korean), key
    listed = re.search(r"REASONS = (\[[^]]+\])", (SCREENS / "why.js").read_text())
    assert listed is not None
    assert json.loads(listed[1]) == list(get_args(Because))

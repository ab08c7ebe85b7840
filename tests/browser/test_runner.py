"""The runner's handheld: one walk for several rooms, not found, left, and colleagues."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.people import Shopper
from tests.browser.screens import RUNNER

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]


def now(runner: Page) -> Locator:
    """The stop that the runner goes to now."""
    return runner.locator('[data-stop="now"]')


def tap(runner: Page, what: str) -> None:
    runner.locator(f'[data-do="{what}"]').first.click()


def test_one_walk_fetches_for_two_rooms(house: Running, open_screen: Open, shoot: Shoot) -> None:
    first, second = Shopper(house), Shopper(house)
    for shopper, style in ((first, "ts001"), (second, "sh006")):
        shopper.ask(style, "M")
        shopper.enter()
    runner = open_screen(RUNNER, house.links["runner Mina"])
    expect(runner.locator("[data-offer]")).to_contain_text("2 garments")
    expect(runner.locator("[data-offer]")).to_contain_text("2 rooms")
    shoot(runner, "runner-offer")
    for_everyone(runner)

    tap(runner, "startWalk")
    expect(runner.locator("[data-walk]")).to_contain_text("0 of 2 picked")
    expect(runner.locator('[data-stop="later"]')).to_have_count(1)
    shoot(runner, "runner-walk")
    for_everyone(runner)
    for left in ("1 of 2 picked", "2 garments to bring"):
        now(runner).locator('[data-do="next"]').click()
        expect(runner.locator("[data-walk]")).to_contain_text(left)
    for left in (1, 0):
        now(runner).get_by_role("button", name=re.compile("^In Room")).click()
        expect(runner.locator("[data-request]")).to_have_count(left)
    assert [request["state"] for request in first.look()["requests"]] == ["delivered"]
    assert [request["state"] for request in second.look()["requests"]] == ["delivered"]


def test_other_sizes_that_hang_there_are_told_at_once(house: Running, open_screen: Open) -> None:
    shopper = Shopper(house)
    shopper.ask("ts001", "M")
    shopper.enter()
    runner = open_screen(RUNNER, house.links["runner Mina"])
    tap(runner, "startWalk")
    tap(runner, "notFound")
    runner.locator('[data-choice="other_size_here"]').click()
    sheet = runner.get_by_role("dialog")
    expect(sheet.get_by_role("button", name="Tell the shopper")).to_be_disabled()
    sheet.get_by_role("button", name="L", exact=True).click()
    sheet.get_by_role("button", name="Tell the shopper").click()
    expect(runner.locator("[data-request]")).to_have_count(0)
    [request] = shopper.look()["requests"]
    assert (request["state"], request["reason"]) == ("not_found", "other_size_here")


def test_a_garment_at_another_fixture_is_fetched_from_there(
    house: Running, open_screen: Open
) -> None:
    shopper = Shopper(house)
    shopper.ask("ts001", "M")
    shopper.enter()
    runner = open_screen(RUNNER, house.links["runner Mina"])
    tap(runner, "startWalk")
    expect(now(runner)).to_contain_text("T-Shirt Table")
    tap(runner, "notFound")
    runner.locator('[data-choice="at_other_fixture"]').click()
    runner.locator('[data-fixture="coat-rail"]').click()
    expect(now(runner)).to_contain_text("Coat Rail")
    assert shopper.look()["requests"][0]["state"] == "claimed"


def test_a_colleague_goes_on_with_a_walk(house: Running, open_screen: Open) -> None:
    shopper = Shopper(house)
    shopper.ask("ts001", "M")
    shopper.enter()
    mina = open_screen(RUNNER, house.links["runner Mina"])
    jun = open_screen(RUNNER, house.links["runner Jun"])
    tap(jun, "settings")
    tap(jun, "startShift")
    expect(jun.locator("[data-shift]")).to_have_attribute("data-shift", "on")
    jun.keyboard.press("Escape")
    tap(mina, "startWalk")
    expect(jun.locator("[data-colleague]")).to_contain_text("Mina")
    tap(mina, "handWalk")
    mina.get_by_role("dialog").get_by_role("button", name="Jun").click()
    expect(now(jun)).to_contain_text("T-Shirt Table")
    expect(now(mina)).to_have_count(0)


def test_a_shopper_reads_who_is_coming(house: Running, open_screen: Open) -> None:
    shopper = Shopper(house)
    runner = open_screen(RUNNER, house.links["runner Mina"])
    tap(runner, "settings")
    runner.get_by_label("What shoppers may call you").fill("Mi")
    tap(runner, "startShift")
    expect(runner.locator("[data-shift]")).to_have_attribute("data-shift", "on")
    for_everyone(runner)
    runner.keyboard.press("Escape")
    shopper.call_help("fit")
    runner.locator(".call-line").click()
    expect(runner.locator("[data-help]")).to_contain_text("Asks how it should fit")
    tap(runner, "answer")
    expect(runner.locator("[data-help]")).to_contain_text("You are on the way")
    assert shopper.look()["help"]["answered_by"] == "Mi"
    tap(runner, "helpDone")
    expect(runner.locator("[data-help]")).to_have_count(0)


def test_a_room_is_cleared_by_what_was_left_in_it(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    shopper = Shopper(house)
    kept, left, gone = (
        shopper.ask(style, "M", carry=True) for style in ("ts001", "sh006", "bl009")
    )
    room = shopper.enter()
    shopper.decide(kept, "kept")
    shopper.decide(left, "left")
    shopper.decide(gone, "left")
    shopper.leave()
    runner = open_screen(RUNNER, house.links["runner Mina"])
    runner.locator('[data-tab="rooms"]').click()
    runner.locator(f'[data-room="{room}"] [data-do="clear"]').click()
    sheet = runner.locator("[data-checklist]")
    expect(sheet.locator("[data-piece]")).to_have_count(3)
    expect(sheet.locator('[data-became="kept"]')).to_contain_text("kept by the shopper")
    sheet.locator('[data-do="missing"]').last.click()
    expect(sheet).to_contain_text("nobody is blamed")
    shoot(runner, "runner-clearing")
    for_everyone(runner)
    sheet.get_by_role("button", name="1 here, 1 not").click()
    expect(runner.locator(f'[data-room="{room}"]')).to_have_attribute("data-state", "vacant")
    runner.locator('[data-tab="goBacks"]').click()
    expect(runner.locator("[data-go-back]")).to_have_count(1)


def test_what_a_shopper_carries_is_found_by_their_call_sign(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    """A full store's shoppers carry hundreds of pieces, so nobody scrolls through them."""
    shoppers = [Shopper(house) for _ in range(9)]
    for shopper in shoppers:
        shopper.ask("ts001", "M", carry=True)
    called = shoppers[4].look()["call_sign"]
    runner = open_screen(RUNNER, house.links["runner Mina"])
    tap(runner, "takePiece")
    sheet = runner.get_by_role("dialog")
    pieces = sheet.locator("[data-piece]")
    expect(pieces).to_have_count(9)
    shoot(runner, "runner-carried")
    for_everyone(runner)
    sheet.get_by_label("Call sign").fill("Z0")
    expect(sheet.get_by_role("status").first).to_have_text(re.compile("Nobody"))
    sheet.get_by_label("Call sign").fill(called.lower())
    expect(pieces).to_have_count(1)
    expect(pieces).to_contain_text(called)
    tap(runner, "takeThis")
    expect(runner.get_by_text("It is with you now.")).to_be_visible()
    [request] = shoppers[4].look()["requests"]
    assert request["state"] == "picked"

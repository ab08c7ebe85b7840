"""The manager's page: what needs somebody, how honest the store was, and the team."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.people import Shopper
from tests.browser.screens import MANAGER, RUNNER, Screen

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
SECTIONS = ("now", "promises", "garments", "team", "displays", "reports")


@pytest.mark.parametrize("language", ["en-GB", "ko-KR"])
def test_every_section_is_for_everyone(
    house: Running, open_screen: Open, shoot: Shoot, language: str
) -> None:
    screen = Screen(MANAGER.name, 1024, 768, touch=False, language=language)
    manager = open_screen(screen, house.links["manager Sora"])
    for section in SECTIONS:
        manager.locator(f'a[href="#{section}"]').first.click()
        expect(manager.locator("main")).to_have_attribute("data-section", section)
        for_everyone(manager)
        shoot(manager, f"manager-{section}-{language[:2]}")


def test_a_kept_promise_is_told_with_what_it_stands_on(house: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, house.links["manager Sora"])
    expect(manager.locator('[data-rate="promisesKept"]')).to_have_attribute(
        "data-measured", "false"
    )
    shopper = Shopper(house)
    shopper.ask("ts001", "M")
    shopper.enter()
    runner = open_screen(RUNNER, house.links["runner Mina"])
    for done in ("claimed", "picked", "delivered"):
        runner.locator('[data-request] [data-do="next"]').click()
        if done != "delivered":
            expect(runner.locator(f'[data-state="{done}"]')).to_have_count(1)
    expect(manager.locator('[data-rate="promisesKept"]')).to_contain_text("100%")
    manager.locator('[data-rate="promisesKept"]').click()
    honest = manager.locator('[data-honest="garmentPromises"]')
    expect(honest).to_contain_text("of 1 kept")
    honest.locator("[data-table]").click()
    expect(honest.get_by_role("row")).to_have_count(2)


def test_a_missing_piece_is_a_question_that_the_manager_answers(
    house: Running, open_screen: Open
) -> None:
    shopper = Shopper(house)
    left = shopper.ask("ts001", "M", carry=True)
    room = shopper.enter()
    shopper.decide(left, "left")
    shopper.leave()
    runner = open_screen(RUNNER, house.links["runner Mina"])
    runner.locator('[data-tab="rooms"]').click()
    runner.locator(f'[data-room="{room}"] [data-do="clear"]').click()
    runner.locator('[data-checklist] [data-do="missing"]').click()
    runner.locator('[data-do="cleared"]').click()

    manager = open_screen(MANAGER, house.links["manager Sora"])
    manager.locator('[data-need="questions"]').get_by_role("link").click()
    question = manager.locator("[data-question]")
    expect(question).to_contain_text("last in Room")
    question.locator('[data-answer="found"]').click()
    expect(question).to_have_count(0)
    manager.locator('a[href="#now"]').click()
    expect(manager.locator("[data-needs]")).to_have_attribute("data-needs", "0")


def test_whoever_is_timed_can_see_it(house: Running, open_screen: Open) -> None:
    runner = open_screen(RUNNER, house.links["runner Mina"])
    manager = open_screen(MANAGER, house.links["manager Sora"])
    manager.locator('a[href="#team"]').click()
    expect(manager.locator("[data-timing]")).to_have_attribute("data-timing", "off")
    manager.locator('[data-do="timing"]').click()
    manager.get_by_role("dialog").get_by_role("button", name="Yes, turn it on").click()
    expect(manager.locator("[data-timing]")).to_have_attribute("data-timing", "on")
    expect(runner.locator('[data-timing="on"]')).to_contain_text("Individual timing is on")
    manager.locator('[data-do="timing"]').click()
    expect(manager.locator("[data-timing]")).to_have_attribute("data-timing", "off")
    expect(runner.locator('[data-timing="on"]')).to_have_count(0)


def test_a_change_is_recorded_and_an_experiment_planned_and_stopped(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    manager = open_screen(MANAGER, house.links["manager Sora"])
    manager.locator('a[href="#displays"]').click()
    record = manager.locator('[data-form="record"]')
    record.locator('[name="words"]').fill("red coat to the front")
    record.locator('[name="from_fixture"]').select_option(index=2)
    record.locator('[data-do="record"]').click()
    expect(manager.locator('[data-part="changes"]')).to_contain_text("red coat to the front")
    expect(record.locator('[name="words"]')).to_have_value("")

    plan = manager.locator('[data-form="plan"]')
    # By what would matter, the page says how long that takes; here by an assumption.
    expect(plan.locator("[data-proposal]")).to_contain_text("Proposed: 8 weeks (56 days)")
    expect(plan.locator("[data-proposal]")).to_contain_text("Assumed: two such days differ by")
    expect(plan.locator('[name="weeks"]')).to_have_value("8")
    plan.locator('[name="smallest"]').fill("15")
    plan.locator('[name="smallest"]').blur()
    expect(plan.locator("[data-long]")).to_contain_text("12 weeks find 19% or more")
    shoot(manager, "manager-displays-long")
    plan.locator('[name="smallest"]').fill("40")
    plan.locator('[name="smallest"]').blur()
    expect(plan.locator('[name="weeks"]')).to_have_value("4")
    plan.locator('[name="words"]').fill("mannequin in red")
    plan.locator('[data-do="plan"]').click()
    running = manager.locator('[data-state="running"]')
    expect(running).to_contain_text("day 1 of 28")
    expect(running).to_contain_text("Today: ")
    for_everyone(manager)
    shoot(manager, "manager-displays-running")
    plan.locator('[name="words"]').fill("mannequin in blue")
    plan.locator('[data-do="plan"]').click()
    expect(manager.get_by_role("alert")).to_contain_text("Another experiment changes this fixture")

    running.locator('[data-do="stop"]').click()
    manager.get_by_role("dialog").get_by_role("button", name="Yes, stop it").click()
    expect(manager.locator('[data-state="stopped"]')).to_contain_text("mannequin in red")

"""The list when something goes wrong: late, not found, all of it in rooms. With choices."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import shopper, staff
from tests.browser.conftest import Open
from tests.browser.everyone import for_everyone
from tests.browser.house import Running
from tests.browser.screens import PHONE
from tests.browser.test_phone_place import scan
from tests.browser.test_whole_visit import requests, state

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]

#: A late request shown by itself; what is tapped is counted in the page.
_LATE = """async ([request, minutes]) => {
  const { lateCard } = await import("/screens/kit/late.js");
  const { render } = await import("/screens/kit/dom.js");
  const inMinutes = (n) => new Date(Date.now() + n * 60_000).toISOString();
  window.tapped = [];
  const act = (name) => async () => { window.tapped.push(name); };
  const choices = ["wait", "carry", "another", "cancel"];
  const actions = Object.fromEntries(choices.map((name) => [name, act(name)]));
  const late = { ...request.late, expected_at: inMinutes(minutes) };
  const shown = { ...request, promised_at: inMinutes(1), late };
  const beside = document.querySelector("#late") ?? document.createElement("section");
  beside.id = "late";
  document.body.append(beside); // the page paints itself anew, and not what stands beside it
  render(beside, lateCard(shown, actions));
}"""


def test_who_is_told_of_a_delay_has_four_choices(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    state(phone, "no_visit")
    late = {"accepted": False, "choices": ["wait", "another", "cancel"]}
    request = {"id": "r", "name": {"en": "Tee"}, "state": "requested", "late": late}
    phone.evaluate(_LATE, [request, 9])
    card = phone.locator("[data-late]")
    expect(card).to_contain_text("It takes longer than we said")
    expect(card).to_contain_text("It will rather be")
    for words in ("I'll wait: Tee", "Another garment: Tee", "Cancel it: Tee"):
        card.get_by_role("button", name=words).click()
    assert phone.evaluate("window.tapped") == ["wait", "another", "cancel"]
    expect(card.get_by_role("button")).to_have_count(3)
    for_everyone(phone)
    card.scroll_into_view_if_needed()
    shoot(phone, "phone-late")

    phone.evaluate(_LATE, [request, -1])
    expect(card).to_contain_text("and it is not here yet. We are sorry.")
    phone.evaluate(_LATE, [{**request, "late": {**late, "accepted": True}}, 9])
    expect(phone.get_by_text("You are waiting for it")).to_be_visible()
    expect(card).to_have_count(0)


def test_what_is_not_found_is_replaced_with_one_tap(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    phone.locator('[data-do="bring"]').click()
    state(phone, "offered")
    phone.get_by_role("button", name=re.compile("^My room|is ready")).first.click()
    phone.get_by_role("button", name="I'm here").click()
    state(phone, "in_room")
    phone.get_by_role("button", name="Find").click()
    runner = staff(house, "runner Mina")
    task = runner.tell("GET", "/staff")["walks"][0]["tasks"][0]["id"]
    runner.tell("POST", f"/requests/{task}/claim")
    runner.tell("POST", f"/requests/{task}/absence", {"reason": "missing"})

    news = phone.locator('[data-news="newsMissing"]')
    expect(news).to_have_text("We could not find Organic Cotton Tee. Something like it?")
    for_everyone(phone)
    shoot(phone, "phone-news")
    news.click()
    expect(requests(phone, "not_found")).to_have_count(1)
    expect(news).to_have_count(0)
    instead = phone.get_by_role("button", name=re.compile("^Bring .+ instead$"))
    expect(instead.first).to_be_visible()
    for_everyone(phone)
    shoot(phone, "phone-not-found")
    instead.first.click()
    expect(requests(phone, "not_found")).to_have_count(0)
    expect(requests(phone, "requested")).to_have_count(1)


def test_what_is_in_another_room_is_waited_for(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    """There is one flannel shirt in M; somebody tries it on, and leaves it."""
    only = house.gtin("sh006", "M")
    somebody = shopper(house)
    somebody.tell("POST", "/place", {})
    somebody.tell("POST", "/entry")
    theirs = somebody.tell("POST", "/requests", {"gtin": only, "carry": True})["request"]

    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, only)
    expect(phone.get_by_text("Somebody else has asked for the last one.")).to_be_visible()
    for_everyone(phone)
    shoot(phone, "phone-wish")
    phone.get_by_role("button", name="Bring it when one comes back").click()
    phone.get_by_role("button", name=re.compile("^My list")).click()
    wish = phone.locator("[data-wish]")
    expect(wish).to_contain_text("You are the first who gets one")

    somebody.tell("PUT", f"/requests/{theirs}/outcome", {"outcome": "left"})
    expect(wish).to_have_count(0)
    expect(requests(phone, "requested")).to_have_count(1)


def test_what_was_asked_for_is_fetched_after_all(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    scan(phone, house, house.gtin("ts001", "M"))
    phone.locator('[data-do="bring"]').click()
    state(phone, "offered")
    phone.get_by_role("button", name=re.compile("is ready")).click()
    phone.get_by_role("button", name="I'm here").click()
    state(phone, "in_room")
    phone.get_by_role("button", name=re.compile("^My list")).click()
    phone.get_by_role("button", name="I get Organic Cotton Tee myself").click()
    hangs = phone.get_by_role("dialog", name="Where it hangs")
    expect(hangs).to_contain_text("on foot from Room 1")
    shoot(phone, "phone-carry-instead")
    hangs.get_by_role("button", name="Got it").click()
    expect(requests(phone, "carried")).to_have_count(1)
    expect(requests(phone)).to_contain_text("You are fetching it")
    for_everyone(phone)
    shoot(phone, "phone-fetching")
    phone.get_by_role("button", name="I have Organic Cotton Tee here now").click()
    expect(requests(phone)).to_contain_text("In the room")
    expect(phone.get_by_role("button", name=re.compile("^Keep"))).to_be_visible()

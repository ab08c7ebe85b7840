"""What a shopper does at a room's screen, and what a test reads from it."""

from __future__ import annotations

import json
import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.house import Running
from tests.browser.test_whole_visit import requests

#: Where every card of the slate is: its style, left, top, width and height in CSS pixels.
PLACES = """() => [...document.querySelectorAll('.slate .tile[data-style]')].map((tile) => {
  const { x, y, width, height } = tile.getBoundingClientRect();
  return [tile.dataset.style, x, y, width, height];
})"""


def come_in(room: Page) -> dict[str, Any]:
    """Start in a vacant room; the slate that it is to show."""
    with room.expect_response(re.compile("/walk-in$")) as answered:
        room.locator(".giant").click()
    shown: dict[str, Any] = answered.value.json()["slate"]
    expect(cards(room)).to_have_count(len(shown["cards"]))
    return shown


def cards(room: Page) -> Locator:
    return room.locator(".slate .tile[data-style]")


def styles(room: Page) -> list[str]:
    found: list[str] = cards(room).evaluate_all("all => all.map((card) => card.dataset.style)")
    return found


def sent(room: Page, path: str) -> list[dict[str, Any]]:
    """The bodies of the PUT requests to an address that ends like this, as they are sent."""
    bodies: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if request.method == "PUT" and re.search(path, request.url):
            bodies.append(json.loads(request.post_data or ""))

    room.on("request", note)
    return bodies


def bring(room: Page) -> str:
    """Ask for the first card in whatever size is the first; its style."""
    style = styles(room)[0]
    cards(room).first.locator(".tile-open").click()
    room.locator("dialog [data-gtin]:not([disabled])").first.click()
    expect(requests(room)).to_have_count(1)
    expect(room.locator(f'.slate .tile[data-style="{style}"]')).to_have_count(0)
    return style


def carry_in(runner: Page) -> None:
    task = runner.locator("[data-request]").first
    for then in ("claimed", "picked"):
        task.locator('[data-do="next"]').click()
        expect(task).to_have_attribute("data-state", then)
    task.locator('[data-do="next"]').click()
    expect(runner.locator("[data-request]")).to_have_count(0)


def about_to_ask(phone: Page, house: Running, gtin: str) -> Locator:
    """Scan a tag and choose the size; the button that asks for the garment."""
    phone.goto(f"{house.url}/01/{gtin}")
    phone.locator(f'[data-gtin="{gtin}"]').click()
    return phone.get_by_role("button", name=re.compile("^Bring it")).first


def accessible(page: Page) -> None:
    """Nothing that axe finds against WCAG 2.2 AA."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []

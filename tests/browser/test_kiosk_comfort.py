"""The kiosk's garment page with larger text and lower controls: nothing lies over anything."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.house import Running
from tests.browser.screens import KIOSK, KIOSK_WIDE, Screen
from tests.browser.test_kiosk_line import scan

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
COMFORTS = {"text": ("Larger text",), "both": ("Larger text", "Lower controls")}


@pytest.mark.parametrize("comfort", COMFORTS)
@pytest.mark.parametrize("screen", [KIOSK, KIOSK_WIDE], ids=lambda screen: screen.name)
def test_words_and_photo_make_room_for_each_other(
    house: Running, open_screen: Open, shoot: Shoot, screen: Screen, comfort: str
) -> None:
    kiosk = open_screen(screen, house.links["kiosk Kiosk 1"])
    scan(kiosk, house.gtin("ts001", "M"))
    for name in COMFORTS[comfort]:
        kiosk.get_by_role("button", name=re.compile(name)).click()
    shoot(kiosk, f"{screen.name}-comfort-{comfort}")
    heading = kiosk.locator(".garment-words h1")
    heading.scroll_into_view_if_needed()
    expect(heading).to_be_in_viewport(ratio=1)
    inside = kiosk.evaluate(OVERLAPS)
    assert inside == []


#: Pairs of parts that lie over each other, by more than rounding.
OVERLAPS = """() => {
  const parts = [".garment-top .photo", ".garment-words", ".choices", ".actions"];
  const boxes = parts.map((part) => [part, document.querySelector(part)?.getBoundingClientRect()]);
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
    .filter(([, b]) => a && b && over(a, b)).map(([other]) => `${one} ${other}`));
}"""

"""``make screenshots``: the README's pictures, from the running product on the whole demo store.

python -m tests.browser.pictures [FOLDER]
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from load_tests.chromium import ARGUMENTS, executable
from tests.browser.house import Running, build_part_of_the_demo, running
from tests.browser.looking import settled
from tests.browser.screens import KIOSK_WIDE, MANAGER, PHONE, ROOM, RUNNER, Screen

TARGET = Path(__file__).parents[2] / "kiosk" / "pictures"
#: Wide enough to read on a page, small enough to clone.
WIDEST = 900


def keep(page: Page, name: str, folder: Path) -> None:
    """Save what the page shows as a PNG of 256 colours, at most ``WIDEST`` wide."""
    settled(page)
    raw = folder / f"{name}.png"
    page.screenshot(path=raw)
    with Image.open(raw) as taken:
        picture = taken.convert("RGB")
    if picture.width > WIDEST:
        height = round(picture.height * WIDEST / picture.width)
        picture = picture.resize((WIDEST, height), Image.Resampling.LANCZOS)
    picture.quantize(256, dither=Image.Dither.NONE).save(raw, optimize=True)
    print(f"{raw}: {picture.width} x {picture.height}, {raw.stat().st_size // 1024} KiB")


def open_page(browser: Browser, screen: Screen, url: str) -> Page:
    page = browser.new_context(**screen.context()).new_page()
    page.set_default_timeout(30_000)
    page.goto(url)
    return page


def bring(runner: Page) -> None:
    """Take, pick and hang the first garment of the list."""
    task = runner.locator("[data-request]").first
    request = task.get_attribute("data-request")
    mine = runner.locator(f'[data-request="{request}"]')
    for then in ("claimed", "picked"):
        mine.locator('[data-do="next"]').click()
        expect(mine).to_have_attribute("data-state", then)
    mine.locator('[data-do="next"]').click()
    expect(mine).to_have_count(0)


def ask(phone: Page, house: Running, gtin: str, wants: str = "Bring it") -> None:
    phone.goto(f"{house.url}/01/{gtin}")
    phone.locator(f'[data-gtin="{gtin}"]').click()
    phone.get_by_role("button", name=re.compile(wants)).click()


def live_a_visit(browser: Browser, house: Running, folder: Path) -> None:
    runner = open_page(browser, RUNNER, house.links["runner Mina"])
    manager = open_page(browser, MANAGER, house.links["manager Sora"])
    kiosk = open_page(browser, KIOSK_WIDE, house.links["kiosk Kiosk 1"])
    first, second = house.gtin("ts004", "M"), house.gtin("sh003", "M")

    other = open_page(browser, PHONE, f"{house.url}/phone")
    ask(other, house, house.gtin("dr004", "S"))
    room1 = open_page(browser, ROOM, house.links["room Room 1"])
    room1.get_by_role("button", name="I'm here").click()
    expect(room1.locator("body")).to_have_attribute("data-screen-state", "occupied")

    phone = open_page(browser, PHONE, f"{house.url}/01/{first}")
    phone.locator(f'[data-gtin="{first}"]').click()
    keep(phone, "phone-garment", folder)
    phone.get_by_role("button", name="Bring it to my fitting room").click()
    room = open_page(browser, ROOM, house.links["room Room 2"])
    room.get_by_role("button", name="I'm here").click()
    ask(phone, house, second)
    expect(runner.locator("[data-request]")).to_have_count(3)
    keep(runner, "runner", folder)

    bring(runner)
    bring(runner)
    runner.locator('[data-request] [data-do="next"]').click()
    expect(room.locator('[data-state="delivered"]')).to_have_count(1)
    room.locator("[data-slate]").first.wait_for()
    room.get_by_role("button", name=re.compile("^Like ")).nth(1).click()
    keep(room, "room", folder)
    phone.get_by_role("button", name=re.compile("^My list")).click()
    keep(phone, "phone-list", folder)

    kiosk.keyboard.type(house.gtin("ct004", "M"), delay=4)
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator("body")).to_have_attribute("data-screen-state", "garment")
    keep(kiosk, "kiosk", folder)
    keep(manager, "manager", folder)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        print("Building the demo store ...")
        build_part_of_the_demo(Path(place), every=1)
        take(Path(place), folder)


def take(data: Path, folder: Path) -> None:
    """Live a visit in the store of ``data`` and keep what was seen in ``folder``."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        with running(data) as house:
            live_a_visit(browser, house, folder)
        browser.close()


if __name__ == "__main__":
    main()

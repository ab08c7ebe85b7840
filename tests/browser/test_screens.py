"""What screens must do besides the visit: keep secrets, come back, be wiped, be for everyone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from catalog.collection import demo_store
from catalog.labels.tag import draw_tag
from catalog.labels.typeface import find_typeface
from catalog.labels.wording import tag_text
from tests.browser.conftest import Open
from tests.browser.house import Running
from tests.browser.line import Line, line_to
from tests.browser.screens import (
    HOME,
    KIOSK,
    KIOSK_WIDE,
    MANAGER,
    PHONE,
    ROOM,
    ROOM_WIDE,
    RUNNER,
    Screen,
)
from tests.browser.test_whole_visit import requests, state

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
#: A dead line is noticed after 25 seconds, and tried again after ten at most.
SLOW_MS = 60_000

SCREENS: list[tuple[Screen, str]] = [
    (HOME, "/"),
    (PHONE, "/phone"),
    (KIOSK, "kiosk Kiosk 1"),
    (KIOSK_WIDE, "kiosk Kiosk 1"),
    (ROOM, "room Room 2"),
    (ROOM_WIDE, "room Room 2"),
    (RUNNER, "runner Mina"),
    (MANAGER, "manager Sora"),
]


def address(house: Running, where: str) -> str:
    return house.url + where if where.startswith("/") else house.links[where]


def ask(phone: Page, to: Running | Line, gtin: str) -> None:
    """Scan a tag and ask for the garment."""
    phone.goto(f"{to.url}/01/{gtin}")
    phone.locator(f'[data-gtin="{gtin}"]').click()
    phone.get_by_role("button", name="Bring it to my fitting room").click()


@pytest.mark.parametrize(("screen", "where"), SCREENS, ids=[one[0].name for one in SCREENS])
@pytest.mark.parametrize("language", ["en-GB", "ko-KR"])
def test_every_screen_opens_in_both_languages_and_is_accessible(
    house: Running, open_screen: Open, shoot: Shoot, screen: Screen, where: str, language: str
) -> None:
    local = Screen(screen.name, screen.width, screen.height, screen.touch, screen.scale, language)
    page = open_screen(local, address(house, where))
    ready = (
        'body[data-screen-state]:not([data-screen-state="loading"]), body[data-connection="live"]'
    )
    expect(page.locator(ready)).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", language[:2])
    page.wait_for_load_state("load")
    shoot(page, f"{screen.name}-{language[:2]}")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_a_link_lets_in_once_and_no_address_keeps_its_key(
    house: Running, open_screen: Open
) -> None:
    link = house.links["runner Mina"]
    first = open_screen(RUNNER, link)
    expect(first.get_by_role("heading", name="My walk")).to_be_visible()
    assert "key" not in first.url
    key = link.split("#key=")[1]
    assert key not in first.evaluate("JSON.stringify(localStorage)")
    first.reload()
    expect(first.get_by_role("heading", name="My walk")).to_be_visible()

    second = open_screen(RUNNER, link)
    state(second, "no_access")


@pytest.fixture
def line(house: Running) -> Iterator[Line]:
    with line_to(house.url) as line:
        yield line


def test_a_phone_that_was_offline_says_so_and_catches_up(
    house: Running, line: Line, open_screen: Open, shoot: Shoot
) -> None:
    runner = open_screen(RUNNER, house.links["runner Mina"])
    phone = open_screen(PHONE, f"{line.url}/phone")
    ask(phone, line, house.gtin("ts001", "M"))
    state(phone, "offered")
    phone.get_by_role("button", name=re.compile("^My list")).click()
    expect(requests(phone, "requested")).to_have_count(1)

    line.cut()
    lost = phone.get_by_role("status").filter(has_text="Connection lost")
    expect(lost).to_be_visible(timeout=SLOW_MS)
    shoot(phone, "phone-offline")
    runner.locator('[data-request] [data-do="next"]').click()
    expect(requests(runner, "claimed")).to_have_count(1)

    line.mend()
    # It tries again after at most ten seconds.
    expect(requests(phone, "claimed")).to_have_count(1, timeout=SLOW_MS)
    expect(lost).to_have_count(0)


def test_the_room_is_wiped_for_the_next_shopper(house: Running, open_screen: Open) -> None:
    room = open_screen(ROOM, house.links["room Room 1"])
    phone = open_screen(PHONE, f"{house.url}/phone")
    ask(phone, house, house.gtin("ts001", "M"))
    sign = phone.locator(".sign").inner_text()
    room.get_by_role("button", name="I'm here").click()
    expect(room.locator("body")).to_contain_text(sign)
    room.get_by_role("button", name="What this room knows").click()
    room.get_by_role("button", name="Forget me").click()
    room.get_by_role("dialog").last.get_by_role("button", name=re.compile("Forget|Yes")).click()
    state(room, "needs_clearing")
    assert sign not in room.content()
    kept = room.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert sign not in kept
    state(phone, "forgotten")


def test_a_tag_that_was_photographed_opens_its_garment(
    house: Running, open_screen: Open, tmp_path: Path
) -> None:
    style = next(one for one in demo_store().styles if one.id == "ts001")
    colourway, variant = next(style.variants())
    text = tag_text(style, colourway, variant, house.url, find_typeface())
    picture = io.BytesIO()
    draw_tag(text, find_typeface()).rotate(8, expand=True, fillcolor="#777").save(picture, "PNG")
    phone = open_screen(PHONE, f"{house.url}/phone")
    phone.locator('input[type="file"]').first.set_input_files(
        {"name": "tag.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    expect(phone).to_have_url(re.compile(f"/01/{variant.gtin}"))
    expect(phone.get_by_role("heading", name=style.name["en"])).to_be_visible()


def test_the_kiosk_reads_a_scanner_and_hands_the_visit_to_a_phone(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    gtin = house.gtin("ts001", "M")
    kiosk = open_screen(KIOSK_WIDE, house.links["kiosk Kiosk 1"])
    state(kiosk, "home")
    kiosk.keyboard.type(gtin.lstrip("0"), delay=4)
    kiosk.keyboard.press("Enter")
    state(kiosk, "garment")
    expect(kiosk.get_by_role("heading", name="Organic Cotton Tee")).to_be_visible()
    kiosk.locator(f'[data-gtin="{gtin}"]').click()
    kiosk.locator('[data-do="bring"]').click()
    kiosk.locator('[data-do="begin"]').click()
    state(kiosk, "visit")
    sign = kiosk.locator("[data-call-sign]").first.get_attribute("data-call-sign")
    code = kiosk.locator("[data-code]").first.get_attribute("data-code")
    shoot(kiosk, "kiosk-visit")

    phone = open_screen(PHONE, f"{house.url}/phone#code={code}")
    expect(phone.locator(".sign")).to_have_text(str(sign))
    assert str(code) not in phone.url
    phone.get_by_role("button", name=re.compile("^My list")).click()
    expect(requests(phone, "requested")).to_have_count(1)


def test_a_not_found_garment_tells_the_truth_and_offers_others(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    runner = open_screen(RUNNER, house.links["runner Mina"])
    phone = open_screen(PHONE, f"{house.url}/phone")
    ask(phone, house, house.gtin("ts001", "M"))
    runner.locator('[data-request] [data-do="next"]').click()
    runner.locator('[data-request] [data-do="notFound"]').click()
    runner.get_by_role("button", name="It is not where it should be").click()
    phone.get_by_role("button", name=re.compile("^My list")).click()
    expect(requests(phone, "not_found")).to_have_count(1)
    expect(phone.get_by_role("button", name=re.compile("^Bring .+ instead$")).first).to_be_visible()
    shoot(phone, "phone-not-found")


def test_a_slip_of_the_finger_is_taken_back(house: Running, open_screen: Open) -> None:
    room = open_screen(ROOM, house.links["room Room 1"])
    phone = open_screen(PHONE, f"{house.url}/phone")
    gtin = house.gtin("ts001", "M")
    phone.goto(f"{house.url}/01/{gtin}")
    phone.locator(f'[data-gtin="{gtin}"]').click()
    phone.get_by_role("button", name="I carry it").click()
    room.get_by_role("button", name="I'm here").click()
    expect(requests(room, "carried")).to_have_count(1)
    room.get_by_role("button", name=re.compile("^Leave ")).click()
    expect(requests(room, "left")).to_have_count(1)
    room.get_by_role("button", name=re.compile("Tap to think again")).click()
    expect(requests(room, "carried")).to_have_count(1)


def test_a_runner_frees_a_room_whose_shopper_has_gone(house: Running, open_screen: Open) -> None:
    room = open_screen(ROOM, house.links["room Room 1"])
    runner = open_screen(RUNNER, house.links["runner Mina"])
    room.get_by_role("button", name="Start here").click()
    state(room, "occupied")
    runner.locator('[data-tab="rooms"]').click()
    runner.locator('[data-room="r1"] [data-do="seeOff"]').click()
    runner.get_by_role("button", name="Yes, nobody is inside").click()
    state(room, "needs_clearing")
    runner.locator('[data-room="r1"] [data-do="clear"]').click()
    state(room, "vacant")


def test_the_accessible_room_can_be_asked_for_after_the_visit_began(
    house: Running, open_screen: Open
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    ask(phone, house, house.gtin("ts001", "M"))
    state(phone, "offered")
    phone.get_by_role("button", name=re.compile("My room")).click()
    expect(phone.get_by_role("heading", name="Room 1 is ready")).to_be_visible()
    phone.get_by_role("checkbox", name="I need the accessible room").check()
    expect(phone.get_by_role("heading", name="Room 6 is ready")).to_be_visible()


def test_a_tag_that_is_not_sold_here_starts_no_visit(house: Running, open_screen: Open) -> None:
    manager = open_screen(MANAGER, house.links["manager Sora"])
    expect(manager.locator('[data-figure="visits"]')).to_contain_text("0")
    phone = open_screen(PHONE, f"{house.url}/01/09506000134352")
    expect(phone.get_by_role("heading", name="We do not know this tag")).to_be_visible()
    state(phone, "no_visit")
    expect(manager.locator('[data-figure="visits"]')).to_contain_text("0")

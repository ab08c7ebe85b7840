"""Finding a garment on the phone and at the kiosk: by words, and by what it is like."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import Open
from tests.browser.everyone import PATIENCE_MS, for_everyone
from tests.browser.house import Running
from tests.browser.screens import KIOSK, KIOSK_WIDE, PHONE, Screen

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]

KOREAN_PHONE = Screen("phone", 390, 844, scale=2, language="ko-KR")


def stop_the_clock(page: Page) -> None:
    """From now on the page's time passes when the test says so."""
    page.clock.install()
    page.clock.pause_at(datetime.now() + timedelta(seconds=10))


def asked(page: Page) -> list[str]:
    """The words that the page asks for from now on; the list grows."""
    words: list[str] = []

    def note(request: Request) -> None:
        address = urlsplit(request.url)
        if address.path.endswith("/search"):
            words.append(parse_qs(address.query, keep_blank_values=True)["q"][0])

    page.on("request", note)
    return words


def searched(page: Page, words: str) -> Locator:
    """The phone's page once it shows what ``words`` found."""
    page.locator("#q").fill(words)
    found = page.locator(f'[data-searched="{words}"][aria-busy="false"]')
    expect(found).to_have_count(1)
    return found


@pytest.mark.parametrize(
    ("screen", "words", "missed", "typo", "corrected"),
    [
        (PHONE, "black linen dress", "No linen here just now. Shown instead: black dress.",
         "drees", "Showing “dress” for “drees”."),
        (KOREAN_PHONE, "검은 린넨 원피스",
         "지금 린넨은 없습니다. 대신 블랙 원피스를 보여 드립니다.",
         "데님 셔추", "“셔추” 대신 “셔츠” 검색 결과입니다."),
    ],
    ids=["en", "ko"],
)  # fmt: skip
def test_the_phone_says_what_it_understood_and_what_is_not_here(
    house: Running, open_screen: Open, shoot: Shoot, screen: Screen,
    words: str, missed: str, typo: str, corrected: str,
) -> None:  # fmt: skip
    phone = open_screen(screen, f"{house.url}/phone#find")
    expect(phone.locator(".find .tile").first).to_be_visible()  # a first look, before any word
    found = searched(phone, words)
    expect(found.get_by_role("status")).to_have_text(missed)
    # The card is in the colour that was asked for, which is not the first of this dress.
    expect(found.locator("[data-style]").first).to_have_attribute("data-colourway", "dr023-black")
    assert found.locator(".read-words .gone").count() == 1
    shoot(phone, f"phone-find-missed-{screen.language[:2]}")
    for_everyone(phone)

    expect(searched(phone, typo).locator(".corrected")).to_have_text(corrected)
    searched(phone, "뷁뷁뷁")
    expect(phone.get_by_role("heading", name=re.compile("뷁뷁뷁"))).to_be_visible()
    for_everyone(phone)


def test_a_korean_input_method_never_asks_for_half_a_syllable(
    house: Running, open_screen: Open
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    stop_the_clock(phone)
    phone.get_by_role("button", name="Find", exact=True).click()
    expect(phone.locator(".find .tile").first).to_be_visible()
    words = asked(phone)
    phone.locator("#q").focus()
    keyboard = phone.context.new_cdp_session(phone)

    def compose(text: str) -> None:
        end = len(text)
        keyboard.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": end, "selectionEnd": end}
        )

    compose("원ㅍ")
    phone.clock.run_for(5000)  # somebody thinks
    compose("원핏")  # its last consonant moves over with the next key
    phone.clock.run_for(300)
    compose("원피스")
    phone.clock.run_for(1000)
    expect(phone.locator('[data-searched="원피스"]')).to_have_count(1)
    assert words == ["원피스"]


def test_going_back_to_what_was_found_finds_it_as_it_was(house: Running, open_screen: Open) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone#find")
    searched(phone, "shirt")
    words = asked(phone)
    last = phone.locator(".find [data-style]").last
    last.scroll_into_view_if_needed()
    before = phone.evaluate("scrollY")
    assert before > 0
    last.get_by_role("link").evaluate("link => link.click()")  # a mouse would scroll first
    expect(phone).to_have_url(re.compile(r"/01/\d{14}"))
    phone.get_by_role("button", name="Back").click()
    expect(phone.locator('[data-searched="shirt"]')).to_have_count(1)
    assert phone.evaluate("scrollY") == before
    assert words == []


def test_a_garment_shows_what_is_like_it_and_what_goes_with_it_and_why(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/01/{house.gtin('ts001', 'M')}")
    kinds = {}
    for name in ("similar", "goesWith"):
        row = phone.locator(f'[data-slate-of="{name}"]')
        expect(row.locator("[data-style]").first).to_be_visible(timeout=PATIENCE_MS)
        styles = row.locator("[data-style]")
        reasons = row.locator(".line").all_inner_texts()
        assert len(reasons) == styles.count()
        assert all(reasons)
        kinds[name] = {str(one.get_attribute("data-style"))[:2] for one in styles.all()}
    assert "ts" not in kinds["goesWith"]
    phone.locator('[data-slate-of="goesWith"]').scroll_into_view_if_needed()
    shoot(phone, "phone-goes-with")
    for_everyone(phone)


@pytest.mark.parametrize("screen", [KIOSK, KIOSK_WIDE], ids=["tall", "wide"])
def test_the_kiosk_finds_by_its_own_korean_keyboard_and_says_what_is_missing(
    house: Running, open_screen: Open, shoot: Shoot, screen: Screen
) -> None:
    kiosk = open_screen(
        Screen(screen.name, screen.width, screen.height, language="ko-KR"),
        house.links["kiosk Kiosk 1"],
    )
    stop_the_clock(kiosk)
    words = asked(kiosk)
    kiosk.get_by_role("button", name="화면 키보드").click()
    for jamo in "ㅇㅜㅓㄴㅍㅣㅅㅡ":
        kiosk.get_by_role("button", name=jamo, exact=True).click()
    kiosk.clock.run_for(1000)
    expect(kiosk.get_by_role("heading", name='"원피스" 검색 결과')).to_be_visible()
    assert words == ["원피스"]

    kiosk.clock.resume()
    kiosk.locator("#q").fill("검은 린넨 원피스")
    expect(kiosk.locator(".page-head").get_by_role("status")).to_have_text(
        "지금 린넨은 없습니다. 대신 블랙 원피스를 보여 드립니다."
    )
    first = kiosk.locator(".find").first
    expect(first).to_have_attribute("data-colourway", "dr023-black")
    shoot(kiosk, f"{screen.name}-missed")
    for_everyone(kiosk)

    first.click()
    expect(kiosk.locator('[data-slate-of="similar"] [data-style]').first).to_be_visible(
        timeout=PATIENCE_MS
    )
    kiosk.get_by_role("button", name="함께 입기").click()
    beside = kiosk.locator('[data-slate-of="goesWith"] [data-style]')
    expect(beside.first).to_be_visible(timeout=PATIENCE_MS)
    assert {str(one.get_attribute("data-style"))[:2] for one in beside.all()}.isdisjoint({"dr"})
    shoot(kiosk, f"{screen.name}-goes-with")
    for_everyone(kiosk)

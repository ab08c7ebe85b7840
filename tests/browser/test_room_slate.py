"""The room's slate: whole at once, still under a finger, with its reasons, and asking for ours."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.house import Running
from tests.browser.in_room import PLACES, about_to_ask, accessible, bring, cards, come_in, styles
from tests.browser.screens import PHONE, ROOM, Screen
from tests.browser.test_whole_visit import requests, state

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
ROOM_LYING = Screen("room-lying", 1920, 1080)
ROOM_KOREAN = Screen("room-ko", 1080, 1920, language="ko-KR")

#: Notes every photo of a card that was not complete at the moment when it was put into the page.
WATCH = """() => {
  window.torn = [];
  window.shown = 0;
  const whole = (picture) => picture.complete && picture.naturalWidth > 0;
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    const pictures = added.filter((node) => node.nodeType === 1)
      .flatMap((node) => [node, ...node.querySelectorAll('img')])
      .filter((node) => node.matches('.tile-open img'));
    const torn = pictures.filter((picture) => !whole(picture));
    window.shown += pictures.length;
    window.torn.push(...torn.map((picture) => picture.src));
  }).observe(document.getElementById('app'), { childList: true, subtree: true });
}"""
HEARD = "() => performance.getEntriesByName('slate-heard')[0].detail.slate"


@pytest.mark.parametrize("screen", [ROOM, ROOM_LYING, ROOM_KOREAN], ids=lambda one: one.name)
def test_a_slate_appears_whole_and_every_card_says_why(
    house: Running, open_screen: Open, shoot: Shoot, screen: Screen
) -> None:
    room = open_screen(screen, house.links["room Room 1"])
    state(room, "vacant")
    room.evaluate(WATCH)
    slate = come_in(room)
    language = screen.language[:2]
    assert styles(room) == [card["style"] for card in slate["cards"]]
    said = [card["reason"]["text"][language] for card in slate["cards"]]
    assert room.locator(".slate .because").all_inner_texts() == said
    prices = room.locator(".slate .tile-facts .number").all_inner_texts()
    amounts = [card["price"]["minor"] for card in slate["cards"]]
    assert [int(re.sub(r"\D", "", price)) for price in prices] == amounts
    assert room.evaluate("window.shown") == len(slate["cards"])

    cards(room).nth(1).locator(".opinion.like").click()
    expect(room.locator('.opinion.like[aria-pressed="true"]')).to_have_count(1)
    room.wait_for_function(f"() => {HEARD[6:]} !== '{slate['slate']}'")
    room.wait_for_function(
        "() => performance.getEntriesByName('slate-shown')[0].detail.slate"
        " === performance.getEntriesByName('slate-heard')[0].detail.slate"
    )
    assert room.evaluate("window.torn") == []
    shoot(room, f"{screen.name}-slate")


def test_no_card_moves_under_a_finger(house: Running, open_screen: Open) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    about_to_ask(phone, house, house.gtin("ts001", "M")).click()
    room = open_screen(ROOM, house.links["room Room 1"])
    with room.expect_response(re.compile("/entry$")) as answered:
        room.get_by_role("button", name="I'm here").click()
    slate = answered.value.json()["slate"]
    expect(cards(room)).to_have_count(len(slate["cards"]))
    wanted = next(card for card in slate["cards"] if card["gtin"])

    asks = about_to_ask(phone, house, wanted["gtin"])
    held = room.locator(f'.slate .tile[data-style="{wanted["style"]}"] h3')
    held.scroll_into_view_if_needed()
    held.hover()
    room.mouse.down()
    before = room.evaluate(PLACES)
    asks.click()
    room.wait_for_function(f"() => {HEARD[6:]} !== '{slate['slate']}'")
    assert room.evaluate(PLACES) == before
    expect(requests(room)).to_have_count(1)

    room.mouse.up()
    expect(requests(room)).to_have_count(2)
    expect(room.locator(f'.slate .tile[data-style="{wanted["style"]}"]')).to_have_count(0)
    was = [place[0] for place in before]
    now = styles(room)
    stayed = [style for style in was if style in now]
    assert stayed != []
    assert [now.index(style) for style in stayed] == [was.index(style) for style in stayed]


def test_a_card_that_is_looked_at_keeps_the_slate_as_it_is(
    house: Running, open_screen: Open
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    about_to_ask(phone, house, house.gtin("ts001", "M")).click()
    room = open_screen(ROOM, house.links["room Room 1"])
    with room.expect_response(re.compile("/entry$")) as answered:
        room.get_by_role("button", name="I'm here").click()
    wanted = next(card for card in answered.value.json()["slate"]["cards"] if card["gtin"])
    expect(cards(room)).to_have_count(8)
    before, slate = styles(room), room.evaluate(HEARD)
    cards(room).nth(2).locator(".tile-open").click()
    expect(room.locator("dialog[open]")).to_have_count(1)
    about_to_ask(phone, house, wanted["gtin"]).click()
    room.wait_for_function(f"() => {HEARD[6:]} !== '{slate}'")
    expect(requests(room)).to_have_count(2)
    assert styles(room) == before
    room.locator("dialog[open] .sheet-head button").click()
    expect(room.locator(f'.slate .tile[data-style="{wanted["style"]}"]')).to_have_count(0)


def test_what_completes_the_look_is_one_tap_away(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    room = open_screen(ROOM_KOREAN, house.links["room Room 1"])
    come_in(room)
    room.get_by_role("tab", name="함께 입기").click()
    expect(room.locator('[data-why-empty="nothing_told"]')).to_have_text(
        "옷을 하나 요청하시면 함께 입기 좋은 옷을 보여 드립니다."
    )
    room.locator('[data-tab="you"]').click()
    with room.expect_response(re.compile(r"/visits/[^/]+/goes-with")) as answered:
        bring(room)
    slate = answered.value.json()
    room.wait_for_function("() => performance.getEntriesByName('look-shown').length === 1")
    room.evaluate(WATCH)
    room.get_by_role("tab", name="함께 입기").click()
    assert styles(room) == [card["style"] for card in slate["cards"]]
    assert room.evaluate("[window.shown, window.torn]") == [len(slate["cards"]), []]
    said = [card["reason"]["text"]["ko"] for card in slate["cards"]]
    assert room.locator(".slate .because").all_inner_texts() == said
    shoot(room, "room-complete-the-look")
    accessible(room)
    with_size = next(card for card in slate["cards"] if card["gtin"])
    room.locator(f'.slate .tile[data-style="{with_size["style"]}"] .button.wide').click()
    expect(requests(room)).to_have_count(2)


def test_cards_keep_their_places_and_the_last_ones_fill_the_gaps(
    house: Running, open_screen: Open
) -> None:
    room = open_screen(ROOM, house.links["room Room 1"])
    merged = room.evaluate("""async () => {
      const { merge } = await import('/screens/room/shelf.js');
      const card = (style, position) => ({ style, position });
      const slate = (slate, letters) => ({ slate, cards: [...letters].map(card) });
      const shown = (cards) => cards.map((card) => card.style).join('');
      const before = merge([], slate('one', 'ABCD'));
      return [
        shown(before),
        shown(merge(before, slate('two', 'DXBY'))),
        shown(merge(before, slate('two', 'DCB'))),
        shown(merge(before, slate('two', 'XCDY'), (style) => style === 'B')),
        shown(merge(before, slate('two', 'ABCDEF'))),
        merge(before, slate('two', 'DXBY')).map((card) => [card.slate, card.position]),
      ];
    }""")
    assert merged == [
        "ABCD",
        "XBYD",
        "DBC",
        "XBCD",
        "ABCDEF",
        [["two", 1], ["one", 1], ["two", 3], ["one", 3]],
    ]

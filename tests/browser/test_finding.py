"""Finding a garment on the phone and at the kiosk: by words, by photo, by what it is like."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page, Request, expect

from catalog.collection import demo_store
from tests.browser.conftest import Open
from tests.browser.house import Running
from tests.browser.screens import KIOSK, KIOSK_WIDE, PHONE, Screen

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]

KOREAN_PHONE = Screen("phone", 390, 844, scale=2, language="ko-KR")
#: WCAG's level AAA, and what a thumb hits.
TARGET_PX = 44
_TARGETS = """least => [...document.querySelectorAll('button, label.button, a[href], input.field')]
  .filter((one) => one.offsetParent && !one.closest('[hidden]'))
  .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width > 1 && (box.height < least || box.width < least))
  .map(([, html]) => html)"""


def for_everyone(page: Page) -> None:
    """Whoever reads the page otherwise than by eye can use it, and every target can be hit."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    assert page.evaluate(_TARGETS, TARGET_PX) == []


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


def garment(photo: str, background: tuple[int, int, int] = (120, 140, 150)) -> Image.Image:
    """A photo of one garment beside another, as a camera takes it: large, the garment left."""
    scene = Image.new("RGB", (2400, 3000), background)
    demo = demo_store()
    scene.paste(demo.photos[photo]().resize((1080, 1440)), (60, 200))
    scene.paste(demo.photos[photo_of("jn009")]().resize((1080, 1440)), (1260, 1500))
    return scene


def photo_of(style: str) -> str:
    found = next(one for one in demo_store().styles if one.id == style)
    return found.colourways[0].photos[0]


def bytes_of(picture: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90, **more)
    return out.getvalue()


def show(phone: Page, photo: bytes, name: str = "street.jpg", kind: str = "image/jpeg") -> None:
    file = {"name": name, "mimeType": kind, "buffer": photo}
    phone.locator('input[data-do="choosePicture"]').set_input_files(file)


def draw_box(phone: Page, left: float, top: float, right: float, bottom: float) -> None:
    """Drag with one finger from one corner to the other, in fractions of the picture."""
    frame = phone.locator(".boxed").bounding_box()
    assert frame is not None

    def at(x: float, y: float) -> tuple[float, float]:
        return frame["x"] + x * frame["width"], frame["y"] + y * frame["height"]

    phone.mouse.move(*at(left, top))
    phone.mouse.down()
    phone.mouse.move(*at((left + right) / 2, (top + bottom) / 2))
    phone.mouse.move(*at(right, bottom))
    phone.mouse.up()


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
    phone.clock.install()
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
    last.get_by_role("link").click()
    expect(phone).to_have_url(re.compile(r"/01/\d{14}"))
    phone.get_by_role("button", name="Back").click()
    expect(phone.locator('[data-searched="shirt"]')).to_have_count(1)
    assert phone.evaluate("scrollY") == before
    assert words == []


def test_a_photo_finds_what_is_like_the_marked_garment(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone")
    phone.get_by_role("button", name="Find by photo").click()
    expect(phone.get_by_text("The photo is not stored.")).to_be_visible()
    for_everyone(phone)

    where = Image.Exif()
    where[0x010E] = "taken at home"
    show(phone, bytes_of(garment(photo_of("ts001")), exif=where))
    expect(phone.get_by_role("heading", name="Which garment?")).to_be_visible()
    draw_box(phone, 0.025, 0.067, 0.475, 0.547)
    shoot(phone, "phone-photo-box")
    for_everyone(phone)
    with phone.expect_request("**/similar/by-photo*") as sent:
        phone.locator('[data-do="look"]').click()
    expect(phone.get_by_role("heading", name="Like your photo")).to_be_visible()
    cards = phone.locator("[data-slate]")
    expect(cards.first).to_have_attribute("data-style", "ts001")
    expect(cards.first.locator(".line")).to_have_text("Looks like your photo")
    expect(phone.get_by_text("The photo is not stored.")).to_be_visible()
    shoot(phone, "phone-photo-found")
    for_everyone(phone)

    # What was sent is the marked part only, anew: no larger than needed, and not where it was made.
    upload = Image.open(io.BytesIO(sent.value.post_data_buffer or b""))
    assert (upload.format, dict(upload.getexif())) == ("JPEG", {})
    assert upload.size == pytest.approx((1080, 1440), rel=0.02)
    assert urlsplit(sent.value.url).query == "n=12"

    cards.first.get_by_role("link").click()
    expect(phone.get_by_role("heading", name="Organic Cotton Tee")).to_be_visible()
    phone.get_by_role("button", name="Back").click()
    expect(cards.first).to_have_attribute("data-style", "ts001")


def test_a_whole_large_photo_is_made_small_before_it_is_sent(
    house: Running, open_screen: Open
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone#photo")
    show(phone, bytes_of(garment(photo_of("ts001"))))
    with phone.expect_request("**/similar/by-photo*") as sent:
        phone.locator('[data-do="look"]').click()
    upload = Image.open(io.BytesIO(sent.value.post_data_buffer or b""))
    assert upload.size == (1280, 1600)
    expect(phone.locator('[data-stage="found"]')).to_have_count(1)


def test_the_box_is_moved_by_its_corners_with_the_keys_too(
    house: Running, open_screen: Open
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone#photo")
    show(phone, bytes_of(garment(photo_of("ts001"))))
    corner = phone.get_by_role("button", name="Corner, top left. Arrow keys move it.")
    corner.press("ArrowRight")
    corner.press("ArrowDown")
    box = phone.locator(".boxed .box")
    expect(box).to_have_attribute("style", "inset: 4% 0% 0% 4%;")
    phone.get_by_role("button", name="Whole picture").click()
    expect(box).to_have_attribute("style", "inset: 0%;")


def test_what_is_like_nothing_here_is_said_to_be_so(house: Running, open_screen: Open) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone#photo")
    show(phone, bytes_of(Image.new("RGB", (600, 800), (90, 140, 60))))
    with phone.expect_response("**/similar/by-photo*") as answered:
        phone.locator('[data-do="look"]').click()
    slate = answered.value.json()
    heading = {
        "nothing_alike": "Nothing here is like it",
        "distantly_alike": "Only distantly alike",
    }[slate["why"]]
    expect(phone.get_by_role("heading", name=heading)).to_be_visible()
    expect(phone.locator("[data-slate]")).to_have_count(len(slate["cards"]))
    expect(phone.locator("[data-slate] .line")).to_have_count(
        0
    )  # none of them claims to be like it
    for_everyone(phone)


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        (PHONE, "This kind of photo (HEIC) cannot be read here."),
        (KOREAN_PHONE, "이 형식(HEIC)의 사진은 읽을 수 없습니다."),
    ],
    ids=["en", "ko"],
)
def test_a_photo_that_cannot_be_read_says_what_to_do(
    house: Running, open_screen: Open, screen: Screen, said: str
) -> None:
    phone = open_screen(screen, f"{house.url}/phone#photo")
    show(phone, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400), "IMG_1.HEIC", "image/heic")
    expect(phone.get_by_role("alert").filter(has_text=said)).to_be_visible()
    expect(phone.locator('[data-stage="choose"]')).to_have_count(1)
    for_everyone(phone)


def test_a_garment_shows_what_is_like_it_and_what_goes_with_it_and_why(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/01/{house.gtin('ts001', 'M')}")
    kinds = {}
    for name in ("similar", "goesWith"):
        row = phone.locator(f'[data-slate-of="{name}"]')
        expect(row.locator("[data-style]").first).to_be_visible()
        styles = row.locator("[data-style]")
        reasons = row.locator(".line").all_inner_texts()
        assert len(reasons) == styles.count()
        assert all(reasons)
        kinds[name] = {str(one.get_attribute("data-style"))[:2] for one in styles.all()}
    assert "ts" not in kinds["goesWith"]
    phone.locator('[data-slate-of="goesWith"]').scroll_into_view_if_needed()
    shoot(phone, "phone-goes-with")
    for_everyone(phone)


def test_not_for_me_takes_one_tap_more_to_say_why_and_stays_said(
    house: Running, open_screen: Open, shoot: Shoot
) -> None:
    phone = open_screen(PHONE, f"{house.url}/01/{house.gtin('ts001', 'M')}")
    phone.get_by_role("button", name="Not for me").click()
    phone.get_by_role("button", name="Colour", exact=True).click()
    chosen = phone.locator('[data-reason][aria-pressed="true"]')
    expect(chosen).to_have_text("Colour")
    shoot(phone, "phone-why")
    for_everyone(phone)
    phone.reload()
    expect(chosen).to_have_text("Colour")
    phone.get_by_role("button", name="Not for me").click()
    expect(phone.locator("[data-reason]")).to_have_count(0)


@pytest.mark.parametrize("screen", [KIOSK, KIOSK_WIDE], ids=["tall", "wide"])
def test_the_kiosk_finds_by_its_own_korean_keyboard_and_says_what_is_missing(
    house: Running, open_screen: Open, shoot: Shoot, screen: Screen
) -> None:
    kiosk = open_screen(
        Screen(screen.name, screen.width, screen.height, language="ko-KR"),
        house.links["kiosk Kiosk 1"],
    )
    kiosk.clock.install()
    words = asked(kiosk)
    kiosk.get_by_role("button", name="화면 키보드").click()
    for jamo in "ㅇㅜㅓㄴㅍㅣㅅㅡ":
        kiosk.get_by_role("button", name=jamo, exact=True).click()
    kiosk.clock.run_for(1000)
    expect(kiosk.get_by_role("heading", name='"원피스" 검색 결과')).to_be_visible()
    assert words == ["원피스"]

    kiosk.locator("#q").fill("검은 린넨 원피스")
    kiosk.clock.run_for(1000)
    expect(kiosk.locator(".page-head").get_by_role("status")).to_have_text(
        "지금 린넨은 없습니다. 대신 블랙 원피스를 보여 드립니다."
    )
    first = kiosk.locator(".find").first
    expect(first).to_have_attribute("data-colourway", "dr023-black")
    shoot(kiosk, f"{screen.name}-missed")
    for_everyone(kiosk)

    first.click()
    expect(kiosk.locator('[data-slate-of="similar"] [data-style]').first).to_be_visible()
    kiosk.get_by_role("button", name="함께 입기").click()
    beside = kiosk.locator('[data-slate-of="goesWith"] [data-style]')
    expect(beside.first).to_be_visible()
    assert {str(one.get_attribute("data-style"))[:2] for one in beside.all()}.isdisjoint({"dr"})
    shoot(kiosk, f"{screen.name}-goes-with")
    for_everyone(kiosk)

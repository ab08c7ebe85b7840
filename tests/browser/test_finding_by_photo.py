"""Finding by photo: what is shown, marked, sent and found, and what is said where nothing is."""

from __future__ import annotations

import io
from base64 import b64decode
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from catalog.collection import demo_store
from tests.browser.conftest import Open
from tests.browser.everyone import PATIENCE_MS, for_everyone
from tests.browser.house import Running
from tests.browser.screens import PHONE, Screen

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]

KOREAN_PHONE = Screen("phone", 390, 844, scale=2, language="ko-KR")


def photo_of(style: str) -> str:
    found = next(one for one in demo_store().styles if one.id == style)
    return found.colourways[0].photos[0]


def garment(photo: str, background: tuple[int, int, int] = (120, 140, 150)) -> Image.Image:
    """A photo of one garment beside another, as a camera takes it: large."""
    scene = Image.new("RGB", (2400, 3000), background)
    demo = demo_store()
    scene.paste(demo.photos[photo]().resize((1080, 1440)), (360, 500))
    scene.paste(demo.photos[photo_of("jn009")]().resize((1080, 1440)), (1440, 1560))
    return scene


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


def what_is_sent(phone: Page) -> Callable[[], Image.Image]:
    """The picture that the page sends from now on: what is in a blob, only the page can tell."""
    phone.evaluate("""() => {
      const send = window.fetch;
      window.fetch = (address, how) => {
        if (how?.body instanceof Blob) window.lastSent = how.body;
        return send(address, how);
      };
    }""")
    read = """() => new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.split(",")[1]);
      reader.readAsDataURL(window.lastSent);
    })"""
    return lambda: Image.open(io.BytesIO(b64decode(phone.evaluate(read))))


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
    draw_box(phone, 0.15, 0.1667, 0.6, 0.6467)
    shoot(phone, "phone-photo-box")
    for_everyone(phone)
    sent = what_is_sent(phone)
    with phone.expect_request("**/similar/by-photo*") as request:
        phone.locator('[data-do="look"]').click()
    heading = phone.get_by_role("heading", name="Like your photo")
    expect(heading).to_be_visible(timeout=PATIENCE_MS)
    cards = phone.locator("[data-slate]")
    expect(cards.first).to_have_attribute("data-style", "ts001")
    expect(cards.first.locator(".line")).to_have_text("Looks like your photo")
    expect(phone.get_by_text("The photo is not stored.")).to_be_visible()
    shoot(phone, "phone-photo-found")
    for_everyone(phone)

    # What was sent is the marked part only, anew: no larger than needed, and not where it was made.
    upload = sent()
    assert (upload.format, dict(upload.getexif())) == ("JPEG", {})
    assert upload.size == pytest.approx((1080, 1440), rel=0.02)
    assert urlsplit(request.value.url).query == "n=12"

    cards.first.get_by_role("link").click()
    expect(phone.get_by_role("heading", name="Organic Cotton Tee")).to_be_visible()
    phone.get_by_role("button", name="Back").click()
    expect(cards.first).to_have_attribute("data-style", "ts001")


def test_a_whole_large_photo_is_made_small_before_it_is_sent(
    house: Running, open_screen: Open
) -> None:
    phone = open_screen(PHONE, f"{house.url}/phone#photo")
    show(phone, bytes_of(garment(photo_of("ts001"))))
    sent = what_is_sent(phone)
    phone.locator('[data-do="look"]').click()
    expect(phone.locator('[data-stage="found"]')).to_have_count(1, timeout=PATIENCE_MS)
    assert sent().size == (1280, 1600)


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
    alert = phone.get_by_role("alert").filter(has_text=said)
    expect(alert).to_be_visible(timeout=PATIENCE_MS)
    expect(phone.locator('[data-stage="choose"]')).to_have_count(1)
    for_everyone(phone)

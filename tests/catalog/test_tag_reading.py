"""Tags read from photos: turned, blurred, aslant, dark, small, and not there at all."""

from __future__ import annotations

import io
import random

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageEnhance, ImageFilter

from catalog.labels.reading import TagUnreadable, read_tag
from catalog.labels.tag import draw_tag
from catalog.labels.typeface import Typeface
from catalog.labels.wording import TagText
from catalog.photos import PhotoError

from .specimens import picture, picture_bytes

LINK = "https://shop.example/01/08801234567893/21/1042"
CLOTH = (52, 58, 70)


def tag() -> Image.Image:
    text = TagText(
        LINK, "08801234567893", "Nord", "Oxford Shirt", colour="Sky", size="M", price="KRW 39,000"
    )
    return draw_tag(text, Typeface(), 200)


def on_cloth(image: Image.Image, size: tuple[int, int] = (1280, 960)) -> Image.Image:
    """``image`` lying in the middle of dark cloth with a weave."""
    noise = np.random.default_rng(7).integers(-12, 12, (size[1], size[0], 3))
    cloth = Image.fromarray((np.array(CLOTH) + noise).clip(0, 255).astype(np.uint8))
    at = ((size[0] - image.width) // 2, (size[1] - image.height) // 2)
    cloth.paste(image, at, image.getchannel("A") if image.mode == "RGBA" else None)
    return cloth


def jpeg_bytes(image: Image.Image, quality: int = 80) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def turned(degrees: float) -> Image.Image:
    return on_cloth(tag().convert("RGBA").rotate(degrees, Image.Resampling.BICUBIC, expand=True))


def aslant(lean: float) -> Image.Image:
    """The tag as seen from its side: its far edge is shorter by ``lean`` on both ends."""
    image = tag().convert("RGBA")
    width, height = image.size
    inset = lean * height
    # Where each corner of the result comes from (Pillow asks for the way back).
    target = [(0, 0), (width, inset), (width, height - inset), (0, height)]
    source = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, right = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    way_back = np.linalg.solve(np.array(rows, float), np.array(right, float))
    seen = image.transform(
        image.size, Image.Transform.PERSPECTIVE, tuple(way_back), Image.Resampling.BICUBIC
    )
    return on_cloth(seen)


@pytest.mark.parametrize("degrees", [0, 17, 45, 90, 133, 180, 270])
def test_a_tag_is_read_whichever_way_it_hangs(degrees: int) -> None:
    read = read_tag(jpeg_bytes(turned(degrees)))
    assert (read.gtin, read.serial, read.text) == ("08801234567893", "1042", LINK)


@pytest.mark.parametrize("lean", [0.08, 0.16, 0.24])
def test_a_tag_is_read_aslant(lean: float) -> None:
    assert read_tag(jpeg_bytes(aslant(lean))).text == LINK


@pytest.mark.parametrize("radius", [1.0, 2.0, 2.7])
def test_a_tag_is_read_out_of_focus(radius: float) -> None:
    blurred = turned(8).filter(ImageFilter.GaussianBlur(radius))
    assert read_tag(jpeg_bytes(blurred)).text == LINK


def test_a_blurred_code_that_cannot_be_read_as_it_is_can_be_after_sharpening() -> None:
    small = turned(8).resize((640, 480), Image.Resampling.BICUBIC)
    blurred = small.filter(ImageFilter.GaussianBlur(1.5))
    assert zxingcpp.read_barcodes(blurred) == []
    assert read_tag(blurred).text == LINK


def test_a_tag_is_read_in_low_light_with_noise() -> None:
    dark = ImageEnhance.Brightness(turned(5)).enhance(0.18)
    noise = np.random.default_rng(3).normal(0, 6, (dark.height, dark.width, 3))
    grainy = Image.fromarray((np.asarray(dark) + noise).clip(0, 255).astype(np.uint8))
    assert read_tag(jpeg_bytes(grainy, 70)).text == LINK


def test_a_photo_of_a_phone_is_read_at_a_quarter_of_its_size() -> None:
    large = turned(12).resize((4032, 3024), Image.Resampling.BICUBIC)
    assert read_tag(jpeg_bytes(large)).text == LINK


@pytest.mark.parametrize(
    ("kind", "text", "gtin"),
    [
        ("EAN13", "8801234567893", "08801234567893"),
        ("EAN8", "96385074", "00000096385074"),
        ("UPCA", "036000291452", "00036000291452"),
        ("DataMatrix", "https://a.example/01/08801234567893", "08801234567893"),
        ("Code128", "08801234567893", "08801234567893"),
    ],
)
def test_the_tags_that_stores_already_have_are_read(kind: str, text: str, gtin: str) -> None:
    symbol = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(kind))
    image = Image.fromarray(np.asarray(symbol.to_image(scale=4)))
    assert read_tag(on_cloth(image.convert("RGB"))).gtin == gtin


def test_the_garments_code_is_found_among_others() -> None:
    other = zxingcpp.create_barcode("https://care.example/wash", zxingcpp.BarcodeFormat.QRCode)
    photo = turned(0)
    photo.paste(Image.fromarray(np.asarray(other.to_image(scale=4))), (30, 30))
    assert read_tag(photo).text == LINK


def test_a_code_that_is_no_tag_is_refused_with_its_reason() -> None:
    other = zxingcpp.create_barcode("https://care.example/wash", zxingcpp.BarcodeFormat.QRCode)
    photo = on_cloth(Image.fromarray(np.asarray(other.to_image(scale=6))).convert("RGB"))
    with pytest.raises(TagUnreadable, match="this link is not a garment's tag"):
        read_tag(photo)


def test_a_photo_without_a_code_is_refused() -> None:
    with pytest.raises(TagUnreadable, match="no code was found in the photo"):
        read_tag(picture_bytes(size=(600, 800)))


def test_what_is_no_photo_is_refused() -> None:
    for data in (b"", b"not a photo", bytes(random.Random(5).randbytes(4000))):
        with pytest.raises(PhotoError):
            read_tag(data)


def test_a_picture_is_read_like_its_bytes() -> None:
    assert read_tag(turned(0)) == read_tag(jpeg_bytes(turned(0)))
    with pytest.raises(TagUnreadable):
        read_tag(picture())

"""Photos from anywhere: upright, opaque, sRGB, or refused with a reason."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from catalog import photos
from catalog.photos import LARGE, SMALL, PhotoError, jpeg, open_photo, shrink

from .specimens import picture, picture_bytes

RED, GREEN = (200, 30, 40), (20, 160, 60)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def nearly(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= 6 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF"])
def test_every_usual_format_is_opened(kind: str) -> None:
    photo = open_photo(picture_bytes(kind))
    assert (photo.mode, photo.size) == ("RGB", (60, 80))
    assert nearly(photo.getpixel((30, 40)), RED)


def test_a_photo_taken_sideways_is_turned_upright_and_forgets_its_exif() -> None:
    sideways = Image.new("RGB", (80, 60), RED)
    sideways.paste(GREEN, (0, 0, 40, 60))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right: the left half is then on top
    exif[0x010F] = "PhoneMaker"
    photo = open_photo(encoded(sideways, "JPEG", exif=exif, quality=95))
    assert photo.size == (60, 80)
    assert nearly(photo.getpixel((30, 20)), GREEN)
    assert nearly(photo.getpixel((30, 60)), RED)
    assert b"PhoneMaker" not in jpeg(photo, LARGE)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    clear.paste((*RED, 255) if mode != "LA" else (90, 90, 90, 255), (0, 0, 20, 40))
    photo = open_photo(encoded(clear.convert(mode), "PNG"))
    assert photo.getpixel((30, 20)) == (255, 255, 255)
    assert photo.getpixel((10, 20)) == (RED if mode != "LA" else (90, 90, 90))


def test_sixteen_bits_of_grey_keep_their_tones() -> None:
    grey = Image.new("I;16", (40, 40), 128 * 256)
    assert nearly(open_photo(encoded(grey, "PNG")).getpixel((5, 5)), (128, 128, 128))


def swapped_profile() -> bytes:
    """The profile of a device whose red is blue, and whose blue is red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    parts = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ")
    return parts.replace(b"????", b"bXYZ")


def test_colours_of_another_profile_are_converted() -> None:
    red = Image.new("RGB", (40, 40), RED)
    swapped = open_photo(encoded(red, "PNG", icc_profile=swapped_profile()))
    assert nearly(swapped.getpixel((5, 5)), RED[::-1])
    broken = open_photo(encoded(red, "PNG", icc_profile=b"no profile"))
    assert broken.getpixel((5, 5)) == RED


def test_cmyk_becomes_rgb() -> None:
    photo = open_photo(encoded(picture().convert("CMYK"), "JPEG"))
    assert photo.mode == "RGB"


def test_a_file_is_opened_like_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(picture_bytes())
    assert open_photo(tmp_path / "a.jpg").tobytes() == open_photo(picture_bytes()).tobytes()


def bomb() -> bytes:
    """A PNG of 60,000 x 60,000 pixels that says so in 70 bytes."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def test_a_decompression_bomb_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PhotoError, match="too many pixels; at most 64,000,000 are read"):
        open_photo(bomb())


def test_a_picture_over_the_limit_of_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MAX_PIXELS", 4799)
    with pytest.raises(PhotoError, match="60 x 80 pixels; at most 4,799 are read"):
        open_photo(picture_bytes())


def test_a_file_over_the_limit_of_bytes_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(photos, "MAX_BYTES", 500)
    path = tmp_path / "large.jpg"
    path.write_bytes(picture_bytes())
    for source in (path, picture_bytes()):
        with pytest.raises(PhotoError, match="at most 0 MiB are read, so scale it down"):
            open_photo(source)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.4 not a picture", "no picture we can read; save it as JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture we can read"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC photos cannot be read; save it as JPEG"),
        (picture_bytes("JPEG", size=(600, 800))[:-900], "damaged or cut short"),
        (picture_bytes("PNG")[:-60], "damaged or cut short"),
        (picture_bytes("PNG", size=(15, 80)), "15 x 80 pixels; it needs at least 16"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(PhotoError, match=words):
        open_photo(data)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="there is no such file"):
        open_photo(tmp_path / "none.jpg")
    with pytest.raises(PhotoError, match="cannot be read"):
        open_photo(tmp_path)


def test_photos_shrink_and_never_grow() -> None:
    assert shrink(picture(size=(1500, 2000)), SMALL).size == (300, 400)
    assert shrink(picture(), SMALL).size == (60, 80)
    assert shrink(picture(size=(3000, 16)), SMALL).size == (400, 2)
    assert open_photo(picture_bytes(size=(1500, 2000)), longest=LARGE).size == (900, 1200)
    assert open_photo(picture_bytes(size=(1500, 2000)), longest=1000, rough=True).size == (
        750,
        1000,
    )


def test_equal_pictures_give_equal_bytes() -> None:
    assert jpeg(picture(), LARGE) == jpeg(picture(), LARGE)
    assert jpeg(picture(), LARGE) != jpeg(picture(GREEN), LARGE)

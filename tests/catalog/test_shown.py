"""A photo that a shopper shows: opened small, upright and opaque, or refused before it costs."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from catalog.photos import open_photo
from catalog.shown import Part, ShownFault, open_shown


def written(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def corners(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Red, green, blue and white quarters, from the top left, by rows."""
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    width, height = size[0] // 2, size[1] // 2
    for colour, x, y in (("red", 0, 0), ("lime", 1, 0), ("blue", 0, 1)):
        pen.rectangle((x * width, y * height, (x + 1) * width, (y + 1) * height), fill=colour)
    return picture


def nearest(picture: Image.Image, x: float, y: float) -> str:
    pixel = picture.getpixel((int(x * picture.width), int(y * picture.height)))
    assert isinstance(pixel, tuple)
    names = {(1, 0, 0): "red", (0, 1, 0): "lime", (0, 0, 1): "blue", (1, 1, 1): "white"}
    return names[tuple(int(value > 127) for value in pixel)]  # type: ignore[index]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_comes_out_small_and_keeps_its_proportions(kind: str) -> None:
    picture = open_shown(written(corners(), kind), 200)
    assert (picture.size, picture.mode) == ((200, 150), "RGB")
    found = [nearest(picture, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    assert found == ["red", "lime", "blue", "white"]


def test_a_small_photo_is_not_enlarged() -> None:
    assert open_shown(written(corners((90, 60))), 200).size == (90, 60)


def test_a_part_is_cut_from_the_upright_photo_and_seen_as_closely_as_a_whole() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = written(corners((3200, 2400)).rotate(90, expand=True), exif=exif)
    part = open_shown(lying, 400, Part(left=0.5, bottom=0.5))
    assert part.size == (400, 300)
    assert nearest(part, 0.5, 0.5) == "lime"


def test_what_is_transparent_is_white_also_at_the_edges_of_what_is_not() -> None:
    layer = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    layer.paste((200, 0, 0, 255), (150, 150, 450, 450))
    picture = np.asarray(open_shown(written(layer, "PNG"), 100))
    assert picture[5, 5].tolist() == [255, 255, 255]
    assert picture[50, 50].tolist() == [200, 0, 0]
    # Between them lie mixtures of white and red alone: black, which nobody saw, is in none.
    assert (picture[..., 0] >= 199).all()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_pictures_of_other_kinds_are_opened_too(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    white = Image.new("L", (300, 200), 255).convert(mode)
    if mode == "I;16":
        white = Image.new(mode, (300, 200), 65535)
    picture = open_shown(written(white, kind), 100)
    assert picture.mode == "RGB"
    assert nearest(picture, 0.5, 0.5) == "white"


def test_small_and_fast_is_nearly_what_a_careful_opening_gives() -> None:
    rng = np.random.default_rng(2)
    rough = Image.fromarray(rng.integers(0, 256, (30, 40, 3), np.uint8))
    body = written(rough.resize((2000, 1500), Image.Resampling.BICUBIC), quality=92)
    small = np.asarray(open_shown(body, 512).resize((128, 96)), np.float32)
    full = np.asarray(open_photo(body).resize((128, 96)), np.float32)
    assert abs(small - full).mean() < 1


def test_a_photo_with_too_many_pixels_is_refused_by_its_header() -> None:
    with pytest.raises(ShownFault) as refused:
        open_shown(written(Image.new("1", (5200, 5000)), "PNG"), 100)
    assert refused.value.code == "photo_too_large"
    # A JPEG of as many is decoded at a fraction of its size.
    assert open_shown(written(Image.new("L", (5200, 5000))), 100).size == (100, 96)

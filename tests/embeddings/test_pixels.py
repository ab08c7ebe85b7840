"""What the network is shown: the garment, upright and framed, its mask and its colours."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from embeddings.colour import colour_shares, lab, lattice
from embeddings.foreground import foreground
from embeddings.pixels import SIDE, Prepared, frame, prepare
from tests.embeddings.wardrobe import picture


def small(photo: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.asarray(photo.resize((48, 48)))


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [
        ((255, 255, 255), (100.0, 0.0, 0.0)),
        ((0, 0, 0), (0.0, 0.0, 0.0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 0, 128), (12.97, 47.50, -64.70)),
    ],
)
def test_lab_agrees_with_the_published_values(
    rgb: tuple[int, int, int], expected: tuple[float, float, float]
) -> None:
    np.testing.assert_allclose(lab(np.array(rgb, np.uint8)), expected, atol=0.05)


def test_the_lattice_has_a_hundred_odd_colours() -> None:
    assert lattice().shape == (115, 3)


def shares(rgb: tuple[int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    patch = np.full((8, 8, 3), rgb, np.uint8)
    return colour_shares(lab(patch), np.ones((8, 8), np.float32))


def test_a_colour_is_nearest_to_itself_in_another_light() -> None:
    navy, dimmer_navy, black, red = (
        shares(rgb) for rgb in [(20, 30, 80), (18, 26, 70), (10, 10, 12), (200, 30, 40)]
    )
    assert navy @ dimmer_navy > 0.9
    assert navy @ black < 0.6
    assert navy @ red < 0.1


def test_shares_have_unit_length_even_where_no_pixel_counts() -> None:
    patch = lab(np.zeros((4, 4, 3), np.uint8))
    for weight in (0.0, 1.0):
        shared = colour_shares(patch, np.full((4, 4), weight, np.float32))
        assert np.linalg.norm(shared) == pytest.approx(1, abs=1e-5)


def test_the_garment_is_told_from_its_ground() -> None:
    sure = foreground(lab(small(picture("tee", (150, 20, 40)))))
    assert sure.shape == (48, 48)
    assert sure[20:36, 20:28].min() > 0.9
    assert np.concatenate([sure[:3].ravel(), sure[-3:].ravel()]).max() < 0.1


def test_a_frame_is_a_square_inside_the_photo_around_the_garment() -> None:
    mask = np.zeros((48, 48), np.float32)
    mask[2:20, 30:47] = 1
    left, top, right, bottom = frame(mask)
    assert 0 <= left < 30 / 48
    assert 47 / 48 <= right <= 1
    assert top <= 2 / 48
    assert bottom >= 20 / 48
    assert right - left == pytest.approx(bottom - top)
    assert right - left < 0.6


def same(one: Prepared, other: Prepared) -> bool:
    return np.array_equal(one.pixels, other.pixels) and np.array_equal(one.mask, other.mask)


def test_a_photo_on_its_side_is_turned_as_its_exif_says() -> None:
    upright = picture("trousers", (30, 40, 90))
    turned = upright.transpose(Image.Transpose.ROTATE_90)
    turned.getexif()[0x0112] = 6
    assert same(prepare(turned), prepare(upright))


def test_what_is_transparent_is_white() -> None:
    on_white = picture("tee", (30, 90, 60), ground=(255, 255, 255))
    cut_out = on_white.convert("RGBA")
    alpha = Image.fromarray((np.asarray(on_white) != 255).any(axis=2).astype(np.uint8) * 255)
    cut_out.putalpha(alpha)
    assert same(prepare(cut_out), prepare(on_white))


@pytest.mark.parametrize("size", [(1, 1), (1, 400), (3000, 20), (64, 64)])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "CMYK", "1", "RGBA"])
def test_any_photo_can_be_prepared(size: tuple[int, int], mode: str) -> None:
    ready = prepare(Image.new(mode, size))
    assert ready.pixels.shape == (SIDE, SIDE, 3)
    assert ready.mask.shape == (SIDE, SIDE)
    assert np.isfinite(ready.colours).all()

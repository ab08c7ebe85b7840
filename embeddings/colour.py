"""The colours of a garment, by hand: how much of it falls on each of a hundred-odd colours.

The colours sit on a lattice in CIE Lab whose chroma is compressed, so that navy, black, grey and
beige, which shoppers tell apart and clothes are full of, are as far apart as two brights are.
A pixel is shared among the lattice colours near it: a change of light moves the shares gently.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

#: Steps of the lattice: lightness, and compressed chroma in both directions.
STEP = np.array([25.0, 32.0, 32.0], np.float32)
#: Chroma c becomes 100 (c / 100) ** 0.6.
COMPRESSION = 0.6
#: How far a pixel reaches, in steps.
REACH = 0.35

#: A ground from this lightness up and this chroma down is taken for white, of which this share of
#: the light comes back; fewer pixels of it than that say nothing.
PALE, HUELESS, WHITE, ENOUGH_GROUND = 70.0, 14.0, 0.93, 80

#: Linear sRGB to XYZ, each row over its value for D65 white.
_TO_XYZ = np.array(
    [
        [0.4339499, 0.3762097, 0.1898403],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0177566, 0.1094680, 0.8727755],
    ],
    np.float32,
)


@cache
def _linear_light() -> Floats:
    """Linear light of each of the 256 sRGB codes (IEC 61966-2-1)."""
    code = np.arange(256, dtype=np.float64) / 255
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def lab(pixels: npt.NDArray[np.uint8]) -> Floats:
    """sRGB (..., 3) -> CIE Lab under D65 (..., 3)."""
    xyz = _linear_light()[pixels] @ _TO_XYZ.T  # (..., 3), white is 1, 1, 1
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1).astype(np.float32)


def in_white_light(pixels: npt.NDArray[np.uint8], ground: Floats) -> npt.NDArray[np.uint8]:
    """sRGB (..., 3) as if the ``ground``, pixels in Lab (n, 3), were white where it seems to be.

    Shops photograph on white, people on sheets and walls; a pale ground without a hue is most
    likely white in dim or glaring light, and the garment is seen in the same light.
    """
    if len(ground) < ENOUGH_GROUND:
        return pixels
    level, a, b = np.median(ground, axis=0)
    if level < PALE or np.hypot(a, b) > HUELESS:
        return pixels
    gain = WHITE / ((level + 16) / 116) ** 3
    light = np.clip(_linear_light()[pixels] * np.float32(gain), 0, 1)
    dark = light <= 0.0031308
    code = np.where(dark, 12.92 * light, 1.055 * np.maximum(light, 0.0031308) ** (1 / 2.4) - 0.055)
    white: npt.NDArray[np.uint8] = np.rint(code * 255).astype(np.uint8)
    return white


def _steps(colours: Floats) -> Floats:
    """Lab (..., 3) -> lattice coordinates (..., 3), chroma compressed, mid grey at the origin."""
    chroma = np.hypot(colours[..., 1], colours[..., 2])
    factor = (np.maximum(chroma, 1e-3) / 100) ** (COMPRESSION - 1)
    place = np.stack(
        [colours[..., 0] - 50, colours[..., 1] * factor, colours[..., 2] * factor], axis=-1
    )
    return (place / STEP).astype(np.float32)


@cache
def lattice() -> Floats:
    """The lattice colours that sRGB can show, in steps: (COLOURS, 3). Odd layers sit between."""
    codes = np.arange(0, 256, 15, dtype=np.uint8)
    gamut = np.stack(np.meshgrid(codes, codes, codes, indexing="ij"), axis=-1).reshape(-1, 3)
    place = _steps(lab(gamut))
    layer = np.rint(place[:, :1])
    shift = np.where(layer % 2 == 1, 0.5, 0.0)
    nearest = np.hstack([layer, np.rint(place[:, 1:] - shift) + shift])
    return np.unique(nearest, axis=0).astype(np.float32)


def colour_shares(colours: Floats, weight: Floats) -> Floats:
    """How a picture's ``weight`` falls on the lattice: Lab (h, w, 3), (h, w) -> unit (COLOURS,).

    The square root of each share is kept (Hellinger), so that a small print counts beside a large
    ground and the length of the vector is one.
    """
    place = _steps(colours.reshape(-1, 3))  # (pixels, 3)
    grid = lattice()
    near = np.zeros((len(place), len(grid)), np.float32)  # (pixels, COLOURS)
    for axis in range(3):
        near += (place[:, axis, None] - grid[None, :, axis]) ** 2
    near = np.exp(-near / np.float32(2 * REACH**2))
    near /= near.sum(axis=1, keepdims=True)
    share: Floats = (near * weight.reshape(-1, 1)).sum(axis=0)  # (COLOURS,)
    total = float(share.sum())
    if total <= 0:  # No pixel counts: no colour stands out.
        share, total = np.ones(len(grid), np.float32), float(len(grid))
    root: Floats = np.sqrt(share / np.float32(total))
    return root

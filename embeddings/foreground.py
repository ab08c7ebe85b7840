"""Which pixels are the garment: a guess from colour alone, good enough to forget the carpet.

Shop photos have a plain ground and people lay their clothes on floors and beds, so the rim of a
photo shows the ground and its middle shows the garment. Starting from that, two colour histograms
(garment and ground) and the map of the garment sharpen each other for a few rounds.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

ROUNDS = 4
#: Cells of the histogram in L, a and b, and their sizes.
CELLS = (10, 16, 16)
CELL = np.array([10.0, 8.0, 8.0], np.float32)
#: Pixels at the rim that are taken for ground, and how much more they count than the rest of it.
RIM, RIM_WEIGHT = 3, 3.0


@cache
def middle(side: int) -> Floats:
    """How likely a garment covers a place, the photo unseen: (side, side), 1 at the centre."""
    at = (np.arange(side) - (side - 1) / 2) / (side / 2)
    return np.exp(-(at[None, :] ** 2 / 0.35 + at[:, None] ** 2 / 0.6)).astype(np.float32)


def _smooth(values: Floats, axes: tuple[int, ...]) -> Floats:
    """``values`` under the kernel 1 2 1 along each of ``axes``, edges repeated."""
    for axis in axes:
        pad = [(1, 1) if a == axis else (0, 0) for a in range(values.ndim)]
        padded: Floats = np.moveaxis(np.pad(values, pad, mode="edge"), axis, 0)
        blurred: Floats = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / np.float32(4)
        values = np.moveaxis(blurred, 0, axis)
    return values


def _histogram(cells: npt.NDArray[np.intp], weight: Floats) -> Floats:
    """Smoothed share of ``weight`` by colour cell: flat (10 * 16 * 16,)."""
    counts = np.bincount(cells, weight.ravel(), int(np.prod(CELLS))).reshape(CELLS)
    smooth = _smooth(counts.astype(np.float32), (0, 1, 2)).ravel()
    share: Floats = smooth / np.float32(max(float(smooth.sum()), 1e-6)) + np.float32(1e-5)
    return share


def foreground(colours: Floats) -> Floats:
    """Lab of a small square picture (s, s, 3) -> how surely a pixel is garment (s, s), 0 to 1."""
    side = len(colours)
    place = np.floor(colours / CELL + [0, 8, 8]).astype(np.intp)
    place = np.clip(place, 0, np.array(CELLS) - 1)
    level, a, b = place.reshape(-1, 3).T
    cells = (level * CELLS[1] + a) * CELLS[2] + b  # (s * s,)
    at_rim = np.ones((side, side), bool)
    at_rim[RIM:-RIM, RIM:-RIM] = False
    rim = np.where(at_rim, np.float32(RIM_WEIGHT), np.float32(1))
    likely = middle(side)
    garment, ground = likely, at_rim.astype(np.float32)
    expected = np.clip(likely, 0.02, 0.95)
    for _ in range(ROUNDS):
        odds = _histogram(cells, garment) / _histogram(cells, ground)  # by cell
        ratio = odds[cells].reshape(side, side)
        sure = expected * ratio / (expected * ratio + 1 - expected)
        garment = _smooth(sure, (0, 1))
        ground = (1 - garment) * rim
        spread = _smooth(_smooth(_smooth(garment, (0, 1)), (0, 1)), (0, 1))
        expected = np.clip((likely + spread) / 2, 0.02, 0.95)
    return garment.astype(np.float32)

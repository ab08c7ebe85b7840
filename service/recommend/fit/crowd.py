"""What a style's history says of it: how it is cut, and how forgiving it is. Pooled towards none.

Whoever kept a garment, or left it for its size, had chosen that size for that garment. So a history
says how far off the style is for those who chose as they usually do: *runs small*. Its two unknowns
are the offset ``o`` from the label and the style's own room (a stretch dress fits more shoppers
than a stiff one), believed together and summed over a grid: a style that many find too small and as
many too large is tight to judge, not tight.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np

from service.recommend.fit.ordinal import (
    FINE,
    LEAST,
    MARGIN,
    Floats,
    Normal,
    log_sum,
    moments,
    steps,
    verdict_chances,
    weights_of,
)

#: The offsets (o,) that a style may have.
GRID = steps(-round(MARGIN / FINE), round(MARGIN / FINE))
#: Its room, in standard deviations from the usual one, on a logarithmic scale.
ROOMS = np.linspace(-2.0, 2.0, 5)


class Counts(Protocol):
    """How often a style was too small, fitted, was too large: `History`, or what a floor keeps."""

    @property
    def small(self) -> int: ...
    @property
    def fits(self) -> int: ...
    @property
    def large(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Crowd:
    """How what shoppers say of a style varies, where each chose the size: lengths in steps.

    ``room`` is how far off a garment may be and still fit, ``noise`` how much else decides (needs
    and tastes of whoever comes), ``style`` how far styles lie from their labels, ``width`` how much
    their rooms vary, as a logarithm.

    They are not the `Spreads` of a visit, which say what one misfit tells of the *next* garment.
    Set by hand in round numbers and checked: on RentTheRunway's records `shop.learn_crowd` finds
    noise 0.58, style 0.43, width 0.16, and both know val as well (log-loss 0.634, a garment's own
    pooled history 0.637). Without ``width`` it was 0.638; an offset that all styles share, or noise
    that varies instead of the room, changed nothing (0.634).
    """

    room: float = 0.75
    noise: float = 0.60
    style: float = 0.40
    width: float = 0.15

    def __post_init__(self) -> None:
        if min(self.room, self.noise, self.style, self.width) <= 0:
            raise ValueError("spreads are lengths: every one must be more than 0")


USUAL = Crowd()


def offset_of(counts: Counts, crowd: Crowd = USUAL) -> Normal:
    """How much larger than its label a style is cut.

    Few words move it little, and no words leave the spread of styles.
    """
    return _offset(counts.small, counts.fits, counts.large, crowd)


@lru_cache(maxsize=16_384)
def _offset(small: int, fits: int, large: int, crowd: Crowd) -> Normal:
    return moments(GRID, weights_of(_log_offsets(small, fits, large, crowd)))


def log_offsets(counts: Counts | None, crowd: Crowd) -> Floats:
    """The logarithm of the belief (o,) in each offset of `GRID`."""
    if counts is None:
        return _log_offsets(0, 0, 0, crowd)
    return _log_offsets(counts.small, counts.fits, counts.large, crowd)


@lru_cache(maxsize=4_096)
def _log_offsets(small: int, fits: int, large: int, crowd: Crowd) -> Floats:
    told = np.array([[max(small, 0), max(fits, 0), max(large, 0)]], dtype=np.float64)
    belief = log_sum(_log_joint(told, crowd), (1,))
    found = np.asarray(belief[0] - log_sum(belief[0], (0,)), dtype=np.float64)
    found.flags.writeable = False  # it is handed out again
    return found


def cuts(counts: Floats, crowd: Crowd) -> tuple[Floats, Floats]:
    """Mean and variance (n,) of each style's offset: `offset_of` for many ``counts`` (n, 3)."""
    each, place = np.unique(counts, axis=0, return_inverse=True)
    weights = _weights(each, crowd).sum(axis=1)  # (n, o)
    mean = weights @ GRID
    variance = weights @ GRID**2 - mean**2
    return mean[place.ravel()], variance[place.ravel()]


def chances_of(counts: Floats, crowd: Crowd) -> Floats:
    """What the next who chooses a size of each style will say, given ``counts`` (n, 3): (n, 3)."""
    each, place = np.unique(counts, axis=0, return_inverse=True)
    found = np.einsum("nro,vro->nv", _weights(each, crowd), _chances(crowd))
    return np.asarray(found[place.ravel()], dtype=np.float64)


def _weights(counts: Floats, crowd: Crowd) -> Floats:
    log = _log_joint(counts, crowd)
    weights = np.exp(log - log.max(axis=(1, 2), keepdims=True))
    return np.asarray(weights / weights.sum(axis=(1, 2), keepdims=True), dtype=np.float64)


def _log_joint(counts: Floats, crowd: Crowd) -> Floats:
    """log P(o, room) P(counts | o, room), shape (n, r, o)."""
    said = np.log(np.maximum(_chances(crowd), LEAST))
    prior = -0.5 * (ROOMS[:, None] ** 2 + (GRID / crowd.style) ** 2)
    return np.asarray(np.einsum("nv,vro->nro", counts, said) + prior, dtype=np.float64)


@lru_cache(maxsize=64)
def _chances(crowd: Crowd) -> Floats:
    """P(small), P(fits), P(large) by room and offset, (3, r, o)."""
    rooms = crowd.room * np.exp(crowd.width * ROOMS)
    found = [np.stack(verdict_chances(-GRID, float(room), crowd.noise)) for room in rooms]
    return np.stack(found, axis=1)

"""The cut of a skirt: half widths, length, and where a point of it lies."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.collection.look import Look
from catalog.collection.outline import CX, Point

WAIST_Y = 180.0


@dataclass(frozen=True)
class Cut:
    """Half widths and length in pixels; ``waves`` flutes at the hem, each ``deep`` pixels."""

    top: float = WAIST_Y
    waist: float = 104
    hip: float = 150
    hem: float = 160
    length: float = 440
    waves: int = 0
    deep: float = 0.0


_LENGTHS = {"mini": 300, "knee": 400, "midi": 530, "maxi": 640}


def cut_of(look: Look, top: float = WAIST_Y, waist: float = 104) -> Cut:
    """The cut that the look's words say."""
    length = _LENGTHS[look.first("knee", *_LENGTHS)]
    reach = length / 440
    if look.has("pencil"):
        return Cut(top, waist, waist + 40, waist + 24, length)
    if look.has("pleated"):
        return Cut(top, waist, waist + 22 + 18 * reach, waist + 42 + 62 * reach, length, 0, 0)
    if look.has("full", "tiered"):
        return Cut(top, waist, waist + 34 + 16 * reach, waist + 66 + 92 * reach, length, 7, 15)
    if look.has("slip"):
        return Cut(top, waist, waist + 38, waist + 46 + 30 * reach, length, 3, 7)
    return Cut(top, waist, waist + 30 + 6 * reach, waist + 42 + 52 * reach, length, 3, 8)


def at(c: Cut, share: float, t: float) -> Point:
    """The point at ``share`` (-1..1) across and ``t`` (0..1) down the skirt."""
    reach = min(0.42, 150 / c.length)
    half = c.waist + (c.hip - c.waist) * max(0.0, min(1.0, t / reach)) ** 0.8
    if t > reach:
        half = c.hip + (c.hem - c.hip) * (t - reach) / (1 - reach)
    sag = 10 * (1 - share * share) * t
    return CX + half * share, c.top + c.length * t + sag

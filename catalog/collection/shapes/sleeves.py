"""Sleeves: how they hang from a block, crease, and end."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

from catalog.collection.look import Look
from catalog.collection.outline import Point, Points, curve, mirror, mix, path
from catalog.collection.part import Fold, Line, Part
from catalog.collection.shapes.block import Block


@dataclass(frozen=True)
class Arm:
    """A right sleeve: its line of hang and where its cuff is."""

    outline: Points
    start: Point
    cuff: tuple[Point, Point]
    way: Point

    @property
    def angle(self) -> float:
        """How far its threads turn from upright, in degrees (clockwise as seen)."""
        return -math.degrees(math.atan2(self.way[0], self.way[1]))


_ARMS = {
    "cap": (74, 44.0, 118, 108),
    "short": (168, 25.0, 112, 104),
    "elbow": (246, 18.0, 104, 96),
    "threequarter": (340, 12.0, 92, 80),
    "long": (462, 10.0, 92, 66),
}


def arm(
    b: Block,
    kind: str,
    ease: float = 0.0,
    puff: float = 0.0,
    angle: float | None = None,
    cuff: float | None = None,
) -> Arm:
    """The right sleeve of ``kind`` for a block; ``ease`` widens it, ``puff`` lifts its head."""
    length, hang, middle, end = _ARMS[kind]
    hang = hang if angle is None else angle
    reach = length - max(0.0, b.shoulder - 152) * 0.9
    reach -= 14 if b.length < 440 and kind == "long" else 0
    way = (math.sin(math.radians(hang)), math.cos(math.radians(hang)))
    out = (way[1], -way[0])
    (tx, ty), (ux, uy) = b.tip, b.underarm
    start = mix(b.tip, b.underarm, 0.45)
    end_width = (cuff if cuff is not None else end) + ease * 0.8
    mid_width = middle + ease

    def at(along: float, across: float) -> Point:
        return (
            start[0] + way[0] * along + out[0] * across,
            start[1] + way[1] * along + out[1] * across,
        )

    outer_cuff, inner_cuff = at(reach, end_width * 0.62), at(reach, -end_width * 0.38)
    bow = 7 if kind == "long" else 2
    elbow_out = at(reach * 0.52, mid_width * 0.6 + bow)
    elbow_in = at(reach * 0.52, -mid_width * 0.4 + bow)
    crown = (tx + 17 + puff, ty + 15 - puff * 0.55)
    head = at(reach * 0.2, mid_width * 0.62 + 8 + puff)
    outer = (
        [(tx - 8, ty - 3), crown, head] if puff else [(tx - 6, ty - 2), (tx + 14, ty + 12), head]
    )
    inner = [elbow_in, (ux + 1, uy + 2)]
    if kind in ("cap", "short"):
        middle_out = mix(outer[1], outer_cuff, 0.5)
        elbow_out = (middle_out[0] + out[0] * (5 + puff), middle_out[1] + out[1] * (5 + puff))
        outer, inner = outer[:2], [(ux, uy + (kind == "short"))]
    run_out = [*outer, outer_cuff] if kind == "cap" else [*outer, elbow_out, outer_cuff]
    run_in = [inner_cuff, *inner]
    sag = mix(outer_cuff, inner_cuff, 0.5)
    edge = [outer_cuff, (sag[0] + way[0] * 4, sag[1] + way[1] * 4), inner_cuff]
    tuck = [(ux - 24, uy - 6), (tx - 40, ty + 60), (tx - 26, ty + 6)]
    return Arm([*path(run_out, edge, run_in), *tuck], start, (outer_cuff, inner_cuff), way)


def sleeve_folds(a: Arm, rng: random.Random, crush: float = 1.0) -> list[Fold]:
    """Creases at the armpit, inside the elbow and above the cuff."""
    out: list[Fold] = []
    (ox, oy), (ix, iy) = a.cuff
    length = math.hypot((ox + ix) / 2 - a.start[0], (oy + iy) / 2 - a.start[1])
    across = (a.way[1], -a.way[0])

    def at(along: float, side: float) -> Point:
        return (
            a.start[0] + a.way[0] * along + across[0] * side,
            a.start[1] + a.way[1] * along + across[1] * side,
        )

    out.append(Fold(curve([at(26, -34), at(50, -4), at(52, 26)]), 15, -0.32 * crush))
    if length < 220:
        out.append(
            Fold(
                curve([at(length * 0.35, -20), at(length * 0.62, 6), at(length * 0.9, 12)]), 17, 0.3
            )
        )
        return out
    out.append(
        Fold(curve([at(60, 30), at(length * 0.3, 22), at(length * 0.46, 26)]), 20, 0.3 * crush)
    )
    for share in (0.4, 0.49, 0.58):
        s = length * (share + rng.uniform(-0.02, 0.02))
        out.append(
            Fold(
                curve([at(s, -34), at(s + 12, -6), at(s + rng.uniform(-8, 16), 24)]),
                14,
                -0.4 * crush,
            )
        )
    for share in (0.74, 0.86, 0.93):
        s = length * share
        flip = rng.choice((-1, 1))
        out.append(
            Fold(curve([at(s - 8 * flip, -28), at(s, 0), at(s + 12 * flip, 30)]), 12, -0.34 * crush)
        )
    return out


def sleeve(look: Look, a: Arm, **more: object) -> list[Part]:
    """Both sleeves as parts, the left one mirrored with folds of its own."""
    out: list[Part] = []
    for sign, name in ((1, "right"), (-1, "left")):
        folds = sleeve_folds(a, look.rng(name))
        outline, angle = a.outline, a.angle
        if sign == -1:
            outline, angle = mirror(outline), -angle
            folds = [replace(fold, points=mirror(fold.points)) for fold in folds]
        part = Part(
            outline,
            look.cloth,
            angle=angle,
            volume=24,
            wrinkle=0.9,
            grid=(4, 9),
            folds=folds,
            tone=-5,
            lines=[],
        )
        out.append(replace(part, **more))  # type: ignore[arg-type]
    return out


def band(a: Arm, depth: float, squeeze: float = 0.0, inward: float = 0.0) -> Points:
    """The outline of a cuff of ``depth`` below the right sleeve's end (``inward``: above it)."""
    wx, wy = a.way
    o, i = mix(a.cuff[0], a.cuff[1], squeeze), mix(a.cuff[1], a.cuff[0], squeeze)
    up = -inward
    o, i = (o[0] + wx * up, o[1] + wy * up), (i[0] + wx * up, i[1] + wy * up)
    o2, i2 = (o[0] + wx * depth, o[1] + wy * depth), (i[0] + wx * depth, i[1] + wy * depth)
    low = mix(o2, i2, 0.5)
    high = mix(o, i, 0.5)
    return path(
        [o, (o2[0] + wx, o2[1])],
        [o2, (low[0] + wx * 4, low[1] + wy * 4), i2],
        [i2, i],
        [i, (high[0] + wx * 4, high[1] + wy * 4), o],
    )


def cuff_stitch(a: Arm, up: float = 14) -> tuple[Line, Line]:
    """The stitched hem of both sleeves."""
    (ox, oy), (ix, iy) = a.cuff
    wx, wy = a.way
    middle = mix(a.cuff[0], a.cuff[1], 0.5)
    points = curve(
        [
            (ox - wx * up, oy - wy * up),
            (middle[0] - wx * (up - 4), middle[1] - wy * (up - 4)),
            (ix - wx * up, iy - wy * up),
        ]
    )
    return Line(points, 1.1, 0.4), Line(mirror(points), 1.1, 0.4)

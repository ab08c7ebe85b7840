"""The cut of trousers: two legs, how they crease, and the fly."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Point, Points, curve, mix
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.skirt_cut import WAIST_Y


@dataclass(frozen=True)
class Legs:
    """Half widths at waist and hip, leg widths at knee and hem, rise and length, in pixels."""

    waist: float = 96
    hip: float = 128
    knee: float = 96
    hem: float = 82
    rise: float = 178
    length: float = 640
    spread: float = 12


_FITS: dict[str, Legs] = {
    "slim": Legs(waist=92, hip=118, knee=80, hem=64),
    "straight": Legs(),
    "tapered": Legs(hip=134, knee=98, hem=68),
    "relaxed": Legs(hip=138, knee=114, hem=102, spread=16),
    "wide": Legs(hip=138, knee=134, hem=146, spread=22),
    "balloon": Legs(hip=146, knee=142, hem=82, spread=24),
    "flared": Legs(waist=92, hip=120, knee=84, hem=126, spread=16),
    "leggings": Legs(waist=84, hip=106, knee=66, hem=44, rise=168, spread=8),
}


_LENGTHS = {"short": 292, "bermuda": 372, "cropped": 556, "full-length": 660}


def legs_of(look: Look) -> Legs:
    """The cut that the look's words say."""
    cut = _FITS[look.first("straight", *_FITS)]
    length = _LENGTHS[look.first("full-length", *_LENGTHS)]
    if length < 400:
        wide = {"slim": 112, "wide": 164, "relaxed": 148}.get(
            look.first("straight", "slim", "wide", "relaxed"), 130
        )
        return replace(cut, knee=wide, hem=wide, length=length, spread=17)
    if length < 600:
        return replace(cut, length=length, hem=cut.hem + (cut.knee - cut.hem) * 0.25)
    return replace(cut, length=length)


def leg_of(g: Legs) -> tuple[Points, Points, Points]:
    """The right leg: outer edge from the waist, hem, and inner edge up to the fork."""
    top = WAIST_Y
    fork = (CX, top + g.rise)
    low = top + g.length
    centre = CX + g.hip * 0.5 + g.spread
    knee_y = top + g.rise + (g.length - g.rise) * 0.45
    outer: list[Point] = [
        (CX + g.waist, top),
        (CX + g.hip * 0.96, top + g.rise * 0.5),
        (CX + g.hip, top + g.rise * 0.82),
    ]
    inner: list[Point] = [(centre - g.hem / 2 + g.spread * 0.4, low), (CX + 4, fork[1] + 10), fork]
    out_x = centre + g.hem / 2 + g.spread * 0.4
    if g.length > 400:
        outer.append((centre + g.knee / 2 + 4, knee_y))
        inner.insert(1, (centre - g.knee / 2 + 2, knee_y))
    outer.append((out_x, low))
    middle = mix((out_x, low), inner[0], 0.5)
    hem = curve([(out_x, low), (middle[0], low + 6), inner[0]])
    return curve(outer), hem, curve(inner)


def leg_folds(g: Legs, look: Look, name: str) -> list[Fold]:
    """Whiskers from the fork, creases behind the knee, and breaks above the hem."""
    rng = look.rng(name)
    fork, low = WAIST_Y + g.rise, WAIST_Y + g.length
    centre = CX + g.hip * 0.5 + g.spread
    out: list[Fold] = []
    for k in range(3):
        y = fork - 34 + 26 * k
        middle = (CX + g.hip * 0.4, y + 4 + rng.uniform(-4, 4))
        out.append(
            Fold(
                curve([(CX + 3, y + 16), middle, (CX + g.hip * (0.66 + 0.1 * k), y - 20 + 8 * k)]),
                14,
                -0.42,
            )
        )
    if g.length < 400:
        return [
            *out,
            Fold(
                curve([(centre, fork), (centre + 8, (fork + low) / 2), (centre + 4, low)]), 24, 0.3
            ),
        ]
    knee = fork + (g.length - g.rise) * 0.45
    for dy in (-16, 14, 40) if g.knee < 110 else ():
        half = g.knee * 0.5 * rng.choice((1, -1))
        bend = [
            (centre - half, knee + dy),
            (centre, knee + dy + 9),
            (centre + half * 0.6, knee + dy - 4),
        ]
        out.append(Fold(curve(bend), 13, -0.26))
    return [
        *out,
        *(_breaks(g, centre + 6, low, rng) if g.hem < 92 else _hangs(g, centre, knee, rng)),
    ]


def _breaks(g: Legs, x: float, low: float, rng: random.Random) -> list[Fold]:
    """Where a narrow leg crumples on the shoe."""
    out = []
    for dy in (-22, -48, -70):
        half = g.hem * 0.5 * rng.choice((1, -1))
        out.append(
            Fold(
                curve([(x - half, low + dy), (x, low + dy + 8), (x + half, low + dy - 6)]), 12, -0.3
            )
        )
    return out


def _hangs(g: Legs, centre: float, knee: float, rng: random.Random) -> list[Fold]:
    """How a wide leg falls."""
    out = []
    for k in range(2):
        x = g.hem * (-0.2 + 0.4 * k)
        high = WAIST_Y + g.rise + rng.uniform(-20, 60)
        line = [
            (centre + x * 0.5, high),
            (centre + x, knee + 60),
            (centre + x + 6, WAIST_Y + g.length),
        ]
        out.append(Fold(curve(line), 42, 0.26 if k else -0.26, opens=True))
    return out


def fly(g: Legs, thread: str | None) -> list[Line]:
    """The fly, seen from the front."""
    top = WAIST_Y
    bend = curve(
        [(CX + 30, top + 6), (CX + 29, top + g.rise * 0.52), (CX + 3, top + g.rise * 0.72)]
    )
    dash = (4.6, 2.4) if thread else None
    return [
        Line([(CX, top + 6), (CX + 1, top + g.rise)], 1.8, 0.5),
        Line(bend, 1.3, 0.8 if thread else 0.36, thread, dash),
    ]


def trace(
    look: Look,
    outline: Points,
    lines: list[Line],
    dots: list[Dot] | None = None,
    shadow: float = 0.0,
) -> Part:
    return Part(
        outline,
        look.cloth,
        shadow=shadow,
        volume=4,
        edge=0.25,
        wrinkle=0.3,
        lines=lines,
        dots=dots or [],
    )

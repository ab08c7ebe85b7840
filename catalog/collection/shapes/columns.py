"""Dresses that fall straight from the shoulder, and slips."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, both, curve, marks, mirror
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.block import (
    TOP,
    Block,
    armhole,
    body_folds,
    hem_stitch,
    neck_curve,
    seam,
)
from catalog.collection.shapes.necks import back_of, button_hex, front_of, necked
from catalog.collection.shapes.sleeves import arm, cuff_stitch, sleeve
from catalog.collection.shapes.tops import SLEEVES, printed

_LENGTHS = {"mini": 620, "knee": 690, "midi": 770, "maxi": 840}
_SLIP_LENGTHS = {"mini": 420, "knee": 520, "midi": 630, "maxi": 700}


def straight(look: Look) -> list[Part]:
    """From shoulder to hem in one piece."""
    knit = look.has("knit-dress")
    wide = 14 if look.has("relaxed", "oversized") else 0
    b, name = necked(_column(look, wide), look)
    kind = look.first("short", *SLEEVES)
    rib = look.plain(surface="rib" if knit else "finerib")
    parts = back_of(look, b, name, rib, 14)
    lines = [hem_stitch(b, 12)]
    if kind != "sleeveless":
        a = arm(b, kind, 6 + wide, cuff=66 if kind == "long" else None)
        stitches = cuff_stitch(a)
        parts += [
            replace(made, lines=[line])
            for made, line in zip(sleeve(look, a), stitches, strict=True)
        ]
        lines += [seam(armhole(b)), seam(mirror(armhole(b)))]
    parts.append(printed(look, b, _front(look, b, lines)))
    if look.has("pocket"):
        parts += [_patch(look, CX + sign * 84, TOP + 390) for sign in (1, -1)]
    return [*parts, *front_of(look, b, name, rib, 14)]


def _column(look: Look, wide: float) -> Block:
    """A shift widens to its hem, a knit dress follows the body, a T-shirt dress falls straight."""
    waist, flare = 131, 12
    if look.has("shift"):
        waist, flare = 138, 26
    elif look.has("knit-dress"):
        waist, flare = 128, 4
    length = _LENGTHS[look.first("knee", *_LENGTHS)]
    return Block(
        shoulder=144 + wide,
        chest=134 + wide,
        waist=waist + wide,
        hem=140 + wide + flare,
        length=length,
        arm=168,
    )


def _front(look: Look, b: Block, lines: list[Line]) -> Part:
    hip = (b.waist + b.hem) / 2 + (0 if look.has("shift") else 8)
    side = curve(
        [b.underarm, (CX + b.waist, TOP + 300), (CX + hip, TOP + 430), (CX + b.hem, b.bottom)]
    )
    low = curve([(CX + b.hem, b.bottom), (CX + b.hem * 0.5, b.bottom + 9), (CX, b.bottom + 12)])
    folds = body_folds(b, look.rng("straight"))
    for k in range(4):
        x = b.hem * (-0.66 + 0.44 * k)
        hang = curve([(CX + x * 0.8, TOP + 300), (CX + x, TOP + 460), (CX + x + 4, b.bottom + 4)])
        folds.append(Fold(hang, 34, 0.34 if k % 2 else -0.32, opens=True))
    outline = both([*neck_curve(b), *armhole(b), *side, *low])
    return Part(outline, look.cloth, bow=9, volume=36, grid=(6, 9), folds=folds, lines=lines)


def _patch(look: Look, x: float, y: float) -> Part:
    return Part(
        [
            (x - 38, y),
            (x + 38, y),
            (x + 38, y + 82),
            (x + 24, y + 94),
            (x - 24, y + 94),
            (x - 38, y + 82),
        ],
        look.cloth,
        shadow=0.3,
        volume=9,
        wrinkle=0.4,
        lines=[Line([(x - 36, y + 14), (x + 36, y + 14)], 1.1, 0.4)],
    )


def slip(look: Look) -> list[Part]:
    """Thin straps, a cowl or V neck, cut on the bias."""
    long = _SLIP_LENGTHS[look.first("midi", *_SLIP_LENGTHS)]
    top = TOP + 120
    wide = 128 + long * 0.07
    neck = curve(marks("0,44 40,24 74,-2", CX, top))
    edge = curve(marks("74,-2 96,34 116,62", CX, top))
    side = curve([*marks("116,62 102,170 124,290", CX, top), (CX + wide, top + long)])
    low = curve(
        [(CX + wide, top + long), (CX + wide * 0.5, top + long + 11), (CX, top + long + 14)]
    )
    back = [*curve(marks("-96,36 0,58 96,36", CX, top)), *marks("80,90 -80,90", CX, top)]
    piping = [Line([(x, y + 5) for x, y in line], 1.0, 0.35) for line in (neck, mirror(neck))]
    sliders = [Dot((CX + sign * 72, top - 16), 3.6, button_hex(look), "rivet") for sign in (1, -1)]
    front = Part(
        both([*neck, *edge, *side, *low]),
        look.cloth,
        bow=10,
        volume=36,
        grid=(6, 9),
        lines=piping,
        dots=sliders,
        folds=_bias(look, top, long, wide),
    )
    inside = Part(back, look.plain(), tone=-40, shadow=0, volume=8)
    return [inside, *(_strap(look, sign, top) for sign in (1, -1)), front]


def _strap(look: Look, sign: int, top: float) -> Part:
    high, low = CX + sign * 66, CX + sign * 74
    outline = [(high - 3.2, TOP), (high + 3.2, TOP), (low + 3.2, top + 14), (low - 3.2, top + 14)]
    return Part(outline, look.plain(), shadow=0.3, volume=2, wrinkle=0)


def _bias(look: Look, top: float, long: float, wide: float) -> list[Fold]:
    """A soft cowl, and hangs from the hip."""
    rng = look.rng("slip")
    folds = [
        Fold(curve(marks(f"-62,10 0,{52 + 17 * k} 62,10", CX, top)), 14, -0.5 if k % 2 else 0.4)
        for k in range(3)
    ]
    for k in range(6):
        x = wide * (-0.8 + 0.32 * k) + rng.uniform(-8, 8)
        start = top + 190 + rng.uniform(-60, 60)
        hang = curve(
            [(CX + x * 0.68, start), (CX + x * 0.9, top + long * 0.7), (CX + x, top + long + 4)]
        )
        folds.append(Fold(hang, 38, 0.36 if k % 2 else -0.36, opens=True))
    return folds

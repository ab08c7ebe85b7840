"""Dresses: a bodice and a skirt; shirt dresses, slips, wraps, knits and pinafores."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, both, curve, marks, mirror
from catalog.collection.part import Fold, Line, Part
from catalog.collection.shapes.block import (
    TOP,
    Block,
    armhole,
    body_folds,
    inside_back,
    label,
    neck_curve,
    seam,
)
from catalog.collection.shapes.collars import bow, camp_collar, placket, shirt_collar
from catalog.collection.shapes.columns import slip, straight
from catalog.collection.shapes.necks import back_of, front_of, necked
from catalog.collection.shapes.shirts import button_cuffs
from catalog.collection.shapes.skirt_cut import Cut, cut_of
from catalog.collection.shapes.skirts import over, panel, tiers
from catalog.collection.shapes.sleeves import arm, cuff_stitch, sleeve
from catalog.collection.shapes.tops import SLEEVES, cuffs

_BASE = Block(
    neck=66,
    drop=56,
    shoulder=134,
    chest=124,
    waist=102,
    hem=104,
    length=272,
    arm=158,
    slope=36,
    flare=6,
)


def dress(look: Look) -> list[Part]:
    """A dress with a waist, or one that falls straight from the shoulder."""
    if look.has("slip-dress"):
        return slip(look)
    if look.has("shift", "tshirt-dress", "knit-dress"):
        return straight(look)
    b, name = _necked(look)
    kind = look.first("short", *SLEEVES)
    c = _skirt(look, b)
    parts = (
        back_of(look, b, name, look.plain(), 9)
        if name not in ("shirt", "camp")
        else [inside_back(look, b), label(look, b, 22)]
    )
    parts += _sleeves(look, b, kind)
    parts += panel(look, c)
    skirt = parts[-1]
    if look.has("tiered"):
        parts += tiers(look, c, (0.4, 0.7))
    parts.append(_bodice(look, b, kind))
    parts += _fastening(look, b, c, name, skirt)
    if look.has("belted"):
        parts += _belt(look, b)
    if look.has("bow"):
        parts += bow(
            look.contrast if look.has("contrast-collar") else look.cloth, TOP + b.drop + 6, 0.8
        )
    return parts


def _necked(look: Look) -> tuple[Block, str]:
    if look.has("shirt-collar"):
        return replace(_BASE, neck=58, drop=40), "shirt"
    if look.has("camp"):
        return replace(_BASE, neck=60, drop=150, neckline="v"), "camp"
    if look.has("wrap"):
        return replace(_BASE, neck=72, drop=176, neckline="v"), "v"
    b, name = necked(_BASE, look)
    return replace(b, neck=min(b.neck, 92)), name


def _skirt(look: Look, b: Block) -> Cut:
    c = cut_of(look, TOP + b.length, b.hem - 1)
    return replace(c, length=c.length * 0.92)


def _sleeves(look: Look, b: Block, kind: str) -> list[Part]:
    if kind == "sleeveless":
        return []
    puff = 22.0 if look.has("puff") else 0.0
    a = arm(b, kind, 18 if puff else -8, puff, cuff=58 if kind == "long" and not puff else None)
    parts = sleeve(look, a)
    if puff:
        return [*parts, *cuffs(look.cloth, a, 16, 0.1)]
    if kind == "long":
        return [*parts, *button_cuffs(look, a, 30)]
    right, left = cuff_stitch(a)
    return [replace(parts[0], lines=[right]), replace(parts[1], lines=[left])]


def _bodice(look: Look, b: Block, kind: str) -> Part:
    x, y = b.underarm
    sidew = curve([(x, y), (CX + b.waist + 3, TOP + b.length * 0.8), (CX + b.hem, b.bottom)])
    base = curve([(CX + b.hem, b.bottom), (CX + b.hem * 0.5, b.bottom + 6), (CX, b.bottom + 8)])
    outline = both([*neck_curve(b), *armhole(b), *sidew, *base])
    rng = look.rng("bodice")
    dart = curve([(CX + 58, b.bottom + 4), (CX + 62, b.bottom - 50), (CX + 60, b.bottom - 96)])
    lines = [
        seam(dart, 0.28),
        seam(mirror(dart), 0.28),
        seam([*base, *reversed(mirror(base))], 0.5),
    ]
    if kind != "sleeveless":
        lines += [seam(armhole(b)), seam(mirror(armhole(b)))]
    folds = body_folds(b, rng)[:2] + body_folds(b, rng)[4:6]
    for sign in (1, -1):
        folds.append(
            Fold(
                curve(
                    [
                        (CX + sign * 30, b.bottom - 2),
                        (CX + sign * 38, b.bottom - 40),
                        (CX + sign * 54, b.bottom - 80),
                    ]
                ),
                14,
                -0.34,
            )
        )
    return Part(
        outline, look.cloth, bow=6, volume=30, wrinkle=0.7, grid=(5, 6), folds=folds, lines=lines
    )


def _fastening(look: Look, b: Block, c: Cut, name: str, skirt: Part) -> list[Part]:
    low = c.top + c.length + 4
    if name == "shirt":
        return [
            placket(look, look.cloth, TOP + b.drop, low, round((low - TOP) / 74), 13),
            *shirt_collar(look, look.cloth, 54, 86, 38),
        ]
    if name == "camp":
        return [
            placket(look, look.cloth, TOP + b.drop, low, round((low - TOP) / 84), 13),
            *camp_collar(look, look.cloth),
        ]
    if look.has("wrap"):
        return _wrapped(look, b, c, skirt)
    out = front_of(look, b, name, look.plain(), 9)
    if look.has("button-front"):
        out.insert(0, placket(look, look.cloth, TOP + b.drop, low, round((low - TOP) / 70), 12))
    return out


def _wrapped(look: Look, b: Block, c: Cut, skirt: Part) -> list[Part]:
    """The crossing front, its edge running on down the skirt, and a tie at the side."""
    low = b.bottom
    cross = curve(
        [
            (CX - b.neck + 2, TOP),
            (CX - 20, TOP + 122),
            (CX + 34, TOP + 198),
            (CX + b.hem - 6, low - 2),
        ]
    )
    waist = (CX - b.waist - 2, TOP + b.length * 0.82)
    rest: Points = [
        (CX + b.hem - 4, low + 4),
        (CX - b.hem, low + 3),
        waist,
        (CX - b.chest + 2, TOP + b.arm),
    ]
    folds = [
        Fold(curve(marks("84,-6 10,-62 -70,-84", CX, low)), 16, -0.5),
        Fold(curve(marks("84,-2 0,-26 -80,-30", CX, low)), 14, 0.4),
    ]
    front = Part(
        [*cross, *rest, *reversed(mirror(armhole(b)))],
        look.cloth,
        shadow=0.36,
        volume=18,
        folds=folds,
        edge=0.5,
        lines=[Line(cross, 1.7, 0.5), seam(mirror(armhole(b)))],
    )
    flow = curve(
        [
            (CX + b.hem - 14, low + 2),
            (CX + 66, low + c.length * 0.5),
            (CX + 52, c.top + c.length + 30),
        ]
    )
    return [over(skirt, flow), front, *_tie(look, CX + b.hem, low)]


def _tie(look: Look, x: float, y: float) -> list[Part]:
    """Two ends and a knot at the waist's side."""
    parts = []
    for dx, long in ((6, 150), (-14, 120)):
        end = marks(f"0,0 {dx},{long} {dx + 17},{long - 6} 12,0", x - 18, y)
        parts.append(Part(end, look.cloth, angle=-5, shadow=0.4, volume=5))
    return [
        *parts,
        Part(marks("-26,-12 3,-14 4,14 -24,13", x, y), look.cloth, shadow=0.5, volume=8),
    ]


def _belt(look: Look, b: Block) -> list[Part]:
    w, y = b.hem + 3, b.bottom
    top = curve([(CX - w, y - 13), (CX, y - 5), (CX + w, y - 13)])
    low = curve([(CX + w, y + 13), (CX, y + 21), (CX - w, y + 13)])
    cloth = look.cloth if not look.has("leather-belt") else look.plain("cocoa", "leather")
    return [Part([*top, *low], cloth, shadow=0.42, volume=8, wrinkle=0.3), *bow(cloth, y + 5, 0.42)]

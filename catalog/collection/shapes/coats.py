"""Coats: trench, tailored and belted."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, box, curve, mirror, path
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.block import TOP, Block, fitted
from catalog.collection.shapes.collars import lapels, mirrored
from catalog.collection.shapes.necks import button_hex
from catalog.collection.shapes.sleeves import Arm, arm, band, sleeve
from catalog.collection.shapes.tailoring import dots_only, flap, fronts_of, lining, welt


def coat(look: Look) -> list[Part]:
    """A long coat with lapels: single or double-breasted, belted or straight."""
    double = look.has("double-breasted", "trench")
    deep = 150 if double else 205
    long = 760 if not look.has("short-coat") else 600
    base = Block(
        neck=60,
        drop=deep,
        neckline="v",
        shoulder=164,
        chest=160,
        waist=150,
        hem=188,
        length=long,
        arm=186,
        slope=36,
    )
    b = replace(fitted(replace(base, length=500), look), length=long)
    a = arm(b, "long", 20, cuff=88)
    parts = [*lining(look, b), *sleeve(look, a, wrinkle=0.7)]
    if look.has("trench"):
        parts += _straps(look, a)
    parts += fronts_of(look, b, 52 if double else 16)
    parts[-2:] = [
        replace(p, folds=[*p.folds, *_skirt_hangs(look, b, 1 if k else -1)])
        for k, p in enumerate(parts[-2:])
    ]
    y = TOP + 400 if long > 700 else TOP + 360
    parts += (
        welt(look, 88, y + 20, 20, 96, 20)
        if look.has("trench", "welt")
        else flap(look, b.waist * 0.66, y + 30, b.waist * 0.6, 30)
    )
    if double:
        dots = [
            Dot((CX + x, TOP + deep + 34 + 100 * k), 10.4, button_hex(look))
            for k in range(3)
            for x in (-46, 46)
        ]
    else:
        dots = [Dot((CX, TOP + deep + 20 + 105 * k), 10.4, button_hex(look)) for k in range(3)]
    belted = look.has("belted", "trench")
    if belted:
        dots = [d for d in dots if abs(d.at[1] - (TOP + 305)) > 40]
    parts.append(dots_only(look, dots))
    parts += lapels(look, look.cloth, deep, 122, look.has("peak"))
    if look.has("trench"):
        parts += _epaulettes(look, b)
    return parts + (_belt(look, b, TOP + 292) if belted else [])


def _skirt_hangs(look: Look, b: Block, sign: int) -> list[Fold]:
    rng = look.rng(f"hang{sign}")
    out: list[Fold] = []
    for k in range(3):
        x = CX + sign * (36 + 48 * k + rng.uniform(-8, 8))
        top = TOP + 360 + rng.uniform(0, 60)
        out.append(
            Fold(
                curve([(x, top), (x + sign * 8, (top + b.bottom) / 2), (x + sign * 16, b.bottom)]),
                40,
                0.26 if k % 2 else -0.26,
                opens=True,
            )
        )
    return out


def _straps(look: Look, a: Arm) -> list[Part]:
    right = band(a, 14, -0.02, 46)
    return [
        Part(points, look.cloth, shadow=0.4, volume=5, wrinkle=0.2)
        for points in (right, mirror(right))
    ]


def _epaulettes(look: Look, b: Block) -> list[Part]:
    x, y = b.tip
    out: Points = [
        (CX + b.neck + 26, TOP + 10),
        (x - 2, y - 6),
        (x + 6, y + 12),
        (CX + b.neck + 22, TOP + 30),
    ]
    part = Part(
        out,
        look.cloth,
        shadow=0.35,
        volume=5,
        wrinkle=0.2,
        dots=[Dot((CX + b.neck + 36, TOP + 22), 5, button_hex(look))],
    )
    return [mirrored(part), part]


def _belt(look: Look, b: Block, y: float) -> list[Part]:
    """A belt with a buckle, its end hanging."""
    w = b.waist + 5
    belt: Points = path(
        [(CX - w, y - 2), (CX, y + 6), (CX + w, y - 2)],
        [(CX + w, y + 30), (CX, y + 38), (CX - w, y + 30)],
    )
    tail: Points = path(
        [(CX + 20, y + 30), (CX + 44, y + 100), (CX + 50, y + 190)],
        [(CX + 50, y + 190), (CX + 66, y + 204), (CX + 78, y + 186)],
        [(CX + 78, y + 186), (CX + 72, y + 100), (CX + 52, y + 26)],
    )
    tie = [Fold([(CX + 30, y + 40), (CX + 60, y + 180)], 8, 0.3)]
    buckle = box(CX - 4, y - 2, CX + 38, y + 42, 4)
    hole = box(CX + 4, y + 7, CX + 30, y + 33, 2)
    metal = Cloth("#4a3a2c", surface="leather")
    return [
        Part(tail, look.cloth, shadow=0.4, volume=7, folds=tie),
        Part(
            belt,
            look.cloth,
            shadow=0.4,
            volume=9,
            wrinkle=0.4,
            lines=[
                Line(curve([(CX - w, y + 3), (CX, y + 11), (CX + w, y + 3)]), 1, 0.3),
                Line(curve([(CX - w, y + 25), (CX, y + 33), (CX + w, y + 25)]), 1, 0.3),
            ],
        ),
        Part(buckle, metal, shadow=0.5, volume=4, holes=[hole]),
    ]

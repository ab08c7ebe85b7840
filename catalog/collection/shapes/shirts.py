"""Shirts, blouses and polos."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, curve, mirror, mix
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.block import TOP, Block, body, fitted, hem_stitch, inside_back, label
from catalog.collection.shapes.collars import (
    bow,
    camp_collar,
    placket,
    polo_placket,
    shirt_collar,
    stand_collar,
)
from catalog.collection.shapes.necks import back_of, button_hex, front_of, necked
from catalog.collection.shapes.sleeves import Arm, arm, band, cuff_stitch, sleeve
from catalog.collection.shapes.tops import SLEEVES, chest_pocket, cuffs


def polo(look: Look) -> list[Part]:
    """A knitted shirt with a soft collar and a short placket."""
    b = replace(fitted(Block(neck=62, drop=36), look))
    kind = look.first("short", *SLEEVES)
    a = arm(b, kind, 4 if kind == "short" else 0)
    trim = look.contrast if look.has("tipped", "contrast-collar") else look.plain()
    trim = replace(trim, surface="finerib")
    parts = [
        inside_back(look, b),
        label(look, b, 20),
        *sleeve(look, a),
        *cuffs(trim, a, 15 if kind != "long" else 34, 0.02),
    ]
    front = body(look, b)
    parts.append(replace(front, lines=[*front.lines, hem_stitch(b)]))
    parts += polo_placket(look, look.plain() if look.cloth.pattern == "plain" else look.cloth, 126)
    if look.has("pocket"):
        parts.append(chest_pocket(look, TOP + 150))
    return [*parts, *shirt_collar(look, trim, 58, 84, 34)]


def button_cuffs(look: Look, a: Arm, depth: float = 42) -> list[Part]:
    """The stiff cuffs of a shirt, with a button."""
    (ox, oy), (ix, iy) = a.cuff
    out = []
    outline = band(a, depth, 0.05)
    wx, wy = a.way
    at = mix((ox, oy), (ix, iy), 0.24)
    dot = (at[0] + wx * depth * 0.55, at[1] + wy * depth * 0.55)
    for sign in (1, -1):
        points = outline if sign == 1 else mirror(outline)
        where = dot if sign == 1 else mirror([dot])[0]
        cloth = look.contrast if look.has("contrast-collar") else look.cloth
        out.append(
            Part(
                points,
                cloth,
                angle=a.angle * sign,
                shadow=0.2,
                volume=13,
                wrinkle=0.3,
                tone=-4,
                dots=[Dot(where, 4.8, button_hex(look))],
            )
        )
    return out


def shirt(look: Look) -> list[Part]:
    """A woven shirt: yoke, placket, buttoned collar (or camp, or band), curved hem."""
    camp = look.has("camp")
    base = Block(
        neck=64 if camp else 60,
        drop=150 if camp else 38,
        neckline="v" if camp else "round",
        vent=30,
        length=532,
        shoulder=156,
        chest=150,
        waist=145,
        hem=148,
    )
    if camp:
        base = replace(base, vent=0, length=500)
    b = fitted(base, look)
    kind = look.first("long", *SLEEVES)
    a = arm(b, kind, 8 if kind == "long" else 12)
    parts = [inside_back(look, b), label(look, b, 22), *sleeve(look, a)]
    if kind == "long":
        parts += button_cuffs(look, a)
    else:
        right, left = cuff_stitch(a, 20)
        parts[-2] = replace(parts[-2], lines=[right])
        parts[-1] = replace(parts[-1], lines=[left])
    parts.append(_shirt_front(look, b))
    if look.has("pocket", "two-pockets", "western"):
        flap = look.has("western", "two-pockets")
        parts.append(chest_pocket(look, TOP + 152))
        if flap:
            parts += _flap_pockets(look)
    trim = look.contrast if look.has("contrast-collar") else look.cloth
    low = b.bottom + b.flare - 2
    if camp:
        parts.append(placket(look, look.cloth, TOP + 150, low, 4))
        return [*parts, *camp_collar(look, look.cloth)]
    parts.append(placket(look, look.cloth, TOP + b.drop + 4, low, 6))
    if look.has("band-collar"):
        return [*parts, *stand_collar(look, b, trim, 36)]
    return [*parts, *shirt_collar(look, trim)]


def _flap_pockets(look: Look) -> list[Part]:
    """Two pockets with pointed flaps."""
    parts = [chest_pocket(look, TOP + 152, x=-70)]
    for x in (70, -66):
        y = TOP + 148
        outline: Points = [
            (CX + x - 36, y),
            (CX + x + 36, y),
            (CX + x + 36, y + 20),
            (CX + x, y + 36),
            (CX + x - 36, y + 20),
        ]
        parts.append(
            Part(
                outline,
                look.cloth,
                shadow=0.4,
                volume=7,
                wrinkle=0.2,
                dots=[Dot((CX + x, y + 24), 5, button_hex(look))],
                lines=[
                    Line(
                        [
                            (CX + x - 32, y + 2),
                            (CX + x - 32, y + 18),
                            (CX + x, y + 31),
                            (CX + x + 32, y + 18),
                        ],
                        1.0,
                        0.4,
                    )
                ],
            )
        )
    return parts


def _shirt_front(look: Look, b: Block) -> Part:
    front = body(look, b, bow=5)
    yoke = curve(
        [
            (CX + b.neck + 6, TOP + 44),
            (CX + b.shoulder * 0.7, TOP + 50),
            (CX + b.shoulder - 4, TOP + 62),
        ]
    )
    lines = [*front.lines, hem_stitch(b, 10), Line(yoke, 1.2, 0.36), Line(mirror(yoke), 1.2, 0.36)]
    return replace(front, lines=lines)


def blouse(look: Look) -> list[Part]:
    """A light top that drapes: bow, band, ruffle or plain neck, full gathered sleeves."""
    base = Block(length=470, chest=146, waist=144, hem=152, drop=60, neck=70, flare=10)
    b = fitted(base, look)
    tie = look.has("bow")
    if not tie and not look.has("band-collar", "shirt-collar"):
        b, name = necked(b, look, "v")
        b = replace(b, drop=b.drop if name != "v" else 112)
    else:
        b = replace(b, neck=60, drop=44)
        name = "crew"
    kind = look.first("long", *SLEEVES)
    full = 30 if kind == "long" else 20
    puff = 22 if look.has("puff") else 6
    parts = [inside_back(look, b), label(look, b, 18)]
    if kind != "sleeveless":
        a = arm(b, kind, full, puff, cuff=84 if kind == "long" else None)
        parts += _full_sleeves(look, a, kind)
    parts.append(_draped(look, b))
    parts += _neck(look, b, name)
    if look.has("ruffle"):
        parts += ruffles(look, TOP + b.drop + 6)
    if tie:
        parts += bow(replace(look.cloth), TOP + b.drop + 4, 0.86)
    return parts


def _full_sleeves(look: Look, a: Arm, kind: str) -> list[Part]:
    parts = sleeve(look, a, wrinkle=1.1)
    (ox, oy), (ix, iy) = a.cuff
    gathers: list[Fold] = []
    for k in range(6):
        t = (k + 0.5) / 6
        x, y = mix((ox, oy), (ix, iy), t)
        back = 70 + 22 * (k % 3)
        gathers.append(
            Fold(
                curve(
                    [
                        (x, y),
                        (x - a.way[0] * back * 0.5 + 3, y - a.way[1] * back * 0.5),
                        (x - a.way[0] * back, y - a.way[1] * back),
                    ]
                ),
                10,
                -0.5,
                False,
            )
        )
    right = replace(parts[0], folds=[*parts[0].folds, *gathers])
    left = replace(
        parts[1], folds=[*parts[1].folds, *(replace(g, points=mirror(g.points)) for g in gathers)]
    )
    depth = 30 if kind in ("long", "threequarter") else 12
    return [right, left, *cuffs(look.cloth, a, depth, 0.1)]


def _draped(look: Look, b: Block) -> Part:
    """A body with long soft hangs."""
    rng = look.rng("drape")
    front = body(look, b, wrinkle=0.9)
    hangs: list[Fold] = []
    for k in range(5):
        x = CX + b.hem * (-0.72 + 0.36 * k) + rng.uniform(-12, 12)
        top = TOP + b.length * rng.uniform(0.32, 0.55)
        hangs.append(
            Fold(
                curve(
                    [
                        (x * 0.96 + CX * 0.04, top),
                        (x + rng.uniform(-8, 8), (top + b.bottom) / 2),
                        (x + rng.uniform(-6, 6), b.bottom + 6),
                    ]
                ),
                32,
                0.36 if k % 2 else -0.32,
                opens=True,
            )
        )
    return replace(front, folds=[*front.folds, *hangs], lines=[*front.lines, hem_stitch(b, 8)])


def _neck(look: Look, b: Block, name: str) -> list[Part]:
    if look.has("band-collar"):
        return [
            placket(look, look.cloth, TOP + b.drop, TOP + b.length + b.flare - 2, 7, 12),
            *stand_collar(look, b, look.cloth, 30),
        ]
    if look.has("shirt-collar"):
        return [
            placket(look, look.cloth, TOP + b.drop - 4, TOP + b.length + b.flare - 2, 6, 12),
            *shirt_collar(look, look.cloth, 60, 86, 36),
        ]
    return [*back_of(look, b, name, look.plain(), 8)[2:], *front_of(look, b, name, look.plain(), 8)]


def ruffles(look: Look, top: float, long: float = 210) -> list[Part]:
    """Two frills down the front."""
    out = []
    for sign, wide in ((-1, 44), (1, 44)):
        edge: Points = []
        for k in range(41):
            t = k / 40
            wave = 9 * (1 if (k // 4) % 2 else -1)
            edge.append((CX + sign * (wide * (1 - t * 0.55) + wave * 0.5), top + long * t))
        edge = curve(edge[::4])
        outline = [(CX - sign * 2, top - 6), *edge, (CX - sign * 2, top + long)]
        folds = [
            Fold(
                [
                    (CX + sign * 4, top + 16 + 24 * k),
                    (CX + sign * wide * 0.5, top + 10 + 24 * k),
                    (CX + sign * wide, top + 20 + 24 * k),
                ],
                10,
                0.5 if k % 2 else -0.5,
                False,
            )
            for k in range(round(long / 26))
        ]
        out.append(Part(outline, look.cloth, shadow=0.42, volume=9, folds=folds))
    return out

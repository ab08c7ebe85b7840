"""Blazers, and what every garment that opens in front is made with."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, curve, marks, mirror
from catalog.collection.part import Dot, Line, Part
from catalog.collection.shapes.block import (
    TOP,
    Block,
    armhole,
    body,
    fitted,
    hem,
    inside_back,
    label,
    neck_curve,
    seam,
    side,
)
from catalog.collection.shapes.collars import lapels, mirrored
from catalog.collection.shapes.necks import button_hex
from catalog.collection.shapes.sleeves import Arm, arm, sleeve


def fronts_of(look: Look, b: Block, lap: float, round_hem: float = 0.0) -> list[Part]:
    """Two front halves, the wearer's left over the right, which lap over by ``lap`` pixels."""
    low = b.bottom + b.flare
    half: Points = [*neck_curve(b)[1:], *armhole(b), *side(b)]
    edge = CX - lap
    neck_end = neck_curve(b)[0][1]
    if round_hem:
        bottom = curve(
            [
                (CX + b.hem, b.bottom),
                (CX + b.hem * 0.5, low - 2),
                (edge + round_hem, low - 4),
                (edge + round_hem * 0.28, low - round_hem * 0.5),
                (edge, low - round_hem * 1.7),
            ]
        )
    else:
        bottom = [*hem(b)[:-1], (edge, low)]
    whole: Points = [*half, *bottom, (edge, neck_end + lap * 1.2)]
    front = body(look, b)
    right_folds = [f for f in front.folds if f.points[-1][0] > CX - 10]
    stitch = Line([(edge + 7, neck_end + lap), (edge + 7, low - (round_hem * 1.6 or 8))], 1.1, 0.3)
    lines = [seam(armhole(b)), stitch]
    right = Part(
        whole, look.cloth, volume=34, bow=6, grid=(4, 8), folds=right_folds, lines=lines, shadow=0.4
    )
    left = mirrored(replace(right, shadow=0.3, lines=[seam(armhole(b))]))
    return [left, right]


def flap(
    look: Look, x: float, y: float, wide: float = 84, deep: float = 26, tilt: float = 3
) -> list[Part]:
    """A pocket flap on each side."""
    h = wide / 2
    outline: Points = [
        (CX + x - h, y + tilt),
        (CX + x + h, y - tilt),
        (CX + x + h + 1, y + deep - tilt - 6),
        (CX + x + h - 6, y + deep - tilt),
        (CX + x - h + 6, y + deep + tilt),
        (CX + x - h - 1, y + deep + tilt - 6),
    ]
    top = Line(outline[:2], 1.5, 0.4)
    part = Part(outline, look.cloth, shadow=0.3, volume=3, wrinkle=0.3, edge=0.45, lines=[top])
    return [mirrored(part), part]


def welt(look: Look, x: float, y: float, dx: float, dy: float, wide: float = 13) -> list[Part]:
    """A slanted pocket on each side, from (x, y) to (x + dx, y + dy)."""
    outline: Points = [
        (CX + x, y),
        (CX + x + dx, y + dy),
        (CX + x + dx + wide, y + dy - 2),
        (CX + x + wide, y - 2),
    ]
    part = Part(outline, look.cloth, shadow=0.28, volume=3, wrinkle=0.2, edge=0.6)
    return [mirrored(part), part]


def _sleeve_buttons(look: Look, parts: list[Part], a: Arm, count: int = 4) -> list[Part]:
    ix, iy = a.cuff[0]
    across = (a.way[1], -a.way[0])
    dots = [
        Dot(
            (
                ix - a.way[0] * (12 + 13 * k) - across[0] * 13,
                iy - a.way[1] * (12 + 13 * k) - across[1] * 13,
            ),
            4.6,
            button_hex(look),
        )
        for k in range(count)
    ]
    right = replace(parts[0], dots=dots)
    left = replace(parts[1], dots=[replace(d, at=mirror([d.at])[0]) for d in dots])
    return [right, left]


def lining(look: Look, b: Block) -> list[Part]:
    part = inside_back(look, b, 16, -34)
    cloth = Cloth(look.cloth.main, pattern="plain", surface="satin")
    return [replace(part, cloth=cloth), label(look, b, 16)]


def blazer(look: Look) -> list[Part]:
    """A tailored jacket: lapels, flap pockets, darts, one row of buttons or two."""
    double = look.has("double-breasted")
    deep = 176 if double else 214
    base = Block(
        neck=60,
        drop=deep,
        neckline="v",
        shoulder=162,
        chest=154,
        waist=141,
        hem=157,
        length=520,
        arm=180,
        slope=36,
    )
    b = fitted(base, look)
    a = arm(b, "long", 8, cuff=76)
    parts = [*lining(look, b), *_sleeve_buttons(look, sleeve(look, a, wrinkle=0.7), a)]
    parts += fronts_of(look, b, 40 if double else 14, 0 if double else 30)
    dart = curve([(CX + 92, TOP + 190), (CX + 84, TOP + 280), (CX + 88, TOP + b.length * 0.7)])
    parts[-1] = replace(parts[-1], lines=[*parts[-1].lines, seam(dart, 0.26)])
    parts[-2] = replace(parts[-2], lines=[*parts[-2].lines, seam(mirror(dart), 0.26)])
    y = TOP + b.length * 0.7
    parts += flap(look, b.waist * 0.64, y, b.waist * 0.6)
    pocket = Part(
        marks("70,148 122,140 123,152 71,160", CX, TOP),
        look.cloth,
        shadow=0.3,
        volume=4,
        wrinkle=0.2,
    )
    parts.append(pocket)
    parts.append(_row(look, b, deep, double))
    return [*parts, *lapels(look, look.cloth, deep, 112, double or look.has("peak"))]


def _row(look: Look, b: Block, deep: float, double: bool) -> Part:
    """The buttons, carried by a sliver of cloth at the front's edge."""
    if double:
        dots = [
            Dot((CX + x, TOP + deep + 14 + 62 * k), 8.4, button_hex(look))
            for k in range(3)
            for x in (-34, 34)
        ]
    else:
        dots = [Dot((CX, TOP + deep + 12 + 72 * k), 8.6, button_hex(look)) for k in range(2)]
    return dots_only(look, dots)


def dots_only(look: Look, dots: list[Dot]) -> Part:
    x, y = dots[0].at
    return Part(
        [(x, y), (x + 1, y), (x, y + 1)], look.cloth, shadow=0, volume=3, wrinkle=0, dots=dots
    )

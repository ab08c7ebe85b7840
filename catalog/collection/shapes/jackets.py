"""Short jackets: truckers and bombers."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, box, mirror
from catalog.collection.part import Dot, Line, Part
from catalog.collection.shapes.block import TOP, Block, body, fitted, inside_back, label
from catalog.collection.shapes.collars import shirt_collar, stand_collar
from catalog.collection.shapes.sleeves import arm, band, sleeve
from catalog.collection.shapes.tailoring import fronts_of, lining, welt
from catalog.collection.shapes.tops import cuffs, hem_rib, zipped

_THREAD = "#c98a3d"


def denim_jacket(look: Look) -> list[Part]:
    """A trucker: yoke, V seams, chest pockets, metal buttons, orange thread."""
    b = fitted(
        Block(neck=60, drop=40, shoulder=160, chest=154, waist=148, hem=142, length=420, arm=182),
        look,
    )
    a = arm(b, "long", 12, cuff=72)
    parts = [inside_back(look, b), label(look, b, 22), *sleeve(look, a)]
    thread = _THREAD if look.cloth.surface == "denim" else None
    for outline, sign in ((band(a, 40, 0.04), 1), (mirror(band(a, 40, 0.04)), -1)):
        parts.append(
            Part(outline, look.cloth, angle=a.angle * sign, shadow=0.25, volume=11, tone=-4)
        )
    front = body(look, b)
    yoke_y = TOP + 124
    yoke = [(CX - b.chest + 2, yoke_y), (CX + b.chest - 2, yoke_y)]
    lines = [*front.lines, *_double(yoke, 5, thread)]
    for sign in (1, -1):
        for x0, x1 in ((52, 26), (112, 84)):
            lines += _double([(CX + sign * x0, yoke_y + 26), (CX + sign * x1, b.bottom)], 5, thread)
    parts.append(replace(front, lines=lines, ramp=(4, -4)))
    parts += [_denim_pocket(look, sign, yoke_y, thread) for sign in (1, -1)]
    low = b.bottom + 38
    parts.append(_plain_band(look, b, 38, thread))
    dots = [
        Dot((CX, TOP + 58 + k * (low - TOP - 76) / 5), 7.0, "#b49a6c", "rivet") for k in range(6)
    ]
    parts.append(
        Part(
            box(CX - 18, TOP + 40, CX + 18, low),
            look.cloth,
            shadow=0.35,
            volume=6,
            wrinkle=0.3,
            dots=dots,
            lines=[
                *_double([(CX - 14, TOP + 40), (CX - 14, low)], 0, thread),
                *_double([(CX + 14, TOP + 40), (CX + 14, low)], 0, thread),
            ],
        )
    )
    collar = look.cloth
    if look.has("cord-collar"):
        collar = Cloth(look.cloth.accent, surface="corduroy")
    if look.has("shearling"):
        collar = Cloth("ivory", surface="boucle")
    return [*parts, *shirt_collar(look, collar, 66, 96, 40)]


def _double(points: Points, gap: float, thread: str | None) -> list[Line]:
    """A seam with two rows of stitches beside it; without a ``gap``, one row and no seam."""
    across = abs(points[0][1] - points[-1][1]) <= 20
    lines = [Line(points, 1.4, 0.45)] if gap else []
    for d in (-gap, gap * 0.2) if gap else (0.0,):
        moved = [(x, y + d) if across else (x + d, y) for x, y in points]
        lines.append(Line(moved, 1.2, 0.8 if thread else 0.4, thread, (4.6, 2.4)))
    return lines


def _denim_pocket(look: Look, sign: int, y: float, thread: str | None) -> Part:
    x = CX + sign * 82
    outline: Points = [
        (x - 36, y - 2),
        (x + 36, y - 2),
        (x + 36, y + 22),
        (x, y + 40),
        (x - 36, y + 22),
    ]
    edge: Points = [
        (x - 31, y + 2),
        (x - 31, y + 19),
        (x, y + 34),
        (x + 31, y + 19),
        (x + 31, y + 2),
    ]
    return Part(
        outline,
        look.cloth,
        shadow=0.4,
        volume=7,
        wrinkle=0.3,
        dots=[Dot((x, y + 25), 5.6, "#b49a6c", "rivet")],
        lines=[Line(edge, 1.2, 0.8 if thread else 0.4, thread, (4.6, 2.4))],
    )


def _plain_band(look: Look, b: Block, depth: float, thread: str | None) -> Part:
    part = hem_rib(look.cloth, b, depth, 4)
    y = b.bottom + depth - 9
    line = Line(
        [(CX - b.hem + 8, y), (CX, y + 5), (CX + b.hem - 8, y)],
        1.2,
        0.8 if thread else 0.4,
        thread,
        (4.6, 2.4),
    )
    return replace(part, lines=[*part.lines, line])


def bomber(look: Look) -> list[Part]:
    """A zipped jacket with ribbed collar, cuffs and hem, or a varsity one in two colours."""
    b = fitted(
        Block(
            neck=64,
            drop=50,
            shoulder=164,
            chest=162,
            waist=160,
            hem=148,
            length=430,
            arm=188,
            flare=5,
        ),
        look,
    )
    a = arm(b, "long", 22, cuff=78)
    varsity = look.has("varsity")
    rib = look.contrast if varsity or look.has("tipped") else look.plain()
    rib = replace(rib, surface="rib")
    sleeves = replace(look.contrast, surface="leather") if varsity else look.cloth
    parts = [*lining(look, b), *sleeve(look, a, cloth=sleeves), *cuffs(rib, a, 40)]
    parts += fronts_of(look, b, 0)
    parts.append(hem_rib(rib, b, 48))
    parts += welt(look, 74, b.bottom - 140, 34, 84, 14)
    low = b.bottom + 48
    if varsity or look.has("snaps"):
        dots = [
            Dot(
                (CX, TOP + 74 + k * (low - TOP - 100) / 5), 7.2, "#e9e4d8" if varsity else "#8c8a86"
            )
            for k in range(6)
        ]
        parts.append(
            Part(
                box(CX - 17, TOP + 46, CX + 17, low),
                look.plain(),
                shadow=0.35,
                volume=6,
                wrinkle=0.2,
                dots=dots,
                lines=[Line([(CX - 13, TOP + 50), (CX - 13, low)], 1.1, 0.35)],
            )
        )
    else:
        parts += zipped(look, b, TOP + 46, low)
    return [*parts, *stand_collar(look, b, rib, 36)]

"""Collars that are cut and folded: shirt, polo, camp, lapels, stand, and a bow."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import (
    CX,
    Point,
    Points,
    beside,
    curve,
    ellipse,
    marks,
    mirror,
    path,
    span,
)
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.block import TOP, Block
from catalog.collection.shapes.necks import button_hex


def pair(part: Part) -> list[Part]:
    """A part of the right side, and its mirror image behind it."""
    return [mirrored(part), part]


def mirrored(part: Part) -> Part:
    """The same part on the other side."""
    return replace(
        part,
        outline=mirror(part.outline),
        angle=-part.angle,
        folds=[replace(f, points=mirror(f.points)) for f in part.folds],
        lines=[replace(n, points=mirror(n.points)) for n in part.lines],
        dots=[replace(d, at=mirror([d.at])[0]) for d in part.dots],
        clip=None if part.clip is None else mirror(part.clip),
    )


def shirt_collar(
    look: Look, cloth: Cloth, spread: float = 56, point: float = 92, meet: float = 36
) -> list[Part]:
    """A buttoned collar: the stand behind, and two leaves that meet below the throat."""
    high = TOP - 22
    rim = curve(span((CX, high + 11), (CX + 30, high + 8), (CX + 54, high)))
    foot = span((CX, TOP + meet + 8), (CX + 36, TOP + 34), (CX + 58, TOP + 6))
    stand: Points = [*rim, *curve(foot[::-1])]
    inner = Part(
        stand,
        replace(cloth, pattern="plain"),
        tone=-26,
        shadow=0.2,
        volume=12,
        wrinkle=0.3,
        ramp=(8, -34),
        lines=[Line(curve(marks("-56,-2 0,12 56,-2", CX, TOP)), 1.2, 0.4)],
    )
    roll: Points = curve([(CX + 54, high), (CX + 44, TOP + 2), (CX + 3, TOP + meet)])
    tip: Point = (CX + spread, TOP + point)
    outer = curve([tip, (CX + 77, TOP + 40), (CX + 78, TOP + 6), (CX + 54, high)])
    front = [(CX + 3, TOP + meet), tip]
    edge = beside([*front, *outer[1:-3]], -4.5)
    leaf = Part(
        [*roll, *path(front, outer)],
        cloth,
        angle=-18,
        shadow=0.42,
        volume=11,
        wrinkle=0.3,
        lines=[Line(edge, 1.1, 0.42)],
    )
    return [inner, *pair(leaf)]


def polo_placket(look: Look, cloth: Cloth, long: float = 128) -> list[Part]:
    """The short buttoned opening of a polo."""
    top = TOP + 30
    outline: Points = [(CX - 16, top), (CX + 16, top), (CX + 16, top + long), (CX - 16, top + long)]
    dots = [
        Dot((CX, top + 34 + 44 * k), 5.6, button_hex(look)) for k in range(2 if long < 120 else 3)
    ]
    lines = [
        Line(
            [
                (CX - 12, top),
                (CX - 12, top + long - 14),
                (CX + 12, top + long - 14),
                (CX + 12, top),
            ],
            1.1,
            0.42,
        ),
        Line([(CX - 13, top + long - 4), (CX + 13, top + long - 4)], 1.1, 0.42),
    ]
    return [Part(outline, cloth, shadow=0.3, volume=6, wrinkle=0.2, lines=lines, dots=dots)]


def placket(look: Look, cloth: Cloth, top: float, low: float, count: int, wide: float = 15) -> Part:
    """The buttoned band of a shirt, from ``top`` to ``low``."""
    outline: Points = [(CX - wide, top), (CX + wide, top), (CX + wide, low), (CX - wide, low)]
    gap = (low - top - 62) / max(1, count - 1)
    dots = (
        []
        if look.has("hidden-buttons")
        else [Dot((CX, top + 24 + gap * k), 5.6, button_hex(look)) for k in range(count)]
    )
    lines = [
        Line([(CX - wide + 4, top), (CX - wide + 4, low - 2)], 1.1, 0.38),
        Line([(CX + wide - 4, top), (CX + wide - 4, low - 2)], 1.1, 0.38),
    ]
    return Part(
        outline, cloth, shadow=0.26, volume=5, wrinkle=0.3, edge=0.6, lines=lines, dots=dots
    )


def camp_collar(look: Look, cloth: Cloth) -> list[Part]:
    """An open collar with short lapels, over a neck that is open to ``TOP + 150``."""
    back = _back_roll(cloth, 46)
    leaf: Points = path(
        marks("46,-20 52,24 34,78", CX, TOP),
        [(CX + 34, TOP + 78), (CX + 92, TOP + 84)],
        marks("92,84 90,30 46,-20", CX, TOP),
    )
    lapel: Points = path(
        [(CX + 36, TOP + 66), (CX + 2, TOP + 152)],
        marks("2,152 52,118 84,94", CX, TOP),
        marks("84,94 60,72 36,66", CX, TOP),
    )
    parts = [
        Part(
            points,
            cloth,
            angle=-16,
            shadow=0.4,
            volume=10,
            wrinkle=0.3,
            lines=[Line(beside(curve(edge), -4.5), 1.1, 0.4)],
        )
        for points, edge in (
            (lapel, marks("8,148 52,118 80,96", CX, TOP)),
            (leaf, [(CX + 38, TOP + 78), (CX + 88, TOP + 83)]),
        )
    ]
    return [back, *pair(parts[0]), *pair(parts[1])]


def _back_roll(cloth: Cloth, wide: float, lift: float = 0) -> Part:
    """The collar behind the neck, turned over."""
    high = TOP - 20 - lift
    top = curve([(CX - wide, high), (CX, high + 6), (CX + wide, high)])
    low = curve([(CX + wide + 10, TOP + 14), (CX, TOP + 20), (CX - wide - 10, TOP + 14)])
    return Part([*top, *low], cloth, tone=-16, shadow=0.25, volume=9, wrinkle=0.2)


def lapels(
    look: Look,
    cloth: Cloth,
    deep: float,
    wide: float = 108,
    peak: bool = False,
    collar: Cloth | None = None,
) -> list[Part]:
    """A tailored collar whose roll line ends at ``TOP + deep``."""
    notch = TOP + min(104, deep * 0.46)
    tip_y = notch - 20 if peak else notch + 9
    roll: list[Point] = [(CX + 54, TOP - 14), (CX + 40, TOP + deep * 0.45), (CX + 1, TOP + deep)]
    gorge = (CX + wide * 0.68, notch - 8)
    tip = (CX + wide + (8 if peak else 0), tip_y)
    belly = [tip, (CX + wide * 0.74, TOP + deep * 0.66), (CX + 1, TOP + deep)]
    lapel: Points = path(roll, [*reversed(belly)], [tip, gorge], [gorge, (CX + 56, TOP + 14)])
    leaf_tip = (CX + wide * 0.9, notch - 30)
    leaf: Points = path(
        [(CX + 50, TOP - 24), (CX + 49, TOP + 20), (CX + wide * 0.44, notch - 22)],
        [(CX + wide * 0.44, notch - 22), gorge],
        [gorge, leaf_tip],
        [leaf_tip, (CX + 88, TOP + 18), (CX + 50, TOP - 24)],
    )
    top = collar or cloth
    fold = Fold(
        curve([(CX + 50, TOP + 20), (CX + 40, TOP + deep * 0.5), (CX + 8, TOP + deep - 6)]), 16, 0.3
    )
    hole = Line([(CX + wide * 0.7, notch + 14), (CX + wide * 0.88, notch + 17)], 2.0, 0.5)
    right = Part(
        lapel,
        cloth,
        angle=-12,
        shadow=0.45,
        volume=11,
        wrinkle=0.3,
        folds=[fold],
        lines=[Line(beside(curve(belly), 4), 1.0, 0.22)],
    )
    parts = pair(right)
    parts[1] = replace(right, lines=[*right.lines, hole])
    leafs = pair(Part(leaf, top, angle=-20, shadow=0.4, volume=10, wrinkle=0.3))
    return [_back_roll(top, 50, 4), *parts, *leafs]


def stand_collar(
    look: Look, b: Block, cloth: Cloth, high: float = 34, open_by: float = 5
) -> list[Part]:
    """A short standing collar that opens in front (bomber, band-collar shirt)."""
    foot, lip = b.neck + 3, b.neck - 3
    top = TOP - high + 10
    back_top = curve([(CX - lip, top), (CX, top + 9), (CX + lip, top)])
    low = curve([(CX + foot, TOP + 2), (CX + 34, TOP + b.drop * 0.8), (CX, TOP + b.drop)])
    inside = Part(
        [*back_top, *low, *reversed(mirror(low))],
        cloth,
        tone=-32,
        shadow=0,
        volume=8,
        wrinkle=0.2,
        ramp=(6, -26),
    )
    front: Points = path(
        [(CX + lip, top), (CX + foot, TOP + 2)],
        low[:-1],
        [(CX + open_by, TOP + b.drop), (CX + open_by + 1, TOP + b.drop - high + 2)],
        [
            (CX + open_by + 1, TOP + b.drop - high + 2),
            (CX + 34, TOP + b.drop * 0.5 - high * 0.55),
            (CX + lip, top),
        ],
    )
    return [inside, *pair(Part(front, cloth, shadow=0.35, volume=8, wrinkle=0.3))]


def bow(cloth: Cloth, y: float, size: float = 1.0) -> list[Part]:
    """A soft bow with two tails at height ``y``."""
    s = size
    loop: Points = curve(
        [
            (CX, y),
            (CX + 34 * s, y - 30 * s),
            (CX + 80 * s, y - 24 * s),
            (CX + 84 * s, y + 14 * s),
            (CX + 40 * s, y + 20 * s),
            (CX, y),
        ]
    )
    tail: Points = path(
        [(CX - 2, y), (CX + 26 * s, y + 60 * s), (CX + 30 * s, y + 152 * s)],
        [(CX + 30 * s, y + 152 * s), (CX + 58 * s, y + 140 * s)],
        [(CX + 58 * s, y + 140 * s), (CX + 50 * s, y + 60 * s), (CX + 8, y)],
    )
    loop_folds = [
        Fold(curve([(CX + 4, y), (CX + 36 * s, y - 12 * s), (CX + 62 * s, y - 8 * s)]), 12, -0.6),
        Fold(curve([(CX + 4, y + 2), (CX + 34 * s, y + 6 * s), (CX + 56 * s, y + 8 * s)]), 9, 0.5),
    ]
    tail_folds = [
        Fold(
            curve([(CX + 4, y + 8), (CX + 32 * s, y + 60 * s), (CX + 44 * s, y + 140 * s)]),
            14,
            -0.5,
        )
    ]
    parts = pair(Part(tail, cloth, angle=-14, shadow=0.4, volume=10, folds=tail_folds))
    parts += pair(Part(loop, cloth, angle=70, shadow=0.45, volume=13, folds=loop_folds))
    parts.append(
        Part(
            ellipse(CX, y, 13 * s, 14 * s),
            cloth,
            shadow=0.5,
            volume=9,
            folds=[Fold([(CX - 4, y - 10), (CX - 3, y + 10)], 6, -0.5)],
        )
    )
    return parts

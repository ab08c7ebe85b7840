"""Necks that are knitted or bound: crew, V, boat, turtle, mock, hood."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, box, curve, marks, mirror, path, span
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.block import TOP, Block, inside_back, label, neck_curve, seam

_NECKS: dict[str, dict[str, float | str]] = {
    "crew": {"neck": 66, "drop": 54},
    "scoop": {"neck": 84, "drop": 108},
    "boat": {"neck": 104, "drop": 30},
    "v": {"neck": 66, "drop": 124, "neckline": "v"},
    "square": {"neck": 92, "drop": 92, "neckline": "square"},
    "henley": {"neck": 66, "drop": 52},
    "turtle": {"neck": 60, "drop": 30},
    "mock": {"neck": 60, "drop": 30},
    "hood": {"neck": 70, "drop": 74},
}
NECKS = tuple(_NECKS)


def necked(block: Block, look: Look, default: str = "crew") -> tuple[Block, str]:
    """``block`` with the neckline that the look's words say, and its name."""
    name = look.first(default, *NECKS)
    return replace(block, **_NECKS[name]), name  # type: ignore[arg-type]


def back_of(look: Look, b: Block, name: str, rib: Cloth, depth: float) -> list[Part]:
    """What lies behind the front: the inside of the back, its label, and the band at its top."""
    if name in ("turtle", "mock"):
        return []
    if name == "hood":
        return _hood_behind(look, b)
    parts = [inside_back(look, b), label(look, b, depth + 6)]
    top = curve(
        [
            (CX + b.neck - depth * 0.75, TOP - depth * 0.36),
            (CX + b.neck * 0.5, TOP + 4),
            (CX, TOP + 8),
        ]
    )
    low = [(x - (x - CX) * 0.04, y + depth) for x, y in top]
    outline = [*mirror(top), *reversed(top), *low, *reversed(mirror(low))]
    parts.append(Part(outline, rib, tone=-20, shadow=0.25, volume=6, wrinkle=0.2))
    return parts


def front_of(look: Look, b: Block, name: str, rib: Cloth, depth: float) -> list[Part]:
    """The band, tube or hood that lies over the front."""
    if name in ("turtle", "mock"):
        return _tube(look, b, rib, 96 if name == "turtle" else 52, name == "turtle")
    if name == "hood":
        return _hood_front(look, b)
    outer, inner = neck_curve(b), neck_curve(b, depth)
    outline = [*mirror(outer)[::-1], *outer[1:], *reversed(inner), *mirror(inner)[1:]]
    lines = [seam([*mirror(outer)[::-1], *outer[1:]], 0.5)]
    if b.neckline == "v":
        lines.append(seam([(CX, TOP + b.drop), (CX, TOP + b.drop - depth * 1.5)], 0.5))
    parts = [Part(outline, rib, shadow=0.3, volume=7, wrinkle=0.2, edge=1.1, lines=lines)]
    if name == "henley":
        parts += henley(look, b, rib)
    return parts


def henley(look: Look, b: Block, cloth: Cloth, count: int = 3, long: float = 108) -> list[Part]:
    """A short placket with buttons below the neck."""
    top = TOP + b.drop - 6
    outline = box(CX - 15, top, CX + 15, top + long, 2)
    dots = [
        Dot((CX, top + 18 + k * (long - 30) / max(1, count - 1)), 5.4, button_hex(look))
        for k in range(count)
    ]
    lines = [
        Line(
            [
                (CX - 12, top),
                (CX - 12, top + long - 12),
                (CX + 12, top + long - 12),
                (CX + 12, top),
            ],
            1.1,
            0.4,
        ),
        Line([(CX - 12, top + long - 4), (CX + 12, top + long - 4)], 1.1, 0.4),
    ]
    return [Part(outline, cloth, shadow=0.3, volume=6, wrinkle=0.2, dots=dots, lines=lines)]


def button_hex(look: Look) -> str:
    """Buttons that suit the colour: shell on light cloth, horn on dark."""
    light = ("white", "ivory", "cream", "sky", "ice", "mint", "blush", "butter", "lilac", "silver")
    if look.cloth.main in light:
        return "#e9e2d2"
    warm = ("camel", "tan", "beige", "oat", "rust", "mustard", "olive", "cocoa", "forest", "wine")
    return "#5a3f2b" if look.cloth.main in warm else "#3a393d"


def _tube(look: Look, b: Block, rib: Cloth, high: float, folded: bool) -> list[Part]:
    """A standing collar: the inside of its back, and the tube itself, turned over if ``folded``."""
    foot, lip = b.neck + 3, b.neck - 7
    top = TOP + 12 - high
    rim = curve(span((CX, top + 12), (CX + lip * 0.5, top + 9), (CX + lip, top)))
    back = curve(span((CX, top - 12), (CX + lip * 0.5, top - 9), (CX + lip, top)))[::-1]
    low = neck_curve(b, -3)
    right = curve(
        [(CX + lip, top), (CX + lip + (5 if folded else 1), top + high * 0.4), (CX + foot, TOP)]
    )
    outline: Points = [*rim, *right, *reversed(low), *mirror(low), *reversed(mirror(right))]
    inside = Part([*rim, *back], rib, tone=-48, shadow=0, volume=6, wrinkle=0.2)
    dent = [(CX - 40, top + high * 0.55), (CX - 6, top + high * 0.66), (CX + 38, top + high * 0.58)]
    tube = Part(
        outline, rib, shadow=0.35, volume=22, wrinkle=0.5, folds=[Fold(curve(dent), 12, -0.3)]
    )
    if not folded:
        return [inside, tube]
    y = top + high * 0.66
    edge = curve([(CX + lip + 8, y - 14), (CX + lip * 0.55, y + 5), (CX, y + 9)])
    side = curve([(CX + lip, top), (CX + lip + 9, top + high * 0.25), (CX + lip + 8, y - 14)])
    turned = [*rim, *side, *edge, *reversed(mirror(edge)), *reversed(mirror(side))]
    return [inside, tube, Part(turned, rib, shadow=0.45, volume=16, wrinkle=0.5)]


def _hood_rim(b: Block) -> Points:
    """The edge of the opening, from the top middle to the front of the neck."""
    return curve(
        [
            (CX, TOP - 98),
            (CX + 34, TOP - 88),
            (CX + 54, TOP - 44),
            (CX + 46, TOP + 6),
            (CX + 20, TOP + 46),
            (CX - 6, TOP + b.drop + 2),
        ]
    )


def _hood_behind(look: Look, b: Block) -> list[Part]:
    """The inside of the hood."""
    rim = _hood_rim(b)
    outline = [*rim, *reversed(mirror(rim))]
    centre = Line([(CX, TOP - 94), (CX, TOP + b.drop - 10)], 1.6, 0.35)
    return [
        Part(
            outline,
            look.plain(),
            tone=-42,
            shadow=0,
            volume=24,
            wrinkle=1.0,
            ramp=(-16, 6),
            lines=[centre],
        )
    ]


def _hood_front(look: Look, b: Block) -> list[Part]:
    """The hood's two sides, which cross below the chin, and the cords."""
    rim = _hood_rim(b)
    outer = curve(marks("0,-124 46,-114 82,-70 90,-16 84,26", CX, TOP))
    foot = curve([(CX + 84, TOP + 26), (CX + 58, TOP + 66), (CX - 10, TOP + b.drop + 28)])
    right: Points = [*outer, *foot, *reversed(rim)]
    folds = [
        Fold(curve(marks("70,-66 76,-20 56,24", CX, TOP)), 16, 0.35),
        Fold(curve(marks("66,30 40,50 10,74", CX, TOP)), 12, -0.35),
    ]
    parts: list[Part] = []
    for flip in (True, False):
        points = mirror(right) if flip else right
        hem = mirror(rim) if flip else rim
        inner = [(x + (11 if not flip else -11) * (0.2 if y < TOP - 88 else 1), y) for x, y in hem]
        turned = [replace(f, points=mirror(f.points)) for f in folds] if flip else folds
        lines = [Line(inner, 1.1, 0.4), seam(mirror(foot) if flip else foot, 0.4)]
        parts.append(
            Part(
                points, look.plain(), shadow=0.4, volume=22, wrinkle=0.8, folds=turned, lines=lines
            )
        )
    cord = "#efece4" if look.cloth.main not in ("white", "ivory", "cream") else "#cfc7b6"
    for sign, drop in ((1, 118), (-1, 104)):
        x, y = CX + sign * 27, TOP + 62
        line = path([(x, y), (x + sign * 7, y + drop * 0.5), (x + sign * 3, y + drop)])
        parts.append(_cord(look, line, cord, (x, y)))
    return parts


def _cord(look: Look, line: Points, colour: str, eye: tuple[float, float]) -> Part:
    half = 2.9
    outline = [(x - half, y) for x, y in line] + [(x + half, y) for x, y in reversed(line)]
    tip = [(line[-1][0], line[-1][1] - 14), line[-1]]
    return Part(
        outline,
        Cloth(colour, surface="finerib"),
        shadow=0.4,
        volume=4,
        wrinkle=0,
        edge=0.7,
        dots=[Dot(eye, 5.0, "#b9b6ae", "eyelet")],
        lines=[Line(tip, 6, 0.8, "#a7a49c")],
    )

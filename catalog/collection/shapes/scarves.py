"""Scarves."""

from __future__ import annotations

from catalog.collection.look import Look
from catalog.collection.outline import CX, Point, Points, curve, marks
from catalog.collection.part import Fold, Line, Part
from catalog.collection.shapes.hats import Y

_RING = "-150,-190 -96,-268 0,-290 96,-268 150,-190 128,-96 40,-40 -44,-44 -132,-100 -150,-190"
_HOLE = "-72,-214 0,-238 72,-214 40,-172 0,-160 -42,-172 -72,-214"


def scarf(look: Look) -> list[Part]:
    """A scarf looped once, both ends hanging, with or without a fringe."""
    ends = [*_end(look, -1, Y + 250, -46), *_end(look, 1, Y + 300, 34)]
    ring, hole = curve(marks(_RING, CX, Y)), curve(marks(_HOLE, CX, Y))
    wraps = []
    for k in range(-1, 4):
        line: Points = [
            (CX - 136, Y - 190 + 22 * k),
            (CX - 60, Y - 130 + 22 * k),
            (CX + 20, Y - 112 + 20 * k),
            (CX + 120, Y - 176 + 26 * k),
        ]
        wraps.append(Fold(curve(line), 22, -0.55 if k % 2 else 0.5))
    inside = Part(hole, look.cloth, tone=-46, shadow=0, volume=10, wrinkle=1.2)
    around = Part(
        ring, look.cloth, angle=80, shadow=0.55, volume=34, wrinkle=1.2, folds=wraps, holes=[hole]
    )
    return [inside, *ends, around]


def _end(look: Look, sign: int, low: float, lean: float) -> list[Part]:
    """One hanging end: it widens from 124 to 152 pixels and leans by ``lean``."""
    x = CX + sign * 26

    def hang(share: float, top: float, wider: float = 1.0) -> Points:
        middle: Point = (x + 62 * share + lean * 0.4, Y + 60)
        return curve([(x + 62 * share, top), middle, (x + 76 * share * wider + lean, low)])

    folds = [
        Fold(hang(s, Y - 110, 1.05), 22, 0.5 if k % 2 else -0.5)
        for k, s in enumerate((-0.62, -0.2, 0.24, 0.66))
    ]
    seam = Line([(x - 76 + lean, low - 8), (x + 76 + lean, low - 8)], 1.1, 0.3)
    cloth = Part(
        [*hang(-1, Y - 120), *reversed(hang(1, Y - 120))],
        look.cloth,
        angle=-lean * 0.14,
        shadow=0.45,
        volume=22,
        wrinkle=1.0,
        folds=folds,
        lines=[seam],
    )
    return [*(_fringe(look, x + lean, low, sign) if look.has("fringe") else []), cloth]


def _fringe(look: Look, x: float, low: float, sign: int) -> list[Part]:
    out = []
    for k in range(15):
        at = x - 71 + 142 * k / 14
        sway = look.rng(f"fringe{sign}{k}").uniform(-4, 4)
        thread = [
            (at - 3.6, low - 4),
            (at + 3.6, low - 4),
            (at + 3 + sway, low + 52),
            (at - 3 + sway, low + 52),
        ]
        out.append(Part(thread, look.plain(surface="finerib"), shadow=0.3, volume=3, wrinkle=0))
    return out

"""Padded jackets and vests."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, curve, mirror
from catalog.collection.part import Fold, Line, Part
from catalog.collection.shapes.block import TOP, Block, fitted
from catalog.collection.shapes.collars import stand_collar
from catalog.collection.shapes.sleeves import Arm, arm, sleeve
from catalog.collection.shapes.tailoring import fronts_of, lining, welt
from catalog.collection.shapes.tops import cuffs, zipped

_BASE = Block(
    neck=66, drop=40, shoulder=160, chest=164, waist=162, hem=158, length=468, arm=188, flare=5
)
_STEP = 54.0


def puffer(look: Look) -> list[Part]:
    """A padded jacket or vest, quilted in bands."""
    vest = look.has("vest")
    b = fitted(replace(_BASE, shoulder=146) if vest else _BASE, look)
    parts = lining(look, b)
    if not vest:
        a = arm(b, "long", 30, cuff=84)
        right, left = sleeve(look, a, wrinkle=1.1)
        rungs = _rungs_arm(a, [t / 9 for t in range(1, 9)])
        turned = [replace(fold, points=mirror(fold.points)) for fold in rungs]
        parts += [
            replace(right, folds=rungs),
            replace(left, folds=turned),
            *cuffs(look.plain(), a, 16, 0.1),
        ]
    left_front, right_front = fronts_of(look, b, 0)
    parts += [_quilted(left_front, b, -1), _quilted(right_front, b, 1)]
    parts += welt(look, 84, b.bottom - 168, 26, 76, 12)
    parts += zipped(look, b, TOP + 20, b.bottom + 6)
    return [*parts, *stand_collar(look, b, look.plain(), 62, 4)]


def _quilted(front: Part, b: Block, sign: int) -> Part:
    """A front in padded bands: a seam, the dent along it, and the swell above."""
    folds: list[Fold] = []
    lines = list(front.lines[:1])
    for k in range(int((b.length - 60) / _STEP)):
        y = TOP + 84 + _STEP * k
        run = curve([(CX, y + 3), (CX + sign * 70, y + 5), (CX + sign * (b.chest + 6), y - 5)])
        folds += [Fold(run, 15, -0.95), Fold([(x, p - _STEP / 2) for x, p in run], 34, 0.34)]
        lines.append(Line(run, 1.5, 0.5))
    return replace(front, folds=folds, lines=lines, wrinkle=1.4, grid=(5, 16))


def _rungs_arm(a: Arm, rungs: list[float]) -> list[Fold]:
    (ox, oy), (ix, iy) = a.cuff
    end = ((ox + ix) / 2, (oy + iy) / 2)
    across = (a.way[1], -a.way[0])
    out: list[Fold] = []
    for t in rungs:
        x, y = a.start[0] + (end[0] - a.start[0]) * t, a.start[1] + (end[1] - a.start[1]) * t
        run: Points = curve(
            [
                (x - across[0] * 62, y - across[1] * 62),
                (x + a.way[0] * 7, y + a.way[1] * 7),
                (x + across[0] * 72, y + across[1] * 72),
            ]
        )
        out += [
            Fold(run, 14, -0.9),
            Fold([(p - a.way[0] * 24, q - a.way[1] * 24) for p, q in run], 28, 0.32),
        ]
    return out

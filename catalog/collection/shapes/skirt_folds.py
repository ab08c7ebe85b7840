"""How a skirt hangs: flutes, pleats and drags."""

from __future__ import annotations

from catalog.collection.look import Look
from catalog.collection.outline import CX, curve, mix
from catalog.collection.part import Fold
from catalog.collection.shapes.skirt_cut import Cut, at


def flutes(c: Cut, look: Look) -> list[Fold]:
    """Soft hangs that open towards the hem."""
    rng = look.rng("flutes")
    count = max(4, 2 * c.waves if c.waves else 4)
    out: list[Fold] = []
    for k in range(count):
        share = -0.84 + 1.68 * (k + 0.5) / count + rng.uniform(-0.05, 0.05)
        start = rng.uniform(0.04, 0.2) if c.waves > 4 else rng.uniform(0.12, 0.34)
        points = [
            at(c, share * (1 + 0.04 * rng.uniform(-1, 1)), start + (1.02 - start) * i / 4)
            for i in range(5)
        ]
        wide = 20 + (c.hem / max(4, count)) * 0.5
        out.append(
            Fold(
                curve(points),
                wide,
                (0.5 if k % 2 else -0.48) * (1.0 if c.waves > 4 else 0.7),
                opens=True,
            )
        )
    if look.has("full", "tiered", "gathered"):
        for k in range(16):
            share = -0.94 + 1.88 * k / 15
            points = [
                at(c, share, 0.0),
                at(c, share * 1.01, 0.06),
                at(c, share * 1.02, rng.uniform(0.12, 0.24)),
            ]
            out.append(Fold(curve(points), 8, -0.5 if k % 2 else 0.4, False))
    return out


def pleats(c: Cut) -> list[Fold]:
    """Knife pleats: a sharp edge each, and the soft turn beside it."""
    out: list[Fold] = []
    count = 15
    for k in range(count):
        share = -0.94 + 1.88 * k / (count - 1)
        points = [at(c, share, 0.02 + 1.0 * i / 5) for i in range(6)]
        wide = 1.88 * c.hem / count
        out.append(Fold(points, wide * 0.42, -0.7, False, opens=True))
        mid = [
            (CX + (x - CX) * 1.0 + wide * 0.42 * (0.5 + 0.1 * i), y)
            for i, (x, y) in enumerate(points)
        ]
        out.append(Fold(mid, wide * 0.6, 0.26, opens=True))
    return out


def drags(c: Cut, look: Look) -> list[Fold]:
    rng = look.rng("drags")
    out: list[Fold] = []
    for sign in (1, -1):
        for t in (0.3, 0.42):
            a, b = at(c, sign * 0.95, t + rng.uniform(-0.03, 0.03)), at(c, sign * 0.25, t + 0.08)
            out.append(Fold(curve([a, mix(a, (b[0], b[1] + 14), 0.5), b]), 14, -0.3))
    return out

"""Sweaters, knitted vests and cardigans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import CX, box, curve, mirror
from catalog.collection.part import Dot, Line, Part
from catalog.collection.shapes.block import TOP, Block, body, fitted
from catalog.collection.shapes.necks import back_of, button_hex, front_of, necked
from catalog.collection.shapes.sleeves import arm, sleeve
from catalog.collection.shapes.tops import SLEEVES, blocked, cuffs, hem_rib


def knit(look: Look) -> list[Part]:
    """A sweater: knitted cloth, ribbed neck, cuffs and hem; sleeveless it is a vest."""
    b, name = necked(
        fitted(
            Block(chest=150, waist=147, hem=138, length=486, shoulder=156, arm=182, flare=3), look
        ),
        look,
    )
    kind = look.first("long", *SLEEVES)
    rib = look.contrast if look.has("tipped") else look.plain()
    rib = replace(
        rib, surface="rib" if look.cloth.surface in ("chunky", "cable", "knit") else "finerib"
    )
    parts = back_of(look, b, name, rib, 20)
    if kind != "sleeveless":
        a = arm(
            b,
            kind,
            12 if look.cloth.surface == "chunky" else 4,
            cuff=76 if kind == "long" else None,
        )
        parts += sleeve(look, a, wrinkle=0.7) + cuffs(rib, a, 42 if kind == "long" else 20, 0.05)
    parts.append(body(look, b, wrinkle=0.8))
    parts += blocked(look, b)
    if kind == "sleeveless":
        parts += _armbands(b, rib)
    return [*parts, hem_rib(rib, b, 44, 6), *front_of(look, b, name, rib, 20)]


def _armbands(b: Block, rib: Cloth) -> list[Part]:
    (tx, ty), (ux, uy) = b.tip, b.underarm
    outer = curve([(tx + 10, ty - 2), (min(tx, ux) + 7, ty + (uy - ty) * 0.5), (ux + 12, uy + 6)])
    inner = curve([(ux - 6, uy + 8), (min(tx, ux) - 14, ty + (uy - ty) * 0.52), (tx - 11, ty - 6)])
    points = [*outer, *inner]
    return [Part(p, rib, shadow=0.3, volume=6, wrinkle=0.2) for p in (points, mirror(points))]


def cardigan(look: Look) -> list[Part]:
    """A knit that buttons down the front, with a V or a round neck."""
    b = fitted(
        Block(
            chest=152,
            waist=149,
            hem=144,
            length=500,
            shoulder=156,
            arm=182,
            flare=3,
            neck=62,
            drop=58 if look.has("crew") else 196,
            neckline="round" if look.has("crew") else "v",
        ),
        look,
    )
    rib = look.contrast if look.has("tipped") else look.plain()
    rib = replace(rib, surface="rib" if look.cloth.surface != "finerib" else "finerib")
    a = arm(b, look.first("long", *SLEEVES), 8, cuff=76)
    parts = (
        back_of(look, b, "crew", rib, 20) + sleeve(look, a, wrinkle=0.7) + cuffs(rib, a, 42, 0.05)
    )
    parts.append(body(look, b, wrinkle=0.8))
    parts.append(hem_rib(rib, b, 44, 6))
    parts += front_of(look, b, "crew", rib, 20)
    parts.append(_button_band(look, b, rib))
    if look.has("pocket"):
        parts += [_knit_pocket(look, rib, sign) for sign in (1, -1)]
    return parts


def _button_band(look: Look, b: Block, rib: Cloth) -> Part:
    top, low = TOP + b.drop - 18, b.bottom + 46
    count = max(3, round((low - top) / 74))
    dots = [
        Dot((CX, top + 22 + k * (low - top - 42) / (count - 1)), 8.0, button_hex(look))
        for k in range(count)
    ]
    outline = [(CX - 16, top + 4), (CX + 16, top - 2), (CX + 16, low), (CX - 16, low)]
    return Part(
        outline,
        rib,
        shadow=0.34,
        volume=8,
        wrinkle=0.2,
        dots=dots,
        lines=[Line([(CX - 16, top), (CX - 16, low)], 1.4, 0.4)],
    )


def _knit_pocket(look: Look, rib: Cloth, sign: int) -> Part:
    y, x = TOP + 330, CX + sign * 80
    outline = box(x - 36, y, x + 36, y + 86, 4)
    top: Sequence[tuple[float, float]] = [(x - 36, y + 16), (x + 36, y + 16)]
    return Part(
        outline, look.cloth, shadow=0.3, volume=10, wrinkle=0.4, lines=[Line(list(top), 1.4, 0.4)]
    )

"""Skirts, and the skirts of dresses: straight, A-line, full, pleated, wrapped, tiered."""

from __future__ import annotations

import math
from dataclasses import replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, box, curve, mirror, path
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.necks import button_hex
from catalog.collection.shapes.skirt_cut import Cut, at, cut_of
from catalog.collection.shapes.skirt_folds import drags, flutes, pleats


def _side(c: Cut) -> Points:
    reach = min(0.42, 150 / c.length)
    return curve(
        [
            (CX + c.waist, c.top),
            (CX + c.waist + (c.hip - c.waist) * 0.72, c.top + c.length * reach * 0.55),
            (CX + c.hip, c.top + c.length * reach),
            (CX + c.hem, c.top + c.length),
        ]
    )


def hem_line(c: Cut, look: Look, up: float = 0.0) -> Points:
    """The hem from right to left: it rises towards the sides and flutes where the skirt is full."""
    out: Points = []
    rng = look.rng("hem")
    luck = [rng.uniform(0.7, 1.25) for _ in range(c.waves + 3)]
    n = 72
    for k in range(n + 1):
        t = k / n
        x = CX + c.hem * (1 - 2 * t)
        sag = 12 + c.hem * 0.035
        y = c.top + c.length + sag * (1 - (2 * t - 1) ** 2)
        if c.waves:
            phase = t * c.waves
            y += c.deep * luck[int(phase)] * 0.5 * (1 - math.cos(math.tau * phase))
        out.append((x, y - up))
    return out


def panel(look: Look, c: Cut) -> list[Part]:
    """The skirt without its waistband: the inside of its back, then the front."""
    right = _side(c)
    low = hem_line(c, look)
    outline: Points = [*right, *low[1:-1], *reversed(mirror(right)), *_waist(c)]
    lines = [Line(hem_line(c, look, 10)[1:-1], 1.1, 0.3)]
    folds = pleats(c) if look.has("pleated") else flutes(c, look)
    if look.has("pencil"):
        folds = drags(c, look)
    front = Part(
        outline,
        look.cloth,
        bow=14,
        volume=34 if not look.has("pleated") else 26,
        wrinkle=0.8,
        grid=(9, 4),
        folds=folds,
        lines=lines,
    )
    behind: list[Part] = []
    if c.waves:
        flat = replace(c, waves=0)
        edge = [(CX + (x - CX) * 0.955, y + 3) for x, y in hem_line(flat, look)]
        high = edge[0][1] - 40
        behind = [
            Part(
                [*edge, (CX - c.hem * 0.86, high), (CX + c.hem * 0.86, high)],
                look.plain(),
                tone=-46,
                shadow=0,
                volume=10,
                wrinkle=0.3,
            )
        ]
    return [*behind, front]


def _waist(c: Cut) -> Points:
    return curve([(CX - c.waist, c.top), (CX, c.top + 7), (CX + c.waist, c.top)])


def waistband(look: Look, c: Cut, deep: float = 32, buttoned: bool = True) -> list[Part]:
    """A sewn waistband, the inside of its back above it."""
    w, y = c.waist, c.top
    outline: Points = path(
        [(CX - w + 3, y - deep), (CX, y - deep + 8), (CX + w - 3, y - deep)],
        [(CX + w - 3, y - deep), (CX + w + 1, y + 2)],
        [(CX + w + 1, y + 2), (CX, y + 9), (CX - w - 1, y + 2)],
    )
    rim = [
        *curve([(CX - w + 3, y - deep), (CX, y - deep + 8), (CX + w - 3, y - deep)]),
        *curve([(CX + w - 3, y - deep), (CX, y - deep - 7), (CX - w + 3, y - deep)]),
    ]
    low = curve([(CX + w, y - 2), (CX, y + 5), (CX - w, y - 2)])
    dots = [Dot((CX + w * 0.0, y - deep / 2 + 6), 6.5, button_hex(look))] if buttoned else []
    return [
        Part(rim, look.plain(), tone=-44, shadow=0, volume=6, wrinkle=0),
        Part(
            outline,
            look.cloth,
            shadow=0.26,
            volume=10,
            wrinkle=0.3,
            lines=[Line(low, 1.1, 0.35)],
            dots=dots,
        ),
    ]


def skirt(look: Look) -> list[Part]:
    """Any skirt."""
    c = cut_of(look)
    parts = panel(look, c)
    if look.has("tiered"):
        parts += tiers(look, c)
    if look.has("wrap"):
        parts += _wrap(look, c, parts[-1])
    if look.has("button-front"):
        parts.append(_button_front(look, c))
    if look.has("pocket", "denim"):
        parts += _pockets(look, c)
    if look.has("slit"):
        parts[-1] = replace(
            parts[-1],
            lines=[*parts[-1].lines, Line([at(c, 0.52, 0.62), at(c, 0.56, 1.03)], 3.2, 0.75)],
        )
    return [
        *parts,
        *waistband(
            look,
            c,
            26 if look.has("slip") else 34,
            not look.has("slip", "pleated", "full", "tiered"),
        ),
    ]


def tiers(look: Look, c: Cut, heights: tuple[float, ...] = (0.36, 0.68)) -> list[Part]:
    """Gathered seams across the skirt."""
    out: list[Part] = []
    for t in heights:
        line = curve([at(c, s, t) for s in (-1, -0.5, 0, 0.5, 1)])
        rng = look.rng(f"tier{t}")
        gathers = []
        for k in range(26):
            s = -0.95 + 1.9 * k / 25
            gathers.append(
                Fold(
                    [
                        at(c, s, t),
                        at(c, s * 1.01, t + 0.03),
                        at(c, s * 1.015, t + rng.uniform(0.06, 0.15)),
                    ],
                    8,
                    -0.55 if k % 2 else 0.45,
                    False,
                )
            )
        strip: Points = [
            *line,
            *reversed(curve([at(c, s * 1.004, t + 0.17) for s in (-1, -0.5, 0, 0.5, 1)])),
        ]
        out.append(
            Part(
                strip,
                look.cloth,
                bow=14,
                shadow=0,
                volume=3,
                edge=0,
                wrinkle=0.5,
                folds=gathers,
                lines=[Line(line, 2.0, 0.5)],
            )
        )
    return out


def over(front: Part, edge: Points, strength: float = 0.4) -> Part:
    """The upper layer of a wrapped skirt: all of ``front`` that lies to the left of ``edge``."""
    far = min(x for x, _ in front.outline) - 20
    outline: Points = [*edge, (far, edge[-1][1] + 30), (far, edge[0][1] - 10)]
    return replace(
        front,
        outline=outline,
        clip=front.outline,
        shadow=strength,
        edge=0.5,
        volume=12,
        lines=[*front.lines, Line(edge, 1.5, 0.42)],
    )


def _wrap(look: Look, c: Cut, front: Part) -> list[Part]:
    edge = curve([at(c, 0.72, -0.01), at(c, 0.54, 0.34), at(c, 0.36, 0.7), at(c, 0.2, 1.1)])
    pulls = [
        Fold(curve([at(c, 0.62, 0.03), at(c, 0.2, 0.26), at(c, -0.4, 0.46)]), 20, -0.4),
        Fold(curve([at(c, 0.6, 0.04), at(c, 0.16, 0.44), at(c, -0.05, 0.95)]), 24, 0.3),
    ]
    layer = over(front, edge)
    tie: Points = [
        at(c, 0.66, 0.0),
        (CX + c.waist * 0.9, c.top + 120),
        (CX + c.waist * 1.1, c.top + 118),
        at(c, 0.84, 0.0),
    ]
    return [
        replace(layer, folds=[*layer.folds, *pulls]),
        Part(tie, look.cloth, angle=-8, shadow=0.4, volume=6),
    ]


def _button_front(look: Look, c: Cut) -> Part:
    low = c.top + c.length + 10
    dots = [
        Dot((CX, c.top + 34 + k * 62), 7, button_hex(look))
        for k in range(int((c.length - 30) / 62))
    ]
    return Part(
        box(CX - 17, c.top, CX + 17, low + 4),
        look.cloth,
        shadow=0.3,
        volume=5,
        wrinkle=0.3,
        dots=dots,
        lines=[
            Line([(CX - 12, c.top), (CX - 12, low)], 1.1, 0.35),
            Line([(CX + 12, c.top), (CX + 12, low)], 1.1, 0.35),
        ],
    )


def _pockets(look: Look, c: Cut) -> list[Part]:
    """Curved front pockets."""
    edge = curve(
        [
            (CX + c.waist * 0.42, c.top + 4),
            (CX + c.waist * 0.62, c.top + 58),
            (CX + c.waist + 18, c.top + 74),
        ]
    )
    thread = "#c98a3d" if look.cloth.surface == "denim" else None
    dash = (4.6, 2.4) if thread else None
    zone: Points = [*edge, (CX + c.waist, c.top + 2)]
    lines = [
        Line(edge, 1.8, 0.5),
        Line([(x - 4, y + 4) for x, y in edge], 1.2, 0.8 if thread else 0.35, thread, dash),
    ]
    out = []
    for sign in (1, -1):
        flip = (lambda p: p) if sign == 1 else mirror
        out.append(
            Part(
                flip(zone),
                look.cloth,
                tone=-6,
                shadow=0,
                volume=4,
                edge=0.2,
                wrinkle=0.3,
                lines=[replace(n, points=flip(n.points)) for n in lines],
                clip=None,
            )
        )
    return out

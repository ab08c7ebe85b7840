"""What makes trousers jeans: scoop pockets, rivets, orange thread, a wash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, curve, mirror
from catalog.collection.part import Dot, Line, Part
from catalog.collection.shapes.legs import Legs, fly, leg_of, trace
from catalog.collection.shapes.skirt_cut import WAIST_Y

THREAD = "#c98a3d"
_DASH = (4.6, 2.4)


def jeans_front(look: Look, g: Legs, parts: list[Part]) -> list[Part]:
    """Scoop pockets with rivets, a coin pocket and double stitches on both legs."""
    thread = THREAD if look.cloth.surface == "denim" and not look.has("tonal") else None
    strength = 0.8 if thread else 0.4
    scoop, zone, dots = _scoop(g)
    lines = [Line(scoop, 1.8, 0.55)]
    lines += [
        Line([(x - d, y + d) for x, y in scoop], 1.2, strength, thread, _DASH) for d in (4, 8)
    ]
    whole = [*lines, Line(_outseam(g), 1.2, strength * 0.8, thread, _DASH)]
    legs: list[Part] = []
    pockets: list[Part] = []
    flips: tuple[Callable[[Points], Points], ...] = (mirror, list)
    for leg, flip in zip(parts, flips, strict=True):
        sewn = [replace(line, points=flip(line.points)) for line in whole]
        rivets = [replace(dot, at=flip([dot.at])[0]) for dot in dots]
        front = fly(g, thread) if flip is list else []
        legs.append(replace(leg, lines=[*leg.lines, *sewn, *front], dots=rivets))
        pocket = trace(look, flip(zone), sewn[:3], rivets)
        pockets.append(replace(pocket, tone=-5, clip=leg.outline))
    coin = [
        (CX - g.waist * x, WAIST_Y + y) for x, y in ((0.66, 22), (0.93, 20), (0.96, 54), (0.7, 57))
    ]
    small = trace(look, coin, [Line(coin[:2], 1.2, strength, thread, _DASH)])
    return [*legs, *pockets, replace(small, shadow=0.2, edge=0.6, clip=parts[0].outline)]


def _scoop(g: Legs) -> tuple[Points, Points, list[Dot]]:
    """The right pocket: its edge, what it shows, and its two rivets."""
    top = WAIST_Y
    edge = curve(
        [
            (CX + g.waist * 0.44, top + 3),
            (CX + g.waist * 0.62, top + 52),
            (CX + g.hip * 0.95, top + 70),
        ]
    )
    zone = [*edge, (CX + g.hip * 0.92, top + 30), (CX + g.waist - 1, top + 1)]
    places = ((CX + g.waist * 0.46, top + 9), (CX + g.hip * 0.88, top + 68))
    return edge, zone, [Dot(place, 3.6, "#a67b4b", "rivet") for place in places]


def _outseam(g: Legs) -> Points:
    outer, _, _ = leg_of(g)
    return [(x - 6, y) for x, y in outer if WAIST_Y + 70 < y < WAIST_Y + 200]


def faded(look: Look, g: Legs, parts: list[Part]) -> list[Part]:
    """Washed denim is lighter along the thighs."""
    if look.cloth.surface != "denim" or look.has("raw"):
        return parts
    out = []
    for k, part in enumerate(parts):
        sign = -1 if k == 0 else 1
        x = CX + sign * (g.hip * 0.5 + g.spread)
        line = curve(
            [
                (x, WAIST_Y + 80),
                (x + sign * 4, WAIST_Y + g.rise + 90),
                (x + sign * 8, WAIST_Y + g.rise + 270),
            ]
        )
        out.append(replace(part, fade=(line, 46.0, 30 if look.has("washed") else 20)))
    return out

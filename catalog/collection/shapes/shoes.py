"""Shoes in profile, a pair: the nearer one in front, the other behind it."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import Point, Points, curve, ellipse, marks, path
from catalog.collection.part import Fold, Line, Part
from catalog.collection.shapes.boots import chelsea, laceboot
from catalog.collection.shapes.sneakers import sneaker
from catalog.collection.shapes.soles import heeled


def pair(look: Look) -> list[Part]:
    """Two shoes of the kind that the look's words say, on the floor."""
    kind = look.first("sneaker", *_KINDS)
    if look.cloth.surface == "leather":
        look = replace(look, cloth=replace(look.cloth, surface="calf"))
    one = _KINDS[kind](look)
    far = [_moved(part, 92, -92, 0.94) for part in one]
    shade = [_floor(far, 60), _floor(one, 84)]
    return [shade[0], *[replace(p, tone=p.tone - 5) for p in far], shade[1], *one]


def _moved(part: Part, dx: float, dy: float, scale: float) -> Part:
    def move(points: Points) -> Points:
        return [(x * scale + dx, y * scale + dy) for x, y in points]

    return replace(
        part,
        outline=move(part.outline),
        folds=[replace(f, points=move(f.points), width=f.width * scale) for f in part.folds],
        lines=[replace(n, points=move(n.points)) for n in part.lines],
        dots=[replace(d, at=move([d.at])[0], r=d.r * scale) for d in part.dots],
        holes=[move(h) for h in part.holes],
        clip=None if part.clip is None else move(part.clip),
    )


def _floor(parts: list[Part], strength: int) -> Part:
    """The shadow under a shoe; drawn as a very soft dark oval."""
    xs = [x for p in parts for x, _ in p.outline]
    low = max(y for p in parts for _, y in p.outline)
    middle, half = (min(xs) + max(xs)) / 2, (max(xs) - min(xs)) / 2
    return Part(
        ellipse(middle + 6, low - 4, half * 1.0, 15),
        Cloth("#5d564f"),
        shadow=0,
        ground=True,
        soft=13.0,
        opacity=strength / 100,
    )


def loafer(look: Look) -> list[Part]:
    """A slip-on with a stitched apron and a saddle strap."""
    top: list[Point] = marks("576,428 520,470 440,480 386,462 352,446")
    vamp: list[Point] = marks("352,446 302,468 226,490 154,506 110,532 98,572")
    outline = path(top, vamp, marks("100,572 340,580 600,572"), marks("600,572 602,520 576,428"))
    inside = Part(
        [*curve(top), (400, 432), (480, 436), (560, 420)],
        Cloth("tan", surface="calf"),
        tone=-40,
        shadow=0,
        volume=8,
    )
    apron = curve(marks("116,542 160,534 250,524 340,502 392,468"))
    body = Part(
        outline,
        look.cloth,
        shadow=0.3,
        volume=24,
        wrinkle=0.4,
        lines=[
            Line(apron, 2.4, 0.45),
            Line([(x, y - 5) for x, y in apron], 1.1, 0.4, None, (3, 3)),
        ],
        folds=[
            Fold([(x, y - 7) for x, y in apron], 12, 0.5),
            Fold(curve(marks("540,450 560,500 566,560")), 14, -0.25),
            Fold(curve(marks("330,478 240,504 150,522")), 24, 0.45),
        ],
    )
    return [inside, body, *_saddle(look), *heeled(look, 20, 40)]


def _saddle(look: Look) -> list[Part]:
    """The strap over the instep with its slot, or with tassels."""
    outline = path(
        marks("330,452 372,450 398,470"),
        marks("398,470 420,530 424,574"),
        marks("424,574 344,576"),
        marks("344,576 338,510 296,474 330,452"),
    )
    slot = marks("344,478 372,472 384,490 356,498")
    parts = [
        Part(outline, look.cloth, shadow=0.36, volume=10, wrinkle=0.3),
        Part(slot, look.cloth, tone=-70, shadow=0, volume=3, wrinkle=0),
    ]
    for x in (0, 16) if look.has("tassel") else ():
        threads = [
            Line(marks("328,486 325,518", x), 1.2, 0.5),
            Line(marks("333,486 331,518", x), 1.2, 0.5),
        ]
        parts.append(
            Part(
                marks("330,470 338,470 334,520 318,518", x),
                look.cloth,
                shadow=0.5,
                volume=4,
                lines=threads,
            )
        )
    return parts


def flat(look: Look) -> list[Part]:
    """A ballet flat with a small bow."""
    top: list[Point] = marks("584,476 520,522 400,532 300,520 246,506")
    outline = path(
        top,
        marks("246,506 180,508 122,528 100,566"),
        marks("100,566 340,580 600,572"),
        marks("600,572 602,530 584,476"),
    )
    inside = Part(
        [*curve(top), (330, 494), (480, 494), (566, 470)],
        Cloth("beige", surface="calf"),
        tone=-18,
        shadow=0,
        volume=8,
        ramp=(-20, 10),
    )
    piping = Line([(x, y + 4) for x, y in curve(top)], 2.2, 0.35)
    bow = [
        Part(
            ellipse(x, 508, 17, 9),
            look.cloth,
            shadow=0.45,
            volume=5,
            folds=[Fold([(x - 10, 508), (x + 10, 509)], 6, -0.4)],
        )
        for x in (252, 282)
    ]
    knot = Part(ellipse(267, 508, 6, 7), look.cloth, shadow=0.5, volume=4)
    toe = []
    if look.has("captoe"):
        toe = [
            Part(
                path(
                    marks("124,534 180,508 202,507"),
                    marks("202,507 214,540 200,576"),
                    marks("200,576 104,568 124,534"),
                ),
                look.contrast,
                shadow=0.25,
                volume=14,
            )
        ]
    body = Part(outline, look.cloth, shadow=0.3, volume=20, wrinkle=0.4, lines=[piping])
    return [inside, body, *toe, *bow, knot, *heeled(look, 12, 20, 98)]


_KINDS = {
    "sneaker": sneaker,
    "loafer": loafer,
    "chelsea": chelsea,
    "laceboot": laceboot,
    "flat": flat,
}

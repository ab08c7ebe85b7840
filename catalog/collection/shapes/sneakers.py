"""Sneakers, low and high."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import Point, Points, beside, curve, marks, mix, path
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.soles import sole_of


@dataclass(frozen=True)
class Last:
    """The form a sneaker is made on: ``up`` raises its collar (pixels)."""

    up: float

    @property
    def throat(self) -> Point:
        """The top of the lacing."""
        return 410 - self.up * 0.1, 392 - self.up

    @property
    def bend(self) -> Point:
        """The middle of the lacing."""
        return 352, 446 - self.up * 0.25

    @property
    def heel(self) -> list[Point]:
        """The back, downwards."""
        return [(584, 404 - self.up), (590, 470 - self.up * 0.3)]

    @property
    def collar(self) -> list[Point]:
        """The opening, from the heel to the throat."""
        return [
            (584, 404 - self.up),
            (548, 428 - self.up),
            (490, 430 - self.up),
            (448, 402 - self.up),
            self.throat,
        ]


def sneaker(look: Look) -> list[Part]:
    """A low court shoe, or with ``hightop`` one above the ankle."""
    last = Last(66.0 if look.has("hightop") else -46.0)
    up = last.up
    front = [last.throat, last.bend, *marks("276,496 206,506 144,520 108,542 100,568")]
    back = [*marks("598,574 602,530"), *reversed(last.heel)]
    outline = path(
        last.collar, front, marks("100,568 110,580"), marks("110,580 350,586 598,574"), back
    )
    lining = Cloth("oat", surface="fleece")
    inside = Part(
        [*curve(last.collar), *marks("430,378 480,386 560,388", 0, -up)],
        lining,
        tone=-26,
        shadow=0,
        volume=8,
    )
    tongue = path(
        marks("452,410 436,352 392,346", 0, -up),
        [(392, 346 - up), (370, 420 - up * 0.5), (300, 482)],
        [*marks("300,482 352,476"), (452, 410 - up)],
    )
    creases = [
        Fold(curve(marks("228,512 252,536 250,566")), 12, -0.3),
        Fold(curve(marks("262,502 290,530 286,562")), 12, -0.26),
    ]
    rand = Line(curve(marks("116,563 340,553 600,557")), 1.2, 0.3)
    body = Part(
        outline, look.cloth, shadow=0.35, volume=26, wrinkle=0.5, folds=creases, lines=[rand]
    )
    parts = [
        inside,
        Part(tongue, look.cloth, tone=-4, shadow=0.3, volume=12),
        body,
        *_trim(look, last),
        *_lacing(look, last),
    ]
    return [*parts, *sole_of(look, "#b98a58" if look.has("gum") else "#efebe2")]


def _trim(look: Look, last: Last) -> list[Part]:
    """Toe cap, heel tab, and two slanted bars."""
    trim, up = look.contrast, last.up
    cap = path(
        marks("108,542 144,520 176,512 214,506"),
        marks("214,514 226,540 212,568"),
        marks("212,568 110,572 100,566 108,542"),
    )
    stitch = Line(curve(marks("207,518 218,540 206,566")), 1.1, 0.35, None, (4, 2.4))
    tab = path(
        [*last.heel, (602, 540)],
        [*marks("602,540 560,520 546,470"), (552, 428 - up)],
        [(552, 428 - up), last.heel[0]],
    )
    parts = [
        Part(cap, look.cloth, shadow=0.3, volume=14, wrinkle=0.3, lines=[stitch]),
        Part(tab, trim, shadow=0.3, volume=9, wrinkle=0.3),
    ]
    if look.has("minimal"):
        return parts
    for x in (408, 454):
        bar: Points = [
            (x + 30, 470 - up * 0.2),
            (x + 48, 464 - up * 0.2),
            (x + 16, 562),
            (x - 6, 562),
        ]
        parts.append(Part(bar, trim, shadow=0.28, volume=4, wrinkle=0.2))
    return parts


def _lacing(look: Look, last: Last) -> list[Part]:
    """The eyelet band and the laces over it."""
    up = last.up
    top: Point = (418 - up * 0.1, 396 - up)
    side: Point = (400, 470 - up * 0.25)
    stay = path(
        [top, (362, 448 - up * 0.25), (262, 502)],
        marks("262,502 300,526 330,520"),
        [(330, 520), side, (452, 416 - up), top],
    )
    edge = beside(curve([*marks("262,502 300,526 330,520"), side, (448, 418 - up)]), -4)
    parts = [
        Part(
            stay,
            look.cloth,
            shadow=0.34,
            volume=8,
            wrinkle=0.3,
            lines=[Line(edge, 1.1, 0.4, None, (4, 2.4))],
        )
    ]
    count = 7 if up > 0 else 6
    for k in range(count):
        t = k / (count - 0.6)
        far, near = (
            mix((276, 494), (last.throat[0], 396 - up), t),
            mix((320, 514), (440, 424 - up), t),
        )
        (ax, ay), (bx, by) = mix(far, near, -0.05), mix(mix(far, near, -0.05), near, 0.86)
        lace: Points = [(ax - 5, ay - 4), (ax + 3, ay - 7), (bx + 4, by - 4), (bx - 4, by + 4)]
        parts.append(
            Part(
                lace,
                Cloth("#f1ede4", surface="finerib"),
                shadow=0.45,
                volume=3,
                wrinkle=0,
                dots=[Dot((bx, by + 1), 3.6, "#8d8a84", "eyelet")],
            )
        )
    return parts

"""Ankle boots."""

from __future__ import annotations

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import Point, curve, marks, mix, path
from catalog.collection.part import Dot, Fold, Part
from catalog.collection.shapes.soles import heeled, sole_of


def chelsea(look: Look) -> list[Part]:
    """An ankle boot with elastic sides."""
    top: list[Point] = marks("404,252 490,262 578,248")
    front: list[Point] = marks("404,252 398,340 372,426 302,472 204,494 130,518 100,546 98,572")
    outline = path(
        list(reversed(top)),
        front,
        marks("98,572 340,580 602,572"),
        marks("602,572 604,500 584,400 578,248"),
    )
    rim = [*curve(top), (560, 238), (480, 240), (420, 242)]
    gore = path(
        [(458, 258), (528, 256)],
        marks("528,256 530,360 506,446"),
        marks("506,446 478,452 466,440"),
        marks("466,440 448,360 458,258"),
    )
    folds = [
        Fold(curve(marks("392,400 440,446 520,470")), 18, -0.34),
        Fold(curve(marks("360,436 410,476 500,500")), 18, 0.3),
        Fold(curve(marks("240,494 270,520 272,560")), 14, -0.2),
        Fold(curve(marks("340,470 250,506 150,532")), 26, 0.5),
        Fold(curve(marks("436,276 430,350 410,410")), 24, 0.35),
    ]
    tab = marks("570,238 584,238 588,286 574,286")
    return [
        Part(rim, look.cloth, tone=-50, shadow=0, volume=6),
        Part(outline, look.cloth, shadow=0.3, volume=34, wrinkle=0.5, folds=folds),
        Part(
            gore, look.plain(surface="rib"), tone=-14, shadow=0.25, volume=10, wrinkle=0.2, lines=[]
        ),
        Part(tab, look.plain(surface="canvas"), shadow=0.4, volume=4, wrinkle=0),
        *heeled(look, 20, 44),
    ]


def laceboot(look: Look) -> list[Part]:
    """A laced boot on a lugged sole."""
    parts = chelsea(look)[:2]
    front = Part(
        path(
            marks("404,252 398,340 372,426 310,472"),
            marks("310,472 360,486 420,440"),
            marks("420,440 448,350 450,256"),
            [(450, 256), (404, 252)],
        ),
        look.cloth,
        shadow=0.35,
        volume=10,
        wrinkle=0.3,
    )
    parts.append(front)
    for k in range(7):
        t = k / 6
        a = mix((350, 462), (410, 268), t)
        b = mix((398, 458), (444, 276), t)
        parts.append(
            Part(
                [
                    (a[0] - 4, a[1] - 4),
                    (a[0] + 2, a[1] - 8),
                    (b[0] + 2, b[1] - 3),
                    (b[0] - 4, b[1] + 3),
                ],
                Cloth("#c9a36a", surface="finerib"),
                shadow=0.45,
                volume=3,
                wrinkle=0,
                dots=[Dot(b, 4.2, "#a8905f", "eyelet")],
            )
        )
    return [*parts, *sole_of(look, "#4a443f", 46)]

"""What shoes stand on."""

from __future__ import annotations

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import Points
from catalog.collection.part import Line, Part

FLOOR = 600.0


def sole_of(
    look: Look, outline: Points, colour: str, tread: float = 9, line: bool = True
) -> list[Part]:
    """A rubber sole with a darker tread below."""
    left = min(x for x, _ in outline)
    right = max(x for x, _ in outline)
    low = max(y for _, y in outline)
    rubber = Cloth(colour, surface="poplin")
    lines = (
        [
            Line(
                [(left + 10, low - 22), ((left + right) / 2, low - 18), (right - 8, low - 24)],
                1.2,
                0.3,
            )
        ]
        if line
        else []
    )
    under = [(x, y + tread) for x, y in outline if y > low - 9]
    dark = Cloth("#4a443f" if colour != "#4a443f" else "#2b2826", surface="canvas")
    return [
        Part(
            [*under, *reversed([(x, y - tread - 6) for x, y in under])],
            dark,
            shadow=0,
            volume=4,
            wrinkle=0.2,
        ),
        Part(outline, rubber, shadow=0.3, volume=9, wrinkle=0.2, lines=lines),
    ]


def heeled(look: Look, thick: float, heel: float, toe_x: float = 92.0) -> list[Part]:
    """A leather sole and a stacked heel."""
    dark = Cloth("#3a302a" if look.cloth.main != "black" else "#29272a", surface="leather")
    y = 568.0
    welt: Points = [
        (toe_x, y - 2),
        (340, y + 6),
        (606, y),
        (608, y + thick * 0.6),
        (420, y + thick),
        (360, y + thick + 8),
        (120, y + thick + 6),
        (toe_x - 1, y + thick * 0.7),
    ]
    block: Points = [
        (466, y + thick - 5),
        (608, y + thick * 0.5),
        (604, y + thick + heel - 10),
        (478, y + thick + heel - 10),
    ]
    return [
        Part(
            block,
            dark,
            tone=-8,
            shadow=0.2,
            volume=6,
            wrinkle=0.2,
            lines=[Line([(472, y + thick + 8), (606, y + thick + 4)], 1, 0.4)],
        ),
        Part(welt, dark, shadow=0.3, volume=4, wrinkle=0.2),
    ]

"""What shoes stand on."""

from __future__ import annotations

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.outline import Points, curve, marks, path
from catalog.collection.part import Line, Part

FLOOR = 600.0


def sole_of(look: Look, colour: str, thick: float = 40.0) -> list[Part]:
    """A rubber sole with a rounded toe, a line around it and a dark tread below."""
    top = FLOOR - thick
    outline = path(
        [*marks("100,2 350,10 598,0", 0, top)],
        [(598, top), (612, top + 10), (612, FLOOR - 10), (598, FLOOR)],
        [(598, FLOOR), (340, FLOOR + 1), (136, FLOOR - 1)],
        [(136, FLOOR - 1), (98, FLOOR - 9), (88, top + thick * 0.42), (100, top + 2)],
    )
    tread = curve([(110, FLOOR - 6), (200, FLOOR - 1), (400, FLOOR), (602, FLOOR - 3)])
    band = curve([(96, top + thick * 0.45), (350, top + thick * 0.56), (606, top + thick * 0.42)])
    lines = [Line(tread, 5.0, 0.75, "#45403b"), Line(band, 1.3, 0.28)]
    return [
        Part(
            outline, Cloth(colour, surface="poplin"), shadow=0.3, volume=9, wrinkle=0.1, lines=lines
        )
    ]


def heeled(look: Look, thick: float, heel: float, toe_x: float = 90.0) -> list[Part]:
    """A thin leather sole, raised a little at the toe, and a stacked heel."""
    dark = Cloth("#3a302a" if look.cloth.main != "black" else "#2b292b", surface="calf")
    y, low = 568.0, 568.0 + thick + heel - 10
    welt = path(
        [(toe_x + 4, y - 4), (340, y + 5), (606, y - 2)],
        [(606, y - 2), (611, y + thick * 0.3), (606, y + thick * 0.62)],
        [
            (606, y + thick * 0.62),
            (430, y + thick * 0.9),
            (340, y + thick + 7),
            (140, y + thick * 0.86),
        ],
        [(140, y + thick * 0.86), (toe_x, y + thick * 0.4), (toe_x - 3, y), (toe_x + 4, y - 4)],
    )
    block: Points = [(470, y + thick - 7), (607, y + thick * 0.5), (602, low), (482, low)]
    layers = [
        Line([(474, low - d), (606, low - d - 2)], 1.0, 0.35) for d in range(9, int(heel) - 4, 9)
    ]
    rows = Line(
        curve([(toe_x + 10, y + 2), (340, y + 10), (600, y + 4)]), 1.0, 0.5, "#a58e72", (3, 2.6)
    )
    return [
        Part(block, dark, tone=-6, shadow=0.2, volume=6, wrinkle=0.1, lines=layers),
        Part(welt, dark, shadow=0.3, volume=4, wrinkle=0.1, lines=[rows]),
    ]

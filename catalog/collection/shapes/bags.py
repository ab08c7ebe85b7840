"""Totes, shoulder bags and backpacks."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.motif import motif
from catalog.collection.outline import CX, Points, box, curve, ellipse, marks, path, span
from catalog.collection.part import Fold, Line, Part
from catalog.collection.shapes.collars import mirrored
from catalog.collection.shapes.hats import Y


def bag(look: Look) -> list[Part]:
    """A tote, a shoulder bag, a bucket bag or a backpack."""
    if look.has("shoulder-bag"):
        return _shoulder(look)
    if look.has("backpack"):
        return _backpack(look)
    return _tote(look)


def _handle(
    look: Look,
    x0: float,
    y0: float,
    high: float,
    half: float,
    cloth: Cloth,
    tone: int = 0,
    dx: float = 0,
) -> Part:
    """A handle from ``x0`` left of the middle to ``x0`` right of it, ``high`` pixels up."""

    def bow(reach: float, share: float) -> Points:
        bend = x0 * 0.86 + reach
        return curve(
            [
                (CX - x0 - reach, y0),
                (CX - bend + dx, y0 - high * share),
                (CX + dx, y0 - high - reach),
                (CX + bend + dx, y0 - high * share),
                (CX + x0 + reach, y0),
            ]
        )

    return Part(
        [*bow(half, 0.72), *reversed(bow(-half, 0.70))],
        cloth,
        tone=tone,
        shadow=0.35,
        volume=4,
        wrinkle=0.3,
    )


_TOTE = path(
    marks("-182,-90 0,-83 182,-90", CX, Y),
    marks("182,-90 177,105 170,288", CX, Y),
    marks("170,288 154,300", CX, Y),
    marks("154,300 0,305 -154,300", CX, Y),
    marks("-154,300 -170,288", CX, Y),
    marks("-170,288 -177,105 -182,-90", CX, Y),
)


def _tote(look: Look) -> list[Part]:
    trim = look.contrast if look.has("two-tone") else look.plain()
    inside = [
        *curve(marks("-182,-90 0,-83 182,-90", CX, Y)),
        *curve(marks("182,-90 0,-105 -182,-90", CX, Y)),
    ]
    folds = [
        Fold(curve(marks("-164,-60 -90,70 -60,260", CX, Y)), 26, -0.3),
        Fold(curve(marks("162,-50 110,100 120,280", CX, Y)), 24, 0.3),
    ]
    dash = (4, 2.4) if look.cloth.surface == "leather" else None
    rim = Line(curve(marks("-180,-66 0,-59 180,-66", CX, Y)), 1.1, 0.4, None, dash)
    body = Part(
        _TOTE, look.cloth, bow=8, shadow=0.3, volume=30, wrinkle=0.8, folds=folds, lines=[rim]
    )
    name = next((word for word in look.words if word.startswith("print-")), None)
    if name:
        art = motif(name.removeprefix("print-"), look.cloth.accent, look.cloth.main)
        body = replace(body, art=art, art_at=((CX, Y + 110), 210.0))
    parts = [
        _handle(look, 84, Y - 82, 214, 10, trim, -18, 10),
        Part(inside, look.plain(), tone=-48, shadow=0, volume=6),
        body,
    ]
    if look.has("two-tone"):
        foot = Line(marks("-182,212 182,212", CX, Y), 1.1, 0.4, None, (4, 2.4))
        parts.append(
            Part(
                marks("-190,208 190,208 190,320 -190,320", CX, Y),
                look.contrast,
                shadow=0.25,
                volume=24,
                edge=0.4,
                clip=_TOTE,
                lines=[foot],
            )
        )
    parts.append(_handle(look, 84, Y - 30, 250, 10, trim))
    return [*parts, *(_handle_end(CX + sign * 84, trim) for sign in (1, -1))]


def _handle_end(x: float, trim: Cloth) -> Part:
    """Where a handle is sewn on: a square with a cross."""
    cross = Line(marks("-7,-28 7,-8 7,-28 -7,-8", x, Y), 1, 0.4)
    return Part(
        box(x - 10, Y - 40, x + 10, Y - 4, 2),
        trim,
        shadow=0.3,
        volume=4,
        wrinkle=0.2,
        lines=[cross],
    )


def _shoulder(look: Look) -> list[Part]:
    """A small bag with a flap and a long strap."""
    strap = _handle(look, 154, Y + 34, 330, 8, look.plain(), -6)
    bottom = marks("164,200 130,220 0,224 -130,220 -164,200", CX, Y)
    shell = path(
        marks("-170,10 170,10", CX, Y),
        marks("170,10 180,120 164,200", CX, Y),
        bottom,
        marks("-164,200 -180,120 -170,10", CX, Y),
    )
    body = Part(shell, look.cloth, shadow=0.3, volume=28, wrinkle=0.5)
    edge = marks("168,80 110,144 0,160 -110,144 -168,80", CX, Y)
    lid = path(
        marks("-168,2 0,-3 168,2", CX, Y),
        marks("168,2 168,80", CX, Y),
        edge,
        marks("-168,80 -168,2", CX, Y),
    )
    seam = Line([(x, y - 7) for x, y in curve(edge)], 1.1, 0.42, None, (4.4, 2.4))
    flap = Part(lid, look.cloth, shadow=0.5, volume=22, wrinkle=0.4, lines=[seam])
    metal = Cloth("#c2a367", surface="satin")
    clasp = Part(
        box(CX - 20, Y + 128, CX + 20, Y + 168, 7), metal, shadow=0.5, volume=6, wrinkle=0.4
    )
    slot = Part(box(CX - 8, Y + 142, CX + 8, Y + 154, 4), metal, tone=-40, shadow=0.3, volume=3)
    rings = [
        Part(
            ellipse(CX + x, Y + 24, 14, 14),
            metal,
            shadow=0.4,
            volume=3,
            holes=[ellipse(CX + x, Y + 24, 9, 9)],
        )
        for x in (154, -154)
    ]
    return [strap, body, *rings, flap, clasp, slot]


_ZIP = "#4a4744"


def _backpack(look: Look) -> list[Part]:
    bottom = marks("160,190 126,220 0,224 -126,220 -160,190", CX, Y)
    dome = curve(span((CX, Y - 210), *marks("70,-202 142,-130 166,0 160,190", CX, Y)))
    zipped = curve(span((CX, Y - 176), *marks("122,-118 146,-10", CX, Y)))
    lines = [
        Line(zipped, 3.6, 0.75, _ZIP, (2.4, 1.6)),
        Line([(x, y + 7) for x, y in zipped], 1.1, 0.35),
    ]
    shell = Part(
        [*dome, *curve(bottom)], look.cloth, shadow=0.3, volume=40, wrinkle=0.5, lines=lines
    )
    strap = Part(
        marks("150,-80 182,-20 184,130 154,150", CX, Y), look.plain(), tone=-26, shadow=0, volume=10
    )
    front = path(
        marks("-112,20 0,12 112,20", CX, Y),
        marks("112,20 118,160 96,194", CX, Y),
        marks("96,194 0,200 -96,194", CX, Y),
        marks("-96,194 -118,160 -112,20", CX, Y),
    )
    mouth = Line(curve(marks("-104,46 0,38 104,46", CX, Y)), 3.4, 0.7, _ZIP, (2.4, 1.6))
    pocket = Part(
        front,
        look.contrast if look.has("two-tone") else look.cloth,
        shadow=0.4,
        volume=22,
        wrinkle=0.35,
        lines=[mouth],
    )
    patch = Part(
        box(CX - 28, Y - 70, CX + 28, Y - 34, 3),
        Cloth("tan", surface="leather"),
        shadow=0.4,
        volume=4,
        wrinkle=0.2,
    )
    return [
        _handle(look, 34, Y - 200, 62, 8, look.plain(), -8),
        strap,
        mirrored(strap),
        shell,
        pocket,
        patch,
    ]

"""Caps, beanies and bucket hats."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.motif import motif
from catalog.collection.outline import CX, Points, box, curve, ellipse, marks, mirror, mix, path
from catalog.collection.part import Dot, Fold, Line, Part

Y = 480.0


def hat(look: Look) -> list[Part]:
    """A cap, a beanie or a bucket hat."""
    if look.has("beanie"):
        return _beanie(look)
    return _bucket(look) if look.has("bucket") else _cap(look)


def _cap(look: Look) -> list[Part]:
    button = Part(ellipse(CX, Y - 151, 13, 7), look.cloth, shadow=0.4, volume=5)
    under, brim = _brim(look.contrast if look.has("two-tone") else look.cloth)
    return [under, _crown(look), button, brim]


def _crown(look: Look) -> Part:
    """Four panels, two eyelets, maybe a print."""
    half = curve(marks("0,-150 92,-134 158,-66 178,40", CX, Y))
    low = curve(marks("178,40 90,14 0,6", CX, Y))
    seams = [
        Line(curve(marks(f"0,-149 {s * 50},-90 {s * 66},8", CX, Y)), 1.3, 0.4) for s in (1, -1)
    ]
    seams += [Line([(x + 5, y) for x, y in s.points], 1.0, 0.35, None, (4, 2.4)) for s in seams]
    eyelets = [Dot((CX + s * 104, Y - 74), 4.6, "#8d8983", "eyelet") for s in (1, -1)]
    crown = Part(
        [*half, *low, *reversed(mirror(low)), *reversed(mirror(half))],
        look.cloth,
        shadow=0,
        volume=46,
        wrinkle=0.5,
        lines=seams,
        dots=eyelets,
    )
    name = next((word for word in look.words if word.startswith("print-")), None)
    if name is None:
        return crown
    art = motif(name.removeprefix("print-"), look.cloth.accent, look.cloth.main)
    return replace(crown, art=art, art_at=((CX, Y - 68), 96.0))


def _brim(cloth: Cloth) -> tuple[Part, Part]:
    """The brim's underside and its top, stitched in rows."""
    top = curve(marks("178,36 92,12 0,4", CX, Y))
    low = curve(marks("178,36 188,78 118,96 0,88", CX, Y))
    rows = []
    for k in range(1, 5):
        row = [mix(a, b, k / 5) for a, b in zip(top, _even(low, len(top)), strict=True)][2:]
        rows.append(Line([*row, *reversed(mirror(row))], 1.0, 0.3))
    edge = [*low, *reversed(mirror(low))]
    under = Part(
        [*edge, *reversed([(x, y + 11) for x, y in edge])], cloth, tone=-40, shadow=0, volume=4
    )
    upper = [*top, *reversed(mirror(top)), *mirror(low), *reversed(low)]
    return under, Part(upper, cloth, shadow=0.5, volume=18, wrinkle=0.3, lines=rows)


def _even(points: Points, n: int) -> Points:
    """``n`` points picked evenly."""
    last = len(points) - 1
    return [points[round(k * last / (n - 1))] for k in range(n)]


def _beanie(look: Look) -> list[Part]:
    knitted = look.cloth.surface in ("chunky", "cable")
    rib = look.cloth if knitted else replace(look.cloth, surface="rib")
    dome = curve(marks("0,-170 84,-152 142,-76 156,40", CX, Y))
    folds = [
        Fold(curve(marks(f"0,-168 {74 * s},-110 {124 * s},20", CX, Y)), 16, 0.3 * s)
        for s in (-0.8, -0.3, 0.3, 0.8)
    ]
    crown = Part(
        [*dome, (CX, Y + 60), *reversed(mirror(dome))],
        rib,
        bow=-8,
        shadow=0,
        volume=52,
        wrinkle=0.9,
        folds=folds,
    )
    cuff = path(
        marks("-164,4 0,20 164,4", CX, Y),
        marks("164,4 172,60 162,106", CX, Y),
        marks("162,106 0,124 -162,106", CX, Y),
        marks("-162,106 -172,60 -164,4", CX, Y),
    )
    out = [crown, Part(cuff, rib, shadow=0.5, volume=30, wrinkle=0.6)]
    if look.has("pompom"):
        wool = Cloth(look.cloth.accent, surface="boucle")
        out.insert(
            0,
            Part(ellipse(CX, Y - 206, 60, 56), wool, shadow=0, volume=26, wrinkle=1.6, grid=(9, 9)),
        )
    if look.has("patch"):
        thread = Line(marks("-24,50 24,50 24,80 -24,80 -24,50", CX, Y), 1, 0.5, None, (3, 2))
        out.append(
            Part(
                box(CX - 30, Y + 44, CX + 30, Y + 86, 3),
                Cloth("tan", surface="leather"),
                shadow=0.4,
                volume=4,
                wrinkle=0.2,
                lines=[thread],
            )
        )
    return out


def _bucket(look: Look) -> list[Part]:
    crown = path(
        marks("-92,-120 0,-136 92,-120", CX, Y),
        [(CX + 92, Y - 120), (CX + 118, Y - 20)],
        marks("118,-20 0,2 -118,-20", CX, Y),
        [(CX - 118, Y - 20), (CX - 92, Y - 120)],
    )
    brim = path(
        marks("-118,-24 0,-2 118,-24", CX, Y),
        [(CX + 118, Y - 24), (CX + 196, Y + 76)],
        marks("196,76 100,116 0,124 -100,116 -196,76", CX, Y),
        [(CX - 196, Y + 76), (CX - 118, Y - 24)],
    )
    rows = [
        Line(
            curve(
                [
                    (CX - 118 - 15 * k, Y - 24 + 20 * k),
                    (CX, Y - 2 + 25 * k),
                    (CX + 118 + 15 * k, Y - 24 + 20 * k),
                ]
            ),
            1.0,
            0.32,
        )
        for k in range(1, 5)
    ]
    under = Part(
        curve(marks("-196,76 -90,84 0,88 90,84 196,76 100,120 0,130 -100,120 -196,76", CX, Y)),
        look.plain(),
        tone=-44,
        shadow=0,
        volume=6,
    )
    top = Line(curve(marks("-92,-112 0,-102 92,-112", CX, Y)), 1.3, 0.4)
    return [
        under,
        Part(
            crown,
            look.cloth,
            shadow=0,
            volume=34,
            lines=[top],
            dots=[Dot((CX + s * 84, Y - 60), 4.4, "#8d8983", "eyelet") for s in (1, -1)],
        ),
        Part(brim, look.cloth, shadow=0.35, bow=-14, volume=22, lines=rows),
    ]

"""Tees, sweatshirts, hoodies, knits and cardigans."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.fabric import Cloth
from catalog.collection.look import Look
from catalog.collection.motif import motif
from catalog.collection.outline import CX, Points, box, curve, mirror
from catalog.collection.part import Fold, Line, Part
from catalog.collection.shapes.block import (
    TOP,
    Block,
    body,
    body_outline,
    fitted,
    hem,
    hem_stitch,
    neck_curve,
    seam,
)
from catalog.collection.shapes.necks import back_of, front_of, necked
from catalog.collection.shapes.sleeves import Arm, arm, band, cuff_stitch, sleeve

SLEEVES = ("sleeveless", "cap", "short", "elbow", "threequarter", "long")


def tee(look: Look) -> list[Part]:
    """A jersey top: sewn hems, a narrow neck rib, maybe a pocket, a print or contrast sleeves."""
    b, name = necked(fitted(Block(), look), look)
    kind = look.first("short", *SLEEVES)
    if kind == "sleeveless":
        b = replace(b, shoulder=b.shoulder - 26)
    rib = look.contrast if look.has("ringer", "raglan") else look.plain(surface="finerib")
    if look.cloth.pattern in ("breton", "stripe", "finestripe", "rugby", "melange"):
        rib = replace(rib, main=rib.main)
    parts = back_of(look, b, name, rib, 13)
    parts += _sleeves(look, b, kind)
    front = body(look, b)
    front = replace(front, lines=[*front.lines, hem_stitch(b)])
    if kind == "sleeveless":
        front = replace(front, lines=[hem_stitch(b)])
    parts.append(printed(look, b, front))
    parts += blocked(look, b)
    parts += _raglan(look, b) if look.has("raglan") else []
    parts += front_of(look, b, name, rib, 13)
    if look.has("pocket"):
        parts.append(chest_pocket(look, TOP + 148))
    return parts


def _sleeves(look: Look, b: Block, kind: str) -> list[Part]:
    if kind == "sleeveless":
        return []
    ease = (
        20
        if look.has("oversized", "boxy") and kind == "short"
        else (10 if look.has("relaxed") else 0)
    )
    ease -= 10 if look.has("slim") else 0
    a = arm(b, kind, ease)
    cloth = look.contrast if look.has("raglan", "contrast-sleeve") else look.cloth
    right, left = cuff_stitch(a)
    parts = sleeve(look, a, cloth=cloth)
    parts = [replace(parts[0], lines=[right]), replace(parts[1], lines=[left])]
    if look.has("ringer"):
        for outline in (band(a, 15, inward=14), mirror(band(a, 15, inward=14))):
            parts.append(Part(outline, look.contrast, shadow=0.2, volume=6, wrinkle=0.2))
    return parts


def _raglan(look: Look, b: Block) -> list[Part]:
    """Sleeve cloth that runs up to the neck."""
    (tx, ty), (ux, uy) = b.tip, b.underarm
    nx, ny = neck_curve(b)[-4]
    run = curve([(nx - 2, ny), (CX + b.neck + 22, TOP + 70), (ux - 2, uy)])
    outline = [*run, (ux - 8, (ty + uy) / 2), (tx - 6, ty - 1), (CX + b.neck, TOP)]
    out = []
    for points, line in ((outline, run), (mirror(outline), mirror(run))):
        out.append(
            Part(
                points,
                look.contrast,
                shadow=0,
                volume=9,
                wrinkle=0.5,
                edge=0.3,
                lines=[seam(line, 0.5)],
                clip=body_outline(b),
            )
        )
    return out


def blocked(look: Look, b: Block) -> list[Part]:
    """A second colour across the lower half or across the chest."""
    if not look.has("colour-block", "chest-band"):
        return []
    y = TOP + (b.length * 0.5 if look.has("colour-block") else 132)
    low = b.bottom + 30 if look.has("colour-block") else y + 62
    wide = b.chest + 60
    top = curve([(CX - wide, y - 9), (CX, y), (CX + wide, y - 9)])
    foot = curve([(CX + wide, low - 9), (CX, low), (CX - wide, low - 9)])
    folds = body(look, b).folds
    stitch = [hem_stitch(b)] if look.has("colour-block") else [seam(foot)]
    return [
        Part(
            [*top, *foot],
            look.contrast,
            shadow=0,
            volume=30,
            edge=0.0,
            bow=10,
            clip=body_outline(b),
            folds=folds,
            lines=[seam(top, 0.5), *stitch],
            grid=(6, 5),
        )
    ]


def printed(look: Look, b: Block, part: Part) -> Part:
    """``part`` with the chest print that the look's words say, if they say one."""
    name = next((word for word in look.words if word.startswith("print-")), None)
    if name is None:
        return part
    art = motif(name.removeprefix("print-"), look.cloth.accent, look.cloth.main)
    return replace(
        part, art=art, art_at=((CX, TOP + 205), 190.0 if not look.has("small-print") else 92.0)
    )


def chest_pocket(
    look: Look, y: float, cloth: Cloth | None = None, flap: bool = False, x: float = 66
) -> Part:
    """A patch pocket on the wearer's left."""
    left, right = CX + x - 33, CX + x + 33
    outline = [(left, y), (right, y - 2), (right - 1, y + 66), (CX + x, y + 78), (left + 1, y + 66)]
    lines = [
        Line([(left + 3, y + 13), (right - 3, y + 11)], 1.1, 0.4),
        Line(
            [
                (left + 3, y + 2),
                (left + 4, y + 64),
                (CX + x, y + 75),
                (right - 4, y + 64),
                (right - 3, y),
            ],
            1.1,
            0.4,
        ),
    ]
    return Part(
        outline, cloth or look.cloth, shadow=0.28, volume=9, wrinkle=0.4, edge=0.7, lines=lines
    )


def sweat(look: Look) -> list[Part]:
    """A sweatshirt or a hoodie: ribbed cuffs and hem, a pouch on the hoodie, maybe a zip."""
    hooded = look.shape == "hoodie"
    b, name = necked(
        fitted(
            Block(chest=154, waist=152, hem=140, length=478, shoulder=160, arm=186, flare=4), look
        ),
        look,
        "hood" if hooded else "crew",
    )
    rib = look.plain(surface="rib")
    a = arm(b, "long", 14, cuff=74)
    cloth = look.contrast if look.has("contrast-sleeve", "raglan") else look.cloth
    parts = back_of(look, b, name, rib, 19) + sleeve(look, a, cloth=cloth)
    parts += cuffs(rib, a, 44)
    parts.append(printed(look, b, body(look, b)))
    parts += blocked(look, b)
    parts += _raglan(look, b) if look.has("raglan") else []
    parts.append(hem_rib(rib, b, 46))
    if hooded:
        parts += _pouch(look, b)
    if look.has("zip"):
        parts += zipped(look, b, TOP + b.drop - 4, b.bottom + 44)
    parts += front_of(look, b, name, rib, 19)
    if not hooded and name == "crew":
        parts.append(_notch(look, b, rib))
    return parts


def _notch(look: Look, b: Block, rib: Cloth) -> Part:
    y = TOP + b.drop
    return Part(
        [(CX - 20, y - 1), (CX + 20, y - 1), (CX, y + 30)],
        rib,
        shadow=0.2,
        volume=5,
        wrinkle=0,
        lines=[Line([(CX - 20, y), (CX, y + 30), (CX + 20, y)], 1.2, 0.45)],
    )


def _pouch(look: Look, b: Block) -> list[Part]:
    top, low = b.bottom - 138, b.bottom - 2
    half: Points = [
        (CX, top),
        (CX + 64, top),
        *curve([(CX + 64, top), (CX + 92, top + 44), (CX + 106, top + 92)]),
        (CX + 106, low),
        (CX, low),
    ]
    edge = curve([(CX + 60, top + 6), (CX + 87, top + 48), (CX + 100, top + 92)])
    lines = [
        Line(edge, 1.1, 0.45),
        Line(mirror(edge), 1.1, 0.45),
        Line([(CX - 62, top + 4), (CX + 62, top + 4)], 1.1, 0.4),
    ]
    folds = [Fold(curve([(CX - 60, top + 40), (CX - 10, top + 66), (CX + 50, top + 50)]), 18, -0.3)]
    whole = Part(
        [*half, *reversed(mirror(half))],
        look.cloth,
        shadow=0.38,
        volume=14,
        lines=lines,
        folds=folds,
    )
    return [whole]


def zipped(look: Look, b: Block, top: float, low: float, metal: str = "#9c9a95") -> list[Part]:
    """A zip down the middle."""
    tape = Part(
        box(CX - 8, top, CX + 8, low),
        look.plain(surface="poplin"),
        tone=-16,
        shadow=0.25,
        volume=3,
        wrinkle=0,
        lines=[
            Line([(CX, top), (CX, low)], 4.4, 0.9, metal, (2.2, 1.6)),
            Line([(CX - 13, top + 4), (CX - 13, low - 2)], 1.1, 0.4),
        ],
    )
    pull = Part(
        box(CX - 4, top + 10, CX + 4, top + 34, 3),
        Cloth(metal, surface="poplin"),
        shadow=0.5,
        volume=3,
        wrinkle=0,
    )
    return [tape, pull]


def cuffs(rib: Cloth, a: Arm, depth: float, squeeze: float = 0.07) -> list[Part]:
    """A ribbed cuff on each sleeve."""
    right = band(a, depth, squeeze)
    out = []
    for outline, angle in ((right, a.angle), (mirror(right), -a.angle)):
        out.append(Part(outline, rib, angle=angle, shadow=0.15, volume=13, wrinkle=0.3, tone=-5))
    return out


def hem_rib(rib: Cloth, b: Block, depth: float, squeeze: float = 9) -> Part:
    """A ribbed band below the hem."""
    edge = hem(b)
    top = [*mirror(edge), *reversed(edge)]
    s = b.hem - squeeze
    low = curve(
        [
            (CX + s, b.bottom + depth - 3),
            (CX + s * 0.5, b.bottom + depth + 3),
            (CX, b.bottom + depth + 4),
            (CX - s * 0.5, b.bottom + depth + 3),
            (CX - s, b.bottom + depth - 3),
        ]
    )
    return Part([*top, *low], rib, shadow=0.2, volume=16, wrinkle=0.4, lines=[seam(top, 0.42)])

"""Trousers, jeans, shorts and leggings."""

from __future__ import annotations

from dataclasses import replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Points, curve, mirror, mix, path
from catalog.collection.part import Dot, Fold, Line, Part
from catalog.collection.shapes.jeans import faded, jeans_front
from catalog.collection.shapes.legs import Legs, fly, leg_folds, leg_of, legs_of
from catalog.collection.shapes.necks import button_hex
from catalog.collection.shapes.skirt_cut import WAIST_Y, Cut
from catalog.collection.shapes.skirts import waistband


def _both_legs(look: Look, g: Legs) -> list[Part]:
    outer, hem, inner = leg_of(g)
    outline: Points = [*outer, *hem, *inner, (CX, WAIST_Y + 8)]
    crease = look.has("creased")
    middle = mix(hem[0], hem[-1], 0.5)
    centre = CX + g.hip * 0.5 + g.spread * 0.8
    lines: list[Line] = [Line([(x, y - 14) for x, y in hem], 1.1, 0.4)]
    folds: list[Fold] = []
    if crease:
        folds.append(
            Fold(
                curve(
                    [(CX + g.waist * 0.5, WAIST_Y + 30), (centre, WAIST_Y + g.rise + 40), middle]
                ),
                7,
                0.55,
                False,
            )
        )
    if look.has("cuffed"):
        lines = []
    parts = []
    for sign in (-1, 1):
        made = [*leg_folds(g, look, f"leg{sign}"), *folds]
        part = Part(
            outline,
            look.cloth,
            angle=-1.5,
            volume=27,
            wrinkle=0.5,
            grid=(3, 7),
            folds=made,
            lines=lines,
            shadow=0.3,
        )
        if look.has("leggings"):
            part = replace(part, volume=20)
        if sign == -1:
            part = replace(
                part,
                outline=mirror(outline),
                angle=1.5,
                folds=[replace(f, points=mirror(f.points)) for f in made],
                lines=[replace(n, points=mirror(n.points)) for n in lines],
            )
        parts.append(part)
    return parts


def _behind(look: Look, g: Legs) -> list[Part]:
    """The inside of each leg's opening."""
    _, hem, _ = leg_of(g)
    middle = mix(hem[0], hem[-1], 0.5)
    oval: Points = [*curve([hem[0], (middle[0], hem[0][1] - 5), hem[-1]]), *reversed(hem)]
    return [
        Part(points, look.plain(), tone=-50, shadow=0, volume=3, wrinkle=0)
        for points in (oval, mirror(oval))
    ]


def _waist(look: Look, g: Legs) -> list[Part]:
    c = Cut(top=WAIST_Y, waist=g.waist, hip=g.hip, hem=g.hem, length=g.length)
    if look.has("leggings", "drawstring", "elastic"):
        parts = waistband(look, c, 44, False)
        parts[1] = replace(
            parts[1],
            cloth=replace(
                look.plain(), surface="rib" if not look.has("leggings") else look.cloth.surface
            ),
        )
        if look.has("drawstring"):
            parts += _strings(look)
        return parts
    parts = waistband(look, c, 36, True)
    loops = []
    for x in (-0.72, -0.34, 0.34, 0.72):
        at = CX + g.waist * x
        loops.append(
            Part(
                [
                    (at - 5, WAIST_Y - 38),
                    (at + 5, WAIST_Y - 38),
                    (at + 5, WAIST_Y + 8),
                    (at - 5, WAIST_Y + 8),
                ],
                look.cloth,
                shadow=0.4,
                volume=3,
                wrinkle=0.2,
            )
        )
    if look.cloth.surface == "denim":
        parts[1] = replace(parts[1], dots=[Dot((CX, WAIST_Y - 11), 8, "#b08a58", "rivet")])
    return [*parts, *loops]


def _strings(look: Look) -> list[Part]:
    out = []
    for sign, long in ((1, 84), (-1, 72)):
        x, y = CX + sign * 13, WAIST_Y - 14
        line = curve([(x, y), (x + sign * 9, y + long * 0.5), (x + sign * 5, y + long)])
        outline = [(a - 2.8, b) for a, b in line] + [(a + 2.8, b) for a, b in reversed(line)]
        cord = look.plain(
            "ivory" if look.cloth.main not in ("ivory", "white", "cream") else "stone", "finerib"
        )
        out.append(
            Part(
                outline,
                cord,
                shadow=0.45,
                volume=3,
                wrinkle=0,
                dots=[Dot((x, y), 4.4, "#9b978f", "eyelet")],
            )
        )
    return out


def _cuffed(
    look: Look, g: Legs, cloth_surface: str | None = None, deep: float = 34, wide: float = 5
) -> list[Part]:
    _, hem, _ = leg_of(g)
    (ax, ay), (bx, by) = hem[0], hem[-1]
    outline: Points = path(
        [(ax + wide, ay - deep), (ax + wide, ay + 2)],
        [(ax + wide, ay + 2), ((ax + bx) / 2, ay + 8), (bx - wide, by + 2)],
        [(bx - wide, by + 2), (bx - wide, by - deep)],
        [(bx - wide, by - deep), ((ax + bx) / 2, ay - deep + 6), (ax + wide, ay - deep)],
    )
    cloth = look.cloth if cloth_surface is None else look.plain(surface=cloth_surface)
    return [
        Part(
            points,
            cloth,
            shadow=0.34,
            volume=11,
            wrinkle=0.4,
            tone=6 if cloth_surface is None else 0,
        )
        for points in (outline, mirror(outline))
    ]


def trousers(look: Look) -> list[Part]:
    """Anything with legs."""
    g = legs_of(look)
    legs = _both_legs(look, g)
    jeans = look.shape == "jeans" or look.has("jeans")
    parts = [*_behind(look, g)]
    if jeans:
        parts += jeans_front(look, g, faded(look, g, legs))
    else:
        parts += _plain_front(look, g, legs)
    if look.has("cargo"):
        parts += _cargo(look, g)
    if look.has("cuffed"):
        parts += _cuffed(look, g)
    if look.has("jogger"):
        parts += _cuffed(look, g, "rib", 30, 1)
    return [*parts, *_waist(look, g)]


def _plain_front(look: Look, g: Legs, legs: list[Part]) -> list[Part]:
    if look.has("leggings"):
        return legs
    top = WAIST_Y
    slant = [(CX + g.waist * 0.66, top + 4), (CX + g.hip * 0.97, top + g.rise * 0.62)]
    tucks: list[Fold] = []
    lines = [Line(slant, 1.8, 0.5), Line([(x - 5, y + 1) for x, y in slant], 1.1, 0.34)]
    if look.has("pleats"):
        for k in range(2):
            x = CX + g.waist * (0.3 + 0.2 * k)
            lines.append(Line([(x, top + 6), (x + 2, top + 54 - 14 * k)], 1.6, 0.42))
            tucks.append(
                Fold(curve([(x, top + 6), (x + 3, top + 80), (x + 8, top + 170)]), 15, -0.5)
            )
    out = []
    for k, part in enumerate(legs):
        flip = mirror if k == 0 else (lambda p: p)
        more = [replace(n, points=flip(n.points)) for n in lines] + (
            fly(g, None) if k and not look.has("drawstring", "elastic") else []
        )
        folds = [*part.folds, *(replace(f, points=flip(f.points)) for f in tucks)]
        out.append(replace(part, lines=[*part.lines, *more], folds=folds))
    if not look.has("drawstring", "elastic"):
        return out
    return [
        out[0],
        replace(
            out[1], lines=[*out[1].lines, Line([(CX, top + 6), (CX + 1, top + g.rise)], 1.6, 0.42)]
        ),
    ]


def _cargo(look: Look, g: Legs) -> list[Part]:
    x, y = CX + g.hip + g.spread * 0.2, WAIST_Y + g.rise + 74
    body: Points = [(x - 64, y), (x + 10, y - 4), (x + 12, y + 96), (x - 58, y + 100)]
    flap: Points = [(x - 68, y - 8), (x + 13, y - 12), (x + 14, y + 20), (x - 66, y + 24)]
    out = []
    for points, shadow in ((body, 0.35), (flap, 0.42)):
        for shape in (points, mirror(points)):
            out.append(Part(shape, look.cloth, shadow=shadow, volume=8, wrinkle=0.5))
    dot = Dot((x - 27, y + 12), 5, button_hex(look))
    out[2] = replace(out[2], dots=[dot])
    out[3] = replace(out[3], dots=[replace(dot, at=mirror([dot.at])[0])])
    return out

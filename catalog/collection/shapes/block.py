"""The block: the body that every garment for the upper body is cut from."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from catalog.collection.look import Look
from catalog.collection.outline import CX, Point, Points, both, curve, mirror, path
from catalog.collection.part import Fold, Line, Part

TOP = 180.0


@dataclass(frozen=True)
class Block:
    """Half widths and heights in pixels, from the high point of the shoulder (``TOP``)."""

    neck: float = 66
    drop: float = 52
    neckline: str = "round"
    shoulder: float = 152
    slope: float = 40
    arm: float = 172
    chest: float = 144
    waist: float = 137
    hem: float = 141
    length: float = 500
    flare: float = 8
    vent: float = 0

    @property
    def tip(self) -> Point:
        """The tip of the right shoulder."""
        return CX + self.shoulder, TOP + self.slope

    @property
    def underarm(self) -> Point:
        """Where sleeve and side meet, on the right."""
        return CX + self.chest, TOP + self.arm

    @property
    def bottom(self) -> float:
        """The height of the hem at the sides."""
        return TOP + self.length


_FITS = {
    "slim": {"shoulder": -12, "chest": -15, "waist": -22, "hem": -13, "arm": -8},
    "regular": {},
    "relaxed": {"shoulder": 12, "chest": 14, "waist": 18, "hem": 15, "arm": 10},
    "boxy": {"shoulder": 18, "chest": 26, "waist": 32, "hem": 28, "arm": 14, "length": -34},
    "oversized": {
        "shoulder": 34,
        "chest": 30,
        "waist": 36,
        "hem": 30,
        "arm": 24,
        "slope": 10,
        "length": 18,
    },
}
_LENGTHS = {"cropped": -96, "longline": 78, "tunic": 120}


def fitted(block: Block, look: Look) -> Block:
    """``block`` in the fit and length that the look's words say."""
    change = dict(_FITS[look.first("regular", *_FITS)])
    change["length"] = change.get("length", 0) + _LENGTHS.get(look.first("", *_LENGTHS), 0)
    if look.has("women-cut"):
        change["waist"] = change.get("waist", 0) - 9
    values = {name: getattr(block, name) + by for name, by in change.items()}
    return replace(block, **values)


def neck_curve(b: Block, inset: float = 0.0, lift: float = 0.0) -> Points:
    """The front neckline from its middle to the right shoulder, ``inset`` towards the head."""
    wide, deep = b.neck - inset * 0.92, b.drop - inset - lift
    x1, y1 = CX + wide, TOP - inset * 0.42
    low = TOP + deep
    if b.neckline == "v":
        return curve([(CX, low), (CX + wide * 0.56, TOP + deep * 0.42), (x1, y1)])
    if b.neckline == "square":
        return path(
            [(CX, low), (CX + wide * 0.78, low - 3)],
            [(CX + wide * 0.78, low - 3), (CX + wide * 0.9, TOP + deep * 0.5), (x1, y1)],
        )
    return curve(
        [
            (CX, low),
            (CX + wide * 0.5, TOP + deep * 0.83),
            (CX + wide * 0.86, TOP + deep * 0.42),
            (x1, y1),
        ]
    )


def armhole(b: Block) -> Points:
    """The right armhole from the shoulder's tip to the underarm."""
    x, y = b.tip
    ux, uy = b.underarm
    dip = min(x, ux) - 9
    return curve([(x, y), (dip, y + (uy - y) * 0.52), (ux, uy)])


def side(b: Block) -> Points:
    """The right side from the underarm to the hem."""
    middle = TOP + b.arm + (b.length - b.arm) * 0.42
    return curve([b.underarm, (CX + b.waist, middle), (CX + b.hem, b.bottom - b.vent)])


def hem(b: Block) -> Points:
    """The hem from the right side to the middle: it hangs a little, or is cut up like a shirt's."""
    x, y = CX + b.hem, b.bottom
    if b.vent:
        return curve(
            [
                (x, y - b.vent),
                (x - b.hem * 0.24, y - b.vent * 0.35),
                (x - b.hem * 0.55, y + 4),
                (CX, y + b.flare),
            ]
        )
    return curve([(x, y), (CX + b.hem * 0.5, y + b.flare * 0.8), (CX, y + b.flare)])


def body_outline(b: Block, wide_arm: bool = True) -> Points:
    """The whole front."""
    return both([*neck_curve(b), *armhole(b), *side(b), *hem(b)])


def inside_back(look: Look, b: Block, rise: float = 9, tone: int = -30) -> Part:
    """What is seen of the back through the neck, with a label in it."""
    top = curve(
        [(CX + b.neck, TOP - 1), (CX + b.neck * 0.55, TOP + 13 - rise), (CX, TOP + 17 - rise)]
    )
    outline = [*mirror(top), *reversed(top), *reversed(neck_curve(b)), *mirror(neck_curve(b))]
    cloth = (
        look.plain()
        if look.cloth.surface not in ("denim", "leather")
        else look.plain(surface="twill")
    )
    return Part(outline, cloth, tone=tone, shadow=0, volume=16, wrinkle=0.5, ramp=(-6, -26))


def label(look: Look, b: Block, y: float = 16) -> Part:
    """The woven label at the back of the neck."""
    w, h = 17, 19
    top = TOP + y
    outline = [(CX - w, top), (CX + w, top), (CX + w - 1, top + h), (CX - w + 1, top + h)]
    cloth = look.plain(
        "ivory" if look.cloth.main not in ("white", "ivory", "cream") else "charcoal", "poplin"
    )
    thread = "#8b8378"
    lines = [Line([(CX - 9, top + 9), (CX + 9, top + 9)], 1.6, 0.8, thread)]
    return Part(outline, cloth, tone=-12, shadow=0.2, volume=4, wrinkle=0, lines=lines)


def body(look: Look, b: Block, **more: object) -> Part:
    """The front as one part, with its folds and the seams of its armholes."""
    rng = look.rng("body")
    part = Part(
        body_outline(b),
        look.cloth,
        bow=10,
        volume=38,
        wrinkle=1.0,
        grid=(6, 8),
        folds=body_folds(b, rng),
        lines=[seam(armhole(b)), seam(mirror(armhole(b)))],
    )
    return replace(part, **more)  # type: ignore[arg-type]


def seam(points: Points, strength: float = 0.34) -> Line:
    """A plain seam."""
    return Line(points, 1.5, strength)


def hem_stitch(b: Block, up: float = 15) -> Line:
    """The line of stitches above a hem."""
    edge = hem(b)
    whole = [*mirror(edge), *reversed(edge)]
    return Line([(x, y - up) for x, y in whole[1:-1]], 1.1, 0.42)


def body_folds(b: Block, rng: random.Random) -> list[Fold]:
    """Drags from the armholes, hangs along the sides, and soft ones across the waist."""
    out: list[Fold] = []
    ux, uy = b.underarm
    for sign in (1, -1):

        def flip(points: Points, sign: int = sign) -> Points:
            return points if sign == 1 else mirror(points)

        for k in range(2):
            reach = rng.uniform(0.3, 0.62)
            end = (CX + b.chest * reach, uy + rng.uniform(18, 60) + 40 * k)
            bend = (ux - (ux - end[0]) * 0.45, uy + 4 + 26 * k)
            out.append(Fold(flip(curve([(ux - 8, uy - 8 + 10 * k), bend, end])), 15, -0.36))
        x = CX + b.waist * rng.uniform(0.62, 0.86)
        top = uy + rng.uniform(40, 110)
        low = b.bottom - rng.uniform(10, 50)
        sway = rng.uniform(-14, 10)
        out.append(
            Fold(
                flip(curve([(x, top), (x + sway, (top + low) / 2), (x + sway * 0.4, low)])),
                22,
                0.34,
            )
        )
        y = TOP + b.length * rng.uniform(0.55, 0.8)
        out.append(
            Fold(
                flip(
                    curve(
                        [
                            (CX + b.waist - 6, y),
                            (CX + b.waist * 0.6, y + 14),
                            (CX + b.waist * 0.3, y + rng.uniform(10, 30)),
                        ]
                    )
                ),
                15,
                -0.3,
            )
        )
    x = CX + rng.uniform(-40, 40)
    y = b.bottom - rng.uniform(100, 150)
    out.append(
        Fold(curve([(x, y), (x + 8, y + 60), (x - 4, b.bottom - 8)]), 24, rng.choice([-0.26, 0.26]))
    )
    return out

"""How light falls on a piece of cloth: a grey picture, 128 where it changes nothing.

The lamp is up and to the left. Everything slow (roundness, folds, unevenness) is worked out at a
third of the size, which is faster and also what makes it soft; the weave is added at full size.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from catalog.collection.outline import Point, Points
from catalog.collection.palette import light
from catalog.collection.part import Fold, Part
from catalog.collection.texture import repeated, sheen, soft_noise, texture

SMALL = 3
LAMP = (-0.55, -0.84)
Grey = Image.Image


def gain(amount: float, offset: float = 0.0) -> list[int]:
    """A table that multiplies the distance from 128."""
    return [max(0, min(255, round(128 + (v - 128) * amount + offset))) for v in range(256)]


def add(a: Grey, b: Grey) -> Grey:
    """Two shadings at once."""
    return ImageChops.add(a, b, 1, -128)


def _lit(height: Grey, step: int, amount: float) -> Grey:
    """The slope of ``height`` towards the lamp."""
    near = ImageChops.offset(height, -step, -step)
    far = ImageChops.offset(height, step, step)
    return ImageChops.subtract(near, far, 1 / max(amount, 0.001), 128)


def _round(mask: Grey, part: Part) -> Grey:
    """The body under the cloth: lit on one side, dark on the other, and darker towards its edge."""
    wide = mask.filter(ImageFilter.GaussianBlur(max(1.0, part.volume / SMALL)))
    thin = mask.filter(ImageFilter.GaussianBlur(1.3))
    out = add(_lit(wide, max(1, round(part.volume / 9)), 0.21), _lit(thin, 1, 0.12 * part.edge))
    rim = wide.point([128 - round((255 - v) * 0.13) for v in range(256)])
    crisp = thin.point([128 - round((255 - v) * 0.10 * part.edge) for v in range(256)])
    return add(add(out, rim), crisp)


def _tapered(points: Points, width: float, side: float, opens: bool = False) -> Points:
    """A band along ``points``, thick in the middle or at its end, moved sideways by ``side``."""
    n = len(points) - 1
    left: Points = []
    right: Points = []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(n, i + 1)]
        size = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / size, (bx - ax) / size
        t = i / max(1, n)
        swell = t if opens else math.sin(math.pi * (0.04 + 0.92 * t))
        half = width * (0.1 + 0.9 * swell) / 2
        side_here = side * (0.25 + 0.75 * t) if opens else side
        left.append((x + nx * (side_here + half), y + ny * (side_here + half)))
        right.append((x + nx * (side_here - half), y + ny * (side_here - half)))
    return left + right[::-1]


def _crease(
    pens: dict[bool, ImageDraw.ImageDraw], fold: Fold, origin: Point, strength: float
) -> None:
    """Two bands beside the line, one light and one dark; how much depends on the lamp's angle."""
    scale = 1 if not fold.soft else SMALL
    points = [((x - origin[0]) / scale, (y - origin[1]) / scale) for x, y in fold.points]
    (ax, ay), (bx, by) = points[0], points[-1]
    size = math.hypot(bx - ax, by - ay) or 1.0
    facing = (-(by - ay) * LAMP[0] + (bx - ax) * LAMP[1]) / size
    width = fold.width / scale
    side = math.copysign(width * 0.34, facing)
    amount = fold.depth * strength * (0.55 + 0.45 * abs(facing)) * 78
    for where, value in ((-side, 128 - amount), (side, 128 + amount * 0.8)):
        band = _tapered(points, width * 0.8, where, fold.opens)
        pens[fold.soft].polygon(band, fill=max(0, min(255, round(value))))


def _folded(part: Part, size: tuple[int, int], origin: Point, strength: float) -> Grey | None:
    if not part.folds:
        return None
    kinds = sorted({fold.soft for fold in part.folds})
    large = (size[0] * SMALL, size[1] * SMALL)
    layers = {soft: Image.new("L", size if soft else large, 128) for soft in kinds}
    pens = {soft: ImageDraw.Draw(layer) for soft, layer in layers.items()}
    for fold in part.folds:
        _crease(pens, fold, origin, strength)
    if False in layers:
        layers[False] = layers[False].reduce(SMALL)
    blurred = [
        layers[soft].filter(ImageFilter.GaussianBlur(2.3 if soft else 0.9)) for soft in kinds
    ]
    return blurred[0] if len(blurred) == 1 else add(*blurred)


def _uneven(part: Part, size: tuple[int, int], seed: str, strength: float) -> Grey:
    """Slow bumps, lit like everything else."""
    columns, rows = part.grid
    coarse = soft_noise(f"{seed}a", (columns, rows), size)
    fine = soft_noise(f"{seed}b", (columns * 2, rows * 2), size)
    a = _lit(coarse, max(2, size[0] // 40), 0.11 * part.wrinkle * strength)
    b = _lit(fine, 2, 0.06 * part.wrinkle * strength)
    slow = coarse.point(gain(0.035 * part.wrinkle * strength))
    return add(add(a, b), slow)


def _faded(fade: tuple[Points, float, int], size: tuple[int, int], origin: Point) -> Grey:
    """Light along a line, very soft: where denim is washed out."""
    points, width, amount = fade
    layer = Image.new("L", size, 128)
    line = [((x - origin[0]) / SMALL, (y - origin[1]) / SMALL) for x, y in points]
    ImageDraw.Draw(layer).polygon(_tapered(line, width / SMALL, 0), fill=min(255, 128 + 2 * amount))
    return layer.filter(ImageFilter.GaussianBlur(width / SMALL * 0.42))


@lru_cache(maxsize=32)
def _ramp(top: int, bottom: int) -> Grey:
    column = Image.new("L", (1, 64))
    for y in range(64):
        column.putpixel((0, y), max(0, min(255, round(128 + top + (bottom - top) * y / 63))))
    return column


def _answer(part: Part) -> list[int]:
    """A table: how this cloth, in this colour, answers light and shadow."""
    bright, dark, _ = sheen(part.cloth.surface)
    level = light(part.cloth.base)
    up = bright * (0.55 + 0.5 * level) if level < 0.75 else bright * 0.9
    down = dark * (1.25 - 0.35 * level)
    table = []
    for v in range(256):
        d = v - 128
        table.append(max(0, min(255, round(128 + d * (up if d > 0 else down) + part.tone))))
    return table


def shade(part: Part, mask: Grey, origin: tuple[int, int], seed: str) -> Grey:
    """The light on ``part``, the size of ``mask``, whose corner lies at ``origin``."""
    small = mask.reduce(SMALL)
    _, _, strength = sheen(part.cloth.surface)
    out = add(_round(small, part), _uneven(part, small.size, seed, strength))
    folds = _folded(part, small.size, origin, strength)
    if folds is not None:
        out = add(out, folds)
    if part.fade is not None:
        out = add(out, _faded(part.fade, small.size, origin))
    if part.ramp != (0, 0):
        out = add(out, _ramp(*part.ramp).resize(small.size, Image.Resampling.BILINEAR))
    out = out.resize(mask.size, Image.Resampling.BICUBIC)
    calm = 1 - 0.5 * light(part.cloth.base) ** 2
    out = add(out, _weave(part, mask.size, origin).point(gain(calm)))
    return out.point(_answer(part))


def _weave(part: Part, size: tuple[int, int], origin: tuple[int, int]) -> Grey:
    tile = texture(part.cloth.surface)
    if not part.angle:
        return repeated(tile, size, origin)
    wide = round(math.hypot(*size)) + 4
    turned = repeated(tile, (wide, wide)).rotate(-part.angle, Image.Resampling.BICUBIC)
    x, y = (wide - size[0]) // 2, (wide - size[1]) // 2
    return turned.crop((x, y, x + size[0], y + size[1]))

"""A product photo: the parts of a garment composed in a small studio with a warm grey wall."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from catalog.collection.fabric import swatch
from catalog.collection.outline import HEIGHT, WIDTH, Points, bounds
from catalog.collection.palette import darker, lighter, rgb
from catalog.collection.part import Dot, Line, Part
from catalog.collection.shading import shade
from catalog.collection.texture import noise, repeated

UP = 3
PAD = 18
SIZE = (WIDTH, HEIGHT)
Box = tuple[int, int, int, int]


def photograph(parts: Sequence[Part], seed: str) -> Image.Image:
    """``parts``, back to front, as a 720 x 960 RGB picture, the same bytes every time."""
    cut = [(part, *_mask(part)) for part in parts]
    canvas = _studio().copy()
    _cast_on_wall(canvas, cut)
    covered = Image.new("L", SIZE, 0)
    for k, (part, mask, box) in enumerate(cut):
        if part.shadow > 0:
            _cast_on_cloth(canvas, covered, mask, box, part.shadow)
        if part.ground:
            canvas.paste(part.cloth.base, box[:2], mask)
            continue
        _sew(canvas, part, mask, box, f"{seed}/{k}")
        covered.paste(255, box[:2], mask)
    return ImageChops.add(canvas, _film(), 1, -128)


def _mask(part: Part) -> tuple[Image.Image, Box]:
    """Where the part is (0..255), and the piece of the picture that this covers."""
    left, top, right, bottom = bounds(part.outline)
    pad = PAD + round(2 * part.soft)
    x0, y0 = math.floor(left) - pad, math.floor(top) - pad
    w = (math.ceil(right) + pad - x0 + 2) // 3 * 3
    h = (math.ceil(bottom) + pad - y0 + 2) // 3 * 3
    mask = _filled(part.outline, (x0, y0), (w, h))
    for hole in part.holes:
        mask = ImageChops.subtract(mask, _filled(hole, (x0, y0), (w, h)))
    if part.clip is not None:
        mask = ImageChops.multiply(mask, _filled(part.clip, (x0, y0), (w, h)))
    if part.soft:
        thin = [round(v * part.opacity) for v in range(256)]
        mask = mask.filter(ImageFilter.GaussianBlur(part.soft)).point(thin)
    return mask, (x0, y0, x0 + w, y0 + h)


def _filled(outline: Points, origin: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    big = Image.new("L", (size[0] * UP, size[1] * UP), 0)
    x0, y0 = origin
    ImageDraw.Draw(big).polygon([((x - x0) * UP, (y - y0) * UP) for x, y in outline], fill=255)
    return big.reduce(UP)


@lru_cache(maxsize=1)
def _studio() -> Image.Image:
    """A wall that is lightest behind the garment and falls off softly to the corners."""
    glow = Image.radial_gradient("L").resize((WIDTH * 2, HEIGHT * 2), Image.Resampling.BICUBIC)
    left, top = WIDTH // 2 + 20, HEIGHT // 2 + 90
    glow = glow.crop((left, top, left + WIDTH, top + HEIGHT))
    wall = Image.new("RGB", SIZE, (243, 241, 237))
    wall.paste((206, 201, 194), (0, 0), glow.point([min(255, round(v * 0.95)) for v in range(256)]))
    return wall


@lru_cache(maxsize=1)
def _film() -> Image.Image:
    """A breath of grain, which also hides the steps of slow gradients."""
    fine = noise("film", 256, 256).point([round(128 + (v - 128) * 0.022) for v in range(256)])
    grain = repeated(fine, SIZE)
    return Image.merge("RGB", (grain, grain, grain))


def _cast_on_wall(canvas: Image.Image, cut: Sequence[tuple[Part, Image.Image, Box]]) -> None:
    """A tight shadow where the garment touches the wall and a wide one that it throws."""
    whole = Image.new("L", SIZE, 0)
    for part, mask, box in cut:
        if not part.ground:
            whole.paste(255, box[:2], mask)
    small = whole.reduce(4)
    near = ImageChops.offset(small.filter(ImageFilter.GaussianBlur(2.2)), 1, 2)
    far = ImageChops.offset(small.filter(ImageFilter.GaussianBlur(9)), 5, 9)
    both = ImageChops.add(
        near.point([round(v * 0.22) for v in range(256)]),
        far.point([round(v * 0.27) for v in range(256)]),
    )
    canvas.paste((84, 76, 70), (0, 0), both.resize(SIZE, Image.Resampling.BICUBIC))


def _cast_on_cloth(
    canvas: Image.Image, covered: Image.Image, mask: Image.Image, box: Box, strength: float
) -> None:
    """The shadow of a part on the parts behind it, never on the wall."""
    small = mask.reduce(3)
    soft = ImageChops.lighter(
        ImageChops.offset(small.filter(ImageFilter.GaussianBlur(2.6)), 1, 2),
        small.filter(ImageFilter.GaussianBlur(1.0)),
    ).resize(mask.size, Image.Resampling.BILINEAR)
    soft = ImageChops.multiply(soft, covered.crop(box))
    soft = soft.point([round(v * strength) for v in range(256)])
    canvas.paste((20, 15, 14), box[:2], soft)


def _sew(canvas: Image.Image, part: Part, mask: Image.Image, box: Box, seed: str) -> None:
    """Cloth, print, light, seams and buttons of one part, onto the picture."""
    origin = (box[0], box[1])
    cloth = _cloth(part, mask.size, origin)
    if part.art is not None:
        (x, y), size = part.art_at
        part.art(cloth, (x - box[0], y - box[1]), size)
    lit = shade(part, mask, origin, seed)
    piece = ImageChops.hard_light(cloth, Image.merge("RGB", (lit, lit, lit)))
    for line in part.lines:
        _stitch(piece, part, line, origin)
    canvas.paste(piece, origin, mask)
    for dot in part.dots:
        _button(canvas, dot)


def _cloth(part: Part, size: tuple[int, int], origin: tuple[int, int]) -> Image.Image:
    w, h = size
    bow = round(abs(part.bow))
    if not bow or part.cloth.pattern == "plain":
        return swatch(part.cloth, size, origin, part.angle)
    tall = swatch(part.cloth, (w, h + 2 * bow), origin, part.angle)
    edges = [round(w * k / 12) for k in range(13)]
    mesh = []
    for a, b in pairwise(edges):
        ya, yb = (bow + part.bow * (1 - 2 * x / w) ** 2 for x in (w - a, w - b))
        ya, yb = 2 * bow - ya, 2 * bow - yb
        mesh.append(((a, 0, b, h), (a, ya, a, ya + h, b, yb + h, b, yb)))
    return tall.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def _stitch(piece: Image.Image, part: Part, line: Line, origin: tuple[int, int]) -> None:
    """A seam: dark with a light edge below. A thread: its own colour, maybe dashed."""
    pad = 4
    left, top, right, bottom = bounds(line.points)
    x0, y0 = math.floor(left) - pad, math.floor(top) - pad
    size = (math.ceil(right) + pad - x0, math.ceil(bottom) + pad - y0)
    big = Image.new("L", (size[0] * UP, size[1] * UP), 0)
    pen = ImageDraw.Draw(big)
    points = [((x - x0) * UP, (y - y0) * UP) for x, y in line.points]
    for run in _dashes(points, line.dash):
        pen.line(run, fill=255, width=max(1, round(line.width * UP)), joint="curve")
    mask = big.reduce(UP).point([round(v * line.strength) for v in range(256)])
    at = (x0 - origin[0], y0 - origin[1])
    if line.hex is None:
        glint = lighter(part.cloth.base, 0.35)
        piece.paste(glint, (at[0], at[1] + 1), mask.point([v // 4 for v in range(256)]))
        piece.paste(darker(part.cloth.base, 0.62), at, mask)
    else:
        piece.paste(rgb(line.hex), at, mask)


def _dashes(points: Points, dash: tuple[float, float] | None) -> list[Points]:
    if dash is None:
        return [points]
    on, off = dash[0] * UP, dash[1] * UP
    runs: list[Points] = []
    travelled = 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        done = 0.0
        while done < length:
            phase = travelled % (on + off)
            step = min((on if phase < on else on + off) - phase, length - done) + 1e-6
            if phase < on:
                a, b = done / length, min(1.0, (done + step) / length)
                runs.append(
                    [
                        (ax + (bx - ax) * a, ay + (by - ay) * a),
                        (ax + (bx - ax) * b, ay + (by - ay) * b),
                    ]
                )
            done += step
            travelled += step
    return runs


def _button(canvas: Image.Image, dot: Dot) -> None:
    r = math.ceil(dot.r) + 4
    x0, y0 = math.floor(dot.at[0]) - r, math.floor(dot.at[1]) - r
    fx, fy = dot.at[0] - x0, dot.at[1] - y0
    sprite, mask, shadow = _button_sprite(
        dot.kind, dot.hex, round(dot.r * 4), round(fx * 4), round(fy * 4), 2 * r
    )
    canvas.paste((20, 15, 14), (x0 + 1, y0 + 2), shadow)
    canvas.paste(sprite, (x0, y0), mask)


@lru_cache(maxsize=256)
def _button_sprite(
    kind: str, colour: str, r4: int, x4: int, y4: int, side: int
) -> tuple[Image.Image, Image.Image, Image.Image]:
    """A button four times as large, then made small: picture, mask and shadow."""
    base = rgb(colour)
    big = Image.new("RGB", (side * 4, side * 4), base)
    mask = Image.new("L", big.size, 0)
    pen = ImageDraw.Draw(big)

    def disc(
        pen: ImageDraw.ImageDraw, share: float, fill: object, dx: float = 0, dy: float = 0
    ) -> None:
        r = r4 * share
        x, y = x4 + dx * r4, y4 + dy * r4
        pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)  # type: ignore[arg-type]

    disc(ImageDraw.Draw(mask), 1, 255)
    disc(pen, 1.0, darker(base, 0.25))
    disc(pen, 0.9, lighter(base, 0.28), -0.05, -0.07)
    disc(pen, 0.72, darker(base, 0.1))
    if kind == "rivet":
        disc(pen, 0.5, lighter(base, 0.35), -0.15, -0.15)
    elif kind == "eyelet":
        disc(pen, 0.55, darker(base, 0.8))
    elif r4 > 14:
        for dx, dy in ((-0.24, -0.24), (0.24, -0.24), (-0.24, 0.24), (0.24, 0.24)):
            disc(pen, 0.11, darker(base, 0.7), dx, dy)
    small = mask.reduce(4)
    shadow = small.filter(ImageFilter.GaussianBlur(1.3)).point([round(v * 0.4) for v in range(256)])
    return big.reduce(4), small, shadow

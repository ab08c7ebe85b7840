"""Cloth: a colour, a second colour, a pattern and a surface. Patterns are tiles without a seam."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from catalog.collection.outline import Points, ellipse, shift, turn
from catalog.collection.palette import RGB, blend, darker, light, lighter, rgb
from catalog.collection.texture import noise, repeated

UP = 3


@dataclass(frozen=True)
class Cloth:
    """What a part is cut from. ``main`` and ``accent`` are ``#rrggbb`` or ids of the palette."""

    main: str
    accent: str = "white"
    pattern: str = "plain"
    surface: str = "jersey"

    @property
    def base(self) -> RGB:
        """The main colour as numbers."""
        return rgb(self.main)


Pen = ImageDraw.ImageDraw
Tile = Image.Image


def _canvas(cloth: Cloth, w: int, h: int) -> tuple[Tile, Pen]:
    big = Image.new("RGB", (w * UP, h * UP), cloth.base)
    return big, ImageDraw.Draw(big)


def _bands(cloth: Cloth, period: int, bands: list[tuple[float, float, RGB]], upright: bool) -> Tile:
    """Stripes: (from, to, colour) in pixels of one period."""
    big, pen = _canvas(cloth, *((period, 8) if upright else (8, period)))
    for start, end, fill in bands:
        a, b = round(start * UP), round(end * UP) - 1
        pen.rectangle((a, 0, b, 8 * UP) if upright else (0, a, 8 * UP, b), fill=fill)
    return big.reduce(UP)


def _stripes(
    period: int, width: float, upright: bool = False, strength: float = 1.0
) -> Callable[[Cloth], Tile]:
    def make(cloth: Cloth) -> Tile:
        ink = blend(cloth.base, rgb(cloth.accent), strength)
        return _bands(cloth, period, [(0, width, ink)], upright)

    return make


def _check(
    period: int, bands: list[tuple[float, float, float]], twill: bool = False
) -> Callable[[Cloth], Tile]:
    """Stripes both ways; where they cross, they add up. Bands are (from, to, strength)."""

    def make(cloth: Cloth) -> Tile:
        line = Image.new("L", (period * UP, 1), 0)
        for start, end, strength in bands:
            line.paste(round(255 * strength), (round(start * UP), 0, round(end * UP), 1))
        across = line.resize((period * UP, period * UP))
        down = across.rotate(90)
        mask = ImageChops.add(across, down, 2) if not twill else ImageChops.screen(across, down)
        big, _ = _canvas(cloth, period, period)
        big.paste(rgb(cloth.accent), (0, 0), mask)
        return big.reduce(UP)

    return make


_SETT = ((0, 26, 0.62), (30, 33, 0.9), (60, 63, 0.9), (67, 93, 0.62))


def _tartan(cloth: Cloth) -> Tile:
    """Two broad bands and two thin lines each way, and a fine light line between."""
    tile = _check(112, [*_SETT], twill=False)(cloth)
    pen = ImageDraw.Draw(tile, "RGBA")
    thread = (
        lighter(cloth.base, 0.75) if light(cloth.base) < 0.6 else darker(rgb(cloth.accent), 0.3)
    )
    for at in (46, 102):
        pen.line((at, 0, at, 112), (*thread, 150), 1)
        pen.line((0, at, 112, at), (*thread, 150), 1)
    return tile


def _houndstooth(cloth: Cloth) -> Tile:
    big, pen = _canvas(cloth, 24, 24)
    ink, s = rgb(cloth.accent), 6 * UP
    pen.rectangle((0, 0, 2 * s - 1, 2 * s - 1), fill=ink)
    for k in (0, 1):
        x = k * s
        pen.polygon([(2 * s + x, x), (2 * s + x + s, x), (2 * s + x, x + s)], fill=ink)
        pen.polygon([(x, 2 * s + x), (x + s, 2 * s + x), (x, 3 * s + x)], fill=ink)
    return big.reduce(UP)


def _dots(step: int, r: float) -> Callable[[Cloth], Tile]:
    def make(cloth: Cloth) -> Tile:
        big, pen = _canvas(cloth, step, step)
        for x, y in ((0.25, 0.25), (0.75, 0.75)):
            cx, cy, rr = x * step * UP, y * step * UP, r * UP
            pen.ellipse((cx - rr, cy - rr, cx + rr, cy + rr), fill=rgb(cloth.accent))
        return big.reduce(UP)

    return make


def _scatter(seed: str, side: int, count: int, apart: float) -> list[tuple[float, float, float]]:
    """Places that keep their distance, around the seam too: x, y and a random number."""
    rng = random.Random(seed)
    placed: list[tuple[float, float, float]] = []
    for _ in range(count * 40):
        x, y = rng.random() * side, rng.random() * side
        gaps = ((abs(x - a), abs(y - b)) for a, b, _ in placed)
        if all(min(dx, side - dx) ** 2 + min(dy, side - dy) ** 2 > apart**2 for dx, dy in gaps):
            placed.append((x, y, rng.random()))
        if len(placed) == count:
            break
    return placed


def _wrapped(pen: Pen, side: int, points: Points, fill: RGB) -> None:
    """A small shape, drawn again where the tile's edge cuts it."""
    for dx in (-side, 0, side):
        for dy in (-side, 0, side):
            pen.polygon([(x * UP, y * UP) for x, y in shift(points, dx, dy)], fill=fill)


def _flower(
    pen: Pen, side: int, at: tuple[float, float, float], r: float, inks: tuple[RGB, RGB, RGB]
) -> None:
    """Five petals, a heart and two leaves."""
    x, y, luck = at
    petal, heart, leaf = inks
    spin = luck * 360
    for k in (0, 1):
        blade = turn(ellipse(x + r * 1.5, y, r * 0.85, r * 0.32), spin + 40 + 150 * k, (x, y))
        _wrapped(pen, side, blade, leaf)
    for k in range(5):
        shape = turn(ellipse(x + r * 0.62, y, r * 0.56, r * 0.44), spin + 72 * k, (x, y))
        _wrapped(pen, side, shape, petal if k % 2 else lighter(petal, 0.12))
    _wrapped(pen, side, ellipse(x, y, r * 0.3, r * 0.3), heart)


def _floral(side: int, count: int, r: float, apart: float) -> Callable[[Cloth], Tile]:
    def make(cloth: Cloth) -> Tile:
        big, pen = _canvas(cloth, side, side)
        ink, ground = rgb(cloth.accent), cloth.base
        leaf = (
            blend(rgb("sage"), ground, 0.25)
            if light(ground) < 0.5
            else blend(rgb("forest"), ground, 0.35)
        )
        for k, at in enumerate(_scatter(f"floral{side}", side, count, apart)):
            petal = ink if k % 3 else blend(ink, lighter(ground, 0.6), 0.45)
            size = r * (0.75 + 0.5 * at[2])
            _flower(pen, side, at, size, (petal, blend(rgb("mustard"), ink, 0.2), leaf))
        return big.reduce(UP)

    return make


def _leopard(cloth: Cloth) -> Tile:
    big, pen = _canvas(cloth, 150, 150)
    ink, mid = rgb(cloth.accent), blend(cloth.base, rgb(cloth.accent), 0.4)
    for x, y, luck in _scatter("leopard", 150, 40, 19):
        rx, ry = 7.5 + 3 * luck, 6.0 + 2 * (1 - luck)
        _wrapped(pen, 150, turn(ellipse(x, y, rx * 0.62, ry * 0.62), luck * 360, (x, y)), mid)
        for k in range(3):
            a = luck * 360 + k * 120
            blob = turn(ellipse(x + rx * 0.8, y, 2.6, 4.9), a, (x, y))
            _wrapped(pen, 150, blob, ink)
    return big.reduce(UP)


def _argyle(cloth: Cloth) -> Tile:
    w, h = 96, 144
    big, pen = _canvas(cloth, w, h)
    ink, thread = rgb(cloth.accent), lighter(cloth.base, 0.6)
    if light(cloth.base) > 0.6:
        thread = darker(cloth.base, 0.5)
    diamond = [(w / 2, 0), (w, h / 2), (w / 2, h), (0, h / 2)]
    pen.polygon([(x * UP, y * UP) for x, y in diamond], fill=ink)
    pen.line((0, 0, w * UP, h * UP), fill=thread, width=UP)
    pen.line((w * UP, 0, 0, h * UP), fill=thread, width=UP)
    return big.reduce(UP)


_FAIR = (
    "..x...x.",
    ".xxx.xxx",
    "..x...x.",
    "........",
    "x...x...",
    ".x.x.x.x",
    "..x...x.",
    ".x.x.x.x",
    "x...x...",
    "........",
    "xxxxxxxx",
    "........",
)


def _fairisle(cloth: Cloth) -> Tile:
    """A band of small knitted figures, then plain rows."""
    cell = 6
    big, pen = _canvas(cloth, 8 * cell, 26 * cell)
    for row, line in enumerate(_FAIR):
        for column, mark in enumerate(line):
            if mark == "x":
                x, y = column * cell * UP, row * cell * UP
                pen.rectangle((x, y, x + cell * UP - 1, y + cell * UP - 1), fill=rgb(cloth.accent))
    for column in (1, 5):
        x, y = column * cell * UP, 19 * cell * UP
        pen.rectangle((x, y, x + cell * UP - 1, y + cell * UP - 1), fill=rgb(cloth.accent))
    return big.reduce(UP)


def _melange(cloth: Cloth) -> Tile:
    """Fibres of two colours spun together."""
    base = cloth.base
    other = lighter(base, 0.42) if light(base) < 0.62 else darker(base, 0.32)
    mask = noise("melange", 240, 240).filter(ImageFilter.BoxBlur((2, 0)))
    mask = mask.point([max(0, min(255, round((v - 112) * 4.2))) for v in range(256)])
    tile = Image.new("RGB", (240, 240), base)
    tile.paste(other, (0, 0), mask)
    return tile


def _brush(cloth: Cloth) -> Tile:
    """Loose brush strokes."""
    big, pen = _canvas(cloth, 180, 180)
    ink = rgb(cloth.accent)
    for x, y, luck in _scatter("brush", 180, 34, 24):
        stroke = turn(ellipse(x, y, 11 + 6 * luck, 3.2), -35 + 50 * luck, (x, y))
        _wrapped(pen, 180, stroke, ink if luck > 0.4 else blend(ink, cloth.base, 0.45))
    return big.reduce(UP)


_MAKERS: dict[str, Callable[[Cloth], Tile]] = {
    "breton": _stripes(27, 9),
    "stripe": _stripes(44, 22),
    "finestripe": _stripes(12, 4),
    "rugby": _stripes(124, 62),
    "pinstripe": _stripes(18, 1.4, True, 0.85),
    "vstripe": _stripes(22, 8, True),
    "wstripe": _stripes(40, 20, True, 0.9),
    "gingham": _check(26, [(0, 13, 1.0)]),
    "bigcheck": _check(64, [(0, 32, 0.9)]),
    "windowpane": _check(52, [(0, 2, 0.9)], True),
    "grid": _check(24, [(0, 1.3, 0.8)], True),
    "tartan": _tartan,
    "houndstooth": _houndstooth,
    "glen": _check(60, [(k * 4, k * 4 + 2, 0.7) for k in range(8)] + [(44, 45.5, 0.8)]),
    "dots": _dots(30, 4.2),
    "pindots": _dots(16, 1.7),
    "bigdots": _dots(64, 11.5),
    "floral": _floral(210, 22, 13, 36),
    "ditsy": _floral(132, 20, 6.4, 23),
    "bloom": _floral(270, 12, 28, 62),
    "leopard": _leopard,
    "argyle": _argyle,
    "fairisle": _fairisle,
    "melange": _melange,
    "brush": _brush,
}


def swatch(
    cloth: Cloth, size: tuple[int, int], origin: tuple[int, int] = (0, 0), angle: float = 0.0
) -> Tile:
    """``cloth`` over ``size`` pixels, its pattern starting at ``origin``, turned by ``angle``."""
    if cloth.pattern not in _MAKERS:
        return Image.new("RGB", size, cloth.base)
    tile = _MAKERS[cloth.pattern](cloth)
    if not angle:
        return repeated(tile, size, origin)
    w, h = size
    wide = round((w * w + h * h) ** 0.5) + 4
    turned = repeated(tile, (wide, wide)).rotate(-angle, Image.Resampling.BICUBIC)
    x, y = (wide - w) // 2, (wide - h) // 2
    return turned.crop((x, y, x + w, y + h))

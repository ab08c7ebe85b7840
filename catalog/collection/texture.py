"""The surface of cloth: small grey pictures that repeat without a seam, 128 where it is even.

A texture is laid over a colour by hard light: darker than 128 shades it, lighter lights it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Tile = Image.Image
UP = 4


def noise(seed: str, width: int, height: int) -> Tile:
    """White noise, the same for the same seed everywhere."""
    return Image.frombytes("L", (width, height), random.Random(seed).randbytes(width * height))


def soft_noise(seed: str, cells: tuple[int, int], size: tuple[int, int]) -> Tile:
    """Slow noise of ``cells`` bumps stretched over ``size``."""
    columns, rows = max(2, cells[0]), max(2, cells[1])
    return noise(seed, columns, rows).resize(size, Image.Resampling.BICUBIC)


def _around(tile: Tile, change: Callable[[Tile], Tile]) -> Tile:
    """``change`` (a blur) applied as if the tile repeated for ever."""
    w, h = tile.size
    wide = Image.new(tile.mode, (3 * w, 3 * h))
    for i in range(3):
        for j in range(3):
            wide.paste(tile, (i * w, j * h))
    return change(wide).crop((w, h, 2 * w, 2 * h))


def _gain(tile: Tile, amount: float) -> Tile:
    """``tile`` with its distance from 128 times ``amount``."""
    table = [max(0, min(255, round(128 + (v - 128) * amount))) for v in range(256)]
    return tile.point(table)


def _grain(seed: str, x: float, y: float, gain: float, size: tuple[int, int] = (256, 256)) -> Tile:
    """Noise that is smeared ``x`` by ``y`` pixels: threads, fuzz or blotches."""

    def smear(tile: Tile) -> Tile:
        return tile.filter(ImageFilter.BoxBlur((x, y)))

    return _gain(_around(noise(seed, *size), smear), gain)


def _both(a: Tile, b: Tile) -> Tile:
    return ImageChops.add(a, b, 1, -128)


def _drawn(w: int, h: int, paint: Callable[[ImageDraw.ImageDraw, int], None]) -> Tile:
    """A tile that is painted four times as large; ``paint`` gets the pen and the scale."""
    big = Image.new("L", (w * UP, h * UP), 128)
    paint(ImageDraw.Draw(big), UP)
    return big.reduce(UP)


def _knit(w: int, h: int, dark: int, lit: int) -> Tile:
    """Columns of stocking stitches, each a small V."""

    def paint(pen: ImageDraw.ImageDraw, up: int) -> None:
        pen.rectangle((0, 0, w * up, h * up), fill=dark)
        half, tall = w * up / 2, h * up
        thick = round(half * 0.74)
        for row in (-1, 0, 1):
            y = row * tall
            pen.line((half * 0.12, y - tall * 0.1, half * 0.9, y + tall * 0.9), lit, thick)
            pen.line((half * 1.88, y - tall * 0.1, half * 1.1, y + tall * 0.9), lit - 7, thick)

    return _around(_drawn(w, h, paint), lambda t: t.filter(ImageFilter.GaussianBlur(0.6)))


def _rib(period: int, dark: int, lit: int) -> Tile:
    """Upright ribs with round backs."""
    tile = Image.new("L", (period, 8))
    for x in range(period):
        t = 2 * x / (period - 1) - 1
        value = round(lit - (lit - dark) * t * t - 6 * t)
        tile.paste(max(0, min(255, value)), (x, 0, x + 1, 8))
    return tile


def _cable() -> Tile:
    """Plaits between ribs, 96 pixels apart."""

    def paint(pen: ImageDraw.ImageDraw, up: int) -> None:
        pen.rectangle((0, 0, 96 * up, 64 * up), fill=120)
        for x in (6, 16, 80, 90):
            pen.rectangle(((x - 3) * up, 0, (x + 1) * up, 64 * up), fill=146)
            pen.rectangle(((x + 1) * up, 0, (x + 3) * up, 64 * up), fill=88)
        for k in range(-1, 3):
            y = k * 32
            for side, value in ((-1, 156), (1, 148)):
                a, b = 48 - side * 15, 48 + side * 15
                for width, tone in ((17, 78), (13, value)):
                    pen.line((a * up, (y - 4) * up, b * up, (y + 34) * up), tone, width * up)
                if side == -1:
                    pen.line((a * up, (y + 30) * up, a * up, (y + 38) * up), 84, 3 * up)

    return _around(_drawn(96, 64, paint), lambda t: t.filter(ImageFilter.GaussianBlur(1.1)))


def _twill(step: int, depth: int) -> Tile:
    """Fine diagonals."""

    def paint(pen: ImageDraw.ImageDraw, up: int) -> None:
        side = step * 4
        for k in range(-4, 9):
            x = k * step * up
            pen.line((x, side * up, x + side * up, 0), 128 - depth, max(1, round(up * step * 0.42)))

    return _drawn(step * 4, step * 4, paint)


def _pique() -> Tile:
    def paint(pen: ImageDraw.ImageDraw, up: int) -> None:
        for x, y in ((1.5, 1.5), (4.5, 4.5)):
            pen.ellipse(((x - 1.3) * up, (y - 1.3) * up, (x + 1.3) * up, (y + 1.3) * up), fill=104)

    return _drawn(6, 6, paint)


def _leather() -> Tile:
    """Pebbled grain: noise cut into small bumps."""
    bumps = _around(noise("leather", 256, 256), lambda t: t.filter(ImageFilter.GaussianBlur(1.1)))
    lit = _gain(bumps, 2.6)
    return _gain(ImageChops.add(lit, ImageChops.invert(ImageChops.offset(lit, 1, 1)), 2, 0), 0.42)


def _quilt() -> Tile:
    """Diamonds stitched into padding, 72 pixels apart."""

    def paint(pen: ImageDraw.ImageDraw, up: int) -> None:
        for k in range(-2, 4):
            for dx, value, width in ((0, 62, 3), (2.5, 152, 3)):
                x = (k * 72 + dx) * up
                pen.line((x, 0, x + 72 * up, 72 * up), value, width * up)
                pen.line((x, 72 * up, x + 72 * up, 0), value, width * up)

    return _around(_drawn(72, 72, paint), lambda t: t.filter(ImageFilter.GaussianBlur(1.6)))


def _tiled(tile: Tile, size: tuple[int, int], origin: tuple[int, int] = (0, 0)) -> Tile:
    w, h = tile.size
    ox, oy = origin[0] % w, origin[1] % h
    strip = Image.new(tile.mode, (size[0], h))
    for x in range(-ox, size[0], w):
        strip.paste(tile, (x, 0))
    out = Image.new(tile.mode, size)
    for y in range(-oy, size[1], h):
        out.paste(strip, (0, y))
    return out


def repeated(tile: Tile, size: tuple[int, int], origin: tuple[int, int] = (0, 0)) -> Tile:
    """``tile`` laid side by side over ``size``, as a window that starts at ``origin``."""
    return _tiled(tile, size, origin)


def _over(tile: Tile, *grains: tuple[str, float, float, float]) -> Tile:
    """``tile`` repeated to about 256 pixels, with noise (seed, x, y, gain) over it."""
    w, h = tile.size
    size = (w * round(256 / w), h * round(256 / h))
    out = _tiled(tile, size)
    for seed, x, y, gain in grains:
        out = _both(out, _grain(seed, x, y, gain, size))
    return out


def _straw() -> Tile:
    rib = _rib(6, 84, 146)
    down = _tiled(rib, (24, 24))
    return _over(_both(down, down.rotate(90)), ("straw", 1, 1, 0.3))


_MAKERS: dict[str, Callable[[], Tile]] = {
    "jersey": lambda: _grain("jersey", 0, 1, 0.065),
    "poplin": lambda: _grain("poplin", 0, 0, 0.03),
    "satin": lambda: _grain("satin", 2, 0, 0.05),
    "linen": lambda: _both(_grain("linen-x", 9, 0, 0.22), _grain("linen-y", 0, 9, 0.22)),
    "fleece": lambda: _grain("fleece", 1, 1, 0.14),
    "wool": lambda: _both(_grain("wool", 1, 1, 0.17), _grain("wool-blotch", 7, 7, 0.25)),
    "boucle": lambda: _grain("boucle", 2, 2, 0.65),
    "tweed": lambda: _over(_twill(3, 22), ("tweed", 0, 0, 0.16), ("tw", 1, 1, 0.3)),
    "twill": lambda: _over(_twill(2, 8), ("twill", 0, 0, 0.04)),
    "denim": lambda: _over(_twill(2, 14), ("denim", 0, 5, 0.26), ("den", 0, 0, 0.07)),
    "pique": lambda: _over(_pique(), ("pique", 0, 0, 0.06)),
    "knit": lambda: _over(_knit(7, 6, 100, 134), ("knit", 1, 1, 0.12)),
    "chunky": lambda: _over(_knit(14, 11, 92, 138), ("chunky", 1, 1, 0.22)),
    "rib": lambda: _over(_rib(8, 98, 138), ("rib", 0, 1, 0.08)),
    "finerib": lambda: _over(_rib(5, 108, 135), ("rib", 0, 1, 0.06)),
    "cable": lambda: _over(_cable(), ("cable", 1, 1, 0.25)),
    "corduroy": lambda: _over(_rib(7, 92, 142), ("cord", 0, 3, 0.25)),
    "leather": _leather,
    "suede": lambda: _both(_grain("suede", 1, 1, 0.3), _grain("suede-blotch", 12, 12, 1.6)),
    "calf": lambda: _grain("calf", 1, 1, 0.09),
    "quilt": _quilt,
    "nylon": lambda: _grain("nylon", 3, 0, 0.08),
    "canvas": lambda: _both(_grain("canvas-x", 3, 0, 0.15), _grain("canvas-y", 0, 3, 0.15)),
    "straw": _straw,
}

#: How strongly the cloth catches light, and how deep its folds are: (highlight, shadow, fold).
SHEEN: dict[str, tuple[float, float, float]] = {
    "satin": (1.9, 1.15, 1.35),
    "leather": (1.7, 1.1, 1.1),
    "calf": (1.9, 1.1, 1.0),
    "nylon": (1.4, 1.1, 1.25),
    "wool": (0.75, 1.0, 0.7),
    "boucle": (0.8, 1.0, 0.6),
    "tweed": (0.75, 1.0, 0.6),
    "chunky": (0.9, 1.0, 0.6),
    "cable": (0.9, 1.0, 0.55),
    "knit": (0.9, 1.0, 0.75),
    "denim": (0.9, 1.0, 0.9),
    "corduroy": (1.0, 1.0, 0.85),
    "suede": (0.7, 1.0, 0.7),
    "quilt": (1.2, 1.1, 0.7),
    "linen": (1.0, 1.0, 1.15),
    "canvas": (0.8, 1.0, 0.6),
}


@lru_cache(maxsize=64)
def texture(name: str) -> Tile:
    """The repeating surface called ``name``; raises ``KeyError`` for one that there is not."""
    return _MAKERS[name]()


def sheen(name: str) -> tuple[float, float, float]:
    """How the cloth answers light: (highlight, shadow, fold), 1 for plain cotton."""
    return SHEEN.get(name, (1.0, 1.0, 1.0))


def names() -> tuple[str, ...]:
    """Every texture there is."""
    return tuple(_MAKERS)

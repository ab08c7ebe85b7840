"""Prints for the chest: small geometric graphics of our own."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

from PIL import Image, ImageDraw

from catalog.collection.outline import Point
from catalog.collection.palette import RGB, blend, rgb

UP = 3
Pen = ImageDraw.ImageDraw


def motif(name: str, ink: str, ground: str) -> Callable[[Image.Image, Point, float], None]:
    """A painter of the print ``name``: it takes the cloth, the print's middle and its width."""
    return partial(_paint, name, ink, ground)


def _paint(name: str, ink: str, ground: str, cloth: Image.Image, at: Point, size: float) -> None:
    side = round(size)
    big = Image.new("L", (side * UP, side * UP), 0)
    second = Image.new("L", big.size, 0)
    _MAKERS[name](ImageDraw.Draw(big), ImageDraw.Draw(second), side * UP)
    x, y = round(at[0] - side / 2), round(at[1] - side / 2)
    other = blend(rgb(ink), rgb(ground), 0.5) if name != "sun" else _warm(rgb(ink))
    cloth.paste(other, (x, y), second.reduce(UP).point([round(v * 0.92) for v in range(256)]))
    cloth.paste(rgb(ink), (x, y), big.reduce(UP).point([round(v * 0.92) for v in range(256)]))


def _warm(ink: RGB) -> RGB:
    return blend(rgb("coral"), ink, 0.15)


def _disc(pen: Pen, x: float, y: float, r: float, fill: int = 255, width: int = 0) -> None:
    if width:
        pen.ellipse((x - r, y - r, x + r, y + r), outline=fill, width=width)
    else:
        pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)


def _waves(a: Pen, b: Pen, s: int) -> None:
    for row in range(5):
        y = s * (0.24 + 0.13 * row)
        points = [
            (s * (0.08 + 0.84 * t / 80), y + s * 0.035 * math.sin(t / 80 * math.tau * 3))
            for t in range(81)
        ]
        (a if row % 2 == 0 else b).line(points, fill=255, width=round(s * 0.022), joint="curve")


def _sun(a: Pen, b: Pen, s: int) -> None:
    _disc(b, s * 0.5, s * 0.42, s * 0.22)
    for row in range(4):
        y, half = s * (0.56 + 0.085 * row), s * (0.38 - 0.055 * row)
        a.rectangle((s * 0.5 - half, y, s * 0.5 + half, y + s * 0.032), fill=255)


def _peaks(a: Pen, b: Pen, s: int) -> None:
    b.polygon([(s * 0.3, s * 0.72), (s * 0.6, s * 0.22), (s * 0.92, s * 0.72)], fill=255)
    a.polygon([(s * 0.06, s * 0.72), (s * 0.34, s * 0.34), (s * 0.6, s * 0.72)], fill=255)
    _disc(a, s * 0.24, s * 0.22, s * 0.065)
    a.rectangle((s * 0.06, s * 0.77, s * 0.92, s * 0.79), fill=255)


def _rings(a: Pen, b: Pen, s: int) -> None:
    for k, pen in enumerate((a, b, a, b)):
        _disc(pen, s * 0.5, s * 0.5, s * (0.42 - 0.1 * k), 255, round(s * 0.04))


def _blocks(a: Pen, b: Pen, s: int) -> None:
    """Quarter circles and squares on a grid, in the manner of a woodcut."""
    rng = random.Random("blocks")
    cell = s * 0.26
    for row in range(3):
        for column in range(3):
            x, y = s * 0.11 + column * cell, s * 0.11 + row * cell
            pen, turn = (a, b)[(row + column) % 2], rng.randrange(4) * 90
            w = cell * 0.94
            if rng.random() < 0.3:
                pen.ellipse((x, y, x + w, y + w), fill=255)
            else:
                dx, dy = (-w if turn in (0, 270) else 0), (-w if turn in (0, 90) else 0)
                start = {0: 0, 90: 90, 180: 270, 270: 270}[turn]
                if turn == 180:
                    pen.rectangle((x, y, x + w, y + w), fill=255)
                else:
                    pen.pieslice(
                        (x + dx, y + dy, x + dx + 2 * w, y + dy + 2 * w),
                        start,
                        start + 90,
                        fill=255,
                    )


def _leaf(a: Pen, b: Pen, s: int) -> None:
    a.line((s * 0.5, s * 0.14, s * 0.5, s * 0.9), fill=255, width=round(s * 0.014))
    for k in range(5):
        y, size = s * (0.3 + 0.12 * k), s * (0.13 + 0.035 * k)
        for sign in (-1, 1):
            points = []
            for t in range(21):
                u = t / 20
                points.append(
                    (
                        s * 0.5 + sign * size * 1.5 * u,
                        y - size * 0.75 * u - size * 0.42 * math.sin(math.pi * u),
                    )
                )
            for t in range(20, -1, -1):
                u = t / 20
                points.append(
                    (
                        s * 0.5 + sign * size * 1.5 * u,
                        y - size * 0.75 * u + size * 0.16 * math.sin(math.pi * u),
                    )
                )
            (a if sign == 1 else b).polygon(points, fill=255)


def _bars(a: Pen, b: Pen, s: int) -> None:
    for k, high in enumerate((0.3, 0.55, 0.42, 0.7, 0.5, 0.26)):
        x = s * (0.14 + 0.125 * k)
        (a, b)[k % 2].rounded_rectangle(
            (x, s * (0.84 - high), x + s * 0.09, s * 0.84), s * 0.045, fill=255
        )


def _star(a: Pen, b: Pen, s: int) -> None:
    for k in range(12):
        t = math.tau * k / 12
        tip = (s * (0.5 + 0.42 * math.cos(t)), s * (0.5 + 0.42 * math.sin(t)))
        a1, a2 = (
            (s * (0.5 + 0.15 * math.cos(t + d)), s * (0.5 + 0.15 * math.sin(t + d)))
            for d in (-0.26, 0.26)
        )
        (a, b)[k % 2].polygon([tip, a1, a2], fill=255)
    _disc(a, s * 0.5, s * 0.5, s * 0.12)


_MAKERS: dict[str, Callable[[Pen, Pen, int], None]] = {
    "waves": _waves,
    "sun": _sun,
    "peaks": _peaks,
    "rings": _rings,
    "blocks": _blocks,
    "leaf": _leaf,
    "bars": _bars,
    "star": _star,
}

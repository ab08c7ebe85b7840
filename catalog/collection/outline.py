"""Curves: how the edge of a garment is drawn through a handful of points.

Points are pixels of the 720 x 960 picture, y down. A garment is designed around the centre line
``CX`` and most outlines are a right half and its mirror image.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Points = list[Point]

WIDTH, HEIGHT = 720, 960
CX = 360.0


def curve(points: Sequence[Point], steps: int = 9) -> Points:
    """A smooth line through ``points`` that does not overshoot where they are spaced unevenly."""
    if len(points) < 3:
        return list(points)
    tangents = _tangents(points)
    out: Points = []
    for i in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        reach = math.hypot(x1 - x0, y1 - y0)
        (ax, ay), (bx, by) = tangents[i], tangents[i + 1]
        for k in range(steps):
            t = k / steps
            h1, h2 = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t
            h3, h4 = 1 - h1, t**3 - t**2
            x = h1 * x0 + h2 * ax * reach + h3 * x1 + h4 * bx * reach
            y = h1 * y0 + h2 * ay * reach + h3 * y1 + h4 * by * reach
            out.append((x, y))
    out.append(points[-1])
    return out


def _tangents(points: Sequence[Point]) -> Points:
    """A unit direction at every point; the ends bend on as the curve beside them does."""
    inner = [_unit(a, b) for a, b in zip(points, points[2:], strict=False)]
    first, last = _unit(points[0], points[1]), _unit(points[-2], points[-1])
    start = (2 * first[0] - inner[0][0], 2 * first[1] - inner[0][1])
    end = (2 * last[0] - inner[-1][0], 2 * last[1] - inner[-1][1])
    return [start, *inner, end]


def _unit(a: Point, b: Point) -> Point:
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = math.hypot(dx, dy) or 1.0
    return dx / size, dy / size


def path(*runs: Sequence[Point]) -> Points:
    """Runs of points, each smoothed by itself; where one ends and the next begins is a corner."""
    return [point for run in runs for point in curve(run)]


def loop(points: Sequence[Point]) -> Points:
    """A closed curve through ``points`` without a corner."""
    n = len(points)
    around = [points[i % n] for i in range(-2, n + 3)]
    return curve(around)[2 * 9 : (n + 2) * 9]


def marks(text: str, x: float = 0.0, y: float = 0.0) -> Points:
    """Points written as ``"10,20 -5,8"``, as seen from (``x``, ``y``)."""
    pairs = (mark.split(",") for mark in text.split())
    return [(x + float(dx), y + float(dy)) for dx, dy in pairs]


def mirror(points: Iterable[Point], cx: float = CX) -> Points:
    """The same points on the other side of the centre line, in the same order."""
    return [(2 * cx - x, y) for x, y in points]


def span(*half: Point) -> Points:
    """A symmetrical run from left to right, given from its middle to its right end."""
    return [*reversed(mirror(half[1:])), *half]


def both(half: Sequence[Point]) -> Points:
    """A closed outline from its right half, which runs from the top middle to the bottom middle."""
    return [*half, *reversed(mirror(half))]


def ellipse(x: float, y: float, rx: float, ry: float, n: int = 40) -> Points:
    """An ellipse as a closed outline."""
    return [
        (x + rx * math.cos(2 * math.pi * i / n), y + ry * math.sin(2 * math.pi * i / n))
        for i in range(n)
    ]


def box(x0: float, y0: float, x1: float, y1: float, r: float = 0.0) -> Points:
    """A rectangle with corners of radius ``r``."""
    if r <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    out: Points = []
    for cx, cy, start in (
        (x1 - r, y0 + r, 270),
        (x1 - r, y1 - r, 0),
        (x0 + r, y1 - r, 90),
        (x0 + r, y0 + r, 180),
    ):
        for k in range(7):
            a = math.radians(start + 15 * k)
            out.append((cx + r * math.cos(a), cy + r * math.sin(a)))
    return out


def mix(a: Point, b: Point, t: float) -> Point:
    """The point at share ``t`` of the way from ``a`` to ``b``."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def shift(points: Iterable[Point], dx: float, dy: float) -> Points:
    """The same points moved."""
    return [(x + dx, y + dy) for x, y in points]


def turn(points: Iterable[Point], degrees: float, about: Point) -> Points:
    """The same points turned clockwise (as seen) about a point."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    ax, ay = about
    return [(ax + (x - ax) * c - (y - ay) * s, ay + (x - ax) * s + (y - ay) * c) for x, y in points]


def beside(points: Sequence[Point], distance: float) -> Points:
    """The line that runs beside ``points``, to the right of its direction (y is down)."""
    out: Points = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        dx, dy = _unit(points[max(0, i - 1)], points[min(last, i + 1)])
        out.append((x - dy * distance, y + dx * distance))
    return out


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)

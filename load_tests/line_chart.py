"""Lines over the time of a day, as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

Line = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 56, 10, 30, 24
COLOURS = ("#1f5fa8", "#c25400", "#0a6b2d")


def chart(title: str, unit: str, lines: Mapping[str, Line]) -> str:
    """``lines`` by name, each of (second, value); all share one scale that begins at 0."""
    points = [point for line in lines.values() for point in line]
    end = max((at for at, _ in points), default=1.0) or 1.0
    most = max((value for _, value in points), default=1.0) or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif" font-size="12">',
        f'<text x="{LEFT}" y="14" font-weight="bold">{escape(title)}</text>',
        *_axes(end, most, unit),
    ]
    for n, (name, line) in enumerate(lines.items()):
        colour = COLOURS[n % len(COLOURS)]
        way = " ".join(f"{_x(at, end):.1f},{_y(value, most):.1f}" for at, value in line)
        parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        if len(lines) > 1:
            x = LEFT + 160 + 120 * n
            parts.append(f'<text x="{x}" y="14" fill="{colour}">{escape(name)}</text>')
    return "".join((*parts, "</svg>"))


def _axes(end: float, most: float, unit: str) -> list[str]:
    parts = []
    for share in (0.0, 0.5, 1.0):
        y = _y(share * most, most)
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{share * most:.0f}'
            f"{f' {unit}' if unit and share == 1 else ''}</text>"
        )
        parts.append(
            f'<text x="{_x(share * end, end):.1f}" y="{HEIGHT - 6}" text-anchor="'
            f'{"end" if share == 1 else "middle"}">{share * end:.0f} s</text>'
        )
    return parts


def _x(at: float, end: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * max(0.0, at) / end


def _y(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most

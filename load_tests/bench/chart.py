"""A section as a picture: a bar for each contender, its quartiles across, on a scale of logarithms.

The house's paper, ink and green (`service.insight.chart`). Every number that is drawn is written
beside its bar, Fitroom is told by shade and by weight of its name, and who hears the picture has a
title and a description. The same results are the same file.
"""

from __future__ import annotations

import math
from html import escape

from load_tests.bench.rounds import Run
from load_tests.bench.spread import Spread, spread, values
from load_tests.bench.table import number
from service.insight.chart import FONT, GREEN, INK, LINE, PAPER, SHADES, SOFT, WIDTH
from service.insight.svg import text

#: Names stand to the left of this, numbers to the right of the plot (pixels).
LEFT, RIGHT, HEAD, FOOT = 300, 190, 96, 34
PLOT = WIDTH - LEFT - RIGHT
BAR, PITCH = 16, 26


def draw(run: Run, subtitle: str) -> str:
    """The picture of the section's figure and case; ``subtitle`` names machine and commit."""
    section = run.section
    name, case = section.drawn
    figure = section.figure(name)
    rows = _rows(run, name, case)
    title = f"{section.name}: {figure.title}, {case}"
    height = HEAD + PITCH * max(1, len(rows)) + FOOT
    low, high = _ends([found for _, _, found in rows])
    body = _axis(low, high, PITCH * len(rows))
    for k, (label, group, found) in enumerate(rows):
        body += _bar(label, group == "fitroom", found, HEAD + PITCH * k, low, high)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="{FONT}" font-size="13" role="img" '
        f'aria-labelledby="title desc" xml:lang="en">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(_describe(rows, figure.unit))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        text(24, 34, title, INK, size=18, weight=600),
        text(24, 56, f"{figure.unit}, {figure.better} is better; a step is tenfold", SOFT, size=12),
        *body,
        text(24, height - 10, subtitle, SOFT, size=11),
    ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _rows(run: Run, figure: str, case: str) -> list[tuple[str, str, Spread]]:
    """Name, group and spread of everybody who was measured, the best first."""
    found = [
        (one.name, one.group, spread_)
        for one in run.section.contenders
        if (spread_ := spread(list(values(run.samples, one.name, case, figure).values())))
        and spread_.middle > 0
    ]
    more = run.section.figure(figure).better == "more"
    return sorted(found, key=lambda row: row[2].middle, reverse=more)


def _ends(spreads: list[Spread]) -> tuple[float, float]:
    """Powers of ten around everything that is drawn."""
    if not spreads:
        return 1.0, 10.0
    low = 10.0 ** math.floor(math.log10(min(max(one.low, 1e-9) for one in spreads)) - 1e-9)
    high = 10.0 ** math.ceil(math.log10(max(one.high for one in spreads)) - 1e-9)
    return low, max(high, low * 10)


def _x(value: float, low: float, high: float) -> float:
    share = math.log10(max(value, low) / low) / math.log10(high / low)
    return LEFT + PLOT * min(share, 1.0)


def _axis(low: float, high: float, deep: float) -> list[str]:
    lines, at = [], low
    while at <= high * 1.001:
        x = _x(at, low, high)
        lines.append(f'<path d="M{x:.1f} {HEAD - 6}v{deep + 6:.1f}" stroke="{LINE}"/>')
        lines.append(text(x, HEAD - 12, number(at), SOFT, "middle", 11))
        at *= 10
    return lines


def _bar(label: str, ours: bool, found: Spread, top: float, low: float, high: float) -> list[str]:
    middle = top + BAR / 2
    first, end, last = (_x(v, low, high) for v in (found.low, found.middle, found.high))
    shade = GREEN if ours else SHADES[1]
    told = f"{number(found.middle)} [{number(found.low)}, {number(found.high)}]"
    return [
        text(LEFT - 12, middle + 4, label, INK, "end", weight=600 if ours else 400),
        f'<rect x="{LEFT}" y="{top:.1f}" width="{max(end - LEFT, 1):.1f}" height="{BAR}" '
        f'fill="{shade}" stroke="{GREEN}"/>',
        f'<path d="M{first:.1f} {middle:.1f}H{last:.1f}M{first:.1f} {middle - 4:.1f}v8'
        f'M{last:.1f} {middle - 4:.1f}v8" stroke="{INK}" fill="none" stroke-width="1.5"/>',
        text(WIDTH - RIGHT + 12, middle + 4, told, INK, size=12),
    ]


def _describe(rows: list[tuple[str, str, Spread]], unit: str) -> str:
    if not rows:
        return "Nothing was measured."
    told = (f"{label} {number(found.middle)} {unit}" for label, _, found in rows)
    return f"Medians, the best first: {'; '.join(told)}."

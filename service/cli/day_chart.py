"""The hours of a simulated day as a picture: four panels, drawn as SVG by hand.

The table beside it has every number; the picture shows where the day is hard. Nothing is fetched
to show it, and the same day is the same file.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from service.insight import svg
from service.simulator.figures import Figures

#: Panels are small, and so is what stands in them.
text = partial(svg.text, size=12)

#: Of the picture, of a panel and of the plot inside it, in pixels.
WIDTH, PANEL_W, PANEL_H, HEAD = 920, 460, 250, 56
LEFT, RIGHT, TOP, BOTTOM = 52, 20, 54, 34
#: The house's paper, ink, green and amber: tokens.css.
PAPER, INK, FAINT, LINE = "#faf8f4", "#1c1a18", "#6f6860", "#e6e0d6"
GREEN, SOFT, AMBER = "#1f5a47", "#9dbfb0", "#7d5200"
#: Promises kept are meant to lie in here.
HONEST = (0.75, 0.85)

Value = Callable[[Figures], float | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars by the hour; the first series stands in front, the second behind it."""

    title: str
    series: tuple[tuple[str, str, Value], ...]
    top: float | None = None
    band: tuple[float, float] | None = None
    unit: Callable[[float], str] = str


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60


def _plain(value: float) -> str:
    return f"{value:g}"


PANELS = (
    Panel("Visits", (("visits", GREEN, lambda one: float(one.visits)),), unit=_plain),
    Panel(
        "Wait for a room (minutes)",
        (
            ("median", GREEN, lambda one: _minutes(one.room.p50_s)),
            ("90th percentile", SOFT, lambda one: _minutes(one.room.p90_s)),
        ),
        unit=_plain,
    ),
    Panel(
        "Garments (minutes, median)",
        (
            ("it took", GREEN, lambda one: _minutes(one.promises.took_s)),
            ("promised", SOFT, lambda one: _minutes(one.promises.promised_s)),
        ),
        unit=_plain,
    ),
    Panel(
        "Promises kept",
        (("kept", GREEN, lambda one: one.promises.kept),),
        top=1.0,
        band=HONEST,
        unit=lambda value: f"{value:.0%}",
    ),
)


def chart(day: Sequence[Figures], title: str) -> str:
    """The picture of a day; its last row, the whole of it, is left to the table."""
    hours = [one for one in day if one.hour is not None]
    height = HEAD + PANEL_H * math.ceil(len(PANELS) / 2)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        text(LEFT, 34, title, INK, size=17, weight=600),
    ]
    for k, panel in enumerate(PANELS):
        x, y = PANEL_W * (k % 2), HEAD + PANEL_H * (k // 2)
        lines += [f'<g transform="translate({x} {y})">', *_panel(panel, hours), "</g>"]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(panel: Panel, hours: Sequence[Figures]) -> list[str]:
    values = [value(one) or 0.0 for _, _, value in panel.series for one in hours]
    step = _step(max(values, default=0.0)) if panel.top is None else panel.top / 4
    top = panel.top or max(step, math.ceil(max(values, default=0.0) / step - 1e-9) * step)

    def y(value: float) -> float:
        return PANEL_H - BOTTOM - (PANEL_H - TOP - BOTTOM) * min(value, top) / top

    lines = [text(LEFT, 18, panel.title, INK, size=14, weight=600), *_legend(panel)]
    if panel.band is not None:
        low, high = panel.band
        lines.append(
            f'<rect x="{LEFT}" y="{y(high):.1f}" width="{PANEL_W - LEFT - RIGHT}" '
            f'height="{y(low) - y(high):.1f}" fill="{AMBER}" opacity="0.18"/>'
        )
    for k in range(round(top / step) + 1):
        at = y(k * step)
        lines.append(f'<path d="M{LEFT} {at:.1f}H{PANEL_W - RIGHT}" stroke="{LINE}"/>')
        lines.append(text(LEFT - 6, at + 4, panel.unit(k * step), FAINT, anchor="end"))
    return lines + _bars(panel, hours, y)


def _bars(panel: Panel, hours: Sequence[Figures], y: Callable[[float], float]) -> list[str]:
    lines: list[str] = []
    pitch = (PANEL_W - LEFT - RIGHT) / max(1, len(hours))
    for k, one in enumerate(hours):
        x = LEFT + pitch * k
        for depth in reversed(range(len(panel.series))):
            name, colour, value = panel.series[depth]
            held = value(one)
            if held is None:
                continue
            width = pitch * (0.42 if depth == 0 and len(panel.series) > 1 else 0.7)
            lines.append(
                f'<rect x="{x + (pitch - width) / 2:.1f}" y="{y(held):.1f}" width="{width:.1f}" '
                f'height="{y(0) - y(held):.1f}" fill="{colour}">'
                f"<title>{one.hour}:00 {escape(name)} {held:.2f}</title></rect>"
            )
        lines.append(text(x + pitch / 2, PANEL_H - BOTTOM + 16, str(one.hour), FAINT, "middle"))
    return lines


def _legend(panel: Panel) -> list[str]:
    """Named where there is more than one thing to tell apart, or a band to explain."""
    if panel.band is not None:
        low, high = (panel.unit(share) for share in panel.band)
        return [text(LEFT, 36, f"meant: {low} to {high}", AMBER)]
    if len(panel.series) < 2:
        return []
    lines, x = [], float(LEFT)
    for name, colour, _ in panel.series:
        lines.append(f'<rect x="{x:.1f}" y="27" width="10" height="10" fill="{colour}"/>')
        lines.append(text(x + 15, 36, name, FAINT))
        x += 30 + 6.5 * len(name)
    return lines


def _step(high: float) -> float:
    """A round number that divides ``high`` into four or five."""
    rough = max(high / 4, 0.25)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * by for by in (1, 2, 2.5, 5, 10) if power * by >= rough * 0.999)

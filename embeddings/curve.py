"""The learning curves of a run as a picture: one panel a lesson, drawn as SVG by hand.

Loss is read on the left, the figure on the right. Nothing is fetched to show it, and the same
curves are the same file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from embeddings.train import Taught

#: Of the picture and of a panel's plot inside it, in pixels.
WIDTH, PANEL = 760, 250
LEFT, RIGHT, TOP, BOTTOM = 64, 64, 46, 44
LOSS, FIGURE, INK, FAINT = "#b3541e", "#1b5e8a", "#222222", "#dddddd"
#: About how many numbers stand along an axis.
TICKS = 5

Point = tuple[float, float]


@dataclass(frozen=True)
class _Axis:
    """From ``low`` to ``high``, with a number at every multiple of ``step``."""

    low: float
    high: float
    step: float

    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + number * self.step for number in range(count + 1)]

    def share(self, value: float) -> float:
        """Where ``value`` lies, 0 at the low end and 1 at the high one."""
        return (value - self.low) / (self.high - self.low)

    def text(self, value: float) -> str:
        return f"{value:.{max(0, -math.floor(math.log10(self.step) + 1e-9))}f}"


def _axis(values: Sequence[float], whole: bool = False) -> _Axis:
    """Round numbers around ``values``; with ``whole``, whole ones."""
    low, high = min(values), max(values)
    rough = max((high - low) / TICKS, abs(high) * 1e-3, 1e-6)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * by for by in (1, 2, 5, 10) if power * by >= rough * 0.999)
    if whole:
        step = max(1.0, round(step))
    first = math.floor(low / step + 1e-9) * step
    last = math.ceil(high / step - 1e-9) * step
    return _Axis(first, max(last, first + step), step)


def curve(lessons: Sequence[Taught]) -> str:
    """The picture of ``lessons``, those of them that were taught at all."""
    shown = [lesson for lesson in lessons if lesson.history]
    height = PANEL * max(len(shown), 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="13" role="img">',
        "<title>Loss and figure of each lesson, by epoch</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for number, lesson in enumerate(shown):
        lines += [f'<g transform="translate(0 {number * PANEL})">', *_panel(lesson), "</g>"]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(lesson: Taught) -> list[str]:
    losses = [(entry["epoch"], entry["loss"]) for entry in lesson.history]
    figures = [(e["epoch"], e["figure"]) for e in lesson.history if "figure" in e]
    across = _axis([0.0, losses[-1][0]], whole=True)
    plot = _Plot(across)
    down = _axis([value for _, value in losses])
    lines = [
        _text(LEFT, 20, lesson.lesson, INK, "start", bold=True),
        _text(LEFT, 38, "loss", LOSS, "start"),
        _text(WIDTH / 2, PANEL - 8, "epoch", INK),
        *plot.numbers_below(),
        *plot.numbers_beside(down, LEFT - 8, "end", LOSS),
        *plot.line(losses, down, LOSS),
    ]
    if figures:
        up = _axis([value for _, value in figures])
        title = "figure on photos not learned from"
        lines += [
            _text(WIDTH - RIGHT, 38, title, FIGURE, "end"),
            *plot.numbers_beside(up, WIDTH - RIGHT + 8, "start", FIGURE),
            *plot.line(figures, up, FIGURE, dots=True),
        ]
        kept = [value for epoch, value in figures if epoch == lesson.epoch]
        said = f"epoch {lesson.epoch} of {lesson.epochs} kept"
        said += f", figure {kept[0]:.3f}" if kept else ""
        lines += [*plot.mark(lesson.epoch), _text(WIDTH - RIGHT, 20, said, INK, "end")]
    return lines


@dataclass(frozen=True)
class _Plot:
    """The rectangle of a panel in which its curves lie; epochs run along ``across``."""

    across: _Axis

    def x(self, epoch: float) -> float:
        return LEFT + self.across.share(epoch) * (WIDTH - LEFT - RIGHT)

    def y(self, axis: _Axis, value: float) -> float:
        return PANEL - BOTTOM - axis.share(value) * (PANEL - TOP - BOTTOM)

    def numbers_below(self) -> list[str]:
        return [
            _text(self.x(tick), PANEL - BOTTOM + 18, self.across.text(tick), INK)
            for tick in self.across.ticks()
        ]

    def numbers_beside(self, axis: _Axis, x: float, anchor: str, colour: str) -> list[str]:
        """Numbers at ``x``; those of the left axis have a line across the plot each."""
        levels = [(self.y(axis, tick), axis.text(tick)) for tick in axis.ticks()]
        numbers = [_text(x, y + 4, words, colour, anchor) for y, words in levels]
        if anchor == "start":
            return numbers
        lines = [_stroke([(LEFT, y), (WIDTH - RIGHT, y)], FAINT, 1) for y, _ in levels]
        return [*numbers, *lines]

    def line(
        self, points: Sequence[Point], axis: _Axis, colour: str, dots: bool = False
    ) -> list[str]:
        places = [(self.x(epoch), self.y(axis, value)) for epoch, value in points]
        marks = [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
            for x, y in places
            if dots or len(places) == 1
        ]
        return [_stroke(places, colour, 2), *marks]

    def mark(self, epoch: float) -> list[str]:
        """An upright line at the epoch that was kept."""
        x = self.x(epoch)
        return [_stroke([(x, TOP), (x, PANEL - BOTTOM)], INK, 1, 'stroke-dasharray="4 4"')]


def _stroke(points: Sequence[Point], colour: str, wide: int, more: str = "") -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{wide}" {more}/>'
    )


def _text(
    x: float, y: float, words: str, colour: str, anchor: str = "middle", bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(words)}</text>"
    )

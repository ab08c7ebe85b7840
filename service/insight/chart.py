"""A report as a picture: a row of bars, or a dot within its interval, for each of its rows. SVG.

It has a title and a description for who hears it, and every number that is drawn is written beside
it; the table of the report has the rest. Bars that stand for different things differ in shade and
in order, never in colour alone. The same report is the same file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from unicodedata import east_asian_width

from service.insight.report import Column, Report, Row, Unit, say
from service.insight.svg import text
from service.insight.telling import NOTHING, tell

WIDTH, HEAD, FOOT = 920, 96, 44
#: Names stand to the left of this, numbers to the right of the plot (pixels).
LEFT, RIGHT = 250, 110
PLOT = WIDTH - LEFT - RIGHT
#: Heights of a bar and of a row with one of them (pixels).
BAR, GAP = 14, 12
#: More rows than this are read in the table.
MOST = 24
#: The house's paper, ink and green: kiosk/kit/tokens.css.
PAPER, INK, SOFT, LINE = "#faf8f4", "#1c1a18", "#57514a", "#e6e0d6"
GREEN = "#1f5a47"
#: Between two lines of a scale of time (seconds).
STEPS_S = (5, 15, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600)
#: From the widest to the narrowest of what stands in a row.
SHADES = ("#ffffff", "#c3d9ce", "#7aa894", GREEN)
FONT = "Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', 'NanumGothic', sans-serif"

WORDS = {
    "en": {
        "first": "The first {n} of {of} rows; all are in the table.",
        "none": "Nothing to show: no row has enough visits behind it.",
        "most": "The most: {label}, {value}.",
        "whole": "the whole store",
        "interval": "dot: measured; line: 95 % interval",
        "table": "Every number is in the table.",
    },
    "ko": {
        "first": "{of}개 행 중 앞의 {n}개이며, 전체는 표에 있습니다.",
        "none": "표시할 내용이 없습니다. 방문 수가 충분한 행이 없습니다.",
        "most": "가장 많음: {label}, {value}.",
        "whole": "매장 전체",
        "interval": "점: 측정값, 선: 95 % 신뢰구간",
        "table": "모든 수치는 표에 있습니다.",
    },
}


def draw(report: Report, language: str = "en") -> str:
    """The picture, with its words in ``language`` (en or ko)."""
    words = WORDS.get(language, WORDS["en"])
    rows = report.rows[:MOST]
    columns = [_column(report, name) for name in report.chart.values]
    pitch = BAR * len(columns) + GAP
    height = HEAD + pitch * max(1, len(rows)) + (FOOT if _footed(report) else 0)
    days = sorted({report.since, report.until})
    title = f"{say(report.title, language)}, {' – '.join(days)}"
    scale = _scale(report, rows)
    body = _axis(report, columns[0], scale, pitch * len(rows), language)
    body += _mark(report, scale, pitch * len(rows), words)
    for k, row in enumerate(rows):
        body += _row(report, row, columns, HEAD + pitch * k, scale, language)
    if not rows:
        body = [text(LEFT, HEAD + 20, words["none"], SOFT)]
    elif len(report.rows) > MOST:
        more = words["first"].format(n=MOST, of=len(report.rows))
        body.append(text(LEFT, height - 10, more, SOFT))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="{FONT}" font-size="13" role="img" '
        f'aria-labelledby="title desc" xml:lang="{language}">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(describe(report, language))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        text(24, 34, title, INK, size=18, weight=600),
        *_legend(report, columns, words, language),
        *body,
    ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _footed(report: Report) -> bool:
    """Whether something is written below the rows."""
    return report.chart.mark is not None or len(report.rows) > MOST


def describe(report: Report, language: str = "en") -> str:
    """What the picture shows, for who does not see it."""
    words = WORDS.get(language, WORDS["en"])
    column = _column(report, report.chart.values[-1])
    told = [(value, row) for row in report.rows if (value := _number(row, column.name)) is not None]
    if not told:
        return f"{say(report.about, language)} {words['none']}"
    value, row = max(told, key=lambda one: one[0])
    label, said = say(row.label, language), _told(report, column, value, language)
    named = f"{label}, {say(column.title, language)} {said}"
    largest = words["most"].format(label=named, value="").replace(", .", ".")
    return f"{say(report.about, language)} {largest} {words['table']}"


def _told(report: Report, column: Column, value: float | None, language: str) -> str:
    """A number of a column, in the way of all of that column."""
    every = [row.cells.get(column.name) for row in report.rows]
    return tell(value, column.unit, language, report.currency, every)


def _column(report: Report, name: str) -> Column:
    return next(column for column in report.columns if column.name == name)


def _number(row: Row, name: str | None) -> float | None:
    value = row.cells.get(name) if name else None
    return float(value) if isinstance(value, int | float) else None


def _scale(report: Report, rows: Sequence[Row]) -> float:
    """The value at the right end of the plot: round, and no less than what is drawn."""
    names = [*report.chart.values, report.chart.high]
    values = [number for row in rows for name in names if (number := _number(row, name))]
    high = max(values, default=1.0)
    unit = _column(report, report.chart.values[0]).unit
    if unit == "share":
        return min(1.0, math.ceil(high * 5) / 5)
    return 4 * _step(high / 4, unit)


def _step(rough: float, unit: Unit) -> float:
    """A round number at or above ``rough``: of seconds, one that people count in."""
    if unit == "seconds" and rough <= STEPS_S[-1]:
        return next(step for step in STEPS_S if step >= rough)
    power = 10.0 ** math.floor(math.log10(max(rough, 0.25)))
    return next(power * by for by in (1, 2, 2.5, 5, 10) if power * by >= rough * 0.999)


def _axis(report: Report, column: Column, scale: float, deep: float, language: str) -> list[str]:
    lines = []
    ticks = [scale * part / 4 for part in range(5)]
    every = () if column.unit == "seconds" else ticks
    for part, tick in enumerate(ticks):
        x = LEFT + PLOT * part / 4
        told = tell(tick, column.unit, language, report.currency, every)
        lines.append(f'<path d="M{x:.1f} {HEAD - 6}v{deep + 6:.1f}" stroke="{LINE}"/>')
        lines.append(text(x, HEAD - 12, told, SOFT, "middle", 11))
    return lines


def _mark(report: Report, scale: float, deep: float, words: dict[str, str]) -> list[str]:
    """A line for the whole store."""
    value = _number(report.total, report.chart.mark) if report.total else None
    if value is None or not report.rows:
        return []
    x = LEFT + PLOT * min(value / scale, 1)
    return [
        f'<path d="M{x:.1f} {HEAD - 6}v{deep + 12:.1f}" stroke="{INK}" stroke-dasharray="4 3"/>',
        text(x, HEAD + deep + 20, words["whole"], INK, "middle", 11),
    ]


def _row(
    report: Report,
    row: Row,
    columns: Sequence[Column],
    top: float,
    scale: float,
    language: str,
) -> list[str]:
    middle = top + BAR * len(columns) / 2
    lines = [text(LEFT - 12, middle + 4, _short(say(row.label, language)), INK, "end")]
    for k, column in enumerate(columns):
        value = _number(row, column.name)
        said = _told(report, column, value, language)
        y = top + BAR * k
        if value is None:
            lines.append(text(LEFT + 6, y + 11, NOTHING, SOFT, size=11))
            continue
        end = LEFT + PLOT * max(0.0, min(value / scale, 1))
        low, high = (_number(row, name) for name in (report.chart.low, report.chart.high))
        if low is not None and high is not None:
            lines += _dot(end, LEFT + PLOT * low / scale, LEFT + PLOT * high / scale, middle)
            lines.append(text(WIDTH - RIGHT + 12, middle + 4, said, INK))
            continue
        lines.append(
            f'<rect x="{LEFT}" y="{y + 1:.1f}" width="{max(end - LEFT, 1):.1f}" '
            f'height="{BAR - 2}" fill="{_shade(k, len(columns))}" stroke="{GREEN}"/>'
        )
        lines.append(text(end + 6, y + 11, said, INK, size=11))
    return lines


def _dot(x: float, low: float, high: float, y: float) -> list[str]:
    return [
        f'<path d="M{low:.1f} {y:.1f}H{high:.1f}M{low:.1f} {y - 4:.1f}v8M{high:.1f} {y - 4:.1f}v8" '
        f'stroke="{GREEN}" fill="none" stroke-width="1.5"/>',
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{GREEN}"/>',
    ]


def _shade(k: int, of: int) -> str:
    return SHADES[len(SHADES) - of + k]


def _legend(
    report: Report, columns: Sequence[Column], words: dict[str, str], language: str
) -> list[str]:
    if report.chart.low is not None:
        told = f"{say(columns[0].title, language)} ({words['interval']})"
        return [text(24, 58, told, SOFT)]
    lines, x = [], 24.0
    for k, column in enumerate(columns):
        name = say(column.title, language)
        shade = _shade(k, len(columns))
        lines.append(
            f'<rect x="{x:.1f}" y="47" width="12" height="12" fill="{shade}" stroke="{GREEN}"/>'
        )
        lines.append(text(x + 18, 58, name, SOFT))
        x += 44 + 7 * _width(name)
    return lines


def _width(text: str) -> int:
    """In half characters: a Korean letter is as wide as two Latin ones."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _short(text: str, most: int = 32) -> str:
    if _width(text) <= most:
        return text
    while _width(text) > most - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"

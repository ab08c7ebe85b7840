"""The report of a load test as one page: verdict, tables, charts, and the machine. Nothing is
loaded from anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from load_tests.day import Day
from load_tests.figures import Row
from load_tests.limits import LIMITS, WAYS, Limit
from load_tests.line_chart import chart
from load_tests.report import SHOWN, Figures
from load_tests.shapes import Shape

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
       color: #222; background: #fff; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { padding: .15rem .7rem; text-align: right; border-bottom: 1px solid #ddd; }
th:first-child, td:first-child { text-align: left; }
svg { width: 100%; height: auto; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1rem; }
.good { color: #0a6b2d; } .bad { color: #b3261e; font-weight: 600; }
"""


def write(path: Path, shape: Shape, day: Day, figures: Figures) -> None:
    """Put the page where it was asked for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(shape, day, figures), encoding="utf-8")


def page(shape: Shape, day: Day, figures: Figures) -> str:
    """The whole page."""
    verdict, seconds = figures.verdict, figures.seconds
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="en"><meta charset="utf-8"><title>{escape(shape.name)}</title>',
            f"<style>{STYLE}</style>",
            f"<h1>{escape(shape.name)}</h1><p>{escape(shape.reason)}</p>",
            _verdict(verdict.failures),
            f"<p>{escape(_who(shape, day))}</p>",
            *(f"<p>{escape(note)}</p>" for note in figures.notes),
            "<h2>Requests</h2>",
            _table(verdict.rows(seconds), LIMITS),
            "<h2>From the answer until another screen knows</h2>",
            _table(verdict.way_rows(seconds), WAYS),
            "<h2>Over time</h2>",
            *_charts(day),
            "</html>\n",
        )
    )


def _who(shape: Shape, day: Day) -> str:
    screens = len(day.rooms) + len(day.lobbies) + 1
    return (
        f"{shape.shoppers} shoppers at most, {shape.trying:.0%} of them to try on; "
        f"{len(day.rooms)} rooms, {shape.runners} runners, {screens} screens on walls; "
        f"{shape.seconds:.0f} s; {day.pace}."
    )


def _verdict(failures: list[str]) -> str:
    if not failures:
        return '<p class="good">Nothing failed.</p>'
    found = Counter(failures).most_common(SHOWN)
    items = "".join(f"<li>{count} × {escape(what)}</li>" for what, count in found)
    return f'<p class="bad">{len(failures)} failures</p><ul>{items}</ul>'


def _table(rows: Iterable[Row], limits: Mapping[str, Limit]) -> str:
    headings = ("", "count", "per s", "median ms", "p95 ms", "limit", "p99 ms", "limit", "longest")
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    return (
        f"<table><tr>{head}</tr>{''.join(_line(row, limits.get(row.what)) for row in rows)}</table>"
    )


def _line(row: Row, limit: Limit | None) -> str:
    p95, p99 = (limit.p95, limit.p99) if limit else (None, None)
    reason = f' title="{escape(limit.reason)}"' if limit else ""
    cells = (
        *(f"<td>{row.count}</td><td>{row.per_s:.1f}</td><td>{row.median:.0f}</td>",),
        _held(row.p95, p95),
        _held(row.p99, p99),
        f"<td>{row.longest:.0f}</td>",
    )
    return f"<tr{reason}><td>{escape(row.what)}</td>{''.join(cells)}</tr>"


def _held(took: float, may: float | None) -> str:
    """A figure beside its limit."""
    mark = ' class="bad"' if may is not None and took > may else ""
    return f"<td{mark}>{took:.0f}</td><td>{'' if may is None else f'{may:.0f}'}</td>"


def _charts(day: Day) -> Iterable[str]:
    history = day.history
    lines = {"shoppers": history.shoppers, "visits": history.visits}
    if any(away for _, away in history.away):
        lines["screens without a line"] = history.away
    yield chart("People", "", lines)
    yield chart("p95 of all requests", "ms", {"p95": history.p95_of_all()})
    yield '<div class="charts">'
    for kind in sorted(history.answers):
        p95 = history.p95(kind)
        if len(p95) > 1:
            yield chart(kind, "ms", {"p95": p95})
    yield "</div>"

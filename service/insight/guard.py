"""Nothing that stands on a few visits leaves the room: the one place that withholds.

A row with fewer than ``k`` distinct visits behind it is left out; a cell with fewer behind it is
emptied, and named in its row. A cell with no visit behind it, such as *nobody kept one of these*,
tells of all visits of its row, so it stays. Figures of the team need two runners: of one they would
be somebody's. Whoever makes a report for somebody calls ``withhold`` last.

What is told is told coarsely: counts to the nearest half of ``k``, shares in whole per cent (of
large counts in tenths, as they follow from the counts that are told), money to two digits. A row
that is withheld, or a visit that one grouping tells and another does not, is then not found by
subtracting what is shown from a total (rounding as in the United Kingdom's census tables; Hundepool
and others, Statistical Disclosure Control, 2012, chapter 5). Two spans of days that differ by a
little are release.py's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from service.insight.report import Column, Report, Row, Value

#: With fewer visits behind it, a figure may be about somebody.
K = 10
#: With fewer runners behind it, a figure of the team is somebody's.
TEAM = 2


def withhold(report: Report, k: int = K) -> Report:
    """The report as it may be shown: rows and cells of fewer than ``k`` visits are gone."""
    shown = [row for row in report.rows if _enough(row, k)]
    return replace(
        report,
        rows=tuple(_row(row, report.columns, k) for row in shown),
        total=_row(report.total, report.columns, k)
        if report.total is not None and _enough(report.total, k)
        else None,
        k=k,
        withheld_rows=len(report.rows) - len(shown),
    )


def _enough(row: Row, k: int) -> bool:
    return row.visits >= k and (row.team is None or row.team >= TEAM)


def _row(row: Row, columns: tuple[Column, ...], k: int) -> Row:
    few = {name for name, visits in row.behind.items() if 0 < visits < k}
    empty = {column.name for column in columns if few & set(column.behind)} | set(row.withheld)
    withheld = tuple(column.name for column in columns if column.name in empty)
    cells = {
        column.name: None if column.name in withheld else _coarse(row.cells[column.name], column, k)
        for column in columns
    }
    for column in columns:
        if column.of is not None and k > 1 and cells[column.name] is not None:
            cells[column.name] = _of_told(row.cells, cells, column, k)
    told = {name: _nearest(visits, k) for name, visits in row.behind.items() if name not in few}
    return replace(row, cells=cells, behind=told, visits=_nearest(row.visits, k), withheld=withheld)


def _coarse(value: Value, column: Column, k: int) -> Value:
    if k <= 1 or value is None or isinstance(value, str):
        return value
    if column.unit == "count":
        return _nearest(round(value), k)
    if column.unit == "share":
        return round(value, 2)
    if column.unit == "money" and value:
        return round(value, 1 - math.floor(math.log10(abs(value))))
    return value


def _of_told(
    exact: Mapping[str, Value], told: Mapping[str, Value], column: Column, k: int
) -> Value:
    """A share of large counts as if the told ones were exact: so tenths give no more away."""
    part, whole = column.of or ("", "")
    counts = (exact[part], exact[whole], told[part], told[whole], exact[column.name])
    if not all(isinstance(one, int | float) and one > 0 for one in counts):
        return told[column.name]
    was_part, was_whole, now_part, now_whole, value = map(float, counts)  # type: ignore[arg-type]
    if now_whole * 0.01 < max(1, k // 2):
        return told[column.name]
    return round(value * (now_part / now_whole) / (was_part / was_whole), 3)


def _nearest(count: int, k: int) -> int:
    """To the nearest half of ``k``; what is at least ``k`` stays so, and nothing stays nothing."""
    step = max(1, k // 2)
    return (count + step // 2) // step * step

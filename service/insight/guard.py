"""Nothing that stands on a few visits leaves the room: the one place that withholds.

A row with fewer than ``k`` distinct visits behind it is left out; a cell with fewer behind it is
emptied, and named in its row. A cell with no visit behind it, such as *nobody kept one of these*,
tells of all visits of its row, so it stays. Figures of the team need two runners: of one they would
be somebody's. Whoever makes a report for somebody calls ``withhold`` last.

It does not yet see that a cell can be told from those beside it, or from two reports.
"""

from __future__ import annotations

from dataclasses import replace

from service.insight.report import Column, Report, Row

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
    cells = {name: None if name in withheld else value for name, value in row.cells.items()}
    told = {name: visits for name, visits in row.behind.items() if name not in few}
    return replace(row, cells=cells, behind=told, withheld=withheld)

"""Nothing that stands on fewer than k visits is told, whatever it is."""

from __future__ import annotations

from dataclasses import replace

from service.insight.guard import withhold
from service.insight.report import Chart, Column, Report, Row

COLUMNS = (
    Column("tried", "count", {"en": "tried"}),
    Column("kept", "count", {"en": "kept"}, ("kept",)),
    Column("rate", "share", {"en": "rate"}, ("kept",)),
)


def row(key: str, visits: int, kept: int, team: int | None = None) -> Row:
    cells = {"tried": visits, "kept": kept, "rate": kept / visits}
    return Row(key, {"en": key}, cells, visits, {"kept": kept}, team)


def report(*rows: Row, total: Row | None = None) -> Report:
    return Report(
        name="keep-rate",
        title={"en": "Kept"},
        about={"en": "Kept of tried"},
        store="demo",
        since="2026-11-23",
        until="2026-11-23",
        by="style",
        by_title={"en": "Style"},
        columns=COLUMNS,
        rows=rows,
        chart=Chart(("rate",)),
        total=total,
    )


def test_a_row_of_few_visits_is_left_out_and_counted() -> None:
    shown = withhold(report(row("shirt", 10, 10), row("jeans", 9, 9)), k=10)
    assert [one.key for one in shown.rows] == ["shirt"]
    assert (shown.k, shown.withheld_rows) == (10, 1)


def test_a_cell_of_few_visits_is_emptied_with_what_would_tell_it() -> None:
    [shown] = withhold(report(row("shirt", 40, 9)), k=10).rows
    assert shown.cells == {"tried": 40, "kept": None, "rate": None}
    assert shown.withheld == ("kept", "rate")
    assert shown.behind == {}


def test_a_cell_of_none_is_told_as_its_row_is() -> None:
    [shown] = withhold(report(row("shirt", 40, 0)), k=10).rows
    assert shown.cells == {"tried": 40, "kept": 0, "rate": 0.0}
    assert shown.withheld == ()


def test_the_store_as_a_whole_is_no_exception() -> None:
    assert withhold(report(total=row("all", 9, 9)), k=10).total is None
    assert withhold(report(total=row("all", 10, 10)), k=10).total is not None


def test_what_one_runner_did_is_nobodys_business() -> None:
    alone, together = row("10:00", 50, 50, team=1), row("11:00", 50, 50, team=2)
    assert [one.key for one in withhold(report(alone, together)).rows] == ["11:00"]


def test_a_share_of_large_counts_is_that_of_the_counts_as_they_are_told() -> None:
    columns = (*COLUMNS[:2], replace(COLUMNS[2], of=("kept", "tried")))
    rows = row("shirt", 1583, 44), row("coat", 2500, 11), row("jeans", 490, 14)
    shown = withhold(replace(report(*rows), columns=columns), k=10)
    assert [one.cells for one in shown.rows] == [
        {"tried": 1585, "kept": 45, "rate": 0.028},
        {"tried": 2500, "kept": 10, "rate": 0.004},
        {"tried": 490, "kept": 15, "rate": 0.03},
    ]


def test_withholding_again_changes_nothing() -> None:
    once = withhold(report(row("shirt", 40, 9), row("jeans", 20, 20)), k=10)
    assert replace(withhold(once, k=10), withheld_rows=0) == once

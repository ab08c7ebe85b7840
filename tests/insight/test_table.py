"""A report as CSV: its numbers as they are, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from service.insight.registry import answer
from service.insight.report import Unit
from service.insight.table import as_csv, as_json
from service.insight.telling import tell
from service.insight.window import Window


def test_a_row_is_a_line_and_the_store_the_last(window: Window) -> None:
    lines = list(csv.reader(io.StringIO(as_csv(answer(window, "keep-rate", "style", k=1)))))
    head = ["style", "name_en", "name_ko", "visits", "tried", "kept", "rate", "low", "high"]
    assert lines == [
        [*head, "withheld"],
        ["shirt", "Shirt", "셔츠", "3", "3", "2", "0.6667", "0.2077", "0.9385", ""],
        ["jeans", "Jeans", "청바지", "1", "1", "0", "0.0", "0.0", "0.7935", ""],
        ["*", "All", "전체", "3", "4", "2", "0.5", "0.15", "0.85", ""],
    ]


def test_a_cell_that_is_withheld_is_empty_and_named(window: Window) -> None:
    lines = list(csv.reader(io.StringIO(as_csv(answer(window, "keep-rate", "style", k=3)))))
    assert lines[1] == ["shirt", "Shirt", "셔츠", "3", "3", *[""] * 4, "kept rate low high"]


def test_a_name_is_never_a_formula(window: Window) -> None:
    report = answer(window, "funnel", k=1)
    evil = replace(report.rows[0], label={"en": "=HYPERLINK(1)"})
    assert ",'=HYPERLINK(1)," in as_csv(replace(report, rows=(evil,)))


def test_who_reads_json_hears_nothing_of_runners(window: Window) -> None:
    told = as_json(answer(window, "team", k=1))
    assert set(told["rows"][0]) == {"key", "label", "cells", "visits", "withheld"}
    assert told["rows"][0]["visits"] == 1


@pytest.mark.parametrize(
    ("value", "unit", "language", "said"),
    [
        (0.433, "share", "en", "43 %"),
        (95, "seconds", "en", "1 min 35 s"),
        (95, "seconds", "ko", "1분 35초"),
        (-75, "seconds", "en", "−1 min 15 s"),
        (660, "seconds", "en", "11 min"),
        (-0.02, "number", "en", "0.0"),
        (1234, "count", "en", "1,234"),
        (1.867, "number", "en", "1.9"),
        (792603, "money", "en", "792,603 KRW"),
        (None, "count", "en", "–"),
    ],
)
def test_numbers_are_told_as_people_read_them(
    value: float | None, unit: str, language: str, said: str
) -> None:
    assert tell(value, unit, language, "KRW") == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "language", "column", "said"),
    [
        ("seconds", "en", [43, 103, 120], ["43 s", "1 min 43 s", "2 min"]),
        ("seconds", "en", [43, 103, 957], ["0.7 min", "1.7 min", "16.0 min"]),
        ("seconds", "ko", [-66, 957, None], ["−1.1분", "16.0분", "–"]),
        ("share", "en", [0.028, 0.09], ["2.8 %", "9.0 %"]),
        ("share", "en", [0.02, 0.09], ["2 %", "9 %"]),
        ("share", "en", [0.028, 0.12], ["3 %", "12 %"]),
        ("number", "en", [42.0, 7.0], ["42", "7"]),
        ("number", "en", [42.0, 6.5], ["42.0", "6.5"]),
        ("times", "en", [1.5, 0.92], ["1.50", "0.92"]),
    ],
)
def test_a_column_is_told_in_one_way(
    unit: Unit, language: str, column: list[float | None], said: list[str]
) -> None:
    assert [tell(one, unit, language, column=column) for one in column] == said

"""A report as a table that any program reads: CSV in UTF-8, and JSON.

The numbers are as they are, not as people read them: shares from 0 to 1, times in seconds, money in
minor units. A cell that was withheld is empty, and named in the last column.
"""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from service.insight.report import Report, Row

#: A name that begins so would be computed by a spreadsheet that opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(report: Report) -> str:
    """One row each, then the whole (``*``), and for a brand the store's average (``~``)."""
    out = io.StringIO()
    names = [column.name for column in report.columns]
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow([report.by, "name_en", "name_ko", "visits", *names, "withheld"])
    rows = [(row.key, row) for row in report.rows]
    rows += [(sign, row) for sign, row in (("*", report.total), ("~", report.average)) if row]
    for key, row in rows:
        write.writerow(
            [
                _plain(key),
                _plain(row.label.get("en") or row.label.get("und", "")),
                _plain(row.label.get("ko", "")),
                row.visits,
                *("" if row.cells[name] is None else row.cells[name] for name in names),
                " ".join(row.withheld),
            ]
        )
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_json(report: Report) -> dict[str, Any]:
    """Everything that the report says, in plain types."""
    told = asdict(report)
    told["rows"] = [_row(row) for row in report.rows]
    told["total"] = _row(report.total) if report.total else None
    told["average"] = _row(report.average) if report.average else None
    return told


def _row(row: Row) -> dict[str, Any]:
    """How many runners stand behind it is nobody's business."""
    return {
        "key": row.key,
        "label": row.label,
        "cells": dict(row.cells),
        "visits": row.visits,
        "withheld": list(row.withheld),
    }

"""Intervals are Wilson's, to the last digit that anybody reads."""

from __future__ import annotations

import duckdb
import pytest

from service.insight.views import SHARE, WILSON


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0000),
    ],
)
def test_an_interval_is_wilsons(k: int, n: int, low: float, high: float) -> None:
    connection = duckdb.connect()
    connection.execute(WILSON)
    [(found_low, found_high)] = connection.execute(
        f"SELECT wilson({k}, {n}, -1), wilson({k}, {n}, 1)"
    ).fetchall()
    assert (round(found_low, 4), round(found_high, 4)) == (low, high)


def test_of_nothing_there_is_no_share() -> None:
    connection = duckdb.connect()
    connection.execute(WILSON)
    connection.execute(SHARE)
    found = connection.execute("SELECT share(0, 0), wilson(0, 0, 1), share(1, 4)").fetchall()
    assert found == [(None, None, 0.25)]

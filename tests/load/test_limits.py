"""The table of limits: every action has one, each with a reason, and only enough counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from load_tests import people
from load_tests.figures import Row
from load_tests.limits import LIMITS, WAYS, passed
from load_tests.verdict import MEASURED


def row(what: str, count: int, p95: float = 10.0, p99: float = 10.0) -> Row:
    return Row(what, count, 1.0, 5.0, p95, p99, p99)


def test_whatever_people_do_has_a_limit() -> None:
    words = "".join(path.read_text("utf-8") for path in Path(people.__file__).parent.glob("*.py"))
    asked = re.findall(r"(?:ask|_act|_do)\(\s*\"([a-z ]+)\"", words)
    assert {*asked, "carry", "request"} == set(LIMITS)
    assert set(WAYS) == set(MEASURED)


@pytest.mark.parametrize("what", [*LIMITS, *WAYS])
def test_each_has_a_reason(what: str) -> None:
    limit = {**LIMITS, **WAYS}[what]
    assert 0 < limit.p95 < limit.p99
    assert len(limit.reason) > 20


def test_every_tap_is_answered_within_200_ms() -> None:
    assert {kind: limit.p95 for kind, limit in LIMITS.items() if limit.p95 != 200} == {
        "signals": 500
    }


def test_a_limit_is_passed_where_enough_was_counted() -> None:
    assert passed([row("pick", 19, p95=900.0)], LIMITS) == []
    assert passed([row("pick", 20, p95=900.0)], LIMITS) == ["pick: p95 is 900 ms, and may be 200"]
    assert passed([row("pick", 99, p99=900.0)], LIMITS) == []
    assert passed([row("pick", 100, p99=900.0)], LIMITS) == ["pick: p99 is 900 ms, and may be 600"]


def test_a_limit_that_is_just_held_is_held() -> None:
    assert passed([row("pick", 100, p95=200.0, p99=600.0)], LIMITS) == []


def test_a_slower_machine_may_be_given_more() -> None:
    assert passed([row("pick", 100, p95=900.0)], LIMITS, patience=5.0) == []


def test_the_sum_of_all_has_none() -> None:
    assert passed([row("all requests", 1000, p95=9e9)], LIMITS) == []

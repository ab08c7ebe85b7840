"""Rounds are interleaved, and one who fails leaves the others alone."""

from __future__ import annotations

import pytest

from load_tests.bench.rounds import Sample, run_section, turned
from tests.load.bench.made import Told, section, silent


def test_everybody_is_measured_once_a_round_and_case_in_turned_order() -> None:
    diary: list[str] = []
    names = ("a", "b", "c")
    contenders = [Told(name, (1.0,), diary) for name in names]
    run_section(section(*contenders, cases=("x", "y")), 3, silent)
    assert diary == [
        *("a starts", "b starts", "c starts"),
        *("a x", "b x", "c x", "a y", "b y", "c y"),
        *("a x", "c x", "b x", "a y", "c y", "b y"),
        *("c x", "a x", "b x", "c y", "a y", "b y"),
        *("c stops", "b stops", "a stops"),
    ]


@pytest.mark.parametrize(
    ("by", "order"), [(0, "abcd"), (1, "adcb"), (2, "cdab"), (3, "cbad"), (4, "abcd")]
)
def test_the_order_is_turned(by: int, order: str) -> None:
    assert turned("abcd", by) == list(order)


def test_nobody_at_all_is_no_trouble() -> None:
    assert turned([], 3) == []
    assert run_section(section(), 2, silent).samples == []


def test_what_was_measured_is_kept_by_round() -> None:
    run = run_section(section(Told("a", (10.0, 20.0))), 2, silent)
    assert run.samples == [
        Sample(0, "1 connection", "a", {"rate": 10.0, "p99_ms": 100.0}),
        Sample(1, "1 connection", "a", {"rate": 20.0, "p99_ms": 50.0}),
    ]
    assert run.once == {"a": {"recall": 0.95}}


def test_one_that_does_not_start_is_left_out_by_name_and_let_go_of() -> None:
    diary: list[str] = []
    broken = Told("b", (1.0,), diary, not_starting="it does not install: no wheel")
    run = run_section(section(Told("a", (1.0,), diary), broken), 1, silent)
    assert run.skipped == {"b": "it does not install: no wheel"}
    assert diary[:3] == ["a starts", "b starts", "b stops"]
    assert {one.contender for one in run.samples} == {"a"}


def test_one_that_fails_is_not_asked_again() -> None:
    diary: list[str] = []
    failing = Told("b", (1.0,), diary, failing="3 of 9 answers failed")
    run = run_section(section(Told("a", (1.0,), diary), failing, cases=("x", "y")), 2, silent)
    assert run.skipped == {"b": "3 of 9 answers failed"}
    assert [entry for entry in diary if entry in ("b x", "b y")] == ["b x"]
    assert len(run.samples) == 4


def test_a_case_that_means_nothing_to_somebody_is_no_sample_and_no_fault() -> None:
    run = run_section(section(Told("a", (1.0,), only_case="y"), cases=("x", "y")), 1, silent)
    assert [one.case for one in run.samples] == ["y"]
    assert run.skipped == {}


def test_everybody_is_stopped_whatever_happens() -> None:
    diary: list[str] = []

    class Broken(Told):
        def measure(self, case: str) -> dict[str, float]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_section(section(Told("a", (1.0,), diary), Broken("b", (1.0,), diary)), 1, silent)
    assert diary[-2:] == ["b stops", "a stops"]

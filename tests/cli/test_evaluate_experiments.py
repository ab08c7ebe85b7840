"""A few of the made-up stores of ``fitroom evaluate experiments``: exact, and fast."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from service.cli.evaluate.experiment_trials import KINDS, Kind, counted, trial
from service.cli.evaluate.experiments import holds
from service.cli.main import app

#: Covered intervals, and A/A tests that alarmed, of 40 stores.
KNOWN: dict[Kind, tuple[int, int]] = {
    "switch-back, days": (38, 2),
    "switch-back, half days": (38, 1),
    "before and after": (39, 1),
}


@pytest.mark.parametrize("kind", KINDS)
def test_intervals_cover_what_a_change_did_and_nothing_is_no_alarm(kind: Kind) -> None:
    figures = counted(kind, [trial(kind, seed, 0.25) for seed in range(2001, 2041)])
    covered, alarms = round(figures.covered * figures.told), round(figures.alarms * figures.runs)
    assert (figures.told, covered, alarms) == (40, *KNOWN[kind])
    assert abs(figures.bias) < 0.06
    assert figures.false_harm == 0.0
    assert figures.edge_harm <= 1 / 40
    assert figures.harm_found >= (0.7 if kind == "before and after" else 1.0)


def test_what_is_measured_is_held_to_its_limits() -> None:
    one = counted("before and after", [trial("before and after", 1, 0.25)])
    assert holds(replace(one, covered=0.93, alarms=0.05))
    assert not holds(replace(one, covered=0.92, alarms=0.0))
    assert not holds(replace(one, covered=0.98, alarms=0.0))
    assert not holds(replace(one, covered=0.95, alarms=0.06))
    assert holds(replace(one, covered=0.95, alarms=0.0, false_harm=0.01, edge_harm=0.5))
    assert not holds(replace(one, covered=0.95, alarms=0.0, false_harm=0.02))


def test_figures_are_json_too() -> None:
    said = CliRunner().invoke(app, ["evaluate", "experiments", "--runs", "10", "--json"])
    told = json.loads(said.stdout)
    assert [one["kind"] for one in told["designs"]] == list(KINDS)
    assert (told["draws"]["stores"], told["draws"]["fixtures"]) == (10, 160)

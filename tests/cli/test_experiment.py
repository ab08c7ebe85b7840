"""``fitroom experiment``: a plan is proposed, accepted, listed and told."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Fitroom
from tests.little_store import LittleStore

PROPOSE = ("experiment", "propose", "rail-tops", "tees in front", "--seed", "3")


def test_a_proposal_shows_each_day_and_plans_nothing(
    fitroom: Fitroom, stocked: LittleStore
) -> None:
    said = fitroom(*PROPOSE)
    assert said.exit_code == 0, said.output
    weeks = re.findall(r"^\d{4}-\d\d-\d\d +((?:[AB] +){6}[AB]) *$", said.stdout, re.MULTILINE)
    assert len(weeks) == 8
    assert all(one.count("B") in (3, 4) for one in weeks)
    assert "56 days from" in said.stdout
    assert "assumed: too few past days" in " ".join(said.stdout.split())
    assert "Nothing is planned yet" in said.stdout
    assert "No experiment is planned" in fitroom("experiment", "list").stdout


def test_the_same_seed_is_the_same_plan_and_another_is_not(
    fitroom: Fitroom, stocked: LittleStore
) -> None:
    assert fitroom(*PROPOSE).stdout == fitroom(*PROPOSE).stdout
    other = (*PROPOSE[:-1], "4")
    assert fitroom(*other).stdout.splitlines()[1:9] != fitroom(*PROPOSE).stdout.splitlines()[1:9]


def test_an_accepted_plan_is_listed_and_told(
    fitroom: Fitroom, stocked: LittleStore, tmp_path: Path
) -> None:
    lake = {"FITROOM_LAKE": str(tmp_path / "lake")}
    assert "Planned." in fitroom(*PROPOSE, "--accept", **lake).stdout
    listed = fitroom("experiment", "list").stdout
    assert "tees in front" in listed
    assert "planned" in listed
    refused = fitroom(*PROPOSE, "--accept", **lake)
    assert refused.exit_code == 1
    assert "Another experiment changes this fixture" in refused.stderr
    fitroom("archive", "--once", **lake)
    told = fitroom("experiment", "result", **lake)
    assert told.exit_code == 0, told.output
    assert "tees in front · Rail 1: 56 of 56 days to go" in told.stdout.replace("\n", " ")


def test_half_days_say_what_stands_there_morning_and_afternoon(
    fitroom: Fitroom, stocked: LittleStore
) -> None:
    said = fitroom(*PROPOSE, "--halves", "--smallest", "0.5")
    assert re.search(r"^\d{4}-\d\d-\d\d +([AB]{2} +){6}[AB]{2} *$", said.stdout, re.MULTILINE)


def test_what_cannot_be_asked_is_said_in_words(fitroom: Fitroom, stocked: LittleStore) -> None:
    nowhere = fitroom("experiment", "propose", "rail-9", "new")
    assert nowhere.exit_code == 1
    assert "There is no fixture 'rail-9'. There are: rail-tops" in nowhere.stderr
    assert "no experiment 'e9'" in fitroom("experiment", "result", "e9").stderr
    late = fitroom(*PROPOSE, "--starts", "2020-01-01", "--accept")
    assert "starts within 60 days" in late.stderr.replace("\n", " ")
    wrong = fitroom(*PROPOSE, "--starts", "soon")
    assert wrong.exit_code == 1
    assert "2026-12-01" in wrong.stderr


def test_an_experiment_is_told_though_it_was_planned_before_the_days_of_a_report(
    fitroom: Fitroom, stocked: LittleStore, tmp_path: Path
) -> None:
    lake = {"FITROOM_LAKE": str(tmp_path / "lake")}
    fitroom(*PROPOSE, "--accept", **lake)
    fitroom("archive", "--once", **lake)
    said = fitroom("report", "experiments", "--from", "2026-01-01", "--to", "2026-01-31", **lake)
    assert said.exit_code == 0, said.output
    assert "tees in front" in said.stdout

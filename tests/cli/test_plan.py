"""``fitroom plan``: an answer from a log, and plain words where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.simulator.shape import SHAPES, Shape
from tests.cli.conftest import Fitroom


@pytest.fixture
def log(fitroom: Fitroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One hour with two dozen visits, as a file."""
    monkeypatch.setitem(SHAPES, "tuesday", Shape("tuesday", 24, {10: 1.0}))
    fitroom("simulate", "--shape", "tuesday", "--rooms", "4", "--log", "day.jsonl", "--json")
    assert (tmp_path / "day.jsonl").exists()
    return "day.jsonl"


def test_the_answer_is_a_staffing_and_how_sure_it_is(fitroom: Fitroom, log: str) -> None:
    said = fitroom("plan", "--from-log", log, "--rooms", "4", "--runners", "2", "--seeds", "2")
    assert said.exit_code == 0, said.output
    assert "Days like 2026-11-28" in said.output
    assert "as staffed then (3 runners, 4 rooms)" in said.output
    assert "visits are few" in said.output


def test_the_answer_comes_as_json(fitroom: Fitroom, log: str) -> None:
    words = ["--rooms", "3", "--runners", "1", "--seeds", "2", "--wait-s", "3600", "--json"]
    said = fitroom("plan", "--from-log", log, "--like", "2026-11-28", *words)
    answer = json.loads(said.output)
    assert answer["visits"] >= 8
    assert (answer["best"]["runners"], answer["best"]["rooms"]) == (1, 3)
    assert answer["again"]["rooms"] == 4


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--like", "last saturday"], "--like takes a day such as 2026-11-28"),
        (["--like", "2026-11-01"], "The log holds 0 visits on 2026-11-01"),
        (["--rooms", "six"], "--rooms takes numbers"),
        (["--rooms", "0,4"], "--rooms takes numbers from 1"),
    ],
)
def test_what_cannot_be_planned_is_said_in_words(
    fitroom: Fitroom, log: str, words: list[str], complaint: str
) -> None:
    said = fitroom("plan", "--from-log", log, *words)
    assert said.exit_code == 1
    assert complaint in said.output


def test_a_file_that_is_no_log_is_named_with_its_line(fitroom: Fitroom, tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_text("[1, 2]\n")
    assert "line 1 is no fact" in fitroom("plan", "--from-log", "other.jsonl").output
    assert "can't be read" in fitroom("plan", "--from-log", "none.jsonl").output


def test_the_built_in_store_has_no_log_of_its_own(fitroom: Fitroom) -> None:
    assert "has no log" in fitroom("plan").output


def test_a_store_of_this_house_is_asked_for_its_own_log(fitroom: Fitroom, stocked: object) -> None:
    said = fitroom("plan", "--store", "little", "--like", "2026-11-28")
    assert "The log holds 0 visits on 2026-11-28" in said.output

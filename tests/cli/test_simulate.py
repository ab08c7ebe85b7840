"""``fitroom simulate``: what it prints, what it writes, and what it says of mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.log.codec import read_fact
from service.simulator.shape import SHAPES, Shape
from tests.cli.conftest import Fitroom


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour that is called a tuesday."""
    monkeypatch.setitem(SHAPES, "tuesday", Shape("tuesday", 12, {10: 1.0}))


def test_a_day_is_a_table_a_chart_and_a_log(fitroom: Fitroom, tmp_path: Path) -> None:
    said = fitroom(
        "simulate", "--shape", "tuesday", "--rooms", "4", "--chart", "day.svg", "--log", "day.jsonl"
    )
    assert said.exit_code == 0
    assert "demo, tuesday: 3 runners, 4 rooms, one-walk, seed 7" in said.output
    assert "10:00" in said.output
    assert (tmp_path / "day.svg").read_text().startswith("<svg")
    lines = (tmp_path / "day.jsonl").read_text("utf-8").splitlines()
    facts = [read_fact(f"1-{n}", json.loads(line)).fact.kind for n, line in enumerate(lines, 1)]
    assert facts[:2] == ["StorePlanned", "StockSet"]
    assert "GarmentDelivered" in facts


def test_figures_come_as_json(fitroom: Fitroom) -> None:
    said = fitroom("simulate", "--shape", "tuesday", "--json")
    hours = json.loads(said.output)
    assert [one["hour"] for one in hours] == [10, None]
    assert hours[0]["visits"] > 0


def test_policies_meet_the_same_shoppers(fitroom: Fitroom) -> None:
    said = fitroom("simulate", "--shape", "tuesday", "--compare", "--seeds", "2", "--json")
    days = json.loads(said.output[said.output.index("{") :])
    assert {len(some) for some in days.values()} == {2}
    visits = [[one["visits"] for one in some] for some in days.values()]
    assert all(some == visits[0] for some in visits)


def test_a_store_of_this_house_is_lived_in_as_it_is(fitroom: Fitroom, stocked: object) -> None:
    said = fitroom("simulate", "--store", "little", "--shape", "tuesday", "--json")
    assert said.exit_code == 0, said.output
    assert json.loads(said.output)[-1]["visits"] > 0


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--shape", "monday"], "There is no shape 'monday'"),
        (["--policy", "magic"], "There is no policy 'magic'"),
        (["--store", "nowhere"], "There is no store 'nowhere'"),
        (["--runners", "-1"], "Invalid value for '--runners'"),
        (["--rooms", "0"], "Invalid value for '--rooms'"),
        (["--shape", "tuesday", "--log", "no/such/folder.jsonl"], "can't be written"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    fitroom: Fitroom, words: list[str], complaint: str
) -> None:
    said = fitroom("simulate", *words)
    assert said.exit_code != 0
    assert complaint in said.output

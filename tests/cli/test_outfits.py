"""``fitroom train outfits`` and ``evaluate outfits``: from a table to a file, and to figures."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from service.cli.polyvore import KIND_OF, NOT_GARMENTS
from service.recommend.outfits.house_table import HOUSE
from service.recommend.outfits.kinds import KINDS
from service.recommend.outfits.table import NUMBER, read_table
from tests.cli.conftest import Fitroom

WORN = [
    "Skinny Jeans|Sneakers|Lipstick",
    "Cocktail Dresses|Pumps|Clutches",
    "Skinny Jeans|Sneakers|Backpacks",
    "Cocktail Dresses|Pumps",
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Two ways to dress that nobody mixes: 200 outfits to learn from, 40 to ask about."""
    path = tmp_path / "outfits.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["set_id", "split", "category_name"])
        for number in range(240):
            rows.writerow([number, "val" if number >= 200 else "train", WORN[number % 4]])
    return path


def words(output: str) -> str:
    return " ".join(output.split())


def rows_of(output: str) -> dict[str, list[str]]:
    """The figures of the last sheet, by name."""
    cells = [re.split(r"\s{2,}", line.strip()) for line in output.splitlines()]
    return {name: figures for name, *figures in cells if len(figures) == 5}


def test_every_polyvore_category_is_a_kind_or_none_of_ours_by_name() -> None:
    assert set(KIND_OF.values()) <= set(KINDS)
    assert not NOT_GARMENTS & set(KIND_OF)
    assert (len(KIND_OF), len(NOT_GARMENTS)) == (74, 46)


def test_a_table_is_learned_into_the_file_that_the_service_reads(
    fitroom: Fitroom, table: Path, tmp_path: Path
) -> None:
    said = fitroom("train", "outfits", str(table), FITROOM_OUTFITS="own/looks.json")
    assert said.exit_code == 0, said.output
    assert words(said.output) == (
        "own/looks.json: 6 kinds from 200 outfits; 50 garments of 1 categories are of no kind "
        "that we know"
    )
    learned = read_table(Path("own/looks.json").read_bytes(), HOUSE)
    assert learned.pairs.together[NUMBER["jeans"], NUMBER["sneakers"]] > 1
    assert learned.pairs.together[NUMBER["jeans"], NUMBER["heels"]] < 0


def test_figures_stand_beside_baselines_ours_and_a_file(fitroom: Fitroom, table: Path) -> None:
    assert fitroom("train", "outfits", str(table), "--to", "mine.json").exit_code == 0
    said = fitroom("evaluate", "outfits", str(table), "--learned", "mine.json")
    assert said.exit_code == 0, said.output
    output = words(said.output)
    assert "7 categories: 200 outfits learned, 40 asked" in output
    assert "6 kinds: 200 outfits learned, 40 asked" in output
    for name in ("ceiling", "random", "popular", "pair counts", "PMI", "our own", "learned"):
        assert name in output
    rows = rows_of(said.output)
    assert rows["this file"] == rows["learned"]
    assert "50 of 550 garments learned from are of no kind that we know" in output


def test_who_knows_the_pattern_reaches_the_ceiling(fitroom: Fitroom, table: Path) -> None:
    """Where two ways of dressing never mix, a changed garment is always told."""
    said = fitroom("evaluate", "outfits", str(table))
    rows = rows_of(said.output)
    assert rows["random"][-1] == "0.500±0.000"
    assert rows["learned"][-1] == "1.000±0.000"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("set_id,names\n1,Jeans\n", "has no column category_name"),
        ("set_id,category_name\n1,\n", "line 2: the outfit names no category"),
        ("set_id,category_name\n1,Jeans|Tops\n", "Only 1 outfits have two kinds"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_in_words(
    content: str, problem: str, fitroom: Fitroom
) -> None:
    Path("bad.csv").write_text(content, encoding="utf-8")
    said = fitroom("train", "outfits", "bad.csv", "--to", "no.json")
    assert said.exit_code == 1
    assert problem in words(said.output)
    assert not Path("no.json").exists()


def test_a_table_that_is_not_there_is_said_in_words(fitroom: Fitroom) -> None:
    said = fitroom("train", "outfits", "nothing.csv")
    assert (said.exit_code, words(said.output)) == (
        1,
        "fitroom: nothing.csv cannot be read: No such file or directory.",
    )

"""``fitroom evaluate fit`` on a small table that is made up here."""

from __future__ import annotations

import csv
import gzip
import re
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from service.cli.main import app

COLUMNS = ("fit", "user_id", "item_id", "size", "weight_lbs", "category", "split")


def write(path: Path, rows: int = 600) -> None:
    """Garments of which every third runs small and every third large, on 150 shoppers."""
    toss = np.random.default_rng(2)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for number in range(rows):
            item, user = int(toss.integers(12)), number // 4
            said = ("small", "fit", "large")[item % 3] if toss.random() < 0.8 else "fit"
            split = "val" if user % 4 == 0 else "train"
            table.writerow([said, user, item, 8, 130 + user % 9, "dress", split])


def evaluate(*words: str) -> Result:
    environment = {"COLUMNS": "140", "NO_COLOR": "1", "TERM": "dumb"}
    return CliRunner().invoke(app, ["evaluate", "fit", *words], env=environment)


def row(said: str, name: str) -> list[float]:
    """AUC, log-loss and accuracy in the line that begins with ``name``."""
    line = next(one for one in said.splitlines() if one.strip().startswith(f"{name}  "))
    return [float(number) for number in re.findall(r"(?<![±\d])[+-]?\d\.\d{4}", line)][:3]


def test_models_stand_beside_baselines_of_the_same_run(tmp_path: Path) -> None:
    write(tmp_path / "fit.csv.gz")
    said = evaluate(str(tmp_path / "fit.csv.gz"), "--no-quoted")
    assert said.exit_code == 0, said.output
    assert "448 rows learned from, 152 asked about" in said.output
    prior, garment, ours = (row(said.output, name) for name in ("prior", "garment", "this model"))
    assert prior[0] == 0.5
    assert garment[0] > 0.75
    assert ours[0] > 0.75
    assert garment[1] < prior[1]
    assert re.search(
        r"\d+% is the style, \d+% the shopper, \d+% the rest", " ".join(said.output.split())
    )
    assert "0.7644" not in said.output


def test_differences_are_those_of_the_figures_above_and_the_shop_has_a_table_of_its_own(
    tmp_path: Path,
) -> None:
    write(tmp_path / "fit.csv.gz")
    output = evaluate(str(tmp_path / "fit.csv.gz"), "--no-quoted").output
    ours, garment = row(output, "this model"), row(output, "garment")
    assert row(output, "this model - garment") == pytest.approx(
        [ours[0] - garment[0], ours[1] - garment[1], ours[2] - garment[2]], abs=1.01e-4
    )
    by_hand, learned = "the shop's model", "the shop's model, spreads learned"
    assert row(output, learned)[1] < row(output, by_hand)[1] < row(output, "prior")[1]
    assert row(output, f"{learned} - {by_hand}")[1] < 0
    belief = row(output, "the shop's belief")[1]
    assert row(output, "the shop's belief, learned")[1] < belief < row(output, by_hand)[1]
    assert re.search(
        r"hand: room 0\.75, noise 0\.35, shopper 0\.50; learned: room 0\.75, noise .*"
        r"by hand: noise 0\.60, style 0\.40, width 0\.15; learned: noise ",
        " ".join(output.split()),
    )


def test_what_is_told_of_styles_is_held_against_what_others_said_later(tmp_path: Path) -> None:
    """Four of twelve garments run small, and eight in ten find them so."""
    write(tmp_path / "fit.csv.gz")
    lines = evaluate(str(tmp_path / "fit.csv.gz"), "--no-quoted").output.splitlines()
    start = next(number for number, line in enumerate(lines) if "a style runs" in line)
    found = {line.split()[0]: line.split() for line in lines[start + 2 : start + 6]}
    assert found["small"][1:4] == ["4", "53", "81.1%"]
    assert found["true"][1:4] == ["4", "55", "0.0%"]
    assert found["large"][-2] == "77.3%"
    assert found["not"] == ["not", "told", "0", "0"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fit,user_id,item_id,size\nfit,1,2,8\n", "column split: no row says train"),
        ("user_id,item_id,size\n1,2,8\n", "no column fit"),
        ("fit,user_id,item_id,size\nfit,1,2,8\nloose,1,2,8\n", "row 3, column fit: 'loose'"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_words(
    text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "fit.csv").write_text(text)
    found = evaluate(str(tmp_path / "fit.csv"))
    assert found.exit_code == 1
    assert said in " ".join(found.output.split())


def test_a_table_that_is_not_there_or_no_gzip_is_refused_in_words(tmp_path: Path) -> None:
    assert evaluate(str(tmp_path / "none.csv")).exit_code == 1
    (tmp_path / "fit.csv.gz").write_text("fit\n")
    found = evaluate(str(tmp_path / "fit.csv.gz"))
    assert found.exit_code == 1
    assert found.output.startswith("fitroom: ")

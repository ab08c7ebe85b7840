"""``fitroom report``: what a store's days came to."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from service.archive.lake import Lake
from tests.cli.conftest import Fitroom
from tests.insight.crowd import write_crowd
from tests.little_store import LittleStore
from tests.serving import MORNING

DAY = ("--from", "2026-11-23", "--to", "2026-11-23")


@pytest.fixture
def lake(tmp_path: Path, stocked: LittleStore) -> dict[str, str]:
    """30 visits of the day the little store opened, all in tees."""
    write_crowd(Lake.at(tmp_path / "lake"), stocked.release.styles.values(), "little", MORNING)
    return {"FITROOM_LAKE": str(tmp_path / "lake")}


def test_there_is_a_list(fitroom: Fitroom) -> None:
    said = fitroom("report")
    assert said.exit_code == 0, said.output
    assert "keep-rate" in said.output
    assert "category, style, zone, fixture, hour, day" in said.output


def test_a_report_is_a_table(fitroom: Fitroom, lake: dict[str, str]) -> None:
    said = fitroom("report", "keep-rate", *DAY, "--by", "category", **lake)
    assert said.exit_code == 0, said.output
    assert "Kept of what was tried, 2026-11-23" in said.output
    assert "T-shirt" in said.output
    assert "stand on fewer than 10 visits" in said.output


def test_a_report_is_csv(fitroom: Fitroom, lake: dict[str, str]) -> None:
    said = fitroom("report", "funnel", *DAY, "--by", "zone", "--csv", **lake)
    rows = list(csv.DictReader(io.StringIO(said.output)))
    [tops, whole] = rows
    assert (tops["zone"], tops["name_ko"], tops["asked"], tops["brought"]) == (
        "tops",
        "상의",
        "30",
        "30",
    )
    assert (whole["zone"], whole["kept"], whole["withheld"]) == ("*", "", "kept kept_share")


def test_a_report_is_json_and_a_picture(
    fitroom: Fitroom, lake: dict[str, str], tmp_path: Path
) -> None:
    told = json.loads(fitroom("report", "dwell", *DAY, "--json", **lake).output)
    assert told["rows"][0]["cells"] == {
        "stays": 30,
        "median_s": 58,
        "p90_s": 58,
        "garments_each": 1.0,
    }
    for form in ("svg", "png"):
        to = tmp_path / f"dwell.{form}"
        said = fitroom("report", "dwell", *DAY, f"--{form}", "--out", str(to), **lake)
        assert said.exit_code == 0, said.output
        assert to.read_bytes().startswith(b"<svg" if form == "svg" else b"\x89PNG")


def test_without_an_archive_it_says_what_to_do(fitroom: Fitroom, stocked: LittleStore) -> None:
    said = fitroom("report", "funnel", FITROOM_LAKE="nowhere")
    assert said.exit_code == 1
    assert "fitroom archive --once" in said.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("gossip",), "There is no report 'gossip'. There are: funnel,"),
        (("team", "--by", "runner"), "team is told by hour, day; not by 'runner'"),
        (("team", "--from", "yesterday"), "take a day such as 2026-11-28"),
        (("team", "--csv", "--png"), "Say one of --csv and --png."),
    ],
)
def test_what_makes_no_sense_is_said(
    fitroom: Fitroom, stocked: LittleStore, words: tuple[str, ...], told: str
) -> None:
    said = fitroom("report", *words)
    assert said.exit_code == 1
    assert told in " ".join(said.output.split())

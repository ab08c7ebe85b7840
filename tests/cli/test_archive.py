"""``fitroom archive`` and ``fitroom export``."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from redis import Redis

from service.log import keys
from tests.cli.conftest import Fitroom
from tests.little_store import LittleStore

DAYS = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture
def lake(tmp_path: Path) -> dict[str, str]:
    return {"FITROOM_LAKE": str(tmp_path / "lake")}


def test_one_round_says_what_it_did(
    fitroom: Fitroom, stocked: LittleStore, lake: dict[str, str]
) -> None:
    said = fitroom("archive", "--once", **lake)
    assert said.exit_code == 0, said.output
    assert said.output == "little: 3 facts, 0 signals archived, 0 trimmed\n"
    assert fitroom("archive", "--once", **lake).output == ""


def test_a_lake_of_another_installation_is_refused_and_says_what_to_do(
    fitroom: Fitroom, stocked: LittleStore, lake: dict[str, str], redis_url: str
) -> None:
    fitroom("archive", "--once", **lake)
    with Redis.from_url(redis_url) as redis:
        redis.delete(keys.archive("little"))
    said = fitroom("archive", "--once", "--store", "little", **lake)
    assert said.exit_code == 1
    assert "give a new installation another lake (FITROOM_LAKE)" in said.output


def test_an_unknown_store_is_named(fitroom: Fitroom, stocked: LittleStore) -> None:
    said = fitroom("archive", "--once", "--store", "nowhere")
    assert (said.exit_code, "There is no store 'nowhere'." in said.output) == (1, True)


def test_facts_are_exported(
    fitroom: Fitroom, stocked: LittleStore, lake: dict[str, str], tmp_path: Path
) -> None:
    said = fitroom("export", *DAYS, **lake)
    assert said.exit_code == 0, said.output
    assert "little-facts.parquet: 3 facts" in said.output
    kinds = pq.read_table(tmp_path / "little-facts.parquet")["kind"].to_pylist()
    assert set(kinds) == {"StorePlanned", "ReleaseAdopted", "StockSet"}
    said = fitroom("export", *DAYS, "--format", "epcis", **lake)
    assert "little-epcis: 0 EPCIS events, 3 CloudEvents" in said.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "yesterday", "--to", "2026-11-30"), "Say the days as 2026-11-28"),
        (("--from", "2026-11-30", "--to", "2026-11-01"), "is after"),
        ((*DAYS, "--format", "csv", "--out", "facts.txt"), "is to be .csv"),
    ],
)
def test_what_can_not_be_exported_is_told(
    fitroom: Fitroom, stocked: LittleStore, words: tuple[str, ...], told: str
) -> None:
    said = fitroom("export", *words)
    assert (said.exit_code, told in said.output) == (1, True), said.output

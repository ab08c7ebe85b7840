"""The lake holds every entry once, whatever was interrupted, and old files stay readable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from service.archive.lake import Lake, Piece
from service.archive.rows import Entry, by_day, fact_row, table
from service.archive.schema import FACTS
from service.floor.facts import RequestCancelled, VisitStarted
from service.log.codec import write_fact

NOON = 1_795_489_200_000  # 2026-11-24T03:00:00Z is noon in Seoul.
DAY = "2026-11-24"


def started(n: int, at: int = NOON) -> Entry:
    return f"7-{n}", write_fact(VisitStarted(f"v{n}", "A01", "phone"), at)


def put(lake: Lake, first: int, last: int, recent: bool = True) -> Piece:
    piece = Piece("facts", "demo", DAY, (7, first), (7, last), recent)
    rows = [fact_row(started(n)) for n in range(first, last + 1)]
    lake.publish(lake.stage(table(rows, FACTS), "demo"), piece.path)
    return piece


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.at(tmp_path / "lake")


def test_a_fact_is_a_row_and_its_whole_body(lake: Lake) -> None:
    row = lake.read(put(lake, 5, 5)).to_pylist()[0]
    assert (row["epoch"], row["n"], row["kind"], row["visit"]) == (7, 5, "VisitStarted", "v5")
    assert row["at"].timestamp() * 1000 == NOON
    assert row["body"] == '{"visit":"v5","call_sign":"A01","via":"phone"}'


def test_whether_there_is_a_go_back_is_no_go_back() -> None:
    entry = ("7-1", write_fact(RequestCancelled("r1", "v1", go_back=True), NOON))
    assert fact_row(entry)["go_back"] is None


def test_a_day_ends_at_midnight_of_the_store() -> None:
    late, early = started(1, NOON + 11 * 3_600_000), started(2, NOON + 12 * 3_600_000)
    days = by_day(map(fact_row, (late, early)), ZoneInfo("Asia/Seoul"))
    assert [(day, [row["n"] for row in rows]) for day, rows in days] == [
        ("2026-11-24", [1]),
        ("2026-11-25", [2]),
    ]


def test_a_name_says_what_is_inside(lake: Lake) -> None:
    piece = put(lake, 3, 9)
    assert piece.path == f"recent/facts/store=demo/day={DAY}/7-3_7-9.parquet"
    assert Piece.parse(piece.path) == piece
    assert Piece.parse("facts/store=demo/day=2026-11-24/notes.txt") is None


def test_what_another_file_holds_as_well_is_not_counted(lake: Lake) -> None:
    small = [put(lake, 1, 4), put(lake, 5, 9)]
    assert lake.pieces("facts", "demo") == small
    whole = put(lake, 1, 9, recent=False)
    assert lake.pieces("facts", "demo") == [whole]
    assert set(lake.all_pieces("facts", "demo")) == {*small, whole}


def test_of_two_that_hold_the_same_the_whole_day_counts(lake: Lake) -> None:
    recent = put(lake, 1, 9)
    settled = put(lake, 1, 9, recent=False)
    assert lake.pieces("facts", "demo") == [settled]
    lake.remove([recent.path])
    assert lake.pieces("facts", "demo") == [settled]


def test_days_are_chosen_by_their_folder(lake: Lake) -> None:
    piece = put(lake, 1, 2)
    other = replace(piece, day="2026-11-25", first=(7, 3), last=(7, 4))
    lake.publish(lake.stage(table([fact_row(started(3))], FACTS), "demo"), other.path)
    assert lake.pieces("facts", "demo", since="2026-11-25") == [other]
    assert lake.pieces("facts", "demo", until=DAY) == [piece]


def test_what_is_staged_is_read_by_nobody_and_moved_once(lake: Lake) -> None:
    staged = lake.stage(table([fact_row(started(1))], FACTS), "demo")
    assert lake.pieces("facts", "demo") == []
    piece = Piece("facts", "demo", DAY, (7, 1), (7, 1), recent=True)
    lake.publish(staged, piece.path)
    lake.publish(staged, piece.path)
    assert lake.pieces("facts", "demo") == [piece]
    assert not lake.exists(staged)


def test_what_was_staged_and_never_published_is_cleaned_away(lake: Lake) -> None:
    kept, lost = (lake.stage(table([fact_row(started(n))], FACTS), "demo") for n in (1, 2))
    lake.clean_staging("demo", keep=[kept])
    assert (lake.exists(kept), lake.exists(lost)) == (True, False)


def test_a_file_of_before_a_column_was_added_is_read_with_nulls(lake: Lake) -> None:
    rows = [fact_row(started(1))]
    older = table(rows, FACTS).drop_columns(["promised_s", "reason"])
    piece = Piece("facts", "demo", DAY, (7, 1), (7, 1), recent=False)
    lake.publish(lake.stage(older, "demo"), piece.path)
    read = lake.read(piece)
    assert read.schema.equals(FACTS)
    assert read["promised_s"].to_pylist() == [None]
    assert read["visit"].to_pylist() == ["v1"]


def test_any_program_reads_the_files_by_their_folders(lake: Lake) -> None:
    import duckdb

    put(lake, 1, 3, recent=False)
    found = duckdb.sql(
        f"SELECT store, day, count(*) FROM '{lake.root}/facts/*/*/*.parquet' GROUP BY ALL"
    ).fetchall()
    assert [(store, str(day), n) for store, day, n in found] == [("demo", DAY, 3)]


def test_a_lake_may_be_named_by_url(tmp_path: Path) -> None:
    lake = Lake.at(f"file://{tmp_path}/lake")
    piece = put(lake, 1, 1)
    assert Lake.at(tmp_path / "lake").pieces("facts", "demo") == [piece]
    assert isinstance(lake.files, pa.fs.FileSystem)

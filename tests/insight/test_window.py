"""A window looks on a store and a span of days, on old files and on what is not in the lake yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.fs
import pytest

from service.archive.lake import Lake, Piece
from service.archive.rows import fact_row, table
from service.archive.schema import FACTS
from service.floor.facts import VisitStarted
from service.insight.window import NoArchive, Span, look
from service.log.codec import write_fact
from tests.insight.conftest import MONDAY, SPAN, at
from tests.insight.lakes import lake_at, write_garments, write_log

DAY_S = 24 * 3600


def visits(lake: Lake, span: Span, **more: object) -> list[str]:
    with look(lake, span, **more) as window:  # type: ignore[arg-type]
        found = window.rows("SELECT visit FROM facts WHERE kind = 'VisitStarted' ORDER BY epoch, n")
    return [one["visit"] for one in found]


def started(*days: int) -> list[tuple[VisitStarted, int]]:
    """A visit on each of these days after Monday, at nine."""
    return [(VisitStarted(f"v{day}", "A01", "phone"), at(day * DAY_S)) for day in days]


def test_only_days_of_the_span_are_looked_on(tmp_path: Path) -> None:
    lake = lake_at(tmp_path)
    write_log(lake, started(0, 1, 2))
    assert visits(lake, replace(SPAN, since="2026-11-24")) == []
    assert visits(lake, replace(SPAN, until="2026-11-24")) == ["v0", "v1"]
    assert visits(lake, replace(SPAN, since="2026-11-24", until="2026-11-30")) == ["v1", "v2"]


def test_what_is_only_in_the_log_is_looked_on_with_the_rest(tmp_path: Path) -> None:
    lake = lake_at(tmp_path)
    write_log(lake, started(0))
    new = [
        fact_row((f"7-{n}", write_fact(fact, moment)))
        for n, (fact, moment) in enumerate(started(0, 1), 10)
    ]
    fresh = table(new, FACTS)
    assert visits(lake, SPAN, new_facts=fresh) == ["v0", "v0"]
    assert visits(lake, replace(SPAN, until="2026-11-24"), new_facts=fresh) == ["v0", "v0", "v1"]


def test_what_was_archived_meanwhile_is_counted_once(tmp_path: Path) -> None:
    """What was read from the log may have come into the lake before its files were listed."""
    lake = lake_at(tmp_path)
    write_log(lake, [*started(0), (VisitStarted("v0.1", "A02", "phone"), at(60))])
    [(fact, moment)] = started(0)
    late = [fact_row((f"7-{n}", write_fact(fact, moment))) for n in (2, 3)]
    assert visits(lake, SPAN, new_facts=table(late, FACTS)) == ["v0", "v0.1", "v0"]


def test_a_store_of_which_nothing_is_known_is_an_error(tmp_path: Path) -> None:
    lake = lake_at(tmp_path)
    with pytest.raises(NoArchive), look(lake, SPAN):
        pass
    write_log(lake, started(0))
    assert visits(lake, SPAN) == ["v0"]
    with pytest.raises(NoArchive), look(lake, replace(SPAN, store="other")):
        pass


def test_a_file_of_before_a_column_was_added_is_looked_on(tmp_path: Path) -> None:
    lake = lake_at(tmp_path)
    [(fact, moment)] = started(0)
    older = table([fact_row(("7-1", write_fact(fact, moment)))], FACTS)
    piece = Piece("facts", "demo", MONDAY, (7, 1), (7, 1), recent=False)
    lake.publish(lake.stage(older.drop_columns(["slate", "promised_s"]), "demo"), piece.path)
    with look(lake, SPAN) as window:
        assert window.rows("SELECT visit, slate FROM facts") == [{"visit": "v0", "slate": None}]


def test_a_lake_that_is_no_folder_is_read_all_the_same(tmp_path: Path) -> None:
    """As one of S3 is: by PyArrow, in the same columns."""
    local = lake_at(tmp_path)
    write_log(local, started(0, 1))
    write_garments(local, [])
    files = pyarrow.fs.SubTreeFileSystem(local.root, pyarrow.fs.LocalFileSystem())
    remote = Lake(files, "")
    remote.root = "."
    assert not remote.local
    assert visits(remote, replace(SPAN, until="2026-11-24")) == ["v0", "v1"]


def test_a_day_is_the_stores_own(tmp_path: Path) -> None:
    """Eleven in the evening in Seoul is two in the afternoon in London, of the same day; at three
    in London it is tomorrow in Seoul."""
    lake = lake_at(tmp_path)
    write_log(lake, [(VisitStarted("late", "A01", "phone"), at(14 * 3600))])
    with look(lake, SPAN) as window:
        [found] = window.rows("SELECT at_hour(moment) AS hour, on_day(moment) AS day FROM facts")
    assert found == {"hour": "23:00", "day": MONDAY}


@pytest.mark.parametrize(
    "wrong", ["2026-13-01", "yesterday", "20261123", "2026-11-23'; DROP TABLE facts --"]
)
def test_a_span_is_of_days(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|month"):
        replace(SPAN, since=wrong)

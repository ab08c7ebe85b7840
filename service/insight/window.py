"""A window on the lake: a store and a span of days, as tables that reports ask in SQL.

``facts``, ``signals`` and ``garments`` hold the columns of the lake; what an older file lacks is
null. Only the columns that a question names are read, a file at a time: how much memory that takes
is set here and does not grow with the span. What is in the log and not in the lake yet is handed in
as tables with the lake's columns.

DuckDB and PyArrow are imported here and nowhere else in this room.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pyarrow.dataset
import pyarrow.fs

from service.archive.lake import Lake
from service.archive.schema import GARMENTS, SCHEMAS
from service.insight.release import first_of_month
from service.insight.report import Texts
from service.insight.scope import Scope, masked, only_of
from service.insight.views import BASES, MACROS, VIEWS, raw

#: Names of tables, after FROM and JOIN.
_NAMES = re.compile(r"(?:FROM|JOIN|,)\s+(\w+)")
#: What DuckDB may hold at once. A report over 30 days of a busy store needs a tenth of it; the rest
#: is for spans of years, whose groups then spill to disk rather than push a shop out of memory.
MEMORY = "512MB"
#: Two: a back office has few cores, and shoppers' screens come first.
THREADS = 2
EVERYTHING = Scope()


class NoArchive(Exception):
    """There is no lake, or nothing of this store in it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A store, and its days ``since`` to ``until`` (YYYY-MM-DD, both included) by its own clock.

    ``places`` are the names of zones and fixtures.
    """

    store: str
    since: str
    until: str
    timezone: str = "UTC"
    places: Mapping[str, Texts] = field(default_factory=dict)
    #: What stands where, as far as the facts of these days do not say it: the fields of a
    #: ``Stand`` (displays/stands.py), one by one.
    stands: Sequence[Sequence[Any]] = ()
    #: Experiments that were planned before these days: the fields of ``ExperimentPlanned``, and
    #: ``stopped_on``.
    experiments: Sequence[Mapping[str, Any]] = ()
    #: The day that is not over yet, where it matters.
    today: str | None = None

    def __post_init__(self) -> None:
        """Days are days and the time zone is one: both stand in questions to DuckDB.

        Raises:
            ValueError: they are not.
        """
        for day in (self.since, self.until):
            if date.fromisoformat(day).isoformat() != day:
                raise ValueError(f"{day!r} is not YYYY-MM-DD, as isoformat writes it")
        ZoneInfo(self.timezone)


@dataclass(slots=True)
class Window:
    """An open connection, and what it looks on."""

    span: Span
    connection: Any
    scope: Scope
    _open: Callable[[Span, Scope], AbstractContextManager[Window]]
    _made: set[str] = field(default_factory=set)
    #: Of tables that reports count in, what may be told: by which column, keys and visits.
    _told: dict[str, tuple[str, pa.Table]] = field(default_factory=dict)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """What a question finds, a mapping for each row."""
        self._make(sql)
        found = self.connection.execute(sql)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def table(self, sql: str) -> pa.Table:
        """What a question finds, as an Arrow table."""
        self._make(sql)
        return self.connection.sql(sql).to_arrow_table()

    def whole_month(self) -> AbstractContextManager[Window]:
        """A window on the days from the first of the month on: this one, if it begins then."""
        if self.span.since == first_of_month(self.span.since):
            return contextlib.nullcontext(self)
        wide = replace(self.span, since=first_of_month(self.span.since))
        return self._open(wide, self.scope)

    def of_the_store(self) -> AbstractContextManager[Window]:
        """Another window, on everything of the same days: for averages alone."""
        return self._open(self.span, EVERYTHING)

    def only(self, table: str, by: str, told: pa.Table) -> None:
        """Of a table, from now on these keys of ``by`` and visits."""
        self._told[table] = (by, told)
        if table in self._made:
            self._tell(table)

    def everything(self) -> None:
        """Of every table all rows again that are in the window."""
        tables, self._told = list(self._told), {}
        for table in tables:
            if table in self._made:
                self._tell(table)

    def columns(self, sql: str) -> dict[str, Any]:
        """What a question finds, an array for each column."""
        self._make(sql)
        found: dict[str, Any] = self.connection.execute(sql).fetchnumpy()
        return found

    def _make(self, sql: str) -> None:
        """Make what the question names and is not there yet, and what that names."""
        for name in VIEWS.keys() & set(_NAMES.findall(sql)):
            if name not in self._made:
                self._made.add(name)
                self._make(VIEWS[name])
                self.connection.execute(raw(name))
                if name in BASES:
                    self._tell(name)

    def _tell(self, name: str) -> None:
        """Beside the raw rows those that may be told, under the table's own name."""
        own = self.scope.own
        columns = masked(own) if own and name != "stays" else "*"
        rows = f"(SELECT {columns} FROM {name}_all)"
        where = ""
        if name in self._told:
            by, told = self._told[name]
            self.connection.register(f"{name}_told", told)
            where = (
                f"WHERE EXISTS (SELECT 1 FROM {name}_told t WHERE t.visit = r.visit "
                f'AND t.key IS NOT DISTINCT FROM r."{by}"::VARCHAR)'
            )
        self.connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {rows} r {where}")


@contextlib.contextmanager
def look(
    lake: Lake,
    span: Span,
    new_facts: pa.Table | None = None,
    new_signals: pa.Table | None = None,
    memory: str = MEMORY,
    threads: int = THREADS,
    scope: Scope = EVERYTHING,
) -> Iterator[Window]:
    """Open a window; the tables are what the log holds and the lake does not yet.

    What ``scope`` does not let one see is not in it.

    Raises:
        NoArchive: there is nothing of this store, neither in the lake nor handed in.
    """
    if span.store not in lake.stores() and new_facts is None:
        raise NoArchive(span.store)
    with contextlib.ExitStack() as stack:
        # What does not fit spills here, and is gone when the window is closed.
        spilled = stack.enter_context(tempfile.TemporaryDirectory(prefix="fitroom-report-"))
        connection = duckdb.connect(
            config={
                "memory_limit": memory,
                "threads": threads,
                "temp_directory": spilled,
                "autoinstall_known_extensions": False,
                "preserve_insertion_order": False,
            }
        )
        stack.callback(connection.close)
        connection.execute("SET TimeZone = 'UTC'")
        for stream, fresh in (("facts", new_facts), ("signals", new_signals)):
            _stream(connection, lake, span, stream, fresh)
        _garments(connection, lake, span.store)
        for statement in (*MACROS, *(only_of(scope.brand) if scope.brand is not None else ())):
            connection.execute(statement)

        def again(other: Span, theirs: Scope) -> AbstractContextManager[Window]:
            return look(lake, other, new_facts, new_signals, memory, threads, theirs)

        yield Window(span, connection, scope, again)


def _stream(connection: Any, lake: Lake, span: Span, stream: Any, fresh: pa.Table | None) -> None:
    """A view of a stream: the files of the span, and of the fresh rows those of its days."""
    schema = SCHEMAS[stream]
    pieces = lake.pieces(stream, span.store, span.since, span.until)
    _files(connection, lake, f"{stream}_kept", [lake.url(piece) for piece in pieces], schema)
    known = lake.all_pieces(stream, span.store)
    # Archived while it was read from the log: it is in a file by now.
    epoch, n = max((piece.last for piece in known), default=(-1, 0))
    connection.register(f"{stream}_new", schema.empty_table() if fresh is None else fresh)
    names = ", ".join(_column(name) for name in schema.names)
    days = f"BETWEEN DATE '{span.since}' AND DATE '{span.until}'"
    connection.execute(f"SET VARIABLE timezone = '{span.timezone}'")
    connection.execute(
        f"CREATE VIEW {stream} AS SELECT {names} FROM {stream}_kept UNION ALL "
        f"SELECT {names} FROM {stream}_new "
        f"WHERE timezone('{span.timezone}', \"at\")::DATE {days} "
        f"AND (epoch > {epoch} OR (epoch = {epoch} AND n > {n}))"
    )


def _column(name: str) -> str:
    """``at`` is a word of SQL's own; in a window a fact or signal has its ``moment``."""
    return '"at" AS moment' if name == "at" else name


def _garments(connection: Any, lake: Lake, store: str) -> None:
    """Of every variant what the newest release that has it says: last year's garments, too."""
    files = _releases(lake, store)
    _files(connection, lake, "garments_kept", files, GARMENTS)
    ranks = ", ".join(f"('{_release_of(file)}', {n})" for n, file in enumerate(files))
    connection.execute(
        "CREATE TABLE garments AS SELECT DISTINCT ON (gtin) garments_kept.* FROM garments_kept "
        f"LEFT JOIN (VALUES {ranks or '(NULL, 0)'}) ranks(id, rank) ON id = release "
        "ORDER BY gtin, rank DESC"
    )


def _releases(lake: Lake, store: str) -> list[str]:
    """The files of a store's releases, the oldest first."""
    folder = pyarrow.fs.FileSelector(f"{lake.root}/garments/store={store}", allow_not_found=True)
    found = [info for info in lake.files.get_file_info(folder) if info.path.endswith(".parquet")]
    return [info.path for info in sorted(found, key=lambda one: (one.mtime_ns or 0, one.path))]


def _release_of(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".parquet").removeprefix("release=")


def _files(connection: Any, lake: Lake, view: str, files: Sequence[str], schema: pa.Schema) -> None:
    """A view of Parquet files in the columns of ``schema``; DuckDB reads a folder's by itself."""
    if lake.local and files:
        listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        connection.register(f"{view}_columns", schema.empty_table())
        names = ", ".join(f'"{name}"' for name in schema.names)
        connection.execute(
            f"CREATE VIEW {view} AS SELECT {names} FROM (SELECT * FROM {view}_columns "
            f"UNION ALL BY NAME SELECT * FROM read_parquet([{listed}], union_by_name = true, "
            "hive_partitioning = false))"
        )
        return
    read = pyarrow.dataset.dataset(
        list(files), schema=schema, filesystem=lake.files, format="parquet"
    )
    connection.register(view, read if files else schema.empty_table())

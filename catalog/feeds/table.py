"""CSV files as retailers have them: any usual separator, UTF-8 or Korean, Excel's habits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.feeds.feed import FeedError, Place

#: A description with pictures pasted into it can be this long; csv stops at 128 KiB by itself.
MAX_CELL = 16 * 1024 * 1024

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column name, without surrounding blanks; a cell that is missing is empty."""

    file: str
    number: int
    cells: Mapping[str, str]
    #: A row with more cells than the header has: its cells are not where they seem to be.
    too_long: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def place(self, column: str) -> Place:
        """Where the cell in ``column`` stands."""
        return Place(self.file, self.number, column)


def read_header(path: Path) -> tuple[str, ...]:
    """The column names in the first row of ``path``. Raises `FeedError`."""
    records = _records(path)
    return tuple(cell.strip() for cell in next(records, []))


def read_rows(path: Path) -> list[Row]:
    """Every row of ``path`` that is not blank. Raises `FeedError` where it is no table."""
    records = _records(path)
    header = [cell.strip() for cell in next(records, [])]
    twice = {name for name in header if name and header.count(name) > 1}
    if twice:
        raise FeedError(
            f"{path.name}: the column {min(twice)!r} is there twice; remove or rename one of them"
        )
    rows = []
    for number, record in enumerate(records, start=2):
        cells = [cell.strip() for cell in record]
        if any(cells):
            named = {name: cell for name, cell in zip(header, cells, strict=False) if name}
            rows.append(Row(path.name, number, named, any(cells[len(header) :])))
    return rows


def _records(path: Path) -> Iterator[list[str]]:
    """The records of a CSV file, the header first, blank ones as empty lists."""
    text = _decode(path)
    head = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise FeedError(
            f"{path.name}: line {reader.line_num} cannot be read ({error}); a quotation mark is "
            "probably missing or too many: save the file as CSV again"
        ) from error


def _decode(path: Path) -> str:
    """The text of ``path``: UTF-8 (with BOM or without), UTF-16 with BOM, else Korean CP949."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FeedError(f"{path.name} cannot be read ({error.strerror})") from error
    utf_16 = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FeedError(f"{path.name} is neither UTF-8 nor Korean (CP949) text; save it as 'CSV UTF-8'")

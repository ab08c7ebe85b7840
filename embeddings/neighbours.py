"""The nearest rows of every row, worked out once when a release is built: a table to look up.

The first k rows of an exact, sorted list that pass a filter are the exact answer under the filter;
so is known when a list has run out, and then the vectors themselves are searched. Every row of the
table is such a list, in the order of `embeddings.index`: by rounded float64 score, equal ones by
row. A list ends early where rounding could not tell what comes next.

To work it out takes time that grows with the square of the rows.
"""

from __future__ import annotations

import io
import os
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np

from embeddings.index import NO_ROW, Floats, Index, IndexFault, Rows

#: The extra file of a release.
TABLE_FILE = "neighbours.npy"
#: Bytes of one of them.
ITEM = 4
#: Neighbours of a row. With a fifth of the garments here in a size some 50 of them may be shown,
#: and a slate has 8 to 24.
WIDTH = 256
#: Below this many rows a search of the vectors takes a tenth of a millisecond, as three looks at
#: the table do: that is worth no file.
LEAST = 2_000
#: Above this many a build would be mostly this. 500,000 rows took 13 minutes of one core.
MOST = 1_000_000
#: Rows that are worked out together. Below 1,024 FAISS takes six times as long for each.
TOGETHER = 1_024


def table_of(
    vectors: Floats, width: int = WIDTH, heard: Callable[[int, int], None] = lambda done, all: None
) -> Rows:
    """int32 (rows, width), `NO_ROW` where a list ends; without the row itself.

    ``heard`` is told (done, all) rows from time to time. Raises `IndexFault` as `Index` does.
    """
    index = Index(vectors)
    rows = index.rows
    table: Rows = np.full((rows, width), NO_ROW, np.int32)
    for start in range(0, rows, TOGETHER):
        end = min(start + TOGETHER, rows)
        for row, near in zip(range(start, end), index.around(start, end, width + 1), strict=True):
            others = near[near != row][:width]
            table[row, : len(others)] = others
        heard(end, rows)
    return table


def to_bytes(table: Rows) -> memoryview:
    """As a NumPy file, so that it can be mapped into memory."""
    file = io.BytesIO()
    np.save(file, table)
    return file.getbuffer()


class Lists:
    """The table of a release in a file: each list is read when it is asked for, and not mapped. A
    page that is looked at brings fifteen neighbours into a process's memory, and soon all of it."""

    def __init__(self, path: Path, shape: tuple[int, int], offset: int) -> None:
        self._width, self._offset = shape[1] * ITEM, offset
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)

    def of(self, row: int) -> Rows:
        """The nearest rows of ``row``, `NO_ROW` where its list ends."""
        begins = self._offset + row * self._width
        return np.frombuffer(os.pread(self._file, self._width, begins), np.int32)


def open_table(path: Path | None, rows: int) -> Lists | None:
    """The table in ``path``; None where there is none.

    Raises `IndexFault` for one that is not of a release with so many ``rows``.
    """
    if path is None:
        return None
    try:
        table = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as problem:
        raise IndexFault(f"{path} is not a table of neighbours: {problem}") from None
    if table.dtype != np.int32 or table.ndim != 2 or len(table) != rows:
        raise IndexFault(f"{path} is {table.dtype} {table.shape}, not int32 ({rows}, n)")
    return Lists(path, table.shape, table.offset)

"""The table of neighbours: every list is the beginning of the exact order, as far as it goes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from embeddings.index import NO_ROW, Floats, IndexFault
from embeddings.neighbours import TOGETHER, open_table, table_of, to_bytes


def unit(rows: npt.NDArray[np.float64]) -> Floats:
    found: Floats = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def exact(vectors: Floats, row: int) -> list[int]:
    """Every other row, the nearest first, equal ones in row order."""
    wide = vectors.astype(np.float64)
    order = np.lexsort((np.arange(len(wide)), -(wide @ wide[row]).round(6)))
    return [int(one) for one in order if one != row]


@pytest.mark.parametrize("coarse", [False, True])
def test_every_list_begins_as_the_exact_order_does(coarse: bool) -> None:
    rng = np.random.default_rng(5)
    rows = rng.integers(-1, 2, (700, 8)) + 0.05 if coarse else rng.normal(size=(700, 24))
    vectors = unit(rows)
    table = table_of(vectors, width=40)
    for row in range(len(vectors)):
        told = table[row][table[row] != NO_ROW].tolist()
        assert told == exact(vectors, row)[: len(told)]
        # What is not told stands behind what is.
        assert (table[row][len(told) :] == NO_ROW).all()
    if not coarse:
        assert (table != NO_ROW).all()


def test_a_list_that_reaches_the_end_names_every_other_row() -> None:
    vectors = unit(np.random.default_rng(6).normal(size=(20, 4)))
    table = table_of(vectors, width=30)
    assert [table[row][table[row] != NO_ROW].tolist() for row in range(20)] == [
        exact(vectors, row) for row in range(20)
    ]


def test_it_is_told_how_far_the_table_is() -> None:
    heard: list[tuple[int, int]] = []
    vectors = unit(np.random.default_rng(7).normal(size=(2 * TOGETHER + 88, 4)))
    table_of(vectors, width=3, heard=lambda done, rows: heard.append((done, rows)))
    assert heard[-1] == (len(vectors), len(vectors))
    assert heard == sorted(set(heard))
    assert len(heard) > 1


def test_a_list_is_read_from_its_file(tmp_path: Path) -> None:
    vectors = unit(np.random.default_rng(8).normal(size=(30, 4)))
    table, path = table_of(vectors, width=5), tmp_path / "neighbours.npy"
    path.write_bytes(to_bytes(table))
    opened = open_table(path, 30)
    assert opened is not None
    path.unlink()  # a release that is replaced is served until it is let go
    assert np.array_equal([opened.of(row) for row in range(30)], table)
    assert open_table(None, 30) is None


def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "neighbours.npy"
    path.write_bytes(b"not a table")
    with pytest.raises(IndexFault, match="not a table of neighbours"):
        open_table(path, 30)
    path.write_bytes(to_bytes(np.zeros((29, 5), np.int32)))
    with pytest.raises(IndexFault, match=r"not int32 \(30, n\)"):
        open_table(path, 30)

"""Nearest garments, exactly: the FAISS side of a release. Imports no torch, so serving may open it.

Vectors are unit length, so the inner product is the cosine. The index is flat: every search looks
at every vector, which is exact under any filter and takes a few milliseconds for a large chain's
catalogue. Where fewer rows are found than were asked for, the rest is row -1 with score -1.0.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

#: The wheel's type stubs give the C++ signatures; its Python wrappers take arrays and keywords.
_faiss: Any = faiss
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]

#: A neighbour table is for slates of a dozen; 64 leaves room for what a hard filter takes away.
MOST_NEIGHBOURS = 64
NO_ROW = -1
NO_SCORE = -1.0
#: Decimals of a score that mean something. Below that is float noise, which must not rank garments.
DECIMALS = 6
#: faiss's header of a flat inner-product index: magic, d, n, two unused, trained, metric, floats.
HEADER = struct.Struct("<4siqqq?iQ")
MAGIC = b"IxFI"


class IndexFault(ValueError):
    """The index file, or a question put to it, cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """What a release keeps: the index file, and per row its nearest other rows, best first."""

    index_bytes: bytes
    neighbours: Rows  # (n, k), k <= 64
    scores: Floats  # (n, k)


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Run faiss on ``count`` threads inside the block, whichever thread of ours it runs in."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(count)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _matrix(values: npt.ArrayLike, what: str) -> Floats:
    matrix = np.ascontiguousarray(values, dtype=np.float32)
    if matrix.ndim != 2 or matrix.shape[1] == 0:
        raise IndexFault(f"{what} must have the shape (rows, dimensions), not {matrix.shape}")
    if not np.isfinite(matrix).all():
        raise IndexFault(f"{what} hold NaN or infinity")
    return matrix


def _ordered(scores: Floats, rows: npt.NDArray[np.int64]) -> tuple[Floats, Rows]:
    """Both (q, k), best first; equal scores in row order, so that duplicates never swap places."""
    found = rows >= 0
    known: Floats = np.where(found, scores, np.float32(NO_SCORE))
    tidy = known.round(DECIMALS)
    order = np.lexsort((rows, -tidy, ~found), axis=1)
    return (
        np.take_along_axis(tidy, order, 1),
        np.take_along_axis(rows, order, 1).astype(np.int32),
    )


def _without_self(scores: Floats, rows: Rows) -> tuple[Floats, Rows]:
    """(n, k + 1) -> (n, k): drop each row's own entry, or the last where duplicates hid it."""
    n, width = rows.shape
    own = rows == np.arange(n)[:, None]  # (n, k + 1)
    own[~own.any(axis=1), -1] = True
    return scores[~own].reshape(n, width - 1), rows[~own].reshape(n, width - 1)


def build_index(vectors: npt.ArrayLike, neighbours: int = MOST_NEIGHBOURS) -> BuiltIndex:
    """Index ``vectors`` (n, d), of unit length, and find each row's nearest other rows.

    The table has ``min(neighbours, max(n - 1, 0))`` columns. The same vectors give the same bytes.
    Raises IndexFault for a wrong shape or for values that are not finite.
    """
    matrix = _matrix(vectors, "vectors")
    n, dim = matrix.shape
    index = faiss.IndexFlatIP(dim)
    index.add(matrix)
    index_bytes = faiss.serialize_index(index).tobytes()
    width = min(neighbours, MOST_NEIGHBOURS, max(n - 1, 0))
    if width == 0:
        return BuiltIndex(index_bytes, np.empty((n, 0), np.int32), np.empty((n, 0), np.float32))
    found = index.search(matrix, width + 1)  # scores, rows: (n, k + 1)
    scores, rows = _without_self(*_ordered(*found))
    return BuiltIndex(index_bytes, rows, scores)


def _check_header(path: Path) -> None:
    """Raise unless ``path`` is as long as its own header says, before faiss allocates for it."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEADER.size)
    except OSError as error:
        raise IndexFault(f"cannot read the index {path.name}: {error.strerror}") from error
    if len(head) < HEADER.size or head[:4] != MAGIC:
        raise IndexFault(f"{path.name} is not an exact inner-product index; build the release anew")
    _, dim, rows, _, _, _, _, floats = HEADER.unpack(head)
    if floats != dim * rows or size != HEADER.size + 4 * floats:
        raise IndexFault(f"{path.name} is damaged or cut short; build the release anew")


class Index:
    """An opened index: ``rows`` vectors of ``dim`` dimensions. Safe to search from many threads."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self.dim: int = index.d
        self.rows: int = index.ntotal

    @classmethod
    def open(cls, path: Path, dim: int | None = None) -> Index:
        """Read the index at ``path``; raises IndexFault if damaged or not of ``dim`` dimensions."""
        path = Path(path)
        _check_header(path)
        try:
            index = faiss.read_index(str(path))
        except (RuntimeError, MemoryError) as error:
            raise IndexFault(f"{path.name} cannot be read; build the release anew") from error
        if dim is not None and index.d != dim:
            raise IndexFault(f"{path.name} has {index.d} dimensions where {dim} were expected")
        return cls(index)

    def search(
        self, queries: npt.ArrayLike, k: int, allowed: npt.ArrayLike | None = None
    ) -> tuple[Floats, Rows]:
        """The ``k`` best rows for each of ``queries`` (q, d) -> scores (q, k), rows (q, k).

        ``allowed`` holds the row numbers that may be returned (in any order); None means all.
        Exact: equal to scoring every allowed row. Raises IndexFault for a wrong shape, for a k
        below 1 and for rows that do not exist.
        """
        matrix = _matrix(queries, "queries")
        if matrix.shape[1] != self.dim:
            raise IndexFault(f"queries have {matrix.shape[1]} dimensions, the index {self.dim}")
        if k < 1:
            raise IndexFault(f"cannot look for {k} rows")
        scores = np.full((len(matrix), k), NO_SCORE, np.float32)
        rows = np.full((len(matrix), k), NO_ROW, np.int32)
        params = None if allowed is None else self._filter(np.asarray(allowed))
        width = min(k, self.rows)
        if width and len(matrix):
            # One request, one core: the other cores belong to other shoppers' requests.
            with _threads(1):
                found = self._index.search(matrix, width, params=params)
            scores[:, :width], rows[:, :width] = _ordered(*found)
        return scores, rows

    def _filter(self, allowed: npt.NDArray[Any]) -> Any:
        if allowed.ndim != 1 or (allowed.size and allowed.dtype.kind not in "iu"):
            raise IndexFault("allowed must be a list of row numbers")
        if allowed.size and (allowed.min() < 0 or allowed.max() >= self.rows):
            raise IndexFault(f"allowed names rows that are not among the index's {self.rows}")
        bits = np.zeros(max(self.rows, 1), bool)
        bits[allowed.astype(np.int64)] = True
        bitmap = np.packbits(bits, bitorder="little")
        return _faiss.SearchParameters(sel=_faiss.IDSelectorBitmap(bitmap))

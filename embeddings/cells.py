"""Where to look first: the rows of a release in cells, each around a centre (an inverted file, as
of Sivic and Zisserman, *Video Google*, 2003; centres by spherical k-means).

A slate compares some thousand garments out of many; which thousand is a choice, and to search all
500,000 for it took several times as long. So only the cells nearest to what is looked for are
searched, each question in as many as hold enough rows that may be found. Within them the search is
exact.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from embeddings.index import Floats, IndexFault, Numbers

_faiss: Any = faiss

#: The extra file of a release.
CELLS_FILE = "cells.npz"
#: Below this many rows everything is searched.
LEAST = 20_000
#: Cells of a release: this times the root of its rows. The smaller they are, the more of what is
#: looked at is near: of 500,000 made garments 94 % of a slate's cards were those of a search of
#: everything, and 88 % with a quarter of the cells.
FINE = 4
#: Rows in a cell, on the average, at least.
LEAST_IN_ONE = 20
ROUNDS = 6
#: Rows for each centre that the centres are learned from.
SAMPLE = 32
#: How many cells are looked into at first: so large a share of those that would be enough if all
#: held equally many (near a garment they are fuller than elsewhere), and a few more.
SPARE_SHARE, SPARE_CELLS = 0.75, 2

Mask = npt.NDArray[np.bool_]


@dataclass(slots=True, eq=False)
class Cells:
    """``centres`` are unit vectors (cells, dim), ``cell_of`` (R,) says which cell a row is in."""

    centres: Floats
    cell_of: npt.NDArray[np.int32]
    #: The rows of cell ``i`` are those from ``_starts[i]`` up to ``_starts[i + 1]``, ascending.
    _rows: npt.NDArray[np.int32] = field(init=False)
    _starts: Numbers = field(init=False)

    def __post_init__(self) -> None:
        held = np.bincount(self.cell_of, minlength=len(self.centres))
        self._rows = np.argsort(self.cell_of, kind="stable").astype(np.int32)
        self._starts = np.concatenate([[0], np.cumsum(held)])

    @classmethod
    def of(cls, vectors: Floats) -> Cells:
        """Learn from ``vectors`` (R, dim). The same vectors give the same cells."""
        rows, dim = vectors.shape
        count = max(1, min(round(FINE * rows**0.5), rows // LEAST_IN_ONE))
        before = _faiss.omp_get_max_threads()
        _faiss.omp_set_num_threads(1)  # however many there are, sums are added up alike
        try:
            means = _faiss.Kmeans(
                dim, count, niter=ROUNDS, spherical=True, seed=1, max_points_per_centroid=SAMPLE
            )
            means.train(np.ascontiguousarray(vectors))
            _, nearest = means.index.search(np.ascontiguousarray(vectors), 1)
        finally:
            _faiss.omp_set_num_threads(before)
        return cls(np.array(means.centroids, np.float32), nearest[:, 0].astype(np.int32))

    def near(self, queries: Floats, wanted: int, allowed: Mask) -> Numbers:
        """Rows that are ``allowed`` (R,) and lie in the cells nearest to any of the ``queries``
        (q, dim), ascending: for each of them, as many cells as hold ``wanted`` such rows.

        Only those cells are looked into; the rest of a release is no more than counted.
        """
        count = len(self.centres)
        each = max(np.count_nonzero(allowed) / count, 1e-9)
        looked_into = SPARE_CELLS + round(wanted / each * SPARE_SHARE)
        apart = -(queries @ self.centres.T)  # (q, cells)
        while True:
            nearest = _first(apart, min(looked_into, count))  # (q, some)
            cells = np.unique(nearest)
            rows = np.concatenate([self._of(cell) for cell in cells])
            rows = rows[allowed[rows]]
            within = self.cell_of[rows]
            inside = np.bincount(within, minlength=count)[nearest]
            before = np.cumsum(inside, axis=1) - inside
            if looked_into >= count or (before[:, -1] >= wanted).all():
                break
            looked_into *= 2
        chosen = np.zeros(count, np.bool_)
        chosen[nearest[before < wanted]] = True
        return np.sort(rows[chosen[within]]).astype(np.int64)

    def _of(self, cell: int) -> npt.NDArray[np.int32]:
        """The rows of a cell."""
        return self._rows[self._starts[cell] : self._starts[cell + 1]]

    def to_bytes(self) -> bytes:
        file = io.BytesIO()
        np.savez(file, centres=self.centres, cell_of=self.cell_of)
        return file.getvalue()


def _first(apart: Floats, count: int) -> Numbers:
    """(q, count): the places of the least of each row (q, cells), the least first."""
    if count < apart.shape[1]:
        some = np.argpartition(apart, count - 1, axis=1)[:, :count]
    else:
        some = np.broadcast_to(np.arange(count), apart.shape)
    order = np.argsort(np.take_along_axis(apart, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)


def open_cells(path: Path | None, rows: int, dim: int) -> Cells | None:
    """The cells in ``path``; None where there is no such file.

    Raises `IndexFault` for those that are not of a release with so many ``rows`` of ``dim``.
    """
    if path is None:
        return None
    try:
        with np.load(path, allow_pickle=False) as file:
            cells = Cells(file["centres"], file["cell_of"])
    except (OSError, ValueError, KeyError) as problem:
        raise IndexFault(f"{path} does not hold cells: {problem}") from None
    if cells.centres.shape[1:] != (dim,) or cells.cell_of.shape != (rows,):
        raise IndexFault(f"{path} holds cells of other vectors than this release has")
    return cells

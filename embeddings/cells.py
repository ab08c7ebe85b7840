"""Where to look first: the rows of a release in cells, each around a centre (an inverted file, as
of Sivic and Zisserman, *Video Google*, 2003; centres by spherical k-means).

A slate compares some thousand garments out of many; which thousand is a choice, and to search all
500,000 for it took ten times as long. So only the cells nearest to what is looked for are searched,
each question in as many as hold enough rows that may be found. Within them the search is exact.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
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
ROUNDS = 10
#: Rows for each centre that the centres are learned from.
SAMPLE = 64


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """``centres`` are unit vectors (cells, dim), ``cell_of`` (R,) says which cell a row is in."""

    centres: Floats
    cell_of: npt.NDArray[np.int32]

    @classmethod
    def of(cls, vectors: Floats) -> Cells:
        """Learn from ``vectors`` (R, dim). The same vectors give the same cells."""
        rows, dim = vectors.shape
        count = max(1, round(rows**0.5))  # so cells, and the rows of one, grow alike
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

    def near(self, queries: Floats, wanted: int, allowed: Numbers) -> Numbers:
        """Those rows of ``allowed`` (n,) that lie in the cells nearest to any of the ``queries``
        (q, dim): for each of them, as many cells as hold ``wanted`` rows."""
        if len(allowed) <= wanted:
            return allowed
        cells = self.cell_of[allowed]  # (n,)
        held = np.bincount(cells, minlength=len(self.centres))  # (cells,)
        nearest = np.argsort(-(queries @ self.centres.T), axis=1, kind="stable")  # (q, cells)
        inside = held[nearest]
        begun = np.cumsum(inside, axis=1) - inside < wanted
        chosen = np.zeros(len(self.centres), np.bool_)
        chosen[nearest[begun]] = True
        return allowed[chosen[cells]]

    def to_bytes(self) -> bytes:
        file = io.BytesIO()
        np.savez(file, centres=self.centres, cell_of=self.cell_of)
        return file.getvalue()


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

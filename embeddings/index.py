"""Nearest garments, exactly, under any filter: FAISS over the vectors of a release. No torch.

Vectors are of unit length, so the inner product is the cosine. Nothing is approximated and nothing
is kept twice: every allowed row is scored where it lies in the memory-mapped file. One question is
scored row by row by FAISS, several at once as blocks of a matrix product; whichever it was, the few
rows that may be among the best are scored again in float64, so that the way cannot show in the
answer. Equal scores come in row order. Where fewer rows are found than were asked for, the rest is
row -1 with score -1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

#: The wheel's type stubs give the C++ signatures; its Python wrappers take arrays and keywords.
_faiss: Any = faiss
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]

NO_ROW = -1
NO_SCORE = -1.0
#: Decimals of a score that mean something. Below that is float noise, which must not rank garments.
DECIMALS = 6
#: Rows of a block: 512 x 300 floats stay in the processor's cache between gathering and product.
#: Among 20,000 allowed of 500,000 rows, blocks of 4,096 take twice as long.
BLOCK = 512
#: Questions whose scores of every allowed row are held at a time: 32 MB at 500,000 rows.
TOGETHER = 16
#: Rows that stand for a release where what is usual in it is asked for.
SAMPLE = 256
#: Rows FAISS is asked for beyond k. Rarely are more than these within rounding of the last place.
SPARE = 32


class IndexFault(ValueError):
    """The vectors, or a question put to the index, cannot be used; the message says why."""


@contextmanager
def _one_thread() -> Iterator[None]:
    """One request, one core: the other cores belong to other shoppers' requests."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _matrix(values: npt.ArrayLike, what: str, known: bool = False) -> Floats:
    # A memory-mapped array of the right kind is taken as it is, and stays mapped.
    matrix = np.asarray(np.ascontiguousarray(values, dtype=np.float32))
    if matrix.ndim != 2 or matrix.shape[1] == 0:
        raise IndexFault(f"{what} must have the shape (rows, dimensions), not {matrix.shape}")
    # The sum is finite only if every number is; unlike isfinite() it makes no second array.
    if not known and not np.isfinite(matrix.sum(dtype=np.float64)):
        raise IndexFault(f"{what} hold NaN or infinity")
    return matrix


class Index:
    """The index over unit ``vectors`` float32 (rows, dim). Safe to search from many threads.

    The array is used, not copied. Raises IndexFault for a wrong shape, or for values that are not
    finite, unless these are ``known`` to be sound, as those of a release are: to look would read
    all of them from the disk.
    """

    def __init__(self, vectors: npt.ArrayLike, known: bool = False) -> None:
        self._vectors = _matrix(vectors, "vectors", known)
        self.rows, self.dim = self._vectors.shape

    def search(
        self, queries: npt.ArrayLike, k: int, allowed: npt.ArrayLike | None = None
    ) -> tuple[Floats, Rows]:
        """The ``k`` best rows for each of ``queries`` (q, d) -> scores (q, k), rows (q, k).

        ``allowed`` holds the row numbers that may be returned (in any order); None means all.
        Exact: equal to scoring every allowed row in float64. Raises IndexFault for a wrong shape,
        for a k below 1 and for rows that do not exist.
        """
        matrix = self._questions(queries, k)
        among = None if allowed is None else self._rows(np.asarray(allowed))
        scores = np.full((len(matrix), k), NO_SCORE, np.float32)
        rows = np.full((len(matrix), k), NO_ROW, np.int32)
        if self.rows if among is None else len(among):
            for at, short in enumerate(self._shortlists(matrix, k, among)):
                found, their = self._best(matrix[at], short, k)
                scores[at, : len(found)], rows[at, : len(found)] = their, found
        return scores, rows

    def nearest(self, queries: npt.ArrayLike, k: int, allowed: npt.ArrayLike) -> Numbers:
        """The rows that `search` finds for any of ``queries`` (q, d), ascending, each once. Where
        their order is not asked for, hardly any must be scored twice."""
        matrix, among = self._questions(queries, k), self._rows(np.asarray(allowed))
        if len(among) <= k and len(matrix):
            return among
        found = [
            short if len(short) <= k else self._best(matrix[at], short, k)[0]
            for at, short in enumerate(self._shortlists(matrix, k, among))
        ]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def _questions(self, queries: npt.ArrayLike, k: int) -> Floats:
        """``queries``, if their ``k`` best rows can be asked for."""
        matrix = _matrix(queries, "queries")
        if matrix.shape[1] != self.dim:
            raise IndexFault(f"queries have {matrix.shape[1]} dimensions, the index {self.dim}")
        if k < 1:
            raise IndexFault(f"cannot look for {k} rows")
        return matrix

    def nearest_scores(self, sample: int = SAMPLE) -> Floats:
        """How near the garments of a release are to one another: scores (n, 1), n <= ``sample``.

        Each is the cosine of one of evenly spread rows to its nearest other row; a lone row has
        none. For ``sample`` rows this costs as much as ``sample / TOGETHER`` searches.
        """
        spread = np.arange(0, self.rows, max(1, -(-self.rows // sample)))
        if self.rows < 2:
            return np.empty((0, 1), np.float32)
        scores, rows = self.search(self._vectors[spread], 2)
        own = rows[:, 0] == spread  # else a duplicate with a lower number came first
        return np.where(own, scores[:, 1], scores[:, 0])[:, None]

    def around(self, start: int, end: int, k: int) -> Iterator[Numbers]:
        """For each of the rows ``start`` to ``end`` its ``k`` best rows, itself among them, or as
        many of them as are certain: a row that is left out is worse than every one that is named.

        On all cores, unlike `search`: for building a release.
        """
        queries, width = self._vectors[start:end], min(k + SPARE, self.rows)
        scores, rows = _faiss.knn(queries, self._vectors, width, _faiss.METRIC_INNER_PRODUCT)
        noise = np.array([self._noise(query) for query in queries])  # (q,)
        tidy = self._told_apart(queries, scores, rows, noise).round(DECIMALS)  # (q, width)
        certain = scores[:, -1] + noise if width < self.rows else np.full(len(rows), -np.inf)
        for near, their, worse in zip(rows, tidy, certain, strict=True):
            order = np.lexsort((near, -their))[:k]
            yield near[order][their[order] > worse]

    def _told_apart(
        self, queries: Floats, scores: Floats, rows: Numbers, noise: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        """``scores`` (q, w), best first, with those scored again in float64 that are too near to
        the next one to tell which is better."""
        close = scores[:, :-1] - scores[:, 1:] <= noise[:, None]
        unsure = np.zeros(scores.shape, np.bool_)
        unsure[:, :-1] |= close
        unsure[:, 1:] |= close
        exact = scores.astype(np.float64)
        of, at = np.nonzero(unsure)
        for start in range(0, len(of), BLOCK):
            some, there = of[start : start + BLOCK], at[start : start + BLOCK]
            block = self._vectors[rows[some, there]].astype(np.float64)
            exact[some, there] = np.einsum("rd,rd->r", block, queries[some].astype(np.float64))
        return exact

    def _rows(self, allowed: npt.NDArray[Any]) -> Numbers:
        """``allowed``, each once and in order."""
        if allowed.ndim != 1 or (allowed.size and allowed.dtype.kind not in "iu"):
            raise IndexFault("allowed must be a list of row numbers")
        among = np.ascontiguousarray(allowed, dtype=np.int64)
        if (np.diff(among) <= 0).any():
            among = np.unique(among)
        if among.size and (among[0] < 0 or among[-1] >= self.rows):
            raise IndexFault(f"allowed names rows that are not among the index's {self.rows}")
        return among

    def _shortlists(self, queries: Floats, k: int, among: Numbers | None) -> Iterator[Numbers]:
        """For each query every row that may be among its ``k`` best, and hardly any other."""
        if len(queries) == 1 and (short := self._by_faiss(queries, k, among)) is not None:
            yield short
            return
        for start in range(0, len(queries), TOGETHER):
            some = queries[start : start + TOGETHER]
            for query, scores in zip(some, self._products(some, among), strict=True):
                last = np.partition(scores, -k)[-k] if k < len(scores) else scores.min()
                near = np.flatnonzero(scores >= last - self._noise(query))
                yield near if among is None else among[near]

    def _by_faiss(self, query: Floats, k: int, among: Numbers | None) -> Numbers | None:
        """The rows that may be among the ``k`` best of one query (1, d).

        None where too many rows are too near to the last place for FAISS to tell which they are.
        """
        count = self.rows if among is None else len(among)
        width = min(k + SPARE, count)
        scores, rows = np.empty((1, width), np.float32), np.empty((1, width), np.int64)
        chosen = None if among is None else _faiss.IDSelectorArray(among)
        pointer = _faiss.swig_ptr
        with _one_thread():
            _faiss.knn_inner_product(
                pointer(query), pointer(self._vectors), self.dim, 1, self.rows, width,
                pointer(scores), pointer(rows), chosen,
            )  # fmt: skip
        if width < count and scores[0, -1] >= scores[0, k - 1] - self._noise(query[0]):
            return None
        found: Numbers = rows[0]
        return found

    def _products(self, queries: Floats, among: Numbers | None) -> Floats:
        """Scores (q, rows), or (q, len(among))."""
        count = self.rows if among is None else len(among)
        scores = np.empty((count, len(queries)), np.float32)
        gathered = np.empty((BLOCK, self.dim), np.float32)
        for start in range(0, count, BLOCK):
            end = min(start + BLOCK, count)
            block = self._vectors[start:end]
            if among is not None:
                block = gathered[: end - start]
                # mode="clip" writes straight into ``out``; every row is known to exist.
                np.take(self._vectors, among[start:end], axis=0, out=block, mode="clip")
            np.matmul(block, queries.T, out=scores[start:end])
        return np.ascontiguousarray(scores.T)

    def _noise(self, query: Floats) -> float:
        """How far apart two float32 scores can lie whose rounded exact scores are equal.

        The rounding error of an inner product of d floats, in whatever order it is added, is at
        most d u |x| |y| with u = 2^-24 (Higham, Accuracy and Stability of Numerical Algorithms,
        2nd ed., section 3.1); rows have about unit length, and both scores may err.
        """
        error: float = 2.2 * self.dim * 2.0**-24 * float(np.linalg.norm(query))
        return error + 10.0**-DECIMALS

    def _best(self, query: Floats, rows: Numbers, k: int) -> tuple[Numbers, Floats]:
        """The ``k`` best of ``rows``, best first, equal ones in row order, and their scores."""
        wide, exact = query.astype(np.float64), np.empty(len(rows))
        for start in range(0, len(rows), BLOCK):
            block = self._vectors[rows[start : start + BLOCK]].astype(np.float64)
            # einsum adds every row up alike, so that equal rows have equal scores.
            exact[start : start + BLOCK] = np.einsum("rd,d->r", block, wide)
        tidy = exact.round(DECIMALS)
        order = np.lexsort((rows, -tidy))[:k]
        return rows[order], tidy[order].astype(np.float32)

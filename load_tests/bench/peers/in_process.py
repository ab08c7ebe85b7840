"""Limits: searching alone, without any server, one question after another on one thread.

``python -m load_tests.bench.peers.in_process faiss|blas MADE`` reads lines and answers each with a
line of JSON: ``find ROW ...`` with rows found, ``for SECONDS ROW ...`` with how it went.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

# Before NumPy is loaded: its BLAS counts the cores when it starts.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import faiss
import numpy as np

from load_tests.bench.peers.collection import Collection, K

_faiss: Any = faiss
#: The row of a style -> the rows that are nearest, the best first, maybe itself among them.
Search = Callable[[int], list[int]]


def by_faiss(collection: Collection) -> Search:
    """A flat index of all styles; a selector for those in stock."""
    faiss.omp_set_num_threads(1)
    index = _faiss.IndexFlatIP(collection.vectors.shape[1])
    index.add(collection.vectors)
    options = _faiss.SearchParameters(sel=_faiss.IDSelectorArray(collection.here))

    def search(row: int) -> list[int]:
        question = collection.vectors[row : row + 1]
        found: list[int] = index.search(question, K + 1, params=options)[1][0].tolist()
        return found

    return search


def by_blas(collection: Collection) -> Search:
    """One product with the styles in stock, which were gathered beforehand, and a partition."""
    among = np.ascontiguousarray(collection.vectors[collection.here])  # (here, dim)

    def search(row: int) -> list[int]:
        scores = among @ collection.vectors[row]
        best = np.argpartition(scores, -K - 1)[-K - 1 :]
        found: list[int] = collection.here[best[np.argsort(-scores[best])]].tolist()
        return found

    return search


def timed(search: Search, seconds: float, rows: Sequence[int]) -> dict[str, float]:
    """Searching over and over for so many seconds."""
    took: list[float] = []
    began, worked = time.perf_counter(), time.process_time()
    now = began
    while now - began < seconds:
        search(rows[len(took) % len(rows)])
        before, now = now, time.perf_counter()
        took.append((now - before) * 1000)
    took.sort()
    return {
        "rate": len(took) / (now - began),
        "per_cpu": len(took) / (time.process_time() - worked),
        "p50_ms": took[len(took) // 2],
        "p99_ms": took[len(took) * 99 // 100],
    }


def main() -> None:
    collection = Collection.open(Path(sys.argv[2]))
    search = {"faiss": by_faiss, "blas": by_blas}[sys.argv[1]](collection)
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "find":
            answer: object = [search(int(row)) for row in rest]
        else:
            answer = timed(search, float(rest[0]), [int(row) for row in rest[1:]])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

"""FAISS IVF behind FastAPI: inverted lists of all styles, a selector for those in stock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np

from load_tests.bench.peers.collection import Collection, Found, K
from load_tests.bench.peers.serving import Search, main

#: The share of lists that a search looks into: one in so many.
LOOKED_AT = 16
_faiss: Any = faiss


class FaissIvf:
    """About four times the square root of the rows are lists, as FAISS's own advice says."""

    def prepare(self, collection: Collection, work: Path) -> None:
        count, dim = collection.vectors.shape
        flat = _faiss.IndexFlatIP(dim)
        lists = int(4 * count**0.5)
        index = _faiss.IndexIVFFlat(flat, dim, lists, faiss.METRIC_INNER_PRODUCT)
        index.train(collection.vectors)
        index.add(collection.vectors)
        faiss.write_index(index, str(work / "ivf.faiss"))

    async def open(self, collection: Collection, work: Path) -> Search:
        faiss.omp_set_num_threads(1)
        index: Any = faiss.read_index(str(work / "ivf.faiss"))
        bits = np.zeros(len(collection.vectors), bool)
        bits[collection.here] = True
        selector = _faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))
        options = _faiss.SearchParametersIVF(sel=selector, nprobe=max(1, index.nlist // LOOKED_AT))

        async def search(row: int) -> Found:
            question = collection.vectors[row : row + 1]
            scores, rows = index.search(question, K + 1, params=options)
            return zip(rows[0].tolist(), scores[0].tolist(), strict=True)

        return search


if __name__ == "__main__":
    main(FaissIvf())

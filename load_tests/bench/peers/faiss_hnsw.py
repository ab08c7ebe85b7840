"""FAISS HNSW behind FastAPI: one graph of all styles, a selector for those in stock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np

from load_tests.bench.peers.collection import Collection, Found, K
from load_tests.bench.peers.serving import Search, main

#: Neighbours of a node, breadth when the graph is built, breadth of a search.
M, BUILD, LOOK = 32, 200, 200
_faiss: Any = faiss


class FaissHnsw:
    """Breadth of search is set so that recall under the filter is about that of the others."""

    def prepare(self, collection: Collection, work: Path) -> None:
        index = _faiss.IndexHNSWFlat(collection.vectors.shape[1], M, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efConstruction = BUILD
        index.add(collection.vectors)
        faiss.write_index(index, str(work / "hnsw.faiss"))

    async def open(self, collection: Collection, work: Path) -> Search:
        faiss.omp_set_num_threads(1)
        index: Any = faiss.read_index(str(work / "hnsw.faiss"))
        bits = np.zeros(len(collection.vectors), bool)
        bits[collection.here] = True
        selector = _faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))
        options = _faiss.SearchParametersHNSW(sel=selector, efSearch=LOOK)

        async def search(row: int) -> Found:
            question = collection.vectors[row : row + 1]
            scores, rows = index.search(question, K + 1, params=options)
            return zip(rows[0].tolist(), scores[0].tolist(), strict=True)

        return search


if __name__ == "__main__":
    main(FaissHnsw())

"""hnswlib behind FastAPI: a graph of this store's styles in this size alone.

So there is nothing to filter; and a piece that is sold or comes in means that the graph changes.
"""

from __future__ import annotations

from pathlib import Path

import hnswlib

from load_tests.bench.peers.collection import Collection, Found, K
from load_tests.bench.peers.serving import Search, main

#: Neighbours of a node, breadth when the graph is built, breadth of a search.
M, BUILD, LOOK = 32, 200, 100


class HnswlibStore:
    def prepare(self, collection: Collection, work: Path) -> None:
        index = hnswlib.Index(space="ip", dim=collection.vectors.shape[1])
        index.init_index(len(collection.here), ef_construction=BUILD, M=M)
        index.add_items(collection.vectors[collection.here], collection.here)
        index.save_index(str(work / "store.hnsw"))

    async def open(self, collection: Collection, work: Path) -> Search:
        index = hnswlib.Index(space="ip", dim=collection.vectors.shape[1])
        index.load_index(str(work / "store.hnsw"))
        index.set_ef(LOOK)
        index.set_num_threads(1)

        async def search(row: int) -> Found:
            rows, distances = index.knn_query(collection.vectors[row], K + 1)
            found = zip(rows[0].tolist(), distances[0].tolist(), strict=True)
            return ((other, 1 - distance) for other, distance in found)

        return search


if __name__ == "__main__":
    main(HnswlibStore())

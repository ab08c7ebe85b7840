"""LanceDB behind FastAPI: a table on disk, an HNSW index, a bitmap index on stock, prefiltered."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import lancedb
import pyarrow as pa
from lancedb.index import Bitmap, HnswSq

from load_tests.bench.peers.collection import Collection, Found, K
from load_tests.bench.peers.serving import Search, main

#: Breadth of a search, lists looked into, and how many times K are scored again without loss.
LOOK, LISTS, AGAIN = 200, 20, 4


class Lance:
    def prepare(self, collection: Collection, work: Path) -> None:
        asyncio.run(self._prepare(collection, work))

    async def _prepare(self, collection: Collection, work: Path) -> None:
        count, dim = collection.vectors.shape
        here = [False] * count
        for row in collection.here.tolist():
            here[row] = True
        flat = pa.array(collection.vectors.reshape(-1))
        columns = {
            "row": pa.array(range(count), pa.int64()),
            "here": pa.array(here),
            "vector": pa.FixedSizeListArray.from_arrays(flat, dim),
        }
        database = await lancedb.connect_async(work / "lance")
        table = await database.create_table("styles", pa.table(columns))
        await table.create_index("vector", config=HnswSq(distance_type="cosine"))
        await table.create_index("here", config=Bitmap())

    async def open(self, collection: Collection, work: Path) -> Search:
        database = await lancedb.connect_async(work / "lance")
        table: Any = await database.open_table("styles")

        async def search(row: int) -> Found:
            query = table.query().where("here = true").nearest_to(collection.vectors[row])
            query = query.distance_type("cosine").ef(LOOK).nprobes(LISTS).refine_factor(AGAIN)
            found = await query.select(["row", "_distance"]).limit(K + 1).to_arrow()
            scores = (1 - distance for distance in found["_distance"].to_pylist())
            return zip(found["row"].to_pylist(), scores, strict=True)

        return search


if __name__ == "__main__":
    main(Lance())

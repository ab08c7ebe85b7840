"""Qdrant Edge behind FastAPI: Qdrant's engine in this process, stock as an indexed payload."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import qdrant_edge

from load_tests.bench.peers.collection import Collection, Found, K
from load_tests.bench.peers.serving import Search, main

BATCH = 2_000
_qdrant: Any = qdrant_edge


class QdrantEdge:
    """Defaults throughout, a keyword index on the size, one search thread."""

    def prepare(self, collection: Collection, work: Path) -> None:
        size = collection.vectors.shape[1]
        vectors = _qdrant.EdgeVectorParams(size=size, distance=_qdrant.Distance.Dot)
        config = _qdrant.EdgeConfig(vectors=vectors)
        folder = work / "shard"
        folder.mkdir(exist_ok=True)
        shard = _qdrant.EdgeShard.create(str(folder), config)
        operation = _qdrant.UpdateOperation
        shard.update(operation.create_field_index("here", _qdrant.PayloadSchemaType.Keyword))
        here = set(collection.here.tolist())
        for start in range(0, len(collection.vectors), BATCH):
            block = collection.vectors[start : start + BATCH]
            points = [
                _qdrant.Point(row, vector.tolist(), {"here": "M"} if row in here else {})
                for row, vector in enumerate(block, start)
            ]
            shard.update(operation.upsert_points(points))
        while shard.optimize():
            pass
        shard.flush()
        shard.close()

    async def open(self, collection: Collection, work: Path) -> Search:
        shard = _qdrant.EdgeShard.load(str(work / "shard"))
        field = _qdrant.FieldCondition("here", match=_qdrant.MatchValue("M"))
        only = _qdrant.Filter(must=[field])

        async def search(row: int) -> Found:
            near = _qdrant.Query.Nearest(collection.vectors[row].tolist())
            asked = _qdrant.QueryRequest(limit=K + 1, query=near, filter=only)
            return ((point.id, point.score) for point in shard.query(asked))

        return search


if __name__ == "__main__":
    main(QdrantEdge())

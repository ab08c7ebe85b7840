"""Chroma: the index for its own server, which is then run as its maker says (``chroma run``)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import chromadb

from load_tests.bench.made_vectors import style_of
from load_tests.bench.peers.collection import Collection

BATCH = 5_000
#: Neighbours of a node, breadth when the graph is built, breadth of a search.
M, BUILD, LOOK = 32, 200, 100


def prepare(collection: Collection, work: Path) -> None:
    """A collection on disk; its id is in ``collection.txt``."""
    client = chromadb.PersistentClient(str(work / "chroma"))
    shape: Any = {
        "hnsw": {"space": "ip", "ef_construction": BUILD, "max_neighbors": M, "ef_search": LOOK}
    }
    made = client.create_collection("styles", configuration=shape, embedding_function=None)
    here = set(collection.here.tolist())
    for start in range(0, len(collection.vectors), BATCH):
        block = collection.vectors[start : start + BATCH]
        rows = range(start, start + len(block))
        made.add(
            ids=[style_of(row) for row in rows],
            embeddings=block,
            metadatas=[{"here": row in here} for row in rows],
        )
    (work / "collection.txt").write_text(str(made.id))


if __name__ == "__main__":
    prepare(Collection.open(Path(sys.argv[2])), Path(sys.argv[3]))

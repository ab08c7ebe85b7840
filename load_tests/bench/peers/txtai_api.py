"""txtai: the index for its own API server, run as its maker says (``uvicorn txtai.api:app``).

Questions are the ids of styles; `vectors_of` is the external vectors function that it is told of.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from load_tests.bench.made_vectors import row_of, style_of
from load_tests.bench.peers.collection import Collection

#: Where the made vectors are, for the process that serves.
MADE = "FITROOM_BENCH_MADE"
#: txtai calls a function that is named to it only where this says so.
ALLOWED = {"ALLOW_RESOLVE_TRANSFORM": "True"}


@functools.cache
def _vectors() -> NDArray[np.float32]:
    return Collection.open(Path(os.environ[MADE])).vectors


def vectors_of(styles: Sequence[str]) -> NDArray[np.float32]:
    """The vectors (n, dim) of styles by their ids."""
    return _vectors()[[row_of(style) for style in styles]]


def prepare(made: Path, work: Path) -> None:
    """The index in a folder, with its backend and settings as txtai chooses them."""
    from txtai import Embeddings

    os.environ.update({MADE: str(made)} | ALLOWED)
    collection = Collection.open(made)
    here = set(collection.here.tolist())
    embeddings = Embeddings(
        method="external", transform=f"{__spec__.name}.vectors_of", content=True
    )
    embeddings.index(
        (style_of(row), {"text": style_of(row), "here": int(row in here)}, None)
        for row in range(len(collection.vectors))
    )
    embeddings.save(str(work / "txtai"))
    (work / "txtai.yml").write_text(f"path: {work / 'txtai'}\nembeddings: {{}}\n")


if __name__ == "__main__":
    prepare(Path(sys.argv[2]), Path(sys.argv[3]))

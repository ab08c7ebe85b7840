"""Vectors of the photos of an evaluation: encoded once, by one process or several, and kept.

A kept vector is found again by the encoder's digest and the photo's bytes, so a photo that changed
is encoded anew and one that was moved is not.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from catalog.release import Encoder
from embeddings.evaluate.again import SEED
from embeddings.evaluate.figures import Floats
from embeddings.evaluate.photos import AGAIN_MARK, Collection

#: Opens the encoder, in whichever process it is to work; it can be sent to one.
Opener = Callable[[], Encoder]
#: (done, total)
Tell = Callable[[int, int], None]
#: Photos that are encoded between two reports.
AT_ONCE = 16


def photo_key(photos: Collection, name: str) -> str:
    """What the vector of ``name`` depends on besides the encoder."""
    digest = hashlib.sha256((photos.folder / name.removeprefix(AGAIN_MARK)).read_bytes())
    if name.startswith(AGAIN_MARK):  # the way it is photographed again hangs on its name
        digest.update(f"{SEED}:{name}".encode())
    return digest.hexdigest()


class Kept:
    """The vectors of one encoder that were computed before: key of a photo -> vector (dim,)."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._path = folder / f"{encoder.digest}.npz"
        self.rows: dict[str, Floats] = {}
        if self._path.exists():
            with np.load(self._path, allow_pickle=False) as kept:
                self.rows = dict(zip(kept["keys"].tolist(), kept["rows"], strict=True))

    def keep(self, rows: dict[str, Floats]) -> None:
        """Add ``rows`` and write the file, whole or not at all."""
        self.rows |= rows
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        with partial.open("wb") as file:
            np.savez(file, keys=np.array(list(self.rows)), rows=np.stack([*self.rows.values()]))
        partial.replace(self._path)


def vectors_of(
    photos: Collection,
    encoder: Encoder,
    opener: Opener,
    tell: Tell,
    workers: int = 1,
    kept: Path | None = None,
) -> dict[str, Floats]:
    """The unit vector of every name in ``photos.names()``.

    With ``workers`` above 1 each of that many processes opens the encoder with ``opener``. With
    ``kept``, a folder, only photos that are not yet there are encoded.
    """
    names = photos.names()
    store = Kept(kept, encoder) if kept is not None else None
    keys = {name: photo_key(photos, name) for name in names} if store else {}
    known = (
        {name: store.rows[keys[name]] for name in names if keys[name] in store.rows}
        if store
        else {}
    )
    rest = [name for name in names if name not in known]
    chunks = [rest[at : at + AT_ONCE] for at in range(0, len(rest), AT_ONCE)]
    tell(len(known), len(names))
    new: dict[str, Floats] = {}
    for chunk, rows in zip(chunks, _encoded(photos, encoder, opener, chunks, workers), strict=True):
        new |= zip(chunk, rows, strict=True)
        tell(len(known) + len(new), len(names))
    if store and new:
        store.keep({keys[name]: row for name, row in new.items()})
    return known | new


def _encoded(
    photos: Collection,
    encoder: Encoder,
    opener: Opener,
    chunks: Sequence[Sequence[str]],
    workers: int,
) -> Iterator[Floats]:
    """Rows (b, dim) of every chunk, in order."""
    if workers == 1 or len(chunks) < 2:
        yield from (_rows(photos, encoder, chunk) for chunk in chunks)
        return
    # Not forked: torch's threads do not survive that.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin, (photos, opener)) as pool:
        yield from pool.map(_chunk, chunks)


def _rows(photos: Collection, encoder: Encoder, names: Sequence[str]) -> Floats:
    return encoder.encode([photos.open(name) for name in names])


class _Process:
    """What a process of the pool has opened."""

    photos: Collection
    encoder: Encoder


def _begin(photos: Collection, opener: Opener) -> None:
    """In a new process: one thread each, since there are as many processes as there are cores."""
    _Process.photos, _Process.encoder = photos, opener()
    # Opening imports torch where it is needed; elsewhere that would be seconds for nothing.
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)


def _chunk(names: Sequence[str]) -> Floats:
    return _rows(_Process.photos, _Process.encoder, names)


def save_vectors(path: Path, vectors: dict[str, Floats]) -> None:
    """Write ``files`` and ``emb`` (n, d) to an npz, as tools for retrieval figures read it."""
    with path.open("wb") as file:
        np.savez(file, files=np.array(list(vectors)), emb=np.stack([*vectors.values()]))

"""The shelf of a release: as its import wrote it down, or as this version of Fitroom read it once.

Another version may say other things of a garment, so what it wrote is not used. Then every garment
is read, and what came of it is put aside beside the releases, for the next start. No manifest seals
it: its checksums are looked at, and whatever is wrong with it, it is made again.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import structlog

from catalog.release import Release
from embeddings.index import Index
from service.recommend.shelf import Shelf
from service.recommend.shelf_kept import SHELF_FILE, KeptShelf, open_kept, to_bytes

#: The folder, beside those of the releases.
ASIDE = ".shelves"
#: With fewer styles a start does not feel it that every garment is read.
MANY = 5_000

log = structlog.get_logger()


def shelf_of(release: Release, index: Index) -> KeptShelf:
    """The shelf of ``release``, whose vectors are in ``index``; mapped where it can be."""
    aside = release.path.parent / ASIDE / f"{release.id}.npz"
    return (
        open_kept(release.extra(SHELF_FILE), release, release.columns)
        or open_kept(aside if aside.exists() else None, release, release.columns, checked=True)
        or _read(release, index, aside)
    )


def _read(release: Release, index: Index, aside: Path) -> KeptShelf:
    read = KeptShelf(Shelf.of(release), index.nearest_scores())
    if release.manifest.counts.styles < MANY:
        return read
    with contextlib.suppress(OSError):  # a folder that may only be read: then each start reads
        _put(to_bytes(read.shelf, read.nearest), aside)
        # What was read takes memory of its own; what is mapped is shared.
        read = open_kept(aside, release, release.columns, checked=True) or read
    log.info("release_read_garment_by_garment", release=release.id, kept=aside.exists())
    return read


def _put(data: bytes, aside: Path) -> None:
    """Write the file in one step, and let go of those of releases that are gone."""
    aside.parent.mkdir(exist_ok=True)
    for old in aside.parent.glob("*.npz"):
        if not (aside.parent.parent / old.stem).exists():
            old.unlink(missing_ok=True)
    draft = aside.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(aside)

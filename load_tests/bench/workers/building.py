"""``building vectors|photos|update|copy MADE ROOM``: a release is built once; what that took.

``vectors`` writes a release of vectors that are there already, ``photos`` one with a photo for each
style, ``update`` the one that follows it, in which one style in a hundred has changed, and ``copy``
writes, hashes and syncs the files of the release in ROOM, which is what a disk needs for it. Peak
memory is of this process, which does nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from catalog.release import build_release, open_release
from load_tests.bench.made_photos import Range, Sighted
from load_tests.bench.made_store import build
from load_tests.bench.places import BASE
from service.cli.extras import extras_of


def base_in(room: Path) -> Path:
    """The release in ``room`` that was kept."""
    return next(one for one in (room / BASE).iterdir() if (one / "manifest.json").exists())


def from_vectors(made: Path, room: Path) -> None:
    shutil.rmtree(room / BASE, ignore_errors=True)
    vectors = np.load(made / "vectors.npy", mmap_mode="r")
    build(room / BASE, vectors, extras_of, lambda stage: None)


def with_photos(made: Path, room: Path) -> None:
    shutil.rmtree(room / BASE, ignore_errors=True)
    _build(made, room, changed=False)


def update(made: Path, room: Path) -> None:
    _build(made, room, changed=True)


def _build(made: Path, room: Path, changed: bool) -> None:
    vectors = np.load(made / "vectors.npy", mmap_mode="r")
    encoder, what = Sighted(vectors), Range(len(vectors), changed)
    before = open_release(base_in(room)) if changed else None
    made_of = (list(what.styles()), what.photos(), encoder)
    release = build_release(room / BASE, *made_of, since=before, extras=extras_of(encoder))
    if before is not None:
        shutil.rmtree(release.path)


def copy(made: Path, room: Path) -> None:
    source, target = base_in(room), room / "copy"
    shutil.rmtree(target, ignore_errors=True)
    for path in sorted(source.rglob("*")):
        there = target / path.relative_to(source)
        if path.is_dir():
            there.mkdir(parents=True, exist_ok=True)
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        hashlib.sha256(data)
        with there.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    shutil.rmtree(target)


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "vectors": from_vectors,
    "photos": with_photos,
    "update": update,
    "copy": copy,
}


def main() -> None:
    way, made, room = WAYS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3])
    room.mkdir(parents=True, exist_ok=True)
    began, worked = time.perf_counter(), time.process_time()
    way(made, room)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    took = {"took_s": time.perf_counter() - began, "cpu_s": time.process_time() - worked}
    print(json.dumps(took | {"peak_mb": peak}))


if __name__ == "__main__":
    main()

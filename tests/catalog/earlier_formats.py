"""A release as earlier versions wrote it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from catalog.release import Release
from catalog.release.manifest import FileSeal, seal
from catalog.release.photo_seals import photo_files


def as_format(number: int, release: Release) -> Path:
    """``release``, turned on the disk into one of format 1 or 2.

    In both ``rows.json`` said which vector is whose, and the manifest sealed every photo. Before
    format 2 there were no parts, no sources and two tables more.
    """
    files: dict[str, FileSeal] = dict(release.manifest.files)
    for name in ("columns.npz", "photos.npz"):
        del files[name]
        (release.path / name).unlink()
    for photo in release.photos:
        for path, small in zip(photo_files(photo), (False, True), strict=True):
            files[path] = release.photos.seal(photo, small) or seal(b"")
    (release.path / "rows.json").write_text(json.dumps(release.rows))
    more = ["rows.json"]
    if number == 1:
        del files["sources.json"]
        (release.path / "sources.json").unlink()
        np.save(release.path / "neighbours.npy", np.full((len(release.rows), 1), -1, np.int32))
        np.save(release.path / "scores.npy", np.full((len(release.rows), 1), -1, np.float32))
        (release.path / "index.faiss").write_bytes(b"IxFI")
        more += ["neighbours.npy", "scores.npy", "index.faiss"]
    files |= {name: seal((release.path / name).read_bytes()) for name in more}
    old = replace(release.manifest, files=files, format=number)
    (release.path / "manifest.json").write_bytes(old.to_bytes())
    return release.path

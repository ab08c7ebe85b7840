"""What a build may take over from an earlier release, so that it only makes what is new.

A photo is the same if the bytes of its file are, and if it was scaled by the same recipe; a vector
is the same if the released photo and the encoder are. So a build that takes over makes the same
release, byte for byte, as one that starts from nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.photos import RECIPE
from catalog.release import manifest as sheet
from catalog.release.columns import NO_ROW
from catalog.release.manifest import EncoderIdentity, FileSeal
from catalog.release.opening import Release
from catalog.release.photo_seals import PhotoSeals, photo_files


def write_sources(sources: Mapping[str, str]) -> bytes:
    """``sources.json``: the recipe, and the released photo for the SHA-256 of each source file."""
    document = {"recipe": RECIPE, "photos": dict(sorted(sources.items()))}
    return json.dumps(document, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier release as a quarry; with nothing in it, everything is made anew."""

    path: Path = Path()
    photos: PhotoSeals | None = None
    photo_of: Mapping[str, str] = field(default_factory=dict)  # SHA-256 of a source -> photo
    row_of: Mapping[str, int] = field(default_factory=dict)  # photo -> vector row
    vectors: NDArray[np.float32] | None = None

    @classmethod
    def of(cls, release: Release, encoder: EncoderIdentity) -> Earlier:
        """What can be taken over from ``release`` where vectors are made by ``encoder``."""
        ways = (way for style in release.garments for way in style.colourways)
        row_of = {
            way.photos[0]: row
            for way, row in zip(ways, release.columns.row_of.tolist(), strict=True)
            if way.photos and row != NO_ROW
        }
        return cls(
            path=release.path,
            photos=release.photos,
            photo_of=_sources(release),
            row_of=row_of if release.manifest.encoder == encoder else {},
            vectors=release.vectors,
        )

    def vector(self, photo: str) -> NDArray[np.float32] | None:
        """The vector (dim,) of a released photo, if it is known."""
        row = self.row_of.get(photo)
        return None if row is None or self.vectors is None else self.vectors[row]

    def take_photo(self, digest: str, into: Path) -> dict[str, FileSeal]:
        """Put both sizes of the photo whose source has this SHA-256 into the release ``into``.

        What was put there, and its seals: nothing where the photo is not known, or its files are
        no longer what they were. A file is linked, not copied, where the disk allows it.
        """
        name = self.photo_of.get(digest)
        if name is None or self.photos is None:
            return {}
        taken = {}
        for file, small in zip(photo_files(name), (False, True), strict=True):
            seal = self.photos.seal(name, small)
            if seal is None or not _is_sound(self.path / file, seal):
                return {}
            taken[file] = seal
        for file in taken:
            _link(self.path / file, into / file)
        return taken


def _sources(release: Release) -> dict[str, str]:
    if sheet.SOURCES not in release.manifest.files:
        return {}
    # Opening the release has checked that these are the bytes that were written.
    document: dict[str, Any] = json.loads((release.path / sheet.SOURCES).read_bytes())
    photos: dict[str, str] = document["photos"]
    return photos if document["recipe"] == RECIPE else {}


def _is_sound(path: Path, seal: FileSeal) -> bool:
    """Whether the file is there and still what was sealed; a photo is checked only here."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() == seal.sha256


def _link(source: Path, target: Path) -> None:
    """Let ``target`` be the very file ``source``: nothing changes a file of a release."""
    if target.exists():
        return
    try:
        os.link(source, target)
    except OSError:  # another disk, a file system without links, or a file of another user
        shutil.copyfile(source, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())

"""A release being written into a folder of its own: nobody sees it until it is whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from catalog.garment import Colourway, Style
from catalog.photos import LARGE, SMALL, PhotoError, jpeg, open_photo
from catalog.release import manifest as sheet
from catalog.release.arrays import write_arrays
from catalog.release.codec import write_styles
from catalog.release.columns import Columns
from catalog.release.disk import sync
from catalog.release.earlier import Earlier, write_sources
from catalog.release.makers import Data, Effort, Encoder, PhotoFile, PhotoSource, Progress, parts_of
from catalog.release.manifest import Counts, EncoderIdentity, FileSeal, Manifest, ReleaseError, seal
from catalog.release.opening import check_vectors
from catalog.release.photo_seals import PhotoSeals, is_photo, photo_files

#: Photos encoded at a time: 16 pictures of 1200 x 1200 pixels are 69 MB.
BATCH = 16
#: Names of extra files: plain ones, so that none reaches outside the folder of the release.
EXTRA_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)*")


class Draft:
    """What is written of a release so far. ``earlier`` is what need not be made anew."""

    def __init__(self, folder: Path, earlier: Earlier, tell: Progress) -> None:
        self.folder = folder
        self.earlier = earlier
        self.tell = tell
        self.files: dict[str, FileSeal] = {}
        #: Files that were written here, and so must be seen on the disk.
        self.written: list[str] = []
        #: The released photo for the SHA-256 of each source file.
        self.sources: dict[str, str] = {}
        self.effort = Effort(0, 0, 0)
        # mkdtemp gives its folder to this user alone; a release is read by whoever serves it.
        folder.chmod(0o755)
        (folder / sheet.PHOTOS).mkdir()

    def take_photos(
        self,
        styles: Sequence[Style],
        photos: Mapping[str, PhotoSource],
        on_problem: Callable[[str, PhotoError], None] | None,
    ) -> list[Style]:
        """Have every photo once in both sizes; the styles with the names photos have now."""
        keys = list(dict.fromkeys(key for way in ways_of(styles) for key in way.photos))
        names: dict[str, str] = {}
        for done, key in enumerate(keys):
            self.tell(done, len(keys), "photos")
            try:
                if key not in photos:
                    raise PhotoError("no such photo was given")
                names[key] = self._photo_of(photos[key])
            except PhotoError as error:
                if on_problem is not None:
                    on_problem(key, error)
        self.tell(len(keys), len(keys), "photos")
        return [
            replace(
                style,
                colourways=tuple(
                    # dict.fromkeys: two files may hold the same picture.
                    replace(
                        way, photos=tuple(dict.fromkeys(names[k] for k in way.photos if k in names))
                    )
                    for way in style.colourways
                ),
            )
            for style in sorted(styles, key=lambda style: style.id)
        ]

    def encode(
        self, styles: Sequence[Style], encoder: Encoder
    ) -> tuple[list[str], NDArray[np.float32]]:
        """Colourway ids with a photo, and their vectors float32 (rows, dim)."""
        shown = {way.id: way.photos[0] for way in ways_of(styles) if way.photos}
        distinct = dict.fromkeys(shown.values())
        known = {name: self.earlier.vector(name) for name in distinct}
        vector_of = {name: vector for name, vector in known.items() if vector is not None}
        new = [name for name in distinct if name not in vector_of]
        for start in range(0, len(new), BATCH):
            self.tell(start, len(new), "vectors")
            batch = new[start : start + BATCH]
            pictures = [open_photo(self._photo(name)) for name in batch]
            vectors = encoder.encode(pictures)
            try:
                check_vectors(self.folder, vectors, len(batch), encoder.dim)
            except ReleaseError as error:
                raise ReleaseError(f"encoder {encoder.name} cannot be used: {error}") from error
            vector_of.update(zip(batch, vectors, strict=True))
        self.tell(len(new), len(new), "vectors")
        self.effort = replace(self.effort, encoded=len(new), taken_over=len(distinct) - len(new))
        matrix = np.zeros((len(shown), encoder.dim), dtype=np.float32)
        for row, name in enumerate(shown.values()):
            matrix[row] = vector_of[name]
        return list(shown), matrix

    def write_tables(
        self, styles: Sequence[Style], rows: list[str], vectors: NDArray[np.float32]
    ) -> None:
        """Write everything but the photos, the extras and the manifest."""
        text = write_styles(styles)
        self._write(sheet.STYLES, text)
        self._write(sheet.COLUMNS, write_arrays(Columns.of(styles, text, rows).arrays()))
        self._write(sheet.SOURCES, write_sources(self.sources))
        # Straight into the file: the vectors of a large chain are hundreds of megabytes.
        np.save(self.folder / sheet.VECTORS, vectors, allow_pickle=False)
        with (self.folder / sheet.VECTORS).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            self._sealed(sheet.VECTORS, FileSeal(digest, file.tell()))

    def write_extras(self, extras: Mapping[str, Data]) -> None:
        """Write what others add to the release."""
        for name, data in sorted(extras.items()):
            if not EXTRA_NAME.fullmatch(name):
                raise ReleaseError(f"{name!r} can't name an extra file; use a-z, 0-9, '-' and '.'")
            (self.folder / sheet.EXTRAS).mkdir(exist_ok=True)
            self._write(f"{sheet.EXTRAS}/{name}", data)

    def finish(self, styles: Sequence[Style], vectors: int, encoder: Encoder) -> Manifest:
        """Write the manifest, and see everything on disk before anyone may see it at all."""
        ways = list(ways_of(styles))
        photos = PhotoSeals.of(self.files)
        self._write(sheet.PHOTO_SEALS, write_arrays(photos.arrays()))
        manifest = Manifest(
            counts=Counts(
                styles=len(styles),
                colourways=len(ways),
                variants=sum(len(way.variants) for way in ways),
                photos=len(photos),
                vectors=vectors,
            ),
            encoder=identity_of(encoder),
            files={name: one for name, one in self.files.items() if not is_photo(name)},
            parts=_checked_parts(encoder),
        )
        (self.folder / sheet.MANIFEST).write_bytes(manifest.to_bytes())
        self.written.append(sheet.MANIFEST)
        for done, name in enumerate(self.written):
            self.tell(done, len(self.written), "files")
            sync(self.folder / name)
        for folder in (*filter(Path.is_dir, self.folder.iterdir()), self.folder):
            sync(folder)
        self.tell(len(self.written), len(self.written), "files")
        return manifest

    def _photo_of(self, source: PhotoSource) -> str:
        """The name that the photo of ``source`` has in this release; it is in it now."""
        if not isinstance(source, PhotoFile):
            return self._write_photo(source())
        data = source.read()
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.sources:
            if taken := self.earlier.take_photo(digest, self.folder):
                self.files.update(taken)
                self.sources[digest] = self.earlier.photo_of[digest]
            else:
                self.sources[digest] = self._write_photo(source.picture(data))
        return self.sources[digest]

    def _write_photo(self, picture: Image.Image) -> str:
        self.effort = replace(self.effort, prepared=self.effort.prepared + 1)
        large = jpeg(picture, LARGE)
        name = hashlib.sha256(large).hexdigest()[:16]
        files = photo_files(name)
        if files[0] not in self.files:
            self._write(files[0], large)
            self._write(files[1], jpeg(picture, SMALL))
        return name

    def _photo(self, name: str) -> Path:
        return self.folder / sheet.PHOTOS / f"{name}.jpg"

    def _write(self, name: str, data: Data) -> None:
        (self.folder / name).write_bytes(data)
        self._sealed(name, seal(data))

    def _sealed(self, name: str, entry: FileSeal) -> None:
        self.files[name] = entry
        self.written.append(name)


def identity_of(encoder: Encoder) -> EncoderIdentity:
    """What tells ``encoder`` from others."""
    return EncoderIdentity(encoder.name, encoder.digest, int(encoder.dim))


def ways_of(styles: Iterable[Style]) -> Iterator[Colourway]:
    """Every colourway of ``styles``, in order."""
    return (way for style in styles for way in style.colourways)


def _checked_parts(encoder: Encoder) -> dict[str, tuple[int, int]]:
    parts = parts_of(encoder)
    try:
        sheet.check_parts(parts, encoder.dim)
    except ValueError as error:
        raise ReleaseError(f"encoder {encoder.name} cannot be used: {error}") from error
    return parts

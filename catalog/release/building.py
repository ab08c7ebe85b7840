"""Building a release: all of it appears on disk, checksummed and synced, or nothing does."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from PIL import Image

from catalog.garment import Colourway, Style
from catalog.photos import LARGE, SMALL, PhotoError, jpeg, open_photo
from catalog.release import manifest as sheet
from catalog.release.codec import write_styles
from catalog.release.disk import WORK_PREFIX, npy, remove_leftovers, sync
from catalog.release.makers import Encoder, Indexer, PhotoSource, Progress
from catalog.release.manifest import Counts, EncoderIdentity, FileSeal, Manifest, ReleaseError, seal
from catalog.release.opening import Release, check_neighbours, check_vectors, open_release

#: Photos encoded at a time: 16 pictures of 1200 x 1200 pixels are 69 MB.
BATCH = 16


def build_release(
    root: Path,
    styles: Sequence[Style],
    photos: Mapping[str, PhotoSource],
    encoder: Encoder,
    index: Indexer,
    progress: Progress | None = None,
    *,
    on_photo_problem: Callable[[str, PhotoError], None] | None = None,
    approve: Callable[[], None] | None = None,
    needs_photo: bool = False,
) -> Release:
    """Build the release of ``styles`` in ``root`` and return it, opened and fully verified.

    `Colourway.photos` of the given styles are keys of ``photos``; in the release they are names of
    its own. A photo whose source raises `PhotoError` is told to ``on_photo_problem`` and left out;
    a colourway is encoded by its first photo that is left, and has no vector if there is none.
    Encoded is the JPEG as released, so that a release can be encoded again from itself. With
    ``needs_photo`` a style that is left without any photo is left out.

    ``approve`` is called when every photo has been read; whatever it raises ends the build. So does
    any error: then nothing new is in ``root``. A release that is there already is reused; a
    damaged one is replaced. Raises `ReleaseError`, also when another build holds ``root``.
    """
    tell = progress or (lambda done, total, stage: None)
    _check_styles(styles)
    root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(root / ".building.lock", timeout=0):
            remove_leftovers(root)
            work = Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=root))
            try:
                build = _Build(work, tell)
                released = build.take_photos(styles, photos, on_photo_problem)
                if needs_photo:
                    released = [one for one in released if any(w.photos for w in one.colourways)]
                if approve is not None:
                    approve()
                rows, vectors = build.encode(released, encoder)
                build.write_tables(released, rows, vectors, index)
                manifest = build.finish(released, len(rows), encoder)
                return _publish(root, work, manifest)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except Timeout as error:
        raise ReleaseError(
            f"another import is building a release in {root}; wait until it has ended"
        ) from error


class _Build:
    """A release being written into a folder of its own."""

    def __init__(self, folder: Path, tell: Progress) -> None:
        self.folder = folder
        self.tell = tell
        self.files: dict[str, FileSeal] = {}
        # mkdtemp gives its folder to this user alone; a release is read by whoever serves it.
        folder.chmod(0o755)
        (folder / sheet.PHOTOS).mkdir()

    def take_photos(
        self,
        styles: Sequence[Style],
        photos: Mapping[str, PhotoSource],
        on_problem: Callable[[str, PhotoError], None] | None,
    ) -> list[Style]:
        """Write every photo once in both sizes; the styles with the names photos have now."""
        keys = list(dict.fromkeys(key for way in _ways(styles) for key in way.photos))
        names: dict[str, str] = {}
        for done, key in enumerate(keys):
            self.tell(done, len(keys), "photos")
            try:
                if key not in photos:
                    raise PhotoError("no such photo was given")
                picture = photos[key]()
                names[key] = self._write_photo(picture)
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
        shown = {way.id: way.photos[0] for way in _ways(styles) if way.photos}
        distinct = list(dict.fromkeys(shown.values()))
        vector_of: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(distinct), BATCH):
            self.tell(start, len(distinct), "vectors")
            batch = distinct[start : start + BATCH]
            pictures = [open_photo(self._photo(name)) for name in batch]
            vectors = encoder.encode(pictures)
            try:
                check_vectors(self.folder, vectors, len(batch), encoder.dim)
            except ReleaseError as error:
                raise ReleaseError(f"encoder {encoder.name} cannot be used: {error}") from error
            vector_of.update(zip(batch, vectors, strict=True))
        self.tell(len(distinct), len(distinct), "vectors")
        matrix = np.zeros((len(shown), encoder.dim), dtype=np.float32)
        for row, name in enumerate(shown.values()):
            matrix[row] = vector_of[name]
        return list(shown), matrix

    def write_tables(
        self,
        styles: Sequence[Style],
        rows: list[str],
        vectors: NDArray[np.float32],
        index: Indexer,
    ) -> None:
        """Write everything but the photos and the manifest."""
        self.tell(0, 1, "neighbours")
        table = index(vectors)
        check_neighbours(self.folder, table.neighbours, table.scores, len(rows))
        self.tell(1, 1, "neighbours")
        self._write(sheet.STYLES, write_styles(styles))
        self._write(sheet.ROWS, json.dumps(rows, ensure_ascii=False).encode())
        self._write(sheet.VECTORS, npy(vectors))
        self._write(sheet.NEIGHBOURS, npy(table.neighbours))
        self._write(sheet.SCORES, npy(table.scores))
        self._write(sheet.INDEX, table.index_bytes)

    def finish(self, styles: Sequence[Style], vectors: int, encoder: Encoder) -> Manifest:
        """Write the manifest, and see everything on disk before anyone may see it at all."""
        ways = list(_ways(styles))
        manifest = Manifest(
            counts=Counts(
                styles=len(styles),
                colourways=len(ways),
                variants=sum(len(way.variants) for way in ways),
                photos=len({photo for way in ways for photo in way.photos}),
                vectors=vectors,
            ),
            encoder=EncoderIdentity(encoder.name, encoder.digest, int(encoder.dim)),
            files=self.files,
        )
        self._write(sheet.MANIFEST, manifest.to_bytes())
        for done, name in enumerate(self.files):
            self.tell(done, len(self.files), "files")
            sync(self.folder / name)
        sync(self.folder / sheet.PHOTOS)
        sync(self.folder)
        self.tell(len(self.files), len(self.files), "files")
        return manifest

    def _write_photo(self, picture: Image.Image) -> str:
        large = jpeg(picture, LARGE)
        name = hashlib.sha256(large).hexdigest()[:16]
        if f"{sheet.PHOTOS}/{name}.jpg" not in self.files:
            self._write(f"{sheet.PHOTOS}/{name}.jpg", large)
            self._write(f"{sheet.PHOTOS}/{name}.small.jpg", jpeg(picture, SMALL))
        return name

    def _photo(self, name: str) -> Path:
        return self.folder / sheet.PHOTOS / f"{name}.jpg"

    def _write(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)
        if name != sheet.MANIFEST:
            self.files[name] = seal(data)


def _publish(root: Path, work: Path, manifest: Manifest) -> Release:
    """Give the finished folder its name; a good release of that name stays, a bad one goes."""
    final = root / manifest.id
    if final.exists():
        try:
            return open_release(final, verify="full")
        except ReleaseError:
            # Its name is free again only when it is gone; a process that has it open keeps it.
            final.rename(Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=root)) / "damaged")
    work.rename(final)
    sync(root)
    remove_leftovers(root)
    return open_release(final, verify="full")


def _check_styles(styles: Sequence[Style]) -> None:
    """Raise `ReleaseError` where one id or GTIN is used twice or is none."""
    _once("style id", (style.id for style in styles))
    _once("colourway id", (way.id for way in _ways(styles)))
    gtins = [variant.gtin for style in styles for _, variant in style.variants()]
    _once("GTIN", gtins)
    for gtin in gtins:
        if not (len(gtin) == 14 and gtin.isascii() and gtin.isdigit()):
            raise ReleaseError(f"GTIN {gtin!r} has not 14 digits; normalise it before building")


def _once(what: str, values: Iterable[str]) -> None:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise ReleaseError(
            f"{what} {twice[0]!r} is used more than once; give each its own before building"
        )


def _ways(styles: Iterable[Style]) -> Iterator[Colourway]:
    return (way for style in styles for way in style.colourways)

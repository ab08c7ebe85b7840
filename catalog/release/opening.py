"""Opening a release: everything is checked before anything is served from it.

Its arrays are mapped, not read: processes share them, and an opening takes about as long as the
checksums. Formats 1 and 2 have no columns; they are made here, of every style.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Colourway, Style, Variant
from catalog.release import manifest as sheet
from catalog.release import reading
from catalog.release.arrays import map_arrays
from catalog.release.columns import Columns
from catalog.release.garments import ByText, Garments
from catalog.release.manifest import Counts, EncoderIdentity, Manifest, ReleaseError, fault
from catalog.release.photo_seals import PhotoSeals, is_photo, photo_files

#: float32 rows of a few hundred numbers are of unit length to within this.
UNIT_TOLERANCE = 1e-3

Verify = Literal["quick", "full"]


@dataclass(frozen=True, slots=True)
class Release:
    """An open release. Its arrays are memory-mapped and read-only.

    ``vectors`` is float32 (rows, dim); row ``i`` belongs to the colourway ``rows[i]``. A colourway
    without a photo has no row. A garment is parsed when it is asked for.
    """

    id: str
    path: Path
    manifest: Manifest
    columns: Columns
    garments: Garments
    photos: PhotoSeals
    styles: Mapping[str, Style]
    by_gtin: Mapping[str, tuple[Style, Colourway, Variant]]
    by_colourway: Mapping[str, tuple[Style, Colourway]]
    vectors: NDArray[np.float32]

    @property
    def rows(self) -> list[str]:
        """The colourway id of every vector."""
        return self.columns.rows

    @property
    def row_of(self) -> dict[str, int]:
        """The row of every colourway that has a vector."""
        return {way: row for row, way in enumerate(self.rows)}

    @property
    def parts(self) -> Mapping[str, tuple[int, int]]:
        """Named slices (first, end) of a vector; {} where the encoder names none."""
        return self.manifest.parts

    def extra(self, name: str) -> Path | None:
        """The file ``name`` that was added to this release, or None if it has none such."""
        relative = f"{sheet.EXTRAS}/{name}"
        return self.path / relative if relative in self.manifest.files else None

    def photo_path(self, name: str, small: bool = False) -> Path:
        """The JPEG of the photo ``name`` (as in `Colourway.photos`).

        Raises `KeyError` for any name that is not a photo of this release, so that a name which
        came from a request cannot reach another file.
        """
        if name not in self.photos:
            raise KeyError(name)
        return self.path / photo_files(name)[small]


def open_release(
    path: Path, verify: Verify = "quick", *, encoder: EncoderIdentity | None = None
) -> Release:
    """The release in the folder ``path``, checked, or a `ReleaseError` that names the bad file.

    Everything but photos (styles, columns, vectors, extras ...) is checksummed always; photos must
    be there. ``verify="full"`` checksums them too, and looks whether every garment is what the
    columns say, as a build does once. With ``encoder`` the release must have been made by that very
    encoder.
    """
    path = Path(path)
    manifest = sheet.read_manifest(path)
    if encoder is not None and encoder != manifest.encoder:
        raise ReleaseError(
            f"release {path}: its vectors were made by encoder {_say(manifest.encoder)}, but this "
            f"is {_say(encoder)}; build the release again with this encoder"
        )
    _check_files(path, manifest)
    photos = _photos(path, manifest)
    _check_photos(path, photos, verify)
    has_columns = manifest.format == sheet.FORMAT
    thorough = verify == "full" or not has_columns
    columns = _columns(path, photos, has_columns, thorough)
    vectors = _vectors(path, len(columns.colourway_at), manifest.encoder.dim)
    if thorough:
        check_vectors(path, vectors, len(columns.colourway_at), manifest.encoder.dim)
    _check_counts(path, manifest.counts, columns, photos)
    garments = Garments(path / sheet.STYLES, columns)
    return Release(
        id=manifest.id,
        path=path,
        manifest=manifest,
        columns=columns,
        garments=garments,
        photos=photos,
        styles=ByText(columns.styles, garments.style),
        by_gtin=ByText(columns.gtins, garments.variant),
        by_colourway=ByText(columns.colourways, garments.colourway),
        vectors=vectors,
    )


def check_vectors(path: Path, vectors: NDArray[Any], rows: int, dim: int) -> None:
    """Raise `ReleaseError` unless ``vectors`` are finite unit rows, float32 (rows, dim)."""
    _check_shape(path, vectors, rows, dim)
    # einsum instead of linalg.norm: no second array as large as the vectors.
    length = np.sqrt(np.einsum("rd,rd->r", vectors, vectors))  # (rows,)
    wrong = np.flatnonzero(~(np.abs(length - 1.0) <= UNIT_TOLERANCE))  # catches nan as well
    if wrong.size:
        row = int(wrong[0])
        raise fault(path, sheet.VECTORS, f"row {row} has length {length[row]:.4f}, not 1")


def _check_shape(path: Path, vectors: NDArray[Any], rows: int, dim: int) -> None:
    if vectors.dtype != np.float32 or vectors.ndim != 2:
        raise fault(
            path, sheet.VECTORS, f"is {vectors.dtype} {vectors.shape}, not float32 (rows, dim)"
        )
    if vectors.shape[1] != dim:
        raise fault(
            path, sheet.VECTORS, f"has dimension {vectors.shape[1]}, but the encoder has {dim}"
        )
    if vectors.shape[0] != rows:
        raise fault(
            path, sheet.VECTORS, f"has {vectors.shape[0]} rows, but {rows} have a colourway"
        )


def _check_files(path: Path, manifest: Manifest) -> None:
    """Presence, size and checksum of every file but photos."""
    for name, expected in manifest.files.items():
        if is_photo(name):
            continue
        try:
            with (path / name).open("rb") as file:
                length = os.fstat(file.fileno()).st_size
                if length != expected.bytes:
                    raise fault(path, name, f"has {length} bytes, not {expected.bytes}")
                if hashlib.file_digest(file, "sha256").hexdigest() != expected.sha256:
                    raise fault(path, name, "was changed: its checksum is another")
        except FileNotFoundError:
            raise fault(path, name, "is missing") from None


def _photos(path: Path, manifest: Manifest) -> PhotoSeals:
    name = sheet.MANIFEST if manifest.format < sheet.FORMAT else sheet.PHOTO_SEALS
    try:
        if name == sheet.MANIFEST:
            return PhotoSeals.of(manifest.files)
        return PhotoSeals.read(map_arrays(path / name))
    except ValueError as error:
        raise fault(path, name, str(error)) from error


def _check_photos(path: Path, photos: PhotoSeals, verify: Verify) -> None:
    """Whether they are there, by one look at their folder; in full, whether they are unchanged."""
    folder: Sequence[str] = os.listdir(path / sheet.PHOTOS) if len(photos) else ()
    if missing := photos.missing(folder):
        raise fault(path, missing, "is missing")
    for name in photos if verify == "full" else ():
        for file, small in zip(photo_files(name), (False, True), strict=True):
            data, seal = (path / file).read_bytes(), photos.seal(name, small)
            if seal is not None and len(data) != seal.bytes:
                raise fault(path, file, f"has {len(data)} bytes, not {seal.bytes}")
            if sheet.seal(data) != seal:
                raise fault(path, file, "was changed: its checksum is another")


def _columns(path: Path, photos: PhotoSeals, there: bool, thorough: bool) -> Columns:
    """Those that are ``there``; held against every style, or made of these, where ``thorough``."""
    kept = reading.columns_in(path) if there else None
    if kept is not None and not thorough:
        return kept
    rows = reading.rows_in(path) if kept is None else kept.rows
    made = reading.columns_of(path, rows, photos)
    if kept is not None and not kept.same(made):
        raise fault(path, sheet.COLUMNS, f"says something else than {sheet.STYLES}")
    return kept or made


def _vectors(path: Path, rows: int, dim: int) -> NDArray[np.float32]:
    """Memory-mapped (an empty array cannot be mapped, and is read)."""
    try:
        array: NDArray[Any] = np.load(path / sheet.VECTORS, mmap_mode="r", allow_pickle=False)
    except (ValueError, OSError, EOFError) as error:
        raise fault(path, sheet.VECTORS, "is not a NumPy array of float32") from error
    _check_shape(path, array, rows, dim)
    # It stays mapped; but a slate reads forty rows, and of `np.memmap` each is another one.
    return np.asarray(array)


def _check_counts(path: Path, counts: Counts, columns: Columns, photos: PhotoSeals) -> None:
    found = Counts(
        styles=len(columns.lines) - 1,
        colourways=len(columns.row_of),
        variants=len(columns.gtin_numbers),
        photos=len(photos),
        vectors=len(columns.colourway_at),
    )
    if found != counts:
        raise fault(path, sheet.MANIFEST, f"counts {counts}, but the files hold {found}")


def _say(encoder: EncoderIdentity) -> str:
    return f"{encoder.name} ({encoder.dim} dimensions, digest {encoder.digest[:12]})"

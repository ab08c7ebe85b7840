"""Opening a release: everything is checked before anything is served from it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from catalog.garment import Colourway, Style, Variant
from catalog.release import manifest as sheet
from catalog.release.codec import read_style
from catalog.release.manifest import Counts, EncoderIdentity, Manifest, ReleaseError, fault

#: float32 rows of a few hundred numbers are of unit length to within this.
UNIT_TOLERANCE = 1e-3

Verify = Literal["quick", "full"]


@dataclass(frozen=True, slots=True)
class Release:
    """An open release. Its vectors are memory-mapped and read-only.

    ``vectors`` is float32 (rows, dim); row ``i`` belongs to the colourway ``rows[i]``. A colourway
    without a photo has no row.
    """

    id: str
    path: Path
    manifest: Manifest
    styles: Mapping[str, Style]
    by_gtin: Mapping[str, tuple[Style, Colourway, Variant]]
    by_colourway: Mapping[str, tuple[Style, Colourway]]
    vectors: NDArray[np.float32]
    rows: list[str]
    row_of: Mapping[str, int]

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
        relative = f"{sheet.PHOTOS}/{name}{'.small' if small else ''}.jpg"
        if relative not in self.manifest.files:
            raise KeyError(name)
        return self.path / relative


def open_release(
    path: Path, verify: Verify = "quick", *, encoder: EncoderIdentity | None = None
) -> Release:
    """The release in the folder ``path``, checked, or a `ReleaseError` that names the bad file.

    Everything but photos (styles, vectors, rows, extras ...) is checksummed always. Photos are
    compared by presence and size, which takes milliseconds for thousands; ``verify="full"``
    checksums them too. With ``encoder`` the release must have been made by that very encoder.
    """
    path = Path(path)
    manifest = sheet.read_manifest(path)
    if encoder is not None and encoder != manifest.encoder:
        raise ReleaseError(
            f"release {path}: its vectors were made by encoder {_say(manifest.encoder)}, but this "
            f"is {_say(encoder)}; build the release again with this encoder"
        )
    _check_files(path, manifest, verify)
    styles = _read_styles(path)
    by_colourway = {way.id: (style, way) for style in styles.values() for way in style.colourways}
    by_gtin = {
        variant.gtin: (style, way, variant)
        for style in styles.values()
        for way, variant in style.variants()
    }
    rows = _read_rows(path, by_colourway)
    vectors = _load(path, sheet.VECTORS, np.float32)
    _check_photo_names(path, manifest, by_colourway)
    check_vectors(path, vectors, len(rows), manifest.encoder.dim)
    _check_counts(path, manifest.counts, styles, len(vectors))
    return Release(
        id=manifest.id,
        path=path,
        manifest=manifest,
        styles=styles,
        by_gtin=by_gtin,
        by_colourway=by_colourway,
        vectors=vectors,
        rows=rows,
        row_of={colourway: row for row, colourway in enumerate(rows)},
    )


def check_vectors(path: Path, vectors: NDArray[Any], rows: int, dim: int) -> None:
    """Raise `ReleaseError` unless ``vectors`` are finite unit rows, float32 (rows, dim)."""
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
            path, sheet.VECTORS, f"has {vectors.shape[0]} rows, but {sheet.ROWS} has {rows}"
        )
    # einsum instead of linalg.norm: no second array as large as the vectors.
    length = np.sqrt(np.einsum("rd,rd->r", vectors, vectors))  # (rows,)
    wrong = np.flatnonzero(~(np.abs(length - 1.0) <= UNIT_TOLERANCE))  # catches nan as well
    if wrong.size:
        row = int(wrong[0])
        raise fault(path, sheet.VECTORS, f"row {row} has length {length[row]:.4f}, not 1")


def _check_files(path: Path, manifest: Manifest, verify: Verify) -> None:
    """Presence and size of every file; checksums of all but photos, and in full of these too."""
    sizes = _sizes(path)
    for folder in (sheet.PHOTOS, sheet.EXTRAS):
        sizes |= _sizes(path / folder, f"{folder}/")
    for name, expected in manifest.files.items():
        if name not in sizes:
            raise fault(path, name, "is missing")
        if sizes[name] != expected.bytes:
            raise fault(path, name, f"has {sizes[name]} bytes, not {expected.bytes}")
        if verify == "quick" and name.startswith(f"{sheet.PHOTOS}/"):
            continue
        with (path / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != expected.sha256:
                raise fault(path, name, "was changed: its checksum is another")


def _sizes(folder: Path, prefix: str = "") -> dict[str, int]:
    """The size in bytes of every plain file in ``folder`` (one directory read)."""
    try:
        with os.scandir(folder) as entries:
            return {prefix + one.name: one.stat().st_size for one in entries if one.is_file()}
    except FileNotFoundError:
        return {}  # a release without photos or extras need not have their folders


def _read_styles(path: Path) -> dict[str, Style]:
    styles: dict[str, Style] = {}
    with (path / sheet.STYLES).open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                style = read_style(line)
            except (ValueError, KeyError, TypeError) as error:
                what = f"line {number} is not a style ({error!r})"
                raise fault(path, sheet.STYLES, what) from error
            styles[style.id] = style
    return styles


def _read_rows(path: Path, known: Mapping[str, object]) -> list[str]:
    try:
        rows = json.loads((path / sheet.ROWS).read_bytes())
    except ValueError as error:
        raise fault(path, sheet.ROWS, "is not JSON") from error
    if not isinstance(rows, list) or len(set(rows)) != len(rows):
        raise fault(path, sheet.ROWS, "is not a list of different colourway ids")
    for row in rows:
        if row not in known:
            raise fault(path, sheet.ROWS, f"names colourway {row!r}, which {sheet.STYLES} does not")
    return rows


def _load(path: Path, name: str, dtype: type[np.generic]) -> NDArray[Any]:
    """The array in ``name``, memory-mapped (an empty one cannot be mapped, and is read)."""
    try:
        array: NDArray[Any] = np.load(path / name, mmap_mode="r", allow_pickle=False)
    except (ValueError, OSError, EOFError) as error:
        raise fault(path, name, f"is not a NumPy array of {dtype.__name__}") from error
    return array


def _check_counts(path: Path, counts: Counts, styles: Mapping[str, Style], vectors: int) -> None:
    ways = [way for style in styles.values() for way in style.colourways]
    found = Counts(
        styles=len(styles),
        colourways=len({way.id for way in ways}),
        variants=len({variant.gtin for way in ways for variant in way.variants}),
        photos=len({photo for way in ways for photo in way.photos}),
        vectors=vectors,
    )
    if found != counts:
        raise fault(path, sheet.MANIFEST, f"counts {counts}, but the files hold {found}")


def _check_photo_names(
    path: Path, manifest: Manifest, by_colourway: Mapping[str, tuple[Style, Colourway]]
) -> None:
    for _, way in by_colourway.values():
        for photo in way.photos:
            for name in (f"{sheet.PHOTOS}/{photo}.jpg", f"{sheet.PHOTOS}/{photo}.small.jpg"):
                if name not in manifest.files:
                    raise fault(path, sheet.MANIFEST, f"does not list {name}, a photo of {way.id}")


def _say(encoder: EncoderIdentity) -> str:
    return f"{encoder.name} ({encoder.dim} dimensions, digest {encoder.digest[:12]})"

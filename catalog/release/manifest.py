"""The manifest of a release: what it holds, and how to tell that it still holds exactly that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

#: What is written. Formats 1 and 2 are still read, though slowly: they have no columns, and seal
#: every photo in the manifest. Format 1 knows no parts, and what else it has is not used.
FORMAT = 3
READABLE = (1, 2, FORMAT)
METRIC = "cosine"

MANIFEST = "manifest.json"
STYLES = "styles.jsonl"
VECTORS = "vectors.npy"
COLUMNS = "columns.npz"
PHOTO_SEALS = "photos.npz"
#: What says of formats 1 and 2 which vector is whose.
ROWS = "rows.json"
SOURCES = "sources.json"
PHOTOS = "photos"
#: Folder of what others add to a release, such as the encoder in a form that serving can run.
EXTRAS = "extras"
#: Every release has these, by its format.
TABLES = {
    1: (STYLES, VECTORS, ROWS),
    2: (STYLES, VECTORS, ROWS),
    3: (STYLES, VECTORS, COLUMNS, PHOTO_SEALS),
}

_AGAIN = "build the release again (import the catalogue once more)"


class ReleaseError(Exception):
    """A release that cannot be built or opened: what is wrong, which file, and what to do."""


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Which encoder made the vectors; two with one digest give the same vector for a photo."""

    name: str
    digest: str
    dim: int


@dataclass(frozen=True, slots=True)
class FileSeal:
    """What a file of the release must be: its SHA-256 in hex, and its length in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything a release holds. ``photos`` counts pictures, not sizes of them."""

    styles: int
    colourways: int
    variants: int
    photos: int
    vectors: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parsed ``manifest.json``. ``files`` are by path relative to the release; photos are among
    them in formats 1 and 2 only.

    ``parts`` are named slices (first, end) of a vector, as its encoder names them; there may be
    none.
    """

    counts: Counts
    encoder: EncoderIdentity
    files: Mapping[str, FileSeal]
    parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    metric: str = METRIC
    format: int = FORMAT

    @property
    def id(self) -> str:
        """The id of the release: a digest of this manifest, and so of every file it seals."""
        return hashlib.sha256(_canonical(self._content())).hexdigest()[:16]

    def to_bytes(self) -> bytes:
        """``manifest.json`` as written: the same for the same content."""
        document = {"id": self.id, **self._content()}
        return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"

    def _content(self) -> dict[str, Any]:
        ordered = sorted(self.parts.items(), key=lambda part: (part[1], part[0]))
        parts = {} if self.format == 1 else {"parts": {name: list(at) for name, at in ordered}}
        return {
            "format": self.format,
            "counts": asdict(self.counts),
            "encoder": asdict(self.encoder),
            **parts,
            "metric": self.metric,
            "files": {path: asdict(self.files[path]) for path in sorted(self.files)},
        }


def seal(data: bytes | memoryview) -> FileSeal:
    """The seal of a file that holds ``data``."""
    return FileSeal(hashlib.sha256(data).hexdigest(), len(data))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the release in ``folder``. Raises `ReleaseError`."""
    path = folder / MANIFEST
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        what = "has no manifest.json" if folder.is_dir() else "does not exist"
        raise ReleaseError(f"release {folder}: {what}; {_AGAIN}") from error
    except OSError as error:
        raise fault(folder, MANIFEST, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise fault(folder, MANIFEST, "is not JSON") from error
    if not isinstance(document, dict):
        raise fault(folder, MANIFEST, "is not a JSON object")
    if document.get("format") not in READABLE:
        raise ReleaseError(
            f"release {folder}: {MANIFEST} says format {document.get('format')!r}; this version of "
            f"fitroom reads formats up to {FORMAT}: {_AGAIN} with this version"
        )
    manifest = _parse(folder, document)
    if document.get("id") != manifest.id:
        raise fault(
            folder,
            MANIFEST,
            f"was changed: it says id {document.get('id')!r} but its content is {manifest.id!r}",
        )
    if manifest.metric != METRIC:
        raise fault(folder, MANIFEST, f"says metric {manifest.metric!r}, not {METRIC!r}")
    for name in TABLES[manifest.format]:
        if name not in manifest.files:
            raise fault(folder, MANIFEST, f"does not list {name}")
    return manifest


def fault(folder: Path, file: str, what: str) -> ReleaseError:
    """The error for one file of a release that cannot be trusted."""
    return ReleaseError(f"release {folder}: {file} {what}; {_AGAIN}")


def _parse(folder: Path, document: Mapping[str, Any]) -> Manifest:
    try:
        return Manifest(
            counts=Counts(**document["counts"]),
            encoder=EncoderIdentity(**document["encoder"]),
            files={path: FileSeal(**entry) for path, entry in document["files"].items()},
            parts=_parts(document),
            metric=document["metric"],
            format=document["format"],
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise fault(folder, MANIFEST, f"lacks or misnames a field ({error})") from error


def _parts(document: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    if document["format"] == 1:
        return {}
    parts = {name: (int(first), int(end)) for name, (first, end) in document["parts"].items()}
    check_parts(parts, int(document["encoder"]["dim"]))
    return parts


def check_parts(parts: Mapping[str, tuple[int, int]], dim: int) -> None:
    """Raise ValueError unless every part is a slice of a vector of ``dim`` numbers."""
    for name, (first, end) in parts.items():
        if not 0 <= first < end <= dim:
            raise ValueError(f"part {name!r} is {first}..{end} of {dim} numbers")


def _canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

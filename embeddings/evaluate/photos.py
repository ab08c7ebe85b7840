"""The photos of an evaluation: who asks, who may answer, and what the right answers are.

A folder holds metadata.csv in one of two forms: with ``split`` (``val`` asks ``train``; garments
photographed again are then simulated), or held out, with ``role`` (query, gallery, pair) and
rephoto.csv, swap.csv and pairs.csv, whose photos lie in the folder too.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from embeddings.evaluate.again import SEED, photographed_again

#: ``source`` of photos that people took of their own clothes. Every other is a shop's.
HOME_SOURCE = "clothing-dataset"
#: How many gallery photos are photographed again where the folder holds no such photos.
AGAIN = 1000
#: Stands before a file's name where what is meant is that file, photographed again.
AGAIN_MARK = "rephoto:"
_ROLES = {"val": "query", "train": "gallery"}


class FolderFault(ValueError):
    """A folder that cannot be evaluated on; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One row of metadata.csv. Empty means that the source does not say."""

    file: str
    set: str  # "home": taken by people of their own clothes; "studio": taken for a shop
    role: str  # "query", "gallery" or "pair"
    category: str  # in the words of its set
    common: str  # the category in words that both sets share
    colour: str


@dataclass(frozen=True)
class Collection:
    """Photos and what is to be found. ``finds``: task -> (name of the query, file it shows)."""

    folder: Path
    photos: tuple[Photo, ...]
    finds: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    pairs: Sequence[tuple[str, str]] = ()

    def part(self, set_: str, role: str) -> list[Photo]:
        """The photos of a set in a role, in the order of the table."""
        return [photo for photo in self.photos if (photo.set, photo.role) == (set_, role)]

    def names(self) -> list[str]:
        """Everything that needs a vector, each once."""
        found = (name for queries in self.finds.values() for name, _ in queries)
        return list(dict.fromkeys([*(photo.file for photo in self.photos), *found]))

    def open(self, name: str) -> Image.Image:
        """The picture of a name from ``names``, RGB."""
        with Image.open(self.folder / name.removeprefix(AGAIN_MARK)) as file:
            picture = file.convert("RGB")
        if not name.startswith(AGAIN_MARK):
            return picture
        return photographed_again(picture, name.removeprefix(AGAIN_MARK))


def _table(path: Path) -> list[dict[str, str]] | None:
    """The rows of a CSV; None where there is no such file."""
    if not path.exists():
        return None
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def _photo(row: Mapping[str, str]) -> Photo:
    home = row.get("source") == HOME_SOURCE
    return Photo(
        file=row["file"],
        set=row.get("set") or ("home" if home else "studio"),
        role=row["role"] if "role" in row else _ROLES.get(row.get("split", ""), ""),
        category=row.get("category", ""),
        common=row.get("category_common", ""),
        colour=row.get("colour", ""),
    )


def open_collection(folder: Path) -> Collection:
    """The evaluation that ``folder`` holds.

    Raises FolderFault where it has no metadata.csv, or no query, or nothing to answer one.
    """
    rows = _table(folder / "metadata.csv")
    if rows is None:
        raise FolderFault(f"There is no metadata.csv in {folder}. Name the folder that holds it.")
    lacking = {"file", "category"} - set(rows[0] if rows else ())
    if lacking:
        raise FolderFault(f"metadata.csv lacks the columns {', '.join(sorted(lacking))}.")
    photos = tuple(photo for photo in map(_photo, rows) if photo.role)
    missing = [photo.file for photo in photos if not (folder / photo.file).is_file()]
    if missing:
        raise FolderFault(f"{len(missing)} photos of metadata.csv are missing, first {missing[0]}.")
    roles = {photo.role for photo in photos}
    if not roles >= {"query", "gallery"}:
        raise FolderFault(
            "metadata.csv names no queries and gallery: it needs a column split with val and "
            "train, or a column role with query and gallery."
        )
    pairs = [(row["query"], row["target"]) for row in _table(folder / "pairs.csv") or ()]
    return Collection(folder, photos, _finds(folder, photos), pairs)


def _finds(folder: Path, photos: Sequence[Photo]) -> dict[str, list[tuple[str, str]]]:
    """What the folder says is to be found, or garments photographed again if it says nothing."""
    found = {
        name: [(row["query"], row["target"]) for row in rows]
        for name in ("rephoto", "swap")
        if (rows := _table(folder / f"{name}.csv"))
    }
    if found:
        return found
    gallery = [photo.file for photo in photos if photo.role == "gallery"]
    random.Random(SEED).shuffle(gallery)
    return {"rephoto": [(AGAIN_MARK + file, file) for file in gallery[:AGAIN]]}

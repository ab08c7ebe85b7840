"""What was read from a retailer's export, and every row of it that could not be used."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from catalog.garment import Style
from catalog.photos import PhotoError


class FeedError(Exception):
    """A source that cannot be read as a whole: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the source. Rows are counted as a spreadsheet shows them: the header is row 1."""

    file: str
    row: int
    field: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row, or one photo of it, that is not in the feed: where it stands and why."""

    file: str
    row: int
    field: str
    reason: str

    @classmethod
    def at(cls, place: Place, reason: str) -> RowProblem:
        """The problem with the cell at ``place``."""
        return cls(place.file, place.row, place.field, reason)


@dataclass(slots=True)
class Feed:
    """A catalogue as its source tells it; what the source does not say is unknown here too.

    ``photos`` are opened when the release is built: each once, and one that cannot be opened
    becomes a problem then (`photo_unusable`). ``on_hand`` holds pieces by GTIN where the source
    says. ``notes`` are rows left out because the source itself says that they are not on sale.
    """

    source: str
    styles: tuple[Style, ...]
    photos: Mapping[str, Callable[[], Image.Image]]
    on_hand: Mapping[str, int] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)
    photo_places: Mapping[str, list[Place]] = field(default_factory=dict)
    #: Whether a style without a usable photo is still worth having.
    needs_photo: bool = False

    def photo_unusable(self, photo: str, error: PhotoError) -> None:
        """Record that ``photo`` cannot be used, once for every row that asks for it."""
        self.problems.extend(
            RowProblem.at(place, f"{photo}: {error}") for place in self.photo_places[photo]
        )


def write_problems(path: Path, problems: Iterable[RowProblem]) -> None:
    """Write ``problems`` as a CSV that spreadsheets open with Korean intact (UTF-8 with BOM)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "row", "field", "reason"])
        writer.writerows([one.file, one.row, one.field, one.reason] for one in in_order(problems))


def in_order(problems: Iterable[RowProblem]) -> list[RowProblem]:
    """``problems`` as a reader of the source meets them."""
    return sorted(problems, key=lambda one: (one.file, one.row, one.field, one.reason))

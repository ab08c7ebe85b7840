"""From a feed to a release: all of what can be used, or with ``strict`` all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.feeds.feed import Feed, RowProblem, in_order
from catalog.photos import PhotoError
from catalog.release import Encoder, Indexer, Progress, Release, build_release


class ImportRefused(Exception):
    """Nothing was imported. ``problems`` say which rows are in the way."""

    def __init__(self, message: str, problems: list[RowProblem]) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: a release, pieces by GTIN where the source says, and what is not in."""

    release: Release
    on_hand: Mapping[str, int]
    problems: list[RowProblem]
    notes: list[RowProblem]


def import_feed(
    feed: Feed,
    root: Path,
    encoder: Encoder,
    index: Indexer,
    progress: Progress | None = None,
    *,
    strict: bool = False,
) -> Imported:
    """Build the release of ``feed`` in ``root``; every photo is opened now, and once.

    Raises `ImportRefused` where nothing can be used, or with ``strict`` where anything cannot: it
    is known before the costly encoding, and names every problem there is. Raises `ReleaseError`.
    """

    unusable: set[str] = set()

    def note_photo(photo: str, error: PhotoError) -> None:
        unusable.add(photo)
        feed.photo_unusable(photo, error)

    def approve() -> None:
        problems = in_order(feed.problems)
        if feed.needs_photo and unusable.issuperset(feed.photos):
            raise ImportRefused("not one photo can be used: nothing was imported", problems)
        if strict and problems:
            raise ImportRefused(
                f"{len(problems)} problems, and strict means all or nothing: nothing was imported",
                problems,
            )

    if not feed.styles:
        raise ImportRefused(
            "not one row can be used: nothing was imported", in_order(feed.problems)
        )
    what = (root, feed.styles, feed.photos, encoder, index, progress)
    release = build_release(
        *what, on_photo_problem=note_photo, approve=approve, needs_photo=feed.needs_photo
    )
    return Imported(
        release=release,
        on_hand={gtin: n for gtin, n in feed.on_hand.items() if gtin in release.by_gtin},
        problems=in_order(feed.problems),
        notes=in_order(feed.notes),
    )

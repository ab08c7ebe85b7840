"""From a feed to a release: all of what can be used, or with ``strict`` all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.feeds.feed import Feed, RowProblem, in_order
from catalog.photos import PhotoError
from catalog.release import Effort, Encoder, Extras, Progress, Release, build_release


class ImportRefused(Exception):
    """Nothing was imported. ``problems`` say which rows are in the way."""

    def __init__(self, message: str, problems: list[RowProblem]) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: a release, pieces by GTIN where the source says, what is not in, and
    how much of it was new."""

    release: Release
    on_hand: Mapping[str, int]
    problems: list[RowProblem]
    notes: list[RowProblem]
    effort: Effort


def import_feed(
    feed: Feed,
    root: Path,
    encoder: Encoder,
    progress: Progress | None = None,
    *,
    strict: bool = False,
    since: Release | None = None,
    extras: Mapping[str, bytes] | Extras | None = None,
) -> Imported:
    """Build the release of ``feed`` in ``root``; every photo is read now, and once.

    Photos and vectors that ``since`` has already are taken over from it.

    Raises `ImportRefused` where nothing can be used, or with ``strict`` where anything cannot: it
    is known before the costly encoding, and names every problem there is. Raises `ReleaseError`.
    """
    if not feed.styles:
        raise ImportRefused(
            "not one row can be used: nothing was imported", in_order(feed.problems)
        )
    watch, efforts = _Watch(feed, strict), list[Effort]()
    release = build_release(
        root,
        feed.styles,
        feed.photos,
        encoder,
        progress,
        since=since,
        on_photo_problem=watch.note_photo,
        on_effort=efforts.append,
        approve=watch.approve,
        needs_photo=feed.needs_photo,
        extras=extras,
    )
    return Imported(
        release=release,
        on_hand={gtin: n for gtin, n in feed.on_hand.items() if gtin in release.by_gtin},
        problems=in_order(feed.problems),
        notes=in_order(feed.notes),
        effort=efforts[0],
    )


class _Watch:
    """Looks on while photos are read, and ends the build where too much is wrong."""

    def __init__(self, feed: Feed, strict: bool) -> None:
        self._feed = feed
        self._strict = strict
        self._unusable: set[str] = set()

    def note_photo(self, photo: str, error: PhotoError) -> None:
        """A photo cannot be used."""
        self._unusable.add(photo)
        self._feed.photo_unusable(photo, error)

    def approve(self) -> None:
        """Every photo has been read. Raises `ImportRefused`."""
        problems = in_order(self._feed.problems)
        if self._feed.needs_photo and self._unusable.issuperset(self._feed.photos):
            raise ImportRefused("not one photo can be used: nothing was imported", problems)
        if self._strict and problems:
            raise ImportRefused(
                f"{len(problems)} problems, and strict means all or nothing: nothing was imported",
                problems,
            )

"""Building a release: all of it appears on disk, checksummed and synced, or nothing does."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from catalog.garment import Style
from catalog.photos import PhotoError
from catalog.release.disk import WORK_PREFIX, remove_leftovers, sync
from catalog.release.draft import Draft, identity_of, ways_of
from catalog.release.earlier import Earlier
from catalog.release.makers import Data, Effort, Encoder, Extras, PhotoSource, Progress
from catalog.release.manifest import Manifest, ReleaseError
from catalog.release.opening import Release, open_release


def build_release(
    root: Path,
    styles: Sequence[Style],
    photos: Mapping[str, PhotoSource],
    encoder: Encoder,
    progress: Progress | None = None,
    *,
    since: Release | None = None,
    on_photo_problem: Callable[[str, PhotoError], None] | None = None,
    on_effort: Callable[[Effort], None] | None = None,
    approve: Callable[[], None] | None = None,
    needs_photo: bool = False,
    extras: Mapping[str, Data] | Extras | None = None,
) -> Release:
    """Build the release of ``styles`` in ``root``; it is returned open and fully verified.

    `Colourway.photos` of the given styles are keys of ``photos``; in the release they are names of
    its own. A photo whose source raises `PhotoError` is told to ``on_photo_problem`` and left out;
    a colourway is encoded by its first photo that is left, and has no vector if there is none.
    Encoded is the JPEG as released, so that a release can be encoded again from itself. With
    ``needs_photo`` a style that is left without any photo is left out.

    What ``since`` has already is taken over and not made again, which changes nothing about the
    result; ``on_effort`` is told how much that was. ``extras`` are further files by name, or what
    makes them of the tables.

    ``approve`` is called when every photo has been read; whatever it raises ends the build. So does
    any error: then nothing new is in ``root``. A release that is there already is reused; a
    damaged one is replaced. Raises `ReleaseError`, also when another build holds ``root``.
    """
    _check_styles(styles)
    earlier = Earlier.of(since, identity_of(encoder)) if since else Earlier()
    with _alone_in(root) as work:
        draft = Draft(work, earlier, progress or (lambda done, total, stage: None))
        released = draft.take_photos(styles, photos, on_photo_problem)
        if needs_photo:
            released = [one for one in released if any(way.photos for way in one.colourways)]
        if approve is not None:
            approve()
        rows, vectors = draft.encode(released, encoder)
        draft.write_tables(released, rows, vectors)
        made = extras(released, rows, vectors) if callable(extras) else extras
        draft.write_extras(made or {})
        release = _publish(root, work, draft.finish(released, len(rows), encoder))
    if on_effort is not None:
        on_effort(draft.effort)
    return release


@contextmanager
def _alone_in(root: Path) -> Iterator[Path]:
    """A folder in ``root`` to build in, gone when the block ends; nobody else builds meanwhile."""
    root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(root / ".building.lock", timeout=0):
            remove_leftovers(root)
            work = Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=root))
            try:
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except Timeout as error:
        raise ReleaseError(
            f"another import is building a release in {root}; wait until it has ended"
        ) from error


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
    _once("colourway id", (way.id for way in ways_of(styles)))
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

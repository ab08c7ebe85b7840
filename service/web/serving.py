"""The release that a store serves, and how a new one is taken up without anyone noticing.

A release is opened and checked beside the one in use and swapped in whole; a request that began
with the old one ends with it. One that is damaged or does not match is refused, the reason is
shown to the manager, and the old one stays.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import structlog
from pydantic_core import to_json

from catalog.release import Release, ReleaseError, open_release
from embeddings.cells import CELLS_FILE, Cells, open_cells
from embeddings.index import Index, IndexFault
from embeddings.neighbours import TABLE_FILE, open_table
from embeddings.words import TowerFault
from service.recommend.by_photo import Near
from service.recommend.nearness import Nearness
from service.recommend.neighbours import Neighbours
from service.recommend.on_hand import OnHand
from service.recommend.popularity import Popularity
from service.recommend.shelf import Shelf
from service.web.problems import Problem
from service.web.shelves import shelf_of
from service.web.words import Words

#: Releases whose photos are still sent, the served one among them. Imports are minutes apart.
KEPT = 3
#: Neighbours that are kept as they were written: some 150 bytes each.
WRITTEN = 100_000

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, eq=False)
class OnDisplay:
    """A release with everything that serving needs, read once."""

    release: Release
    shelf: Shelf
    index: Index
    words: Words
    #: How near a photo must be to be like something in it.
    near: Near
    nearness: Nearness
    popularity: Popularity
    on_hand: OnHand
    neighbours: Neighbours
    cells: Cells | None
    #: What a screen is shown of each style's variants and never changes, once it was asked for.
    variants: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    #: And of its colourways, each with its variants from small to large.
    colourways: dict[str, list[tuple[dict[str, Any], list[dict[str, Any]]]]] = field(
        default_factory=dict
    )
    #: And of one variant in a line of a list, by GTIN.
    lines: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: The beginnings of neighbours, by the numbers of their variants.
    written: dict[int, bytes] = field(default_factory=dict)
    #: What was asked of neighbours lately; `service.web.neighbours` keeps it here.
    questions: dict[Any, Any] = field(default_factory=dict)
    #: Releases that were on display before, the latest first.
    before: tuple[Release, ...] = ()

    @classmethod
    def open(cls, folder: Path) -> OnDisplay:
        """Raises `ReleaseError`, `IndexFault` or `TowerFault`: which file, and what to do."""
        release = open_release(folder)
        index = Index(release.vectors, known=True)
        kept = shelf_of(release, index)
        shelf = kept.shelf
        table = open_table(release.extra(TABLE_FILE), index.rows)
        return cls(
            release,
            shelf,
            index,
            Words(release, shelf),
            Near.of(shelf, kept.nearest),
            Nearness(shelf),
            Popularity(shelf),
            OnHand(shelf),
            Neighbours(shelf, index.search, table.of if table else None),
            open_cells(release.extra(CELLS_FILE), index.rows, index.dim),
        )

    def write(self, row: int, variant: int) -> bytes:
        """The beginning of what is told of a neighbour, as JSON: all but how like it is, and the
        end. A garment in a size is told the same each time, so it is written once."""
        shelf, way = self.shelf, int(self.shelf.colourway_at[row])
        style, gtin = shelf.styles[shelf.style_of[way]], shelf.gtins[variant]
        said = to_json({"style": style, "colourway": shelf.colourways[way], "gtin": gtin})
        if len(self.written) >= WRITTEN:
            self.written.clear()
        self.written[variant] = told = said[:-1] + b',"likeness":'
        return told

    def knowing(self, gtin: str) -> Release | None:
        """The latest release that has ``gtin``: what is in a room keeps its name when it is gone
        from the catalogue."""
        return next((one for one in (self.release, *self.before) if gtin in one.by_gtin), None)


class Serving:
    """What one store has on display. ``problem`` says why a wanted release was refused."""

    def __init__(self, store: str, releases: Path) -> None:
        self._store = store
        self._releases = releases
        self._now: OnDisplay | None = None
        #: Lately served ones, newest last: screens still ask for the photos of what they show.
        self._lately: deque[Release] = deque(maxlen=KEPT)
        self._taking_up = asyncio.Lock()
        #: The release that was last taken up or refused: there is nothing more to do about it.
        self._decided: str | None = None
        self.wanted: str | None = None
        self.problem: str | None = None

    @property
    def now(self) -> OnDisplay:
        """What is on display.

        Raises:
            Problem: 503 while the store has no release that can be served.
        """
        if self._now is None:
            detail = self.problem or (
                "This store has no catalogue yet. Import one: fitroom catalog import PATH."
            )
            raise Problem(503, "no_release", detail, headers={"Retry-After": "30"})
        return self._now

    @property
    def release_id(self) -> str | None:
        return self._now.release.id if self._now else None

    def release(self, release: str) -> Release | None:
        """A release that is served here, or was until lately."""
        return next((one for one in self._lately if one.id == release), None)

    def lags(self, release: str | None) -> bool:
        """Whether ``release`` has not been taken up yet, nor refused."""
        return release is not None and release != self._decided

    async def take_up(self, release: str | None) -> None:
        """Serve ``release`` from now on, if it is sound. Whoever asks meanwhile waits as well."""
        if release is None or not self.lags(release):
            return
        async with self._taking_up:
            if release == self._decided:
                return
            self.wanted = release
            try:
                now = await asyncio.to_thread(OnDisplay.open, self._releases / release)
            except Exception as problem:
                # Whatever is wrong with it, the one that is served must stay.
                known = isinstance(problem, (ReleaseError, IndexFault, TowerFault, OSError))
                self.problem = str(problem) if known else f"release {release}: {problem!r}"
                log.error(
                    "release_refused", store=self._store, release=release, problem=self.problem
                )
            else:
                before = tuple(reversed(self._lately))
                self._now, self.problem = replace(now, before=before), None
                self._lately.append(now.release)
                log.info("release_taken_up", store=self._store, release=release)
            self._decided = release

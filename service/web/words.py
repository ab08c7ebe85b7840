"""The words of a release, read when somebody first searches, and what they look like where the
release has learned that."""

from __future__ import annotations

import asyncio
from threading import Lock

from catalog.release import Release
from embeddings.words import TOWER_FILE, Floats, WordTower
from service.recommend.shelf import Shelf
from service.recommend.words import Answer, Finder
from service.recommend.words.kept import STOCK_FILE, open_stock
from service.recommend.words.postings import Named


class Words:
    """Finds garments of ``release`` by words; raises `TowerFault` if its tower is damaged."""

    def __init__(self, release: Release, shelf: Shelf) -> None:
        self._release, self._shelf = release, shelf
        path = release.extra(TOWER_FILE)
        self._tower = WordTower.open(path, release.manifest.encoder.dim) if path else None
        self._finder: Finder | None = None
        self._reading = Lock()

    async def read(self) -> None:
        """Read them once, while others are served: `find` then answers at once."""
        if self._finder is None:
            await asyncio.to_thread(self._ready)

    def find(self, text: str, most: int) -> Answer:
        """At most ``most`` styles for ``text``; none where nothing of it is understood."""
        return self._ready().find(text, most)

    def _ready(self) -> Finder:
        with self._reading:
            if self._finder is None:
                self._finder = self._read()
            return self._finder

    def _read(self) -> Finder:
        release, shelf, tower = self._release, self._shelf, self._tower
        named = Named(shelf.styles, shelf.colourways, shelf.style_of)
        stock = open_stock(release.extra(STOCK_FILE), named, lambda: list(release.garments))
        if tower is None:
            return Finder(stock)
        lengths = tower.lengths(release.vectors)  # (R,)

        def looks(text: str) -> Floats:
            return tower.alike(release.vectors, lengths, text)

        return Finder(stock, looks, shelf.row_of)

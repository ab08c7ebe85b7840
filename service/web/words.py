"""The words of a release, and where it has learned them, what they look like."""

from __future__ import annotations

from catalog.release import Release
from embeddings.words import TOWER_FILE, Floats, WordTower
from service.recommend.words import Finder
from service.recommend.words.kept import STOCK_FILE, open_stock


def finder_of(release: Release) -> Finder:
    """What finds garments of ``release`` by words; raises `TowerFault` if its tower is damaged."""
    path = release.extra(TOWER_FILE)
    stock = open_stock(release.extra(STOCK_FILE), list(release.styles.values()))
    if path is None:
        return Finder(stock)
    tower = WordTower.open(path, release.manifest.encoder.dim)
    places = tower.places(release.vectors)  # (R, places)

    def looks(text: str) -> Floats:
        return places @ tower.place(text)

    return Finder(stock, looks, release.row_of)

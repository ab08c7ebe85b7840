"""What a store sold: its releases as tables of the lake, so that the lake can be read alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import structlog

from catalog.garment import Style
from catalog.release import ReleaseError, open_release
from service.archive.lake import Lake
from service.archive.rows import Row, table
from service.archive.schema import GARMENTS

log = structlog.get_logger()


def path_of(store: str, release: str) -> str:
    """Below the lake."""
    return f"garments/store={store}/release={release}.parquet"


def keep_release(lake: Lake, store: str, release: str, releases: Path) -> None:
    """Write what ``release`` (a folder of ``releases``) sells into the lake, once.

    Facts are archived all the same where it is gone: they name styles by id, and a report then
    knows no more of them.
    """
    if lake.exists(path_of(store, release)):
        return
    try:
        styles = open_release(releases / release).garments
    except (ReleaseError, OSError) as problem:
        log.warning("release_not_archived", store=store, release=release, problem=str(problem))
        return
    rows = [row for style in styles for row in _rows(release, style)]
    lake.publish(lake.stage(table(rows, GARMENTS), store), path_of(store, release))


def _rows(release: str, style: Style) -> Iterator[Row]:
    for colourway, variant in style.variants():
        colour, size, price = colourway.colour, variant.size, variant.price
        yield {
            "release": release,
            "gtin": variant.gtin,
            "style": style.id,
            "colourway": colourway.id,
            "name_en": style.name.get("en") or style.name.get("und"),
            "name_ko": style.name.get("ko"),
            "category": style.category,
            "brand": style.brand,
            "colour_en": colour.name.get("en") if colour else None,
            "size": size.label if size else None,
            "price_minor": price.minor if price else None,
            "currency": price.currency if price else None,
            "zone": style.zone,
            "fixture": style.fixture,
        }

"""Which reader understands what lies at a path."""

from __future__ import annotations

from pathlib import Path

from catalog.feeds.feed import Feed, FeedError
from catalog.feeds.photo_folder import is_photo_folder, read_photo_folder
from catalog.feeds.prices import is_currency
from catalog.feeds.shopify import is_shopify_export, read_shopify

UNDERSTOOD = (
    "understood are: a folder with a metadata.csv (columns id and file) and its photos; "
    "a Shopify product export (a .csv with the columns Handle and Title), or the folder it is in"
)


def read_feed(
    path: Path,
    *,
    currency: str | None = None,
    language: str = "und",
    pictures: Path | None = None,
) -> Feed:
    """The catalogue at ``path``, by the reader that understands it; photos are not opened yet.

    ``currency`` (ISO 4217) is needed where the source has prices without one. ``language`` (BCP 47)
    is that of its names, ``und`` where nobody said. ``pictures`` is the folder that photos must lie
    in, if not the one of the table. Raises `FeedError`, which says what is understood.
    """
    if currency is not None and not is_currency(currency):
        raise FeedError(
            f"{currency!r} is no currency; give three capital letters such as KRW or EUR"
        )
    if path.is_dir():
        if is_photo_folder(path):
            return read_photo_folder(path, language)
        tables = sorted(one for one in path.iterdir() if one.suffix.lower() == ".csv")
        tables = [one for one in tables if _looks_like_export(one)]
        if tables:
            return read_shopify(tables, pictures or path, currency, language)
        raise FeedError(f"nothing in the folder {path} is a catalogue we know; {UNDERSTOOD}")
    if not path.exists():
        raise FeedError(f"there is nothing at {path}; {UNDERSTOOD}")
    if path.name == "metadata.csv":
        return read_photo_folder(path.parent, language)
    if path.suffix.lower() in {".csv", ".tsv", ".txt"} and is_shopify_export(path):
        return read_shopify([path], pictures or path.parent, currency, language)
    raise FeedError(f"{path.name} is not a catalogue we know; {UNDERSTOOD}")


def _looks_like_export(path: Path) -> bool:
    """Whether a file that merely lies in the folder is an export; if it is no table, it is not."""
    try:
        return is_shopify_export(path)
    except FeedError:
        return False

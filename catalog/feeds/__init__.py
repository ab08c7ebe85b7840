"""A retailer's own export -> styles, photos and stock, and every row that could not be used."""

from catalog.feeds.choosing import read_feed
from catalog.feeds.feed import Feed, FeedError, Place, RowProblem, write_problems
from catalog.feeds.importing import Imported, ImportRefused, import_feed

__all__ = [
    "Feed",
    "FeedError",
    "ImportRefused",
    "Imported",
    "Place",
    "RowProblem",
    "import_feed",
    "read_feed",
    "write_problems",
]

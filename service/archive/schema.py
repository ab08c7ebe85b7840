"""The columns of the lake. What was written once can be read by every later version.

A column is never renamed, retyped or taken away. A new one is added at the end, the version goes up
by one, and readers see null in older files (``union_by_name``, schema merging). The typed columns
are those that reports ask for; ``body`` is the whole fact or signal as JSON, so nothing is lost.

Times are UTC. ``day`` and ``store`` are the folders a file lies in (Hive partitions): the day in
the store's own time zone.
"""

from __future__ import annotations

import pyarrow as pa

#: Raised by one whenever a column is added.
VERSION = 1
#: Where a file says by which version it was written.
VERSION_KEY = b"fitroom.version"

MOMENT = pa.timestamp("ms", tz="UTC")
WORD = pa.dictionary(pa.int32(), pa.string())

FACTS = pa.schema(
    [
        # Where the fact stands in the store's log: its identity.
        pa.field("epoch", pa.int64(), nullable=False),
        pa.field("n", pa.int64(), nullable=False),
        pa.field("at", MOMENT, nullable=False),
        pa.field("kind", WORD, nullable=False),
        # Whom and what it is about, where the fact says so itself.
        pa.field("visit", pa.string()),
        pa.field("request", pa.string()),
        pa.field("go_back", pa.string()),
        pa.field("gtin", pa.string()),
        pa.field("style", pa.string()),
        pa.field("colourway", pa.string()),
        pa.field("room", WORD),
        pa.field("zone", WORD),
        pa.field("fixture", WORD),
        pa.field("slate", pa.string()),
        pa.field("position", pa.int32()),
        pa.field("promised_s", pa.int32()),
        pa.field("reason", WORD),
        # The whole fact, as JSON.
        pa.field("body", pa.string(), nullable=False),
    ]
)

SIGNALS = pa.schema(
    [
        # The entry of the signals stream: milliseconds and a number. Its identity.
        pa.field("epoch", pa.int64(), nullable=False),
        pa.field("n", pa.int64(), nullable=False),
        # When it was received, by the service's clock, and when it happened, by the screen's.
        pa.field("at", MOMENT, nullable=False),
        pa.field("seen_at", MOMENT),
        pa.field("kind", WORD, nullable=False),
        # What kind of screen saw it (visit is a phone), which one, and for which visit.
        pa.field("source", WORD),
        pa.field("subject", WORD),
        pa.field("visit", pa.string()),
        pa.field("style", pa.string()),
        pa.field("colourway", pa.string()),
        pa.field("gtin", pa.string()),
        pa.field("slate", pa.string()),
        pa.field("position", pa.int32()),
        pa.field("dwell_ms", pa.int64()),
        pa.field("zone", WORD),
        pa.field("fixture", WORD),
        # The whole signal, as JSON: of a slate also its cards with their propensities.
        pa.field("body", pa.string(), nullable=False),
    ]
)

#: What a store sold when: a row for each variant of a release, so that a report of last year knows
#: what was what last year.
GARMENTS = pa.schema(
    [
        pa.field("release", pa.string(), nullable=False),
        pa.field("gtin", pa.string(), nullable=False),
        pa.field("style", pa.string(), nullable=False),
        pa.field("colourway", pa.string(), nullable=False),
        pa.field("name_en", pa.string()),
        pa.field("name_ko", pa.string()),
        pa.field("category", WORD),
        pa.field("brand", WORD),
        pa.field("colour_en", WORD),
        pa.field("size", WORD),
        pa.field("price_minor", pa.int64()),
        pa.field("currency", WORD),
        pa.field("zone", WORD),
        pa.field("fixture", WORD),
    ]
)

SCHEMAS = {"facts": FACTS, "signals": SIGNALS, "garments": GARMENTS}

"""Little lakes for tests: a log, signals and garments as the archive would have written them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic_core import to_json

from catalog.garment import Style
from service.archive.lake import Lake, Piece, entry_id
from service.archive.rows import by_day, fact_row, signal_row, table
from service.archive.schema import FACTS, GARMENTS, SIGNALS
from service.clock import Ms, rfc3339
from service.floor import Fact
from service.log.codec import write_fact

SEOUL = ZoneInfo("Asia/Seoul")


def write_log(
    lake: Lake, log: Iterable[tuple[Fact, Ms]], store: str = "demo", timezone: ZoneInfo = SEOUL
) -> None:
    """The facts of a store, a file a day."""
    entries = [(f"7-{n}", write_fact(fact, at)) for n, (fact, at) in enumerate(log, 1)]
    _write(lake, "facts", store, [fact_row(entry) for entry in entries], timezone)


def write_signals(
    lake: Lake, signals: Sequence[dict[str, Any]], store: str = "demo", timezone: ZoneInfo = SEOUL
) -> None:
    """Signals, each with its ``at`` (ms), ``kind`` and whatever else it says."""
    entries = [
        (
            f"{one['at']}-{n}",
            {
                "signal": to_json(
                    {**one, "at": rfc3339(one["at"]), "received_at": rfc3339(one["at"])}
                ).decode()
            },
        )
        for n, one in enumerate(signals)
    ]
    _write(lake, "signals", store, [signal_row(entry) for entry in entries], timezone)


def _write(lake: Lake, stream: Any, store: str, rows: list[Any], timezone: ZoneInfo) -> None:
    schema = FACTS if stream == "facts" else SIGNALS
    for day, of_day in by_day(rows, timezone):
        ends = [entry_id(f"{row['epoch']}-{row['n']}") for row in (of_day[0], of_day[-1])]
        piece = Piece(stream, store, day, ends[0], ends[1], recent=False)
        lake.publish(lake.stage(table(of_day, schema), store), piece.path)


def write_garments(
    lake: Lake, garments: Sequence[dict[str, Any]], store: str = "demo", release: str = "r1"
) -> None:
    """What a release called what; a style and a colourway are made up if need be."""
    rows = [
        {
            "release": release,
            "style": one["gtin"].split("-")[0],
            "colourway": f"{one['gtin'].split('-')[0]}/white",
            **one,
        }
        for one in garments
    ]
    path = f"garments/store={store}/release={release}.parquet"
    lake.publish(lake.stage(table(rows, GARMENTS), store), path)


def garments_of(styles: Iterable[Style]) -> list[dict[str, Any]]:
    """The rows of a catalogue."""
    return [
        {
            "gtin": variant.gtin,
            "style": style.id,
            "brand": style.brand,
            "colourway": way.id,
            "name_en": style.name.get("en"),
            "name_ko": style.name.get("ko"),
            "category": style.category,
            "size": variant.size.label if variant.size else None,
            "price_minor": variant.price.minor if variant.price else None,
            "currency": variant.price.currency if variant.price else None,
            "zone": style.zone,
            "fixture": style.fixture,
        }
        for style in styles
        for way in style.colourways
        for variant in way.variants
    ]


def lake_at(path: Path) -> Lake:
    return Lake.at(path / "lake")

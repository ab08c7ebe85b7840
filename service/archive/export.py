"""The facts of some days as one file for other programs: Parquet, CSV, or events.

A file appears when all of it is written; where one is already, it is replaced in that moment.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from service.archive.epcis import Document, Mover, cloud_event
from service.archive.lake import Lake
from service.archive.schema import FACTS
from service.archive.wall import Wall
from service.clock import Ms
from service.log.codec import Recorded

Format = Literal["parquet", "csv", "epcis"]
#: Called with the files that are written and how many there are.
Told = Callable[[int, int], None]


def write_table(
    lake: Lake,
    store: str,
    days: tuple[str, str],
    rest: pa.Table,
    to: Path,
    told: Told,
    wall: Wall | None = None,
) -> int:
    """The facts of the days (first and last, included) and ``rest`` as ``.parquet`` or ``.csv``.

    A piece of the lake is in memory at a time, and only what passes ``wall`` is written. Returns
    the rows written.
    """
    pieces = lake.pieces("facts", store, *days)
    rows = 0
    with _appearing(to) as part, _writer(to, part) as write:
        for number, whole in enumerate(chain(map(lake.read, pieces), [rest])):
            table = wall.rows(whole) if wall is not None else whole
            write(table)
            rows += len(table)
            told(number, len(pieces))
    return rows


@contextmanager
def _writer(to: Path, part: Path) -> Iterator[Callable[[pa.Table], None]]:
    if to.suffix == ".csv":
        plain = pa.schema(
            [
                pa.field(one.name, pa.string() if pa.types.is_dictionary(one.type) else one.type)
                for one in FACTS
            ]
        )
        with pa.csv.CSVWriter(part, plain) as csv:
            yield lambda table: csv.write_table(table.cast(plain))
        return
    with pq.ParquetWriter(part, FACTS, compression="zstd") as parquet:
        yield parquet.write_table


async def write_events(
    facts: AsyncIterator[Recorded], store: str, timezone: str, folder: Path, now: Ms
) -> tuple[int, int]:
    """``epcis.json`` with what moved, ``events.jsonl`` with the rest; how many of each."""
    folder.mkdir(parents=True, exist_ok=True)
    mover = Mover(store, timezone)
    moved = rest = 0
    with (
        _appearing(folder / "epcis.json") as moves,
        _appearing(folder / "events.jsonl") as others,
        moves.open("w", encoding="utf-8") as to_epcis,
        others.open("w", encoding="utf-8") as to_others,
    ):
        epcis = Document(to_epcis, now)
        async for recorded in facts:
            event = mover.event(recorded)
            if event is not None:
                epcis.add(event)
                moved += 1
            else:
                line = json.dumps(cloud_event(store, recorded), ensure_ascii=False)
                to_others.write(line + "\n")
                rest += 1
        epcis.end()
    return moved, rest


@contextmanager
def _appearing(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place if all goes well, and goes if not."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

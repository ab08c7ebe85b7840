"""Everything that ever happened in a store: the lake, and what is in the streams after it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from zoneinfo import ZoneInfo

import pyarrow as pa

from service.archive.lake import Lake
from service.archive.rows import Days, fact_row, signal_row, table
from service.archive.schema import SCHEMAS
from service.log.archived import Archived, Stream
from service.log.codec import Recorded, read_fact
from service.log.connection import Redis

#: Entries read from Redis at once.
PAGE = 5_000
#: Rows of a file that are made into facts at once.
CHUNK = 10_000


async def history(
    redis: Redis, lake: Lake, store: str, since: str = "", until: str = "~"
) -> AsyncIterator[Recorded]:
    """Every fact of ``store`` on the days ``since`` to ``until``, oldest first.

    What is archived meanwhile is read once: the mark is taken first.

    Raises:
        UnknownFact: a later version wrote it.
    """
    mark = await Archived(redis, store, "").mark()
    for piece in await asyncio.to_thread(lake.pieces, "facts", store, since, until):
        table = await asyncio.to_thread(lake.read, piece)
        for recorded in _recorded(table):
            yield recorded
    within = Days(since, until, ZoneInfo(mark.timezone))
    async for entry in _after(redis, store, "facts", mark.facts):
        recorded = read_fact(*entry)
        if recorded.at in within:
            yield recorded


def _recorded(table: pa.Table) -> Iterator[Recorded]:
    columns = table.select(["epoch", "n", "at", "kind", "body"])
    for batch in columns.to_batches(CHUNK):
        moments = batch["at"].cast(pa.int64()).to_pylist()
        rest = (batch[name].to_pylist() for name in ("epoch", "n", "kind", "body"))
        for at, epoch, n, kind, body in zip(moments, *rest, strict=True):
            yield read_fact(f"{epoch}-{n}", {"kind": kind, "at": str(at), "fact": body})


async def not_archived(
    redis: Redis, store: str, stream: Stream, since: str = "", until: str = "~"
) -> pa.Table:
    """What is in a stream and not in the lake yet, in the lake's columns: the last minute."""
    mark = await Archived(redis, store, "").mark()
    within = Days(since, until, ZoneInfo(mark.timezone))
    row = fact_row if stream == "facts" else signal_row
    rows = [row(entry) async for entry in _after(redis, store, stream, mark.of(stream))]
    return table([one for one in rows if one["at"] in within], SCHEMAS[stream])


async def _after(
    redis: Redis, store: str, stream: Stream, position: str
) -> AsyncIterator[tuple[str, dict[str, str]]]:
    archived = Archived(redis, store, "")
    while entries := await archived.after(stream, position, PAGE):
        for entry in entries:
            yield entry
        position = entries[-1][0]

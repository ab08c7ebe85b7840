"""A shopper asked to be forgotten: the visit goes from the lake, the log, the snapshot, the signals
and what was answered, and then from the disk.

Everything is done again if it is interrupted: a visit is taken off the list last. What the store
did with garments stays, as far as it names no visit: who hung one up again, what was counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc
import structlog

from service.archive.archivist import Archivist
from service.archive.lake import Lake, Piece, Stream
from service.clock import Clock
from service.floor.commands import ConfirmErasure
from service.floor.policy import Policy
from service.log.archived import NOTHING, Archived
from service.log.connection import Redis
from service.log.erasures import Erasures
from service.log.live_floor import LiveFloor
from service.log.position import START, Position

STREAMS: tuple[Stream, ...] = ("facts", "signals")
#: A year of files is looked through while the store is ours (ms).
HOLD_MS = 600_000

log = structlog.get_logger()


class Eraser:
    """Forgets for ``store`` what it was asked to; ``archivist`` must have the store."""

    def __init__(
        self,
        redis: Redis,
        lake: Lake,
        store: str,
        clock: Clock,
        archivist: Archivist,
        archived: Archived,
    ) -> None:
        self._redis = redis
        self._lake = lake
        self._store = store
        self._clock = clock
        self._archivist = archivist
        self._archived = archived
        self._erasures = Erasures(redis, store)

    async def round(self) -> int:
        """Erase every visit that asked; how many there were."""
        visits = await self._erasures.asked()
        if visits:
            await self._erasures.from_signals(visits)
            behind = await self._move_on(len(visits))
            if await self._archived.claim(HOLD_MS) is None:
                return 0
            await asyncio.to_thread(erase_from_lake, self._lake, self._store, visits)
            await self._erasures.from_signals(visits)
            await self._erasures.from_answers(visits)
            await self._archived.trim(keep_facts=0)
            if not await self._is_gone(behind):
                log.warning("erasure_waits", store=self._store, visits=len(visits))
                return 0
            await self._erasures.done(visits)
        if not await self._erasures.rewrite_disk():
            log.info("disk_not_rewritten", store=self._store)
        return len(visits)

    async def _move_on(self, visits: int) -> Position:
        """Where the log goes on behind them: in the log, in a snapshot and in the archive."""
        live = LiveFloor(self._redis, self._store, self._clock, Policy())
        await live.open()
        await live.submit(ConfirmErasure(visits))
        await live.save_snapshot()
        behind = live.position
        await self._archivist.round()
        return behind

    async def _is_gone(self, behind: Position) -> bool:
        """Whether the log holds nothing from before ``behind``."""
        entries = await self._archived.after("facts", NOTHING, 1)
        first = Position.parse(entries[0][0]) if entries else None
        return (first or START) >= behind


def erase_from_lake(lake: Lake, store: str, visits: Collection[str]) -> int:
    """Write every file anew that holds rows of these visits, without them; how many rows went.

    A file takes the place of the old one in one step. It keeps its name, which says where it
    stands in the stream, not that nothing is missing.
    """
    wanted = pa.array(sorted(visits), pa.string())
    return sum(
        _erase(lake, piece, wanted)
        for stream in STREAMS
        for piece in lake.all_pieces(stream, store)
    )


def _erase(lake: Lake, piece: Piece, visits: pa.Array) -> int:
    theirs = pc.is_in(lake.column(piece, "visit"), value_set=visits)
    count = pc.sum(theirs).as_py() or 0
    if count:
        rest = lake.read(piece).filter(pc.invert(theirs))
        lake.publish(lake.stage(rest, piece.store), piece.path)
    return int(count)

"""The archivist of one store: what is new in its streams comes into the lake, exactly once.

A round reads what came after the mark, a day at a time, and puts it into one file of that day:
staged, counted, moved (see service/log/archived.py). Small files of a day are made into one when
there are many, and a day that is over becomes one file in its lasting place. A round may be killed
at any moment; the next one, of any worker, goes on from there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from pydantic_core import from_json

from service.archive.lake import Lake, Piece, entry_id
from service.archive.merging import merge, over
from service.archive.rows import Entry, by_day, fact_row, signal_row, table
from service.archive.schema import SCHEMAS
from service.clock import Clock
from service.log.archived import NOTHING, Archived, Mark, Move, Stream
from service.log.erasures import Erasures

#: Entries that go into one file at most: a few megabytes in memory.
BATCH = 20_000
#: A claim outlives a round that writes to a slow store, and not much more (ms).
HOLD_MS = 60_000
#: A day is over this long after its midnight: processes' clocks differ, and phones send late (s).
OVER_S = 900

STREAMS: tuple[Stream, ...] = ("facts", "signals")
_ROWS = {"facts": fact_row, "signals": signal_row}

log = structlog.get_logger()


class LakeAhead(Exception):
    """The lake holds what the log does not: the log was rolled back, or is another store's."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did: entries archived, entries dropped from the streams, by stream."""

    archived: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STREAMS, 0))
    dropped: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STREAMS, 0))


class Archivist:
    """Archives ``store`` for as long as it can claim it."""

    def __init__(
        self,
        archived: Archived,
        lake: Lake,
        store: str,
        clock: Clock,
        adopted: Callable[[str], None] = lambda release: None,
        erasures: Erasures | None = None,
        keep_days: Mapping[Stream, int] | None = None,
        batch: int = BATCH,
        hold_ms: int = HOLD_MS,
    ) -> None:
        """``adopted`` hears of every release the store took up, and ``erasures`` of every visit
        that is to be forgotten, before their facts count.

        Days older than ``keep_days`` go; all stay where a stream has none.
        ``batch`` entries are read at once; the claim on the store holds for ``hold_ms``.
        """
        self._archived = archived
        self._lake = lake
        self._store = store
        self._clock = clock
        self._adopted = adopted
        self._erasures = erasures
        self._keep_days = keep_days or {}
        self._batch_size = batch
        self._hold_ms = hold_ms
        self._begun = False
        self._tidied: dict[Stream, str] = {}

    async def round(self) -> Round | None:
        """Archive all that is there; None if another worker has the store.

        Raises:
            LakeAhead: the lake holds facts that the log does not know.
        """
        mark = await self._archived.claim(self._hold_ms)
        if mark is None:
            return None
        mark = await self._finish(mark)
        await asyncio.to_thread(self._begin, mark)
        done = Round()
        for stream in STREAMS:
            while (further := await self._batch(stream, mark)) is not None:
                mark, count = further
                done.archived[stream] += count
                if await self._archived.claim(self._hold_ms) is None:
                    return done
            await self._tidy(stream, mark, done.archived[stream] > 0)
        facts, signals = await self._archived.trim()
        done.dropped.update(facts=facts, signals=signals)
        return done

    async def let_go(self) -> None:
        """Another worker may have the store at once."""
        await self._archived.let_go()

    def _begin(self, mark: Mark) -> None:
        """Once: nothing of an interrupted round is left lying, and the lake fits the log."""
        if self._begun:
            return
        self._lake.clean_staging(self._store)
        for stream in STREAMS:
            known = self._lake.all_pieces(stream, self._store)
            last = max((piece.last for piece in known), default=entry_id(NOTHING))
            if last > entry_id(mark.of(stream)):
                raise LakeAhead(
                    f"The lake holds {stream} of store {self._store!r} up to {last[0]}-{last[1]}, "
                    f"but Redis knows of none after {mark.of(stream)}. Restore the data folder and "
                    "the lake from one backup; or give a new installation another lake "
                    "(FITROOM_LAKE)."
                )
        self._begun = True

    async def _finish(self, mark: Mark) -> Mark:
        """What a worker before us counted and did not move."""
        if not mark.moves:
            return mark
        await asyncio.to_thread(self._move, mark.moves)
        await self._archived.moved()
        return replace(mark, moves=())

    async def _batch(self, stream: Stream, mark: Mark) -> tuple[Mark, int] | None:
        """A file for each day of the next entries; None if there are none, or no longer ours."""
        before = mark.of(stream)
        entries = await self._archived.after(stream, before, self._batch_size)
        if not entries:
            return None
        if stream == "facts":
            self._is_next(before, entries[0][0])
        timezone = mark.timezone
        if stream == "facts":
            timezone = _timezone(entries) or timezone
            await self._hear(entries)
        moves = await asyncio.to_thread(self._stage, stream, entries, timezone)
        now = entries[-1][0]
        if not await self._archived.advance(stream, before, now, moves, timezone):
            await asyncio.to_thread(self._lake.remove, [move.staged for move in moves])
            log.info("archive_taken_over", store=self._store)
            return None
        await asyncio.to_thread(self._move, moves)
        await self._archived.moved()
        return mark.further(stream, now, timezone), len(entries)

    def _is_next(self, before: str, first: str) -> None:
        """Facts are dense, so what is missing can be seen."""
        (epoch, n), (next_epoch, next_n) = entry_id(before), entry_id(first)
        if next_n != (n + 1 if next_epoch == epoch else 1):
            raise LakeAhead(
                f"The facts of store {self._store!r} after {before} are neither in the log, which "
                f"goes on with {first}, nor in the lake. Restore both from one backup."
            )

    def _stage(self, stream: Stream, entries: Sequence[Entry], timezone: str) -> list[Move]:
        moves = []
        for day, rows in by_day(map(_ROWS[stream], entries), ZoneInfo(timezone)):
            ends = [(row["epoch"], row["n"]) for row in (rows[0], rows[-1])]
            piece = Piece(stream, self._store, day, ends[0], ends[1], recent=True)
            moves.append(
                Move(self._lake.stage(table(rows, SCHEMAS[stream]), self._store), piece.path)
            )
        return moves

    def _move(self, moves: Sequence[Move]) -> None:
        for move in moves:
            self._lake.publish(move.staged, move.path)

    async def _hear(self, entries: Sequence[Entry]) -> None:
        for release in _said(entries, "ReleaseAdopted", "release"):
            await asyncio.to_thread(self._adopted, str(release))
        if self._erasures is not None:
            await self._erasures.ask(_asked_to_be_forgotten(entries))

    async def _tidy(self, stream: Stream, mark: Mark, more: bool) -> None:
        """Many small files into one, days that are over into their place."""
        now = datetime.fromtimestamp(self._clock.now() / 1000, UTC) - timedelta(seconds=OVER_S)
        today = now.astimezone(ZoneInfo(mark.timezone)).date().isoformat()
        if more or self._tidied.get(stream) != today:
            await asyncio.to_thread(merge, self._lake, stream, self._store, over(today))
            await asyncio.to_thread(self._let_expire, stream, today)
            self._tidied[stream] = today

    def _let_expire(self, stream: Stream, today: str) -> None:
        days = self._keep_days.get(stream)
        if days is not None:
            oldest = (date.fromisoformat(today) - timedelta(days=days)).isoformat()
            known = self._lake.all_pieces(stream, self._store)
            self._lake.remove(piece.path for piece in known if piece.day < oldest)


def _said(entries: Sequence[Entry], kind: str, field: str) -> list[object]:
    """What the facts of one kind say."""
    bodies = (from_json(fields["fact"]) for _, fields in entries if fields["kind"] == kind)
    return [body[field] for body in bodies]


def _asked_to_be_forgotten(entries: Sequence[Entry]) -> list[str]:
    """Others are only forgotten by the floor, some time after they ended."""
    gone = (from_json(each["fact"]) for _, each in entries if each["kind"] == "VisitForgotten")
    return [body["visit"] for body in gone if body.get("asked")]


def _timezone(entries: Sequence[Entry]) -> str | None:
    """Where the store is, if it was said here. Between two plans a day may be split anew."""
    plans = [plan for plan in _said(entries, "StorePlanned", "plan") if isinstance(plan, dict)]
    return str(plans[-1]["timezone"]) if plans else None

"""How far a store's streams are archived, who is at it, and what may be dropped for that.

Archiving is exactly once by one rule: a file is staged first, then one script says that the stream
is archived up to its last entry and that the file has to be moved, and then it is moved. A worker
that dies before the script has done nothing; one that dies after it has its moves finished by
whoever claims the store next. A worker that comes back from a long sleep finds the store claimed
or archived further, and drops what it staged.

One worker has a store at a time, because the entries of a file are consecutive: any number of
workers share the stores, not the entries of one. (A consumer group would share entries, and files
would overlap.)
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Literal, cast

from redis.asyncio import Redis
from redis.commands.core import AsyncScript

from service.log import keys

Stream = Literal["facts", "signals"]
Entry = tuple[str, dict[str, str]]

#: Before the first entry.
NOTHING = "0-0"
#: Facts that stay in the log although they are archived: screens that were away resume from them.
KEEP_FACTS = 2_000
#: Signals that stay (ms): what visits looked at lately is read from the stream.
KEEP_SIGNALS_MS = 6 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Move:
    """A staged file and its place in the archive."""

    staged: str
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a store is archived: the last entry of each stream, and moves that are not done."""

    facts: str = NOTHING
    signals: str = NOTHING
    timezone: str = "UTC"
    moves: tuple[Move, ...] = ()

    def further(self, stream: Stream, position: str, timezone: str) -> Mark:
        if stream == "facts":
            return replace(self, facts=position, timezone=timezone)
        return replace(self, signals=position, timezone=timezone)

    def of(self, stream: Stream) -> str:
        return self.facts if stream == "facts" else self.signals


class Archived:
    """The archive of ``store`` as Redis knows it, for the worker ``me``."""

    def __init__(self, redis: Redis, store: str, me: str) -> None:
        self._redis = redis
        self._me = me
        self._mark = keys.archive(store)
        self._log, self._snapshot = keys.log(store), keys.snapshot(store)
        self._signals = keys.signals(store)
        self._claim, self._release = map(self._script, ("claim", "release"))
        self._advance, self._trim = map(self._script, ("advance", "trim"))

    def _script(self, name: str) -> AsyncScript:
        written = files("service.log").joinpath(f"{name}.lua").read_text("utf-8")
        return self._redis.register_script(written)

    async def claim(self, hold_ms: int) -> Mark | None:
        """Take or keep the store for ``hold_ms``; None if another worker has it."""
        said = cast(Sequence[str], await self._claim(keys=[self._mark], args=[self._me, hold_ms]))
        return read_mark(dict(_pairs(said))) if said else None

    async def let_go(self) -> None:
        """Others need not wait until our claim lapses."""
        await self._release(keys=[self._mark], args=[self._me])

    async def mark(self) -> Mark:
        """How far it is archived, whoever has the store."""
        return read_mark(cast(Mapping[str, str], await self._redis.hgetall(self._mark)))

    async def after(self, stream: Stream, position: str, count: int) -> list[Entry]:
        """The entries of a stream that come after ``position``, oldest first."""
        key = self._log if stream == "facts" else self._signals
        found = await self._redis.xrange(key, min=f"({position}", count=count)
        return cast(list[Entry], found)

    async def advance(
        self, stream: Stream, before: str, now: str, moves: Sequence[Move], timezone: str
    ) -> bool:
        """Count the entries up to ``now`` as archived; False if that is not ours to say now."""
        written = json.dumps([[move.staged, move.path] for move in moves])
        args = [self._me, stream, before, now, written, "timezone", timezone]
        return bool(await self._advance(keys=[self._mark], args=args))

    async def moved(self) -> None:
        """Every move is done, and on the disk."""
        await self._redis.hset(self._mark, "moves", "[]")

    async def trim(
        self, keep_facts: int = KEEP_FACTS, keep_signals_ms: int = KEEP_SIGNALS_MS
    ) -> tuple[int, int]:
        """Drop what is safely archived (and, of facts, in a snapshot); how many facts, signals."""
        where = [self._mark, self._log, self._snapshot, self._signals]
        facts, signals = await self._trim(keys=where, args=[keep_facts, keep_signals_ms])
        return int(facts), int(signals)


def read_mark(said: Mapping[str, str]) -> Mark:
    moves = tuple(Move(*move) for move in json.loads(said.get("moves", "[]")))
    nothing = Mark()
    return Mark(
        facts=said.get("facts", nothing.facts),
        signals=said.get("signals", nothing.signals),
        timezone=said.get("timezone", nothing.timezone),
        moves=moves,
    )


def _pairs(flat: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(flat[::2], flat[1::2], strict=True)

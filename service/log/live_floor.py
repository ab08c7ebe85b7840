"""One store's floor, kept in memory by following its log; the only way to read or change a store.

``catch_up`` reads to the end of the log, so what was done through one process is seen through the
next. ``submit`` decides and commits, again if the log moved on meanwhile. ``watch`` hears every
fact in order. Whatever happens to Redis, the floor here is always the fold of what the log holds.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from typing import cast

import structlog
from redis.asyncio import Redis

from service.clock import Clock
from service.floor import Floor, Refusal, fold
from service.floor.commands import Command
from service.floor.policy import Policy
from service.log import keys, snapshot
from service.log.codec import NO_ENTRY, Entry, Recorded, read_fact
from service.log.committing import Committing
from service.log.operation import Operation, Receipt
from service.log.position import START, Position
from service.log.watcher import Watcher, Watchers

#: Entries read at once.
PAGE = 1_000
#: Facts kept for the manager's live feed.
RECENT = 40

log = structlog.get_logger()

Entries = Sequence[Entry]


class LogBroken(Exception):
    """The log itself has a gap, so no floor can be made of it. Restore it from a copy."""


class LiveFloor:
    """The floor of ``store`` as of ``position``. Everything runs on one event loop."""

    def __init__(self, redis: Redis, store: str, clock: Clock, policy: Policy) -> None:
        self.store = store
        self.floor = Floor()
        self.position = START
        self.policy = policy
        self._redis = redis
        self._log_key = keys.log(store)
        #: The entry at our position as it stands in the log. Where the log says something else
        #: there, it is another history: one that was rolled back and went on without us.
        self._end: Entry = NO_ENTRY
        self._committing = Committing(redis, self, clock)
        #: The read that is under way, or was the last; and one that has not begun.
        self._this_read: asyncio.Task[None] | None = None
        self._next_read: asyncio.Task[None] | None = None
        self.watchers = Watchers()
        self._dismissed = False
        #: The last facts that a person may want to read, newest last.
        self.recent: deque[Recorded] = deque(maxlen=RECENT)
        #: The last facts that were folded here, without a gap: what screens that come back missed.
        self._lately: deque[Recorded] = deque(maxlen=PAGE)
        self._saved_at = 0

    @property
    def end(self) -> Entry:
        """The last entry that is folded, as it stands in the log."""
        return self._end

    # --- reading ---------------------------------------------------------------------------------

    async def open(self) -> None:
        """Begin with the last snapshot, if there is one, and catch up."""
        await self.catch_up()
        newest = cast(Entries, await self._redis.xrevrange(self._log_key, count=RECENT))
        self.recent.clear()
        self.recent.extend(read_fact(*entry) for entry in reversed(newest))

    async def catch_up(self) -> Floor:
        """The floor as of the end of the log now.

        Callers share reads: one that begins after you asked, and succeeds, is as good as your own.

        Raises:
            LogBroken: the log has a gap.
            UnknownFact: a later version wrote to it.
        """
        while True:
            mine = self._next_read is None
            if self._next_read is None:
                self._next_read = asyncio.create_task(self._read_after(self._this_read))
                self._next_read.add_done_callback(_heed)
            try:
                await asyncio.shield(self._next_read)
            except Exception:
                if mine:
                    raise
            else:
                return self.floor

    async def _read_after(self, other: asyncio.Task[None] | None) -> None:
        """Everybody who asks before this begins is woken by its end: a lock would wake them one by
        one, each in a turn of the loop of its own."""
        if other is not None:
            await asyncio.wait([other])
        self._this_read, self._next_read = self._next_read, None
        await self._read_to_end()

    async def _read_to_end(self) -> None:
        """Read from our own position on, itself included: so every read sees a rollback."""
        began_again = False
        while True:
            if self._end == NO_ENTRY:
                await self._from_snapshot()
            ours = self._end
            first = "-" if ours == NO_ENTRY else ours[0]
            entries = cast(Entries, await self._redis.xrange(self._log_key, min=first, count=PAGE))
            if ours != NO_ENTRY and (not entries or tuple(entries[0]) != ours):
                log.error("log_rolled_back", store=self.store, ours=ours[0])
                self._begin_again()
            elif self.follow(entries):
                if len(entries) < PAGE:
                    return
            elif began_again:
                raise LogBroken(
                    f"The log of store {self.store!r} has a gap, or begins after its last "
                    "snapshot. Restore it from a copy."
                )
            else:
                began_again = True

    async def _from_snapshot(self) -> None:
        """Go on from the last snapshot whose last entry the log still holds, if there is one."""
        beginning = cast(Entries, await self._redis.xrange(self._log_key, count=1))
        first = Position.parse(beginning[0][0]) if beginning else None
        trimmed = first is not None and first.n > 1
        floor, end = await snapshot.load(self._redis, self.store, any_version=trimmed)
        there = cast(Entries, await self._redis.xrange(self._log_key, min=end[0], max=end[0]))
        if there and tuple(there[0]) == end:
            self.floor, self._end = floor, end
            self.position = Position.parse(end[0]) or START
            self._saved_at = self.position.n

    def _begin_again(self) -> None:
        self.floor, self.position, self._end, self._saved_at = Floor(), START, NO_ENTRY, 0
        self.recent.clear()
        self._lately.clear()
        self._committing.begin_again()
        for watcher in self.watchers:
            watcher.begin_again()

    def follow(self, entries: Entries) -> bool:
        """Fold the entries that are next; those folded already are passed over.

        False if there was a gap: then the floor is empty and must be read from the beginning.
        """
        for entry_id, fields in entries:
            here, there = self.position, Position.parse(entry_id)
            if there is not None and there.epoch == here.epoch and there.n <= here.n:
                continue
            recorded = read_fact(entry_id, fields)
            there = recorded.position
            if not self._is_next(there):
                log.error("log_gap", store=self.store, ours=str(here), next=str(there))
                self._begin_again()
                return False
            self._fold(recorded, (entry_id, fields))
        return True

    def _is_next(self, position: Position) -> bool:
        return position.n == 1 if self.position == START else position == self.position.next

    def _fold(self, recorded: Recorded, entry: Entry) -> None:
        self.floor = fold(self.floor, recorded.fact, recorded.at)
        self.position, self._end = recorded.position, entry
        self.recent.append(recorded)
        self._lately.append(recorded)
        self._committing.hear(recorded)
        self.watchers.hear(recorded, self.floor)

    async def since(self, position: Position) -> list[Recorded] | None:
        """What happened after ``position``.

        None where that can't be said: another log, or too long ago.
        """
        gone_by = self.position.n - position.n
        if position.epoch != self.position.epoch or not 0 <= gone_by <= PAGE:
            return None
        if gone_by <= len(self._lately):
            return [self._lately[-back] for back in range(gone_by, 0, -1)]
        entries = await self._redis.xrange(self._log_key, min=f"({position}", count=PAGE)
        found = [read_fact(*entry) for entry in cast(Entries, entries)]
        # What is not in the log any more can't be said.
        return found if not found or found[0].position == position.next else None

    @contextlib.contextmanager
    def watch(self, watcher: Watcher) -> Iterator[Watcher]:
        """Let ``watcher`` hear every fact from here on."""
        self.watchers.add(watcher)
        if self._dismissed:
            watcher.close()
        try:
            yield watcher
        finally:
            self.watchers.discard(watcher)

    def dismiss(self) -> None:
        """Wake every watcher for the last time: this process is stopping."""
        self._dismissed = True
        for watcher in self.watchers:
            watcher.close()

    # --- changing --------------------------------------------------------------------------------

    async def submit(
        self, command: Command, operation: Operation | None = None
    ) -> Receipt | Refusal:
        """Decide ``command`` on the newest floor and commit what follows, once.

        Raises:
            LogUnavailable: Redis was away for too long. Sending the same operation again is safe.
            KeyReused: the operation's name was used for another request.
        """
        return await self._committing.submit(command, operation or Operation())

    def follow_own(self, recorded: Recorded, fields: dict[str, str]) -> None:
        """Fold what was just committed here, unless the tail has been quicker."""
        if self._is_next(recorded.position):
            self._fold(recorded, (str(recorded.position), fields))

    async def keep_snapshot(self) -> bool:
        """Save a snapshot if enough has happened since the last one."""
        if self.position.n - self._saved_at < snapshot.EVERY:
            return False
        await self.save_snapshot()
        return True

    async def save_snapshot(self) -> None:
        """Save a snapshot of the floor as it is here now."""
        self._saved_at = self.position.n
        await snapshot.save(self._redis, self.store, self.floor, self._end)


def _heed(read: asyncio.Task[None]) -> None:
    """Whoever waited for a read may have gone, and what went wrong with it is nobody's then."""
    if not read.cancelled():
        read.exception()

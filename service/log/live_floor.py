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
from importlib.resources import files
from typing import cast

import structlog
from redis.asyncio import Redis

from service.clock import Clock
from service.floor import Fact, Floor, Refusal, decide, fold
from service.floor.commands import Command
from service.floor.policy import Policy
from service.log import keys, snapshot
from service.log.codec import Recorded, read_fact, write_fact
from service.log.connection import AWAY
from service.log.operation import Operation, Receipt
from service.log.position import START, Position
from service.log.watcher import Watcher

#: Entries read at once.
PAGE = 1_000
#: A commit is tried again for this long (seconds) while Redis is away: a fail-over takes two to
#: three, a restart of the private server one.
PATIENCE_S = 10.0

#: Facts kept for the manager's live feed.
RECENT = 40

log = structlog.get_logger()

#: Entries as redis-py returns them: id and fields.
Entries = Sequence[tuple[str, dict[str, str]]]


class LogBroken(Exception):
    """The log itself has a gap, so no floor can be made of it. Restore it from a copy."""


class LogUnavailable(Exception):
    """Redis is away for longer than a fail-over takes. Nothing was done; try again."""


class LiveFloor:
    """The floor of ``store`` as of ``position``. Everything runs on one event loop."""

    def __init__(self, redis: Redis, store: str, clock: Clock, policy: Policy) -> None:
        self.store = store
        self.floor = Floor()
        self.position = START
        self.policy = policy
        self._redis = redis
        self._clock = clock
        self._log_key = keys.log(store)
        self._commit = redis.register_script(
            files("service.log").joinpath("commit.lua").read_text("utf-8")
        )
        self._reading = asyncio.Lock()
        self._deciding = asyncio.Lock()
        self._reads_begun = 0
        self._watchers: set[Watcher] = set()
        #: The last facts that a person may want to read, newest last.
        self.recent: deque[Recorded] = deque(maxlen=RECENT)
        self._saved_at = 0

    # --- reading ---------------------------------------------------------------------------------

    async def open(self) -> None:
        """Begin with the last snapshot, if there is one, and catch up."""
        self.floor, self.position = await snapshot.load(self._redis, self.store)
        self._saved_at = self.position.n
        await self.check_end()
        await self.catch_up()
        newest = cast(Entries, await self._redis.xrevrange(self._log_key, count=RECENT))
        self.recent.clear()
        self.recent.extend(read_fact(*entry) for entry in reversed(newest))

    async def catch_up(self) -> Floor:
        """The floor as of the end of the log now.

        Callers share reads: a read that began after you asked is as good as your own.
        """
        asked = self._reads_begun
        async with self._reading:
            if self._reads_begun == asked:
                self._reads_begun += 1
                await self._read_to_end()
        return self.floor

    async def _read_to_end(self) -> None:
        began_again = False
        while True:
            after = "-" if self.position == START else f"({self.position}"
            entries = await self._range(after)
            if self.follow(entries):
                if len(entries) < PAGE:
                    return
            elif began_again:
                raise LogBroken(
                    f"the log of store {self.store!r} has a gap at {self.position.next}"
                )
            else:
                began_again = True

    async def _range(self, after: str) -> Entries:
        return cast(Entries, await self._redis.xrange(self._log_key, min=after, count=PAGE))

    async def check_end(self) -> None:
        """If the log ends before our position, or is another log, begin again with what it holds.

        That is a rollback: a server that lost its last writes, or was restored from a copy.
        """
        newest = cast(Entries, await self._redis.xrevrange(self._log_key, count=1))
        end = (Position.parse(newest[0][0]) or START) if newest else START
        if end.epoch != self.position.epoch or end.n < self.position.n:
            if self.position != START:
                ours = str(self.position)
                log.error("log_rolled_back", store=self.store, ours=ours, end=str(end))
            self._begin_again()

    def _begin_again(self) -> None:
        self.floor, self.position, self._saved_at = Floor(), START, 0
        for watcher in self._watchers:
            watcher.begin_again()

    def follow(self, entries: Entries) -> bool:
        """Fold the entries that are next; those folded already are passed over.

        False if there was a gap: then the floor is empty and must be read from the beginning.
        """
        for entry_id, fields in entries:
            recorded = read_fact(entry_id, fields)
            here, there = self.position, recorded.position
            if here != START and there.epoch == here.epoch and there.n <= here.n:
                continue
            if here != START and there != here.next:
                log.error("log_gap", store=self.store, ours=str(here), next=str(there))
                self._begin_again()
                return False
            self._fold(recorded)
        return True

    def _fold(self, recorded: Recorded) -> None:
        self.floor = fold(self.floor, recorded.fact, recorded.at)
        self.position = recorded.position
        self.recent.append(recorded)
        for watcher in self._watchers:
            watcher.hear(recorded, self.floor)

    async def since(self, position: Position) -> list[Recorded] | None:
        """What happened after ``position``.

        None where that can't be said: another log, or too long ago.
        """
        gone_by = self.position.n - position.n
        if position.epoch != self.position.epoch or not 0 <= gone_by <= PAGE:
            return None
        return [read_fact(*entry) for entry in await self._range(f"({position}")]

    @contextlib.contextmanager
    def watch(self, watcher: Watcher) -> Iterator[Watcher]:
        """Let ``watcher`` hear every fact from here on."""
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)

    def dismiss(self) -> None:
        """Wake every watcher for the last time: this process is stopping."""
        for watcher in self._watchers:
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
        operation = operation or Operation()
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + PATIENCE_S
        pause_s = 0.05
        while True:
            try:
                async with self._deciding:
                    outcome = await self._try(command, operation)
            except AWAY as problem:
                if loop.time() + pause_s > give_up_at:
                    raise LogUnavailable(str(problem)) from problem
                await asyncio.sleep(pause_s)
                pause_s = min(1.0, pause_s * 2)
            else:
                if outcome is not None:
                    return outcome

    async def _try(self, command: Command, operation: Operation) -> Receipt | Refusal | None:
        """One attempt; None if the log moved on between the decision and the commit."""
        if operation.named:
            known = cast(str | None, await self._redis.get(keys.once(self.store, operation.name)))
            if known is not None:
                await self.catch_up()
                return Receipt.read(operation, known)
        await self.catch_up()
        now = max(self._clock.now(), self.floor.at)
        facts = decide(self.floor, command, now, self.policy)
        if isinstance(facts, Refusal):
            return facts
        answer = operation.answer(facts)
        if not facts:
            return Receipt(answer)
        said, what = await self._append(facts, now, operation, Receipt.write(operation, answer))
        if said == "again":
            await self.catch_up()
            return Receipt.read(operation, what)
        if said == "behind":
            await self.check_end()
            return None
        self._follow_own(facts, now, Position.parse(what) or START)
        return Receipt(answer)

    async def _append(
        self, facts: tuple[Fact, ...], now: int, operation: Operation, receipt: str
    ) -> tuple[str, str]:
        args: list[str] = [str(self.position), str(now), str(operation.remember_ms), receipt]
        for fact in facts:
            fields = write_fact(fact, now)
            args += [fields[1], fields[3], fields[5]]
        where = [self._log_key, keys.once(self.store, operation.name)]
        said, what = await self._commit(keys=where, args=args)
        return said, what

    def _follow_own(self, facts: tuple[Fact, ...], now: int, end: Position) -> None:
        """Fold what was just committed, unless the tail has been quicker."""
        first = end.n - len(facts) + 1
        for n, fact in enumerate(facts, first):
            position = Position(end.epoch, n)
            if self.position == START or position == self.position.next:
                self._fold(Recorded(position, now, fact))

    async def keep_snapshot(self) -> bool:
        """Save a snapshot if enough has happened since the last one."""
        if self.position.n - self._saved_at < snapshot.EVERY:
            return False
        self._saved_at = self.position.n
        await snapshot.save(self._redis, self.store, self.floor, self.position)
        return True

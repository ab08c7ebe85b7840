"""Decides and commits what is asked of one store: everybody who waits at once, in one step.

While one group is synced to disk the next one gathers, so a sync is paid once for all of them. The
commands of a group are decided one after the other, each on the floor as it will be after those
before it (`Ahead`), and written whole or not at all. If the log went on meanwhile by another
process's hand, everything is decided again; as long as that happens, commands go one by one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from importlib.resources import files
from typing import Protocol, cast

from redis.asyncio import Redis

from service.clock import Clock
from service.floor import Floor, Refusal, decide
from service.floor.commands import Command
from service.floor.policy import Policy
from service.log import keys
from service.log.ahead import Ahead
from service.log.codec import Entry, Recorded, as_text, write_fact
from service.log.connection import AWAY
from service.log.operation import Operation, Receipt
from service.log.position import START, Position
from service.log.ticket import Decision, LogUnavailable, Outcome, Ticket

#: A command is tried again for this long (seconds) while Redis is away: a fail-over takes two to
#: three, a restart of the private server one.
PATIENCE_S = 10.0
#: Between two tries, the first time and at most (seconds).
PAUSE_S, LONGEST_PAUSE_S = 0.05, 1.0
#: Commands in a group at most: some milliseconds of deciding, in which nobody is served.
MOST = 32
#: After another process was quicker, so many commits go one by one before a group is tried again: a
#: group that must be decided again costs a copy of the floor.
ALONE = 16


class Followed(Protocol):
    """The floor that decisions are made on, and the entry of the log that it ends with."""

    store: str
    policy: Policy
    floor: Floor
    position: Position

    @property
    def end(self) -> Entry: ...

    async def catch_up(self) -> Floor: ...

    def follow_own(self, recorded: Recorded, fields: dict[str, str]) -> None: ...


class Committing:
    """The one way into the log of ``live``."""

    def __init__(self, redis: Redis, live: Followed, clock: Clock) -> None:
        self._redis = redis
        self._live = live
        self._clock = clock
        self._waiting: deque[Ticket] = deque()
        self._work: asyncio.Task[None] | None = None
        self._ahead: Ahead | None = None
        #: Commits since another process was quicker.
        self._alone = ALONE
        self._commit = redis.register_script(
            files("service.log").joinpath("commit.lua").read_text("utf-8")
        )

    async def submit(self, command: Command, operation: Operation) -> Outcome:
        """What comes of ``command``, on the newest floor and once.

        Raises:
            LogUnavailable: Redis was away for too long. Sending the same operation again is safe.
            KeyReused: the operation's name was used for another request.
        """
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + PATIENCE_S
        ticket = Ticket(command, operation, give_up_at, loop.create_future(), operation.named)
        self._waiting.append(ticket)
        if self._work is None:
            self._work = loop.create_task(self._work_off())
        return await ticket.outcome

    def hear(self, recorded: Recorded) -> None:
        """The log has one more fact, and the floor has it already."""
        if self._ahead is not None:
            self._ahead.hear(recorded)

    def begin_again(self) -> None:
        """The log is another one than was thought."""
        self._ahead = None

    # --- one group after the other ---------------------------------------------------------------

    async def _work_off(self) -> None:
        pause_s = PAUSE_S
        group: list[Ticket] = []
        try:
            while group := self._next_group():
                try:
                    await self._commit_group(group)
                    pause_s = PAUSE_S
                except AWAY as problem:
                    self._be_patient(group, pause_s, problem)
                    await asyncio.sleep(pause_s)
                    pause_s = min(LONGEST_PAUSE_S, pause_s * 2)
                except Exception as problem:
                    # The log cannot be read: nothing can be decided on it.
                    self._ahead = None
                    for ticket in group:
                        ticket.fail(problem)
        finally:
            self._work = None
            # Left over only if the process stops.
            for ticket in (*group, *self._waiting):
                ticket.outcome.cancel()

    def _next_group(self) -> list[Ticket]:
        """Who is decided next; the same operation twice never in one group."""
        most = 1 if self._disputed else MOST
        group: dict[str, Ticket] = {}
        twice: list[Ticket] = []
        while self._waiting and len(group) < most:
            ticket = self._waiting.popleft()
            if ticket.outcome.done():
                continue  # Whoever asked has gone.
            if group.setdefault(ticket.operation.name, ticket) is not ticket:
                twice.append(ticket)
        self._waiting.extendleft(reversed(twice))
        return list(group.values())

    def _be_patient(self, group: Sequence[Ticket], pause_s: float, problem: Exception) -> None:
        """Redis is away: try again those who may still wait."""
        self._ahead = None
        until = asyncio.get_running_loop().time() + pause_s
        for ticket in reversed(group):
            ticket.maybe_done = True  # The commit may have arrived, and only its answer been lost.
            if until > ticket.give_up_at:
                lost = LogUnavailable(str(problem))
                lost.__cause__ = problem
                ticket.fail(lost)
            elif not ticket.outcome.done():
                self._waiting.appendleft(ticket)

    async def _commit_group(self, group: Sequence[Ticket]) -> None:
        """One attempt. Who must be decided again waits in front."""
        if len(group) > 1:
            group = await self._answer_known(group)
        decisions = await self._decided(group)
        written = [one for one in decisions if one.written]
        if written and not await self._written(written):
            left = [one.ticket for one in decisions if not one.ticket.outcome.done()]
            self._waiting.extendleft(reversed(left))
            return
        for one in written:
            one.ticket.say(Receipt(one.answer))
        await self._answer_rest([one for one in decisions if not one.written])

    # --- deciding --------------------------------------------------------------------------------

    async def _decided(self, group: Sequence[Ticket]) -> list[Decision]:
        """The group, decided on the log as it is.

        For what is written the log need not be read: it is written only if the log still ends where
        that was decided. Before a refusal is told the log is read to its end; where it went on by
        another's hand nothing is decided, and whoever was to be waits in front.
        """
        if self._disputed:
            await self._live.catch_up()
            return self._decide(group)
        decisions, decided_at = self._decide(group), self._live.end
        if all(one.written for one in decisions):
            return decisions
        await self._live.catch_up()
        if self._live.end == decided_at:
            return decisions
        self._alone, self._ahead = 0, None  # What is expected ahead will not come.
        self._waiting.extendleft(reversed(group))
        return []

    @property
    def _disputed(self) -> bool:
        """Whether others write here, as far as is known, or nothing is known yet."""
        return self._alone < ALONE or self._live.position == START

    def _decide(self, group: Sequence[Ticket]) -> list[Decision]:
        """All on one history: nobody else does anything meanwhile."""
        if len(group) > 1 and self._ahead is None:
            self._ahead = Ahead(self._live.floor, self._live.position)
        ahead = self._ahead if len(group) > 1 else None
        floor = ahead.floor if ahead else self._live.floor
        decisions = []
        for ticket in group:
            try:
                decision = self._decision(ticket, floor)
            except Exception as problem:
                decision = Decision(ticket, floor.at, (), problem=problem)
            if ahead:
                ahead.expect(decision.facts, decision.now)
            decisions.append(decision)
        return decisions

    def _decision(self, ticket: Ticket, floor: Floor) -> Decision:
        now = max(self._clock.now(), floor.at)
        facts = decide(floor, ticket.command, now, self._live.policy)
        if isinstance(facts, Refusal):
            return Decision(ticket, now, (), facts)
        answer = ticket.operation.answer(facts)
        entries = [write_fact(fact, now) for fact in facts]
        return Decision(ticket, now, facts, None, answer, entries)

    # --- writing ---------------------------------------------------------------------------------

    async def _written(self, decisions: Sequence[Decision]) -> bool:
        """Write all of it. False if nothing was: somebody else has written, or was the same."""
        done = False
        try:
            said, what, *which = await self._append(decisions)
            done = said == "done"
        finally:
            if not done:
                self._ahead = None  # What it expects will not come.
        if said == "again":
            await self._live.catch_up()
            decisions[int(which[0]) - 1].ticket.say_again(what)
        elif said == "behind":
            self._alone = 0
        else:
            self._alone += 1
            self._follow_own(decisions, Position.parse(what) or START)
        return done

    async def _append(self, decisions: Sequence[Decision]) -> tuple[str, ...]:
        end, store = self._live.end, self._live.store
        args = [end[0], as_text(end), str(decisions[0].now)]
        names = [keys.log(store)]
        for one in decisions:
            operation = one.ticket.operation
            names.append(keys.once(store, operation.name))
            receipt = Receipt.write(operation, one.answer)
            args += (str(operation.remember_ms), receipt, str(len(one.entries)))
            for entry in one.entries:
                args += entry.values()
        return cast(tuple[str, ...], await self._commit(keys=names, args=args))

    def _follow_own(self, decisions: Sequence[Decision], end: Position) -> None:
        """Fold what was just committed, unless the tail has been quicker."""
        n = end.n - sum(len(one.facts) for one in decisions)
        for one in decisions:
            for fact, fields in zip(one.facts, one.entries, strict=True):
                n += 1
                self._live.follow_own(Recorded(Position(end.epoch, n), one.now, fact), fields)

    # --- what writes nothing ---------------------------------------------------------------------

    async def _answer_known(self, group: Sequence[Ticket]) -> list[Ticket]:
        """Answer those who are sent again; the others are left to be decided.

        Not needed, for the commit looks for itself; but then the whole group is decided again.
        """
        receipts = await self._receipts(group)
        known = [ticket for ticket in group if ticket in receipts]
        if known:
            await self._live.catch_up()
        for ticket in known:
            ticket.say_again(receipts[ticket])
        return [ticket for ticket in group if ticket not in receipts]

    async def _answer_rest(self, decisions: Sequence[Decision]) -> None:
        """Answer those for whom nothing was written.

        Done before, it may well be refused now. Only after the decision can nobody else have done
        it in between.
        """
        receipts = await self._receipts([one.ticket for one in decisions if one.refusal])
        if receipts:
            await self._live.catch_up()
        for one in decisions:
            if one.problem is not None:
                one.ticket.fail(one.problem)  # A mistake of one is not the others'.
            elif one.ticket in receipts:
                one.ticket.say_again(receipts[one.ticket])
            else:
                one.ticket.say(one.refusal or Receipt(one.answer))

    async def _receipts(self, tickets: Sequence[Ticket]) -> dict[Ticket, str]:
        """What was answered to those of ``tickets`` that are in the log already."""
        asked = [ticket for ticket in tickets if ticket.maybe_done]
        if not asked:
            return {}
        names = [keys.once(self._live.store, ticket.operation.name) for ticket in asked]
        found = cast(Sequence[str | None], await self._redis.mget(names))
        return {t: said for t, said in zip(asked, found, strict=True) if said is not None}

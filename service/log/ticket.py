"""A ticket: one command that waits to be committed, and whoever waits for what comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.clock import Ms
from service.floor import Fact, Refusal
from service.floor.commands import Command
from service.log.operation import Answer, Operation, Receipt

Outcome = Receipt | Refusal


class LogUnavailable(Exception):
    """Redis is away for longer than a fail-over takes. Nothing was done; try again."""


@dataclass(slots=True, eq=False)
class Ticket:
    """One command, and who waits for what comes of it."""

    command: Command
    operation: Operation
    give_up_at: float
    outcome: asyncio.Future[Outcome]
    #: It may be in the log already: sent before, or by us, and only the answer was lost.
    maybe_done: bool

    def say(self, outcome: Outcome) -> None:
        if not self.outcome.done():
            self.outcome.set_result(outcome)

    def fail(self, problem: Exception) -> None:
        if not self.outcome.done():
            self.outcome.set_exception(problem)

    def say_again(self, receipt: str) -> None:
        """It was done before; answer as it was answered then."""
        try:
            self.say(Receipt.read(self.operation, receipt))
        except Exception as problem:
            self.fail(problem)


@dataclass(slots=True)
class Decision:
    """What one ticket comes to, if the log still ends where it was decided."""

    ticket: Ticket
    now: Ms
    facts: Sequence[Fact]
    refusal: Refusal | None = None
    answer: Answer = field(default_factory=dict)
    entries: list[dict[str, str]] = field(default_factory=list)
    #: A mistake of ours: the command could not be decided.
    problem: Exception | None = None

    @property
    def written(self) -> bool:
        """Nothing to write is remembered too where the sender may ask for the answer again."""
        return self.refusal is None and (bool(self.facts) or self.ticket.operation.named)

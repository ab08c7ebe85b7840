"""The store as everybody in it meets it: the real rules on one floor, and the log they write."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from catalog.store import StorePlan
from catalog.walking import Walking
from service.clock import Ms
from service.floor import Fact, Floor, Refusal, decide, fold
from service.floor.commands import Command, LetTimePass
from service.floor.policy import Policy
from service.simulator.assortment import Assortment, Rails
from service.simulator.clockwork import Clockwork
from service.simulator.luck import Luck

#: Deadlines that pass at one moment are finite in number; more rounds than this is a circle.
MANY_ROUNDS = 1_000


class Listener(Protocol):
    """Hears of each fact twice: before the floor knows, and after."""

    def before(self, floor: Floor, fact: Fact, at: Ms) -> None:
        """``fact`` happens ``at``; ``floor`` is still as it was."""

    def after(self, floor: Floor, fact: Fact, at: Ms) -> None:
        """``floor`` knows now."""


class Store:
    """One store on one day. People send it commands; nobody changes its floor but ``fold``."""

    def __init__(
        self,
        luck: Luck,
        policy: Policy,
        assortment: Assortment,
        rails: Rails,
        now: Ms,
        every_second: bool = False,
    ) -> None:
        self.luck, self.policy = luck, policy
        self.assortment, self.rails = assortment, rails
        self.floor = Floor()
        self.walking = Walking.of(None)
        self.log: list[tuple[Fact, Ms]] = []
        self.listeners: list[Listener] = []
        self.clock = Clockwork(now, self._due, self._let_time_pass, every_second)
        #: How often what somebody tapped was refused, by the reason.
        self.refused: Counter[str] = Counter()
        #: Rooms that were left without a word, and by whom: the floor believes them in there.
        self.left_silently: dict[str, str] = {}
        #: What runners see each other do without a screen: rooms, go-backs and calls in hand.
        self.in_hand: set[str] = set()

    def do(self, command: Command) -> tuple[Fact, ...] | Refusal:
        """What the floor makes of ``command`` now. Whoever waits for something hears of it."""
        decision = decide(self.floor, command, self.clock.now, self.policy)
        if isinstance(decision, Refusal):
            self.refused[decision.code] += 1
            return decision
        self._happened(decision)
        if decision:
            self.clock.wake()
        return decision

    def did(self, command: Command) -> bool:
        """Whether the floor let ``command`` happen."""
        return not isinstance(self.do(command), Refusal)

    def plan(self) -> StorePlan:
        assert self.floor.plan is not None  # The first command of a day is its plan.
        return self.floor.plan

    def _happened(self, facts: tuple[Fact, ...]) -> None:
        now = self.clock.now
        for fact in facts:
            for listener in self.listeners:
                listener.before(self.floor, fact, now)
            self.floor = fold(self.floor, fact, now)
            self.log.append((fact, now))
            for listener in self.listeners:
                listener.after(self.floor, fact, now)

    def _due(self, now: Ms) -> bool:
        return decide(self.floor, LetTimePass(), now, self.policy) not in ((), None)

    def _let_time_pass(self, now: Ms) -> None:
        for _ in range(MANY_ROUNDS):
            facts = decide(self.floor, LetTimePass(), now, self.policy)
            assert not isinstance(facts, Refusal)  # Time may always pass.
            if not facts:
                return
            self._happened(facts)
        last, _ = self.log[-1]
        raise RuntimeError(f"time passes for ever: {last.kind} again and again")

"""Play on walks: set out, work through a round, hand on, take over, answer help, be timed."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from service.floor import commands as c

from ..machine import Play, one

which = st.integers(0, 11)
runners = st.sampled_from(["mina", "joon"])


class WalkPlay(Play):
    """Two runners who share walks, and now and then fall silent."""

    @precondition(lambda self: self.shop.floor.requests)
    @rule(runner=runners)
    def set_out(self, runner: str) -> None:
        self.attempt(c.StartWalk(self.new("w"), runner, runner.title()))

    @precondition(lambda self: self.shop.floor.walks)
    @rule(walk=which, steps=st.integers(0, 3), bring=st.booleans())
    def work_through_a_walk(self, walk: int, steps: int, bring: bool) -> None:
        """Fetch what is next on it; then bring what is on the arm."""
        found = self.shop.floor.walks[one(self.shop.floor.walks, walk)]
        for request in found.tasks[:steps]:
            self.attempt(c.PickGarment(request, found.runner))
        for request in found.tasks if bring else ():
            self.attempt(c.DeliverGarment(request, found.runner))

    @precondition(lambda self: self.shop.floor.requests)
    @rule(request=which, runner=st.none() | runners, to=st.sampled_from(["mina", "joon", "nobody"]))
    def hand_on(self, request: int, runner: str | None, to: str) -> None:
        task, who = self.task(request, runner, ("claimed", "picked")[request % 2])
        self.attempt(c.HandTask(task, who, to))

    @precondition(lambda self: self.shop.floor.walks)
    @rule(walk=which, runner=st.none() | runners, to=runners)
    def hand_on_a_walk(self, walk: int, runner: str | None, to: str) -> None:
        found = one([*self.shop.floor.walks, "w0"], walk)
        owner = self.shop.floor.walks[found].runner if found in self.shop.floor.walks else to
        self.attempt(c.HandWalk(found, runner or owner, to))

    @precondition(lambda self: self.shop.floor.requests)
    @rule(request=which, runner=runners, in_hand=st.booleans(), silence=st.booleans())
    def take_over(self, request: int, runner: str, in_hand: bool, silence: bool) -> None:
        """A colleague steps in, perhaps after the owner's handheld has died."""
        if silence:
            self.shop.wait(self.shop.policy.silent_s)
        task, _ = self.task(request, runner, ("claimed", "picked")[request % 2])
        self.attempt(c.ClaimTask(task, runner, runner.title(), in_hand))

    @precondition(lambda self: self.shop.floor.visits)
    @rule(visit=which, runner=runners, answer=st.booleans())
    def help(self, visit: int, runner: str, answer: bool) -> None:
        if not self.shop.floor.help_calls:
            self.attempt(c.CallHelp(self.visit(visit, "in_room"), self.new("h"), "price"))
        call = one(self.shop.floor.help_calls, visit)
        if answer:
            self.attempt(c.AnswerHelp(call, runner, runner.title()))
        else:
            self.attempt(c.FinishHelp(call, runner))

    @rule(on=st.booleans())
    def time_runners(self, on: bool) -> None:
        self.attempt(c.SetIndividualTiming(on, "boss"))

"""Promises, and garments that change hands on their way."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from service.floor import Refusal, decide
from service.floor import commands as c
from service.floor.facts import PromiseBroken

from ..machine import Play

which = st.integers(0, 11)
runners = st.sampled_from(["mina", "joon"])


class PromisePlay(Play):
    """A shopper waits or carries; a runner hands a piece over, or takes it over."""

    @precondition(lambda self: self.shop.floor.requests)
    @rule(request=which, own=st.integers(0, 3), carry=st.booleans())
    def wait_or_carry(self, request: int, own: int, carry: bool) -> None:
        asked = self.request(request, "requested", "claimed")
        late = [one for one in self.shop.floor.requests.values() if one.open and one.late]
        if late and not carry:
            asked = late[request % len(late)]
        who = asked.visit if own else self.visit(request + 1)
        what = c.CarryInstead if carry else c.AcceptDelay
        self.is_private(asked, who, self.attempt(what(asked.id, who)))

    @precondition(lambda self: self.shop.floor.requests)
    @rule(request=which, own=st.integers(0, 3))
    def bring_in(self, request: int, own: int) -> None:
        asked = self.request(request, "carried")
        who = asked.visit if own else self.visit(request + 1)
        self.is_private(asked, who, self.attempt(c.BringIn(asked.id, who)))

    @precondition(lambda self: self.shop.floor.requests)
    @rule(request=which, runner=st.none() | runners)
    def hand_over(self, request: int, runner: str | None) -> None:
        self.attempt(c.HandOver(*self.task(request, runner, "picked", "claimed")))

    @precondition(lambda self: self.shop.floor.requests)
    @rule(request=which, runner=runners)
    def take_over(self, request: int, runner: str) -> None:
        task, who = self.task(request, runner, "carried")
        self.attempt(c.TakeFromShopper(task, who, who.title()))

    @rule(seconds=st.sampled_from([20, 100]))
    def every_second_is_looked_at(self, seconds: int) -> None:
        """Nobody hears of a broken promise who was not told before that it would be."""
        shop, warn_ms = self.shop, self.shop.policy.slip_warn_s * 1000
        looked_at = shop.now + 1000
        for _ in range(seconds):
            shop.wait(1)
            while facts := decide(shop.floor, c.LetTimePass(), shop.now, shop.policy):
                assert not isinstance(facts, Refusal)
                for fact in facts:
                    self.watch(fact)
                    if isinstance(fact, PromiseBroken):
                        task = shop.request(fact.request)
                        assert task.late is not None
                        assert task.promised_at is not None
                        in_time = max(looked_at, task.promised_at - warn_ms + 1000)
                        assert task.late.told_at <= in_time
                    shop.happened(fact)
        self.let_time_pass(0)

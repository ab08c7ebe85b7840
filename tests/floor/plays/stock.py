"""What a shop does about garments that are not where they should be, in any order."""

from __future__ import annotations

from typing import Literal, get_args

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from service.floor import commands as c
from service.floor.facts import Whereabouts
from tests.floor.machine import STOCK, Play, one
from tests.floor.shop import style_of

which = st.integers(0, 11)
gtins = st.sampled_from([*STOCK, "hat-m"])
runners = st.sampled_from(["mina", "joon"])


class StockPlay(Play):
    """Replaced, sighted, lost, asked about."""

    @precondition(lambda self: self.shop.floor.requests)
    @rule(request=which, gtin=gtins, stranger=st.none() | which)
    def replace(self, request: int, gtin: str, stranger: int | None) -> None:
        asked = self.request(request, ("not_found", "requested", "picked")[request % 3])
        who = asked.visit if stranger is None else self.visit(stranger)
        style = style_of(gtin)
        command = c.ReplaceRequest(asked.id, self.new("r"), who, gtin, style, style)
        self.is_private(asked, who, self.attempt(command))

    @precondition(lambda self: self.shop.floor.requests)
    @rule(
        request=which,
        runner=st.none() | runners,
        reason=st.sampled_from(["other_size_here", "at_other_fixture"]),
        seen=st.lists(gtins, max_size=2),
        fixture=st.sampled_from([None, "rail-1", "rail-2", "rail-9"]),
    )
    def look_around(
        self,
        request: int,
        runner: str | None,
        reason: Literal["other_size_here", "at_other_fixture"],
        seen: list[str],
        fixture: str | None,
    ) -> None:
        """Something else hangs there, or the garment hangs somewhere else."""
        task, who = self.task(request, runner, "claimed", "picked")
        self.attempt(c.MissGarment(task, who, reason, tuple(seen), fixture))

    def left(self, visit: int, gtin: str) -> str:
        """A piece that was brought to somebody in a room and left there, or as much as may be."""
        asked = self.request(visit, "delivered") if self.shop.floor.requests else None
        if asked is None or asked.state != "delivered":
            self.ask_for(self.visit(visit, "in_room", "offered"), gtin, carry=False)
            task, _ = self.task(visit, "mina", "requested", "claimed", "picked")
            self.attempt(c.ClaimTask(task, "mina", "Mina"))
            self.attempt(c.PickGarment(task, "mina"))
            self.attempt(c.DeliverGarment(task, "mina"))
            asked = self.request(visit, "delivered")
        self.attempt(c.DecideGarment(asked.id, asked.visit, "left"))
        return asked.id

    @precondition(lambda self: self.shop.floor.requests)
    @rule(visit=which, gtin=gtins, other=which, then=st.sampled_from(["nothing", "mind", "lost"]))
    def pass_on(self, visit: int, gtin: str, other: int, then: str) -> None:
        """What is left is wanted by somebody else; by its first shopper, after all; or is gone."""
        left = self.shop.request(self.left(visit, gtin))
        self.ask_for(self.visit(other, "waiting", "in_room"), left.gtin, carry=False)
        if then == "mind":
            self.attempt(c.ChangeMind(left.id, left.visit))
        elif then == "lost":
            self.attempt(c.RecoverGarment(left.id, "joon", found=False))

    @precondition(lambda self: any(one.go_back for one in self.shop.floor.requests.values()))
    @rule(request=which, runner=runners, reason=st.sampled_from(["missing", "damaged"]))
    def miss_what_was_left(
        self, request: int, runner: str, reason: Literal["missing", "damaged"]
    ) -> None:
        handed = [one.id for one in self.shop.floor.requests.values() if one.go_back]
        task = one(handed, request)
        self.attempt(c.ClaimTask(task, runner, runner))
        self.attempt(c.MissGarment(task, self.shop.request(task).owner or runner, reason))

    @rule(number=which, answer=st.sampled_from(get_args(Whereabouts)), by=runners)
    def answer(self, number: int, answer: Whereabouts, by: str) -> None:
        """Somebody knows what became of a piece, or at least asks."""
        if not self.shop.floor.questions and self.shop.floor.go_backs:
            lost = one(self.shop.floor.go_backs, number)
            self.attempt(c.RecoverGarment(lost, by, found=False))
        self.attempt(c.AnswerQuestion(one(self.shop.floor.questions, number), answer, by))

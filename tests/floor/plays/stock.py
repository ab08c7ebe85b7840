"""What a shop does about garments that are not where they should be, in any order."""

from __future__ import annotations

from typing import Literal, get_args

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from service.floor import commands as c
from service.floor.facts import Whereabouts
from service.floor.state import Request
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
        task, who = self.task(request, runner, "claimed", "requested", "picked")
        self.attempt(c.ClaimTask(task, who, who))
        self.attempt(c.MissGarment(task, who, reason, tuple(seen), fixture))

    def brought(self, visit: int, gtin: str) -> Request:
        """A request whose piece is with somebody in a room, or as much of that as may be."""
        asked = self.request(visit, "delivered")
        if asked.state != "delivered" or asked.outcome is not None:
            self.ask_for(self.visit(visit, "in_room", "offered"), gtin, carry=False)
            task, _ = self.task(visit, "mina", "requested", "claimed", "picked")
            self.attempt(c.ClaimTask(task, "mina", "Mina"))
            self.attempt(c.PickGarment(task, "mina"))
            self.attempt(c.DeliverGarment(task, "mina"))
            asked = self.request(visit, "delivered")
        return asked

    @precondition(lambda self: self.shop.floor.requests)
    @rule(
        visit=which,
        gtin=gtins,
        other=which,
        then=st.sampled_from(["nothing", "mind", "lost", "missing", "damaged"]),
    )
    def pass_on(self, visit: int, gtin: str, other: int, then: str) -> None:
        """What is left is wanted by somebody else; by its first shopper, after all; or is gone."""
        left = self.brought(visit, gtin)
        self.attempt(c.DecideGarment(left.id, left.visit, "left"))
        self.ask_for(self.visit(other, "waiting", "in_room"), left.gtin, carry=False)
        if then == "mind":
            self.attempt(c.ChangeMind(left.id, left.visit))
        elif then == "lost":
            self.attempt(c.RecoverGarment(left.id, "joon", found=False))
        elif then in ("missing", "damaged"):
            handed = [one.id for one in self.shop.floor.requests.values() if one.go_back]
            task = one(handed, other)
            self.attempt(c.ClaimTask(task, "joon", "Joon"))
            self.attempt(c.MissGarment(task, "joon", "missing" if then == "missing" else "damaged"))

    @precondition(lambda self: self.shop.floor.requests)
    @rule(
        visit=which,
        other=which,
        gtin=gtins,
        then=st.sampled_from(["wait", "stop", "left", "kept"]),
    )
    def want(
        self, visit: int, other: int, gtin: str, then: Literal["wait", "stop", "left", "kept"]
    ) -> None:
        """Wait for what somebody else has, who leaves it or keeps it; or wait no more."""
        had = self.brought(other, gtin)
        who = self.visit(visit, "waiting", "browsing", "in_room")
        style = style_of(had.gtin)
        self.attempt(c.WantGarment(self.new("w"), who, had.gtin, style, style))
        if then == "stop":
            self.attempt(c.StopWanting(one(self.shop.floor.wishes, other), who))
        elif then != "wait":
            self.attempt(c.DecideGarment(had.id, had.visit, then))
            self.let_time_pass(1)

    @precondition(lambda self: self.shop.floor.requests)
    @rule(gtin=gtins, visit=which, counted=st.integers(-1, 2), runner=runners)
    def count(self, gtin: str, visit: int, counted: int, runner: str) -> None:
        """A garment of rail 1 is not found; whoever finds the rail in doubt then counts it."""
        who, style, task = self.visit(visit, "in_room"), style_of(gtin), self.new("r")
        where = {"zone": "near", "fixture": "rail-1"}
        self.attempt(c.RequestGarment(task, who, gtin, style, style, **where))
        self.attempt(c.ClaimTask(task, "mina", "Mina"))
        self.attempt(c.MissGarment(task, "mina", "missing"))
        self.let_time_pass(1)
        self.attempt(c.ClaimCount("rail-1", runner, runner))
        if visit % 3 == 0:
            self.attempt(c.ReleaseCount("rail-1", runner))
        elif visit % 3 == 1:
            self.attempt(c.FinishCount("rail-1", "joon", {gtin: counted}))

    @rule(number=which, gtin=gtins, missing=st.booleans(), found=st.booleans())
    def check_a_room(self, number: int, gtin: str, missing: bool, found: bool) -> None:
        """Clear a room against its checklist."""
        floor = self.shop.floor
        dirty = [room.id for room in floor.rooms.values() if room.state == "needs_clearing"]
        room = one(dirty or floor.rooms, number)
        if not dirty:
            self.attempt(c.SeeOff(room, "mina"))
        gone = [back.id for back in floor.go_backs.values() if back.room == room][: int(missing)]
        style = style_of(gtin)
        new = (c.TurnedUp(self.new("g"), gtin, style, style),) if found else ()
        self.attempt(c.ClearRoom(room, "mina", tuple(gone), new))

    @rule(number=which, answer=st.sampled_from(get_args(Whereabouts)), by=runners)
    def answer(self, number: int, answer: Whereabouts, by: str) -> None:
        """Somebody knows what became of a piece, or at least asks."""
        if not self.shop.floor.questions and self.shop.floor.go_backs:
            lost = one(self.shop.floor.go_backs, number)
            self.attempt(c.RecoverGarment(lost, by, found=False))
        self.attempt(c.AnswerQuestion(one(self.shop.floor.questions, number), answer, by))

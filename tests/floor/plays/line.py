"""Play in the waiting line: hold a place, be ready again, let the next one go first."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from service.floor import commands as c
from tests.floor.machine import Play

which = st.integers(0, 11)


class LinePlay(Play):
    """People who wait, and what they do meanwhile."""

    @rule(visit=which, what=st.sampled_from([c.HoldPlace, c.ResumePlace, c.YieldOffer]))
    def think_of_something_else(
        self, visit: int, what: type[c.HoldPlace] | type[c.ResumePlace] | type[c.YieldOffer]
    ) -> None:
        held = [one.id for one in self.shop.floor.visits.values() if one.held_until is not None]
        who = held[visit % len(held)] if held and what is c.ResumePlace else None
        self.attempt(what(who or self.visit(visit, "waiting")))

    @rule(visit=which, gtin=st.sampled_from(["shirt-m", "shirt-s"]))
    def queue_up(self, visit: int, gtin: str) -> None:
        """Three who come in one order and ask in another."""
        who = [self.new("v") for _ in range(3)]
        for one in who:
            self.attempt(c.StartVisit(one, self.ids))
        for one in (who[2], who[visit % 2]):
            self.ask_for(one, gtin, carry=True)

    @rule(visit=which, comes_back=st.booleans())
    def call_me_later(self, visit: int, comes_back: bool) -> None:
        """Somebody holds the place, and comes back or does not look at the clock."""
        who = self.visit(visit, "waiting")
        self.attempt(c.HoldPlace(who))
        if comes_back:
            self.attempt(c.ResumePlace(who))
        else:
            self.let_time_pass(600)
        self.attempt(c.HoldPlace(who))

"""Play with companions: invited, voting, adding, called, sent away; and some who are not in it."""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from service.floor import commands as c
from tests.floor.machine import Play, one
from tests.floor.shop import style_of

which = st.integers(0, 11)


class CompanionPlay(Play):
    """Two who came together, mostly."""

    @rule(visit=which, again=st.booleans())
    def invite(self, visit: int, again: bool) -> None:
        self.come_along(self.visit(visit), visit, again)

    def come_along(self, visit: str, number: int, again: bool = False) -> None:
        self.attempt(c.IssueCode(visit, "invitation", companion=True))
        name = self.companion(number, visit) if again else self.new("p")
        self.attempt(c.JoinAsCompanion("invitation", name))

    @rule(
        visit=which,
        companion=which,
        what=st.integers(0, 3),
        opinion=st.sampled_from(["like", "dislike", None]),
        gtin=st.sampled_from(["shirt-m", "jeans-30"]),
    )
    def take_part(
        self,
        visit: int,
        companion: int,
        what: int,
        opinion: Literal["like", "dislike"] | None,
        gtin: str,
    ) -> None:
        company = [v.id for v in self.shop.floor.visits.values() if v.companions]
        who = one(company, visit) if company else self.visit(visit, "in_room", "browsing")
        if not company:
            self.come_along(who, visit)
        friend, style = self.companion(companion, who), style_of(gtin)
        self.attempt(
            [
                c.Vote(who, friend, style, opinion),
                c.CallCompanion(who, friend),
                c.PartCompany(who, friend),
                c.RequestGarment(self.new("r"), who, gtin, style, style, companion=friend),
            ][what]
        )

    def companion(self, number: int, visit: str) -> str:
        found = self.shop.floor.visits.get(visit)
        return one(found.companions if found else (), number)

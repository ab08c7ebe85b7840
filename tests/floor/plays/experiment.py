"""Play with displays: changed, experimented with, and stopped; some that may not be."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from service.floor import commands as c
from service.floor.tally import local
from tests.floor.machine import Play, one

fixtures = st.sampled_from(["rail-1", "rail-2", "rail-9"])


class ExperimentPlay(Play):
    """A manager who tries things out."""

    @rule(fixture=fixtures, words=st.sampled_from(["moved", " "]))
    def change_a_display(self, fixture: str, words: str) -> None:
        self.attempt(c.ChangeDisplay(fixture, words, "shirt", "rail-1"))

    @rule(
        fixture=fixtures,
        ahead=st.sampled_from([-8, -1, 0, 3]),
        tossed=st.booleans(),
        again=st.booleans(),
    )
    def plan_an_experiment(self, fixture: str, ahead: int, tossed: bool, again: bool) -> None:
        today = local(self.shop.now, "Asia/Seoul").date()
        known = self.shop.floor.experiments
        self.attempt(
            c.PlanExperiment(
                experiment=one(known, 0) if again else self.new("e"),
                design="switch_back" if tossed else "before_after",
                fixture=fixture,
                words="try it",
                starts=(today + timedelta(ahead)).isoformat(),
                days=14,
                smallest=0.3,
                arms="ABABABABABABAB" if tossed else "",
            )
        )

    @rule(number=st.integers(0, 3))
    def stop_an_experiment(self, number: int) -> None:
        self.attempt(c.StopExperiment(one(self.shop.floor.experiments, number)))

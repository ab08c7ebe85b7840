"""Every way that runners walked and all the time they worked, which no log knows: team figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from service.clock import Ms

#: What a runner is walking for.
Errand = Literal["fetch", "recover", "clear", "help", "back"]


@dataclass(frozen=True, slots=True)
class Step:
    at: Ms
    errand: Errand
    metres: float


@dataclass(slots=True)
class Steps:
    """The ways of the whole team, in the order in which they were begun."""

    walked: list[Step] = field(default_factory=list)
    #: From when to when somebody was at work, rather than ready for it. Nobody is told who.
    worked: list[tuple[Ms, Ms]] = field(default_factory=list)

    #: When each round to the rails began, and how many garments came back with it.
    rounds: list[tuple[Ms, int]] = field(default_factory=list)

    def walk(self, at: Ms, errand: Errand, metres: float) -> None:
        self.walked.append(Step(at, errand, metres))

    def work(self, since: Ms, until: Ms) -> None:
        self.worked.append((since, until))

    def metres(self, *errands: Errand) -> float:
        """What was walked for these errands; for all of them if none are named."""
        return sum(one.metres for one in self.walked if not errands or one.errand in errands)

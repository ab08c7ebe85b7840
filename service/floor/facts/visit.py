"""What happens to a visit, from the first scan to being forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import Because, EndReason, Opinion


@dataclass(frozen=True, slots=True)
class VisitStarted(Fact):
    visit: str
    call_sign: str
    via: str
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class VisitCodeIssued(Fact):
    """A phone may take this visit over with a code; only its digest is kept."""

    visit: str
    digest: str
    until: int


@dataclass(frozen=True, slots=True)
class VisitTakenOver(Fact):
    visit: str
    digest: str


@dataclass(frozen=True, slots=True)
class OpinionGiven(Fact):
    visit: str
    style: str
    opinion: Opinion | None
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class CountingChosen(Fact):
    """Whether the visit may stand in reports and teach rankers; it may, until it says otherwise."""

    visit: str
    counted: bool


@dataclass(frozen=True, slots=True)
class HelpCalled(Fact):
    help: str
    visit: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class HelpAnswered(Fact):
    help: str
    visit: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class HelpDone(Fact):
    """Somebody was there; the call is closed."""

    help: str
    visit: str
    runner: str


@dataclass(frozen=True, slots=True)
class HelpWithdrawn(Fact):
    help: str
    visit: str


@dataclass(frozen=True, slots=True)
class VisitEnded(Fact):
    visit: str
    reason: EndReason


@dataclass(frozen=True, slots=True)
class VisitForgotten(Fact):
    """From here on the floor knows nothing of this visit; where ``asked``, nothing else either."""

    visit: str
    asked: bool = False

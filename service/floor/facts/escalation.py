"""What happens when nobody answers: the next person is told, and so is the shopper."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import Step


@dataclass(frozen=True, slots=True)
class RequestEscalated(Fact):
    """Nobody has taken this request for so long that ``step`` is told of it."""

    request: str
    visit: str
    step: Step


@dataclass(frozen=True, slots=True)
class HelpEscalated(Fact):
    """Nobody has answered this call for so long that ``step`` is told of it."""

    help: str
    visit: str
    step: Step

"""What happens between a shopper and whoever came along."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import CompanionLabel, Opinion


@dataclass(frozen=True, slots=True)
class CompanionCodeIssued(Fact):
    """A second phone may join the visit with a code; only its digest is kept."""

    visit: str
    digest: str
    until: int


@dataclass(frozen=True, slots=True)
class CompanionJoined(Fact):
    """``number`` is what the shopper calls them by, unless they chose one of a few labels."""

    visit: str
    companion: str
    number: int
    label: CompanionLabel | None = None


@dataclass(frozen=True, slots=True)
class CompanionLeft(Fact):
    """They went, or were sent away; what they said of garments goes with them."""

    visit: str
    companion: str


@dataclass(frozen=True, slots=True)
class VoteGiven(Fact):
    """What a companion says of a style; None takes it back."""

    visit: str
    companion: str
    style: str
    opinion: Opinion | None


@dataclass(frozen=True, slots=True)
class CompanionCalled(Fact):
    """The shopper would like to show them something."""

    visit: str
    companion: str

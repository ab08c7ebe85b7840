"""What happens to a garment that was left, until it hangs on the floor again or is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import Whereabouts


@dataclass(frozen=True, slots=True)
class GarmentRecovered(Fact):
    """A go-back hangs on the floor again. Whoever it was promised to gets it from there."""

    go_back: str
    by: str


@dataclass(frozen=True, slots=True)
class GarmentMissed(Fact):
    """A go-back cannot be sold, or another shopper has it. It is taken off the stock."""

    go_back: str
    by: str


@dataclass(frozen=True, slots=True)
class GarmentUnaccounted(Fact):
    """A go-back is not where it should be. It is off the stock, and a question: of the piece, and
    never of the shopper who left it."""

    go_back: str
    gtin: str
    room: str | None
    by: str


@dataclass(frozen=True, slots=True)
class GarmentTurnedUp(Fact):
    """A piece that nobody expected there is in the hands of ``by``: a go-back from now on.

    ``known`` if the record counts it already, wherever it thinks that it hangs.
    """

    go_back: str
    gtin: str
    style: str
    colourway: str
    room: str
    by: str
    known: bool


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Fact):
    """Somebody knows what became of the piece. ``found``: it hangs on the floor again."""

    go_back: str
    answer: Whereabouts
    by: str


@dataclass(frozen=True, slots=True)
class TaskRedirected(Fact):
    """The request gets another piece of the same variant: this ``go_back``, or one of the rail.

    ``missed`` if a runner did not find the first one.
    """

    request: str
    visit: str
    go_back: str | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class GarmentSighted(Fact):
    """The runner saw the variant at another fixture: there it is fetched from now on."""

    request: str
    visit: str
    gtin: str
    zone: str
    fixture: str
    runner: str

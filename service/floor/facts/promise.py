"""What happens to a promise: made, about to be broken, put up with, broken; and how busy it is."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import Busy


@dataclass(frozen=True, slots=True)
class PromiseMade(Fact):
    """Said again for a shopper who has just entered a room: from now on it counts.

    ``baseline_s`` is what the work ahead and the walk would take by plan; what is learned is how
    much longer it takes.
    """

    request: str
    visit: str
    promised_s: int
    baseline_s: int


@dataclass(frozen=True, slots=True)
class PromiseSlipping(Fact):
    """The shopper is told before it is broken: rather ``expected_s`` from now."""

    request: str
    visit: str
    expected_s: int


@dataclass(frozen=True, slots=True)
class DelayAccepted(Fact):
    """The shopper would rather wait. What was promised stays what is measured."""

    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class PromiseBroken(Fact):
    """The promised time has passed and the garment is not there."""

    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class LoadChanged(Fact):
    """The store is busier or quieter than it was: ``late`` of ``of`` promises slip or were broken
    lately, and each runner has ``work_s`` seconds of work ahead."""

    level: Busy
    late: int
    of: int
    work_s: int
    runners: int

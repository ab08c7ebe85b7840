"""The figures of a day, by the hour and as a whole: what the table and the chart show.

A wait or a promise belongs to the hour in which it began. A figure of nothing is None, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from service.clock import Ms
from service.floor.promise import percentile
from service.floor.tally import local
from service.simulator.day import Day
from service.simulator.ledger import Promised, Wait
from service.simulator.steps import Steps
from service.simulator.wanting import Phantom


@dataclass(frozen=True, slots=True)
class Waits:
    """How long was waited, in seconds, and how often."""

    n: int
    p50_s: float | None
    p90_s: float | None

    @classmethod
    def of(cls, waits: Sequence[Wait]) -> Waits:
        lengths = [one.seconds for one in waits]
        if not lengths:
            return cls(0, None, None)
        return cls(len(lengths), percentile(lengths, 0.5), percentile(lengths, 0.9))


@dataclass(frozen=True, slots=True)
class Promises:
    """How honest the store was. ``bias_s`` is how much longer than promised it took on average."""

    n: int
    kept: float | None
    bias_s: float | None
    promised_s: float | None
    took_s: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """One hour of a day, or all of it (``hour`` is None)."""

    hour: int | None
    visits: int
    room: Waits
    #: Left the line before a room was offered, or were offered one and never came.
    gave_up: int
    garment: Waits
    promises: Promises
    #: What was told of the line, and what came.
    told: Promises
    delivered: int
    not_found: int
    #: Of the garments that were decided on or left behind.
    kept_rate: float | None
    metres_per_garment: float | None
    garments_per_walk: float | None
    #: Hands at work, of those on the floor.
    at_work: float
    phantoms: int
    phantom_min: float
    #: The longest that a request of somebody in a room had no owner, and nobody was told (seconds).
    alone_s: float


def figures(day: Day) -> list[Figures]:
    """Every hour in which somebody came, from first to last; then the whole day."""
    timezone = day.setup.plan.timezone

    def of(hour: int) -> Figures:
        return _figures(day, hour, lambda at: local(at, timezone).hour == hour)

    hours = range(day.setup.shape.opens, day.setup.shape.closes)
    return [*map(of, hours), _figures(day, None, lambda at: True)]


def _figures(day: Day, hour: int | None, then: Callable[[Ms], bool]) -> Figures:
    ledger, steps = day.ledger, day.steps

    def count(*what: str) -> int:
        return sum(one.what in what and then(one.at) for one in ledger.events)

    delivered, kept, left = count("delivered"), count("kept"), count("left")
    phantoms = [one for one in day.wanted.phantoms if then(one.since)]
    return Figures(
        hour=hour,
        visits=count("visits"),
        room=Waits.of([one for one in ledger.rooms if then(one.since)]),
        gave_up=count("gave_up", "lapsed"),
        garment=Waits.of([one for one in ledger.garments if then(one.since)]),
        promises=_promises(ledger.promises, then),
        told=_promises(ledger.told, then),
        delivered=delivered,
        not_found=count("not_found"),
        kept_rate=_share(kept, kept + left),
        metres_per_garment=_share(_fetched_m(steps, then), delivered),
        garments_per_walk=_mean(pieces for at, pieces in steps.rounds if then(at)),
        at_work=_hands(day, steps, then, 1 if hour is not None else _hours(day)),
        phantoms=len(phantoms),
        phantom_min=_minutes(phantoms),
        alone_s=max((one.seconds for one in ledger.alone if then(one.since)), default=0.0),
    )


def _promises(promised: Sequence[Promised], then: Callable[[Ms], bool]) -> Promises:
    made = [one for one in promised if then(one.since)]
    took = [(one.seconds, one.took_s) for one in made if one.took_s is not None]
    return Promises(
        n=len(made),
        kept=_mean(one.kept for one in made),
        bias_s=_mean(took_s - seconds for seconds, took_s in took),
        promised_s=median(one.seconds for one in made) if made else None,
        took_s=median(took_s for _, took_s in took) if took else None,
    )


def _fetched_m(steps: Steps, then: Callable[[Ms], bool]) -> float:
    return sum(one.metres for one in steps.walked if one.errand == "fetch" and then(one.at))


def _hands(day: Day, steps: Steps, then: Callable[[Ms], bool], hours: int) -> float:
    worked_ms = sum(until - since for since, until in steps.worked if then(since))
    runners = max(1, day.setup.runners)
    return worked_ms / (hours * 3_600_000 * runners)


def _hours(day: Day) -> int:
    return day.setup.shape.closes - day.setup.shape.opens


def _minutes(phantoms: Sequence[Phantom]) -> float:
    return sum(one.until - one.since for one in phantoms) / 60_000


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(values: Iterable[float]) -> float | None:
    held = list(values)
    return fmean(held) if held else None

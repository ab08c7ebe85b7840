"""Two ways of working on the same shoppers: how they compare, and how sure that is.

Each seed is one day, lived through under both ways with the same arrivals, wishes and stock. The
figures of a day are pairs, so what is compared is the difference within the day, and luck that both
share takes no part. The interval is the bootstrap's over days: 95 in 100 such sets of days would
put the ratio into it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.simulator.figures import Figures

#: Sets of days that are drawn for an interval.
_DRAWS = 2_000


@dataclass(frozen=True, slots=True)
class Ratio:
    """The mean of one way divided by the mean of the other, and its 95 % interval."""

    value: float
    low: float
    high: float


def ratio(ours: Sequence[float], theirs: Sequence[float], seed: int = 0) -> Ratio:
    """How much larger ``ours`` are than ``theirs``; both name the same days in the same order.

    Raises:
        ValueError: there are no days, or not the same.
    """
    pairs = list(zip(ours, theirs, strict=True))
    if not pairs:
        raise ValueError("a ratio needs at least one day")
    rng = random.Random(f"bootstrap/{seed}")
    drawn = sorted(_of(rng.choices(pairs, k=len(pairs))) for _ in range(_DRAWS))
    return Ratio(_of(pairs), drawn[round(_DRAWS * 0.025)], drawn[round(_DRAWS * 0.975) - 1])


def _of(pairs: Sequence[tuple[float, float]]) -> float:
    theirs = sum(one for _, one in pairs)
    return sum(one for one, _ in pairs) / theirs if theirs else float("nan")


def _metres(day: Figures) -> float:
    return day.metres_per_garment or 0.0


def _garment_p90(day: Figures) -> float:
    return day.garment.p90_s or 0.0


def _room_p90(day: Figures) -> float:
    return day.room.p90_s or 0.0


def _delivered(day: Figures) -> float:
    return float(day.delivered)


def _kept(day: Figures) -> float:
    return (day.kept_rate or 0.0) * 100


#: What is compared of a whole day: its name, and how to read it.
COMPARED: dict[str, Callable[[Figures], float]] = {
    "metres walked per garment": _metres,
    "wait for a garment, p90 (s)": _garment_p90,
    "wait for a room, p90 (s)": _room_p90,
    "garments brought": _delivered,
    "kept (%)": _kept,
}

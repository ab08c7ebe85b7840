"""A median and its quartiles, of what was measured or of its ratios within each round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from load_tests.bench.rounds import Sample


@dataclass(frozen=True, slots=True)
class Spread:
    """Of ``n`` rounds: lower quartile, median, upper quartile."""

    low: float
    middle: float
    high: float
    n: int


def spread(values: Sequence[float]) -> Spread | None:
    """Quartiles by linear interpolation between the ordered values; None of no values."""
    if not values:
        return None
    ordered = sorted(values)
    low, middle, high = (_at(ordered, share) for share in (0.25, 0.5, 0.75))
    return Spread(low, middle, high, len(ordered))


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def values(samples: Iterable[Sample], contender: str, case: str, figure: str) -> dict[int, float]:
    """A figure of one contender in one case, by round."""
    return {
        one.round: one.figures[figure]
        for one in samples
        if one.contender == contender and one.case == case and figure in one.figures
    }


def ratio(
    samples: Sequence[Sample], contender: str, baseline: str, case: str, figure: str
) -> Spread | None:
    """The figure as a multiple of the baseline's of the same round: only rounds that have both."""
    own, base = (values(samples, name, case, figure) for name in (contender, baseline))
    both = [own[number] / base[number] for number in sorted(own) if base.get(number)]
    return spread(both)

"""What shoppers of this store kept with what: only counted, and only where it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from service.recommend.here import Here

#: Fewer visits than this are chance, and might be recognised by whoever was one of them.
VISITS = 10
#: 95 % one-sided.
Z = 1.645


@dataclass(frozen=True, slots=True)
class Companion:
    """A style that was kept in ``visits`` visits that also kept ``of``.

    ``share`` is the part of everything kept with ``of`` that this style is, as low as `Z` allows.
    """

    style: str
    of: str
    visits: int
    share: float


def companions(here: Here, styles: Iterable[str]) -> dict[str, Companion]:
    """For ``styles`` of a visit: what was kept with any of them, by style, the surest of each.

    One pass over the pairs of the store.
    """
    wanted = set(styles)
    if not wanted:
        return {}
    pairs: list[tuple[str, str, int]] = []
    kept_with = dict.fromkeys(wanted, 0)
    for (one, other), visits in here.kept_together.items():
        for this, that in ((one, other), (other, one)):
            if this in wanted:
                kept_with[this] += visits
                if visits >= VISITS:
                    pairs.append((this, that, visits))
    found: dict[str, Companion] = {}
    for this, that, visits in sorted(pairs):
        share = lower_bound(visits, kept_with[this])
        if that not in found or share > found[that].share:
            found[that] = Companion(that, this, visits, share)
    return found


def lower_bound(hits: int, of: int) -> float:
    """The least share that ``hits`` of ``of`` speak for (Wilson, 1927): 1 of 1 is not certain."""
    if of <= 0:
        return 0.0
    p, spread = hits / of, Z * Z / of
    middle = p + spread / 2
    return (middle - Z * sqrt((p * (1 - p) + spread / 4) / of)) / (1 + spread)

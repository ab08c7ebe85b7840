"""What visits kept and asked for of what was suggested to them, for a trial in the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from service.clock import Ms
from service.recommend.learned.trial import Trial


@dataclass(frozen=True, slots=True)
class Draw:
    """What a visit drew: whether the learned order, of which its chance was ``share``."""

    learned: bool
    share: float

    @property
    def is_fair(self) -> bool:
        """Both orders were possible."""
        return 0 < self.share < 1


@dataclass(frozen=True, slots=True)
class Sighted:
    """A slate that was in sight, made ``at``, and how many of its cards were asked for and kept.
    ``draw`` is None where no learned order was in use."""

    visit: str
    at: Ms
    draw: Draw | None
    asked: int
    kept: int


@dataclass(slots=True)
class _Visit:
    draw: Draw
    kept: int = 0
    asked: int = 0


def trial_of(slates: Iterable[Sighted], ended: Collection[str], since: Ms = 0) -> Trial:
    """The trial that began at ``since``, as it stands: ``slates`` in the order they were made, of
    visits that have ``ended``; what others will keep is not known yet.

    A visit stays where its first slate put it, with the chance it had then: the share may be
    changed meanwhile. One whose first slate was made before the trial, or while no learned order
    was in use, is left out: nobody drew for it.
    """
    visits: dict[str, _Visit | None] = {}
    for one in slates:
        if one.visit not in visits:
            drew = one.draw is not None and one.draw.is_fair and one.at >= since
            visits[one.visit] = _Visit(one.draw) if drew and one.draw else None
        visit = visits[one.visit]
        if visit is not None:
            visit.kept += one.kept
            visit.asked += one.asked
    found = [visit for name, visit in visits.items() if visit is not None and name in ended]
    return Trial.of(
        [one.draw.learned for one in found],
        [one.kept for one in found],
        [one.asked for one in found],
        [one.draw.share for one in found],
    )

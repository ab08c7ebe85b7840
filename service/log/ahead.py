"""The floor as it will be when everything that was decided is in the log.

Decisions of one group are made on it, each on what those before it will have changed. Nobody is
ever shown it: screens and answers are made of what is in the log. It is a copy, because a floor is
changed in place; what is written on one leaves the other alone.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from service.clock import Ms
from service.floor import Fact, Floor, fold
from service.floor.state.counts import Counts
from service.log.codec import Recorded
from service.log.position import Position

#: Never changed, only replaced: the copy may have the same one.
_PLAN = "plan"


class Ahead:
    """``floor`` is as of ``n``, a number in the log's present epoch."""

    def __init__(self, floor: Floor, at: Position) -> None:
        self.floor = copy_of(floor)
        self._n = at.n

    def expect(self, facts: Sequence[Fact], now: Ms) -> None:
        """``facts`` were decided on this floor, and will stand in the log next."""
        for fact in facts:
            self.floor = fold(self.floor, fact, now)
            self._n += 1

    def hear(self, recorded: Recorded) -> None:
        """The log has one more; it may well be one that was expected."""
        if recorded.position.n > self._n:
            self.floor = fold(self.floor, recorded.fact, recorded.at)
            self._n = recorded.position.n


def copy_of(floor: Floor) -> Floor:
    """A floor that is equal to ``floor`` and has nothing in common with it that changes.

    Counts, by far the most of it, are copied as the dictionaries of words and numbers they are.
    """
    state = {part.name: getattr(floor, part.name) for part in fields(floor)}
    as_they_are: dict[str, Any] = {_PLAN: state.pop(_PLAN)}
    for name in [name for name, part in state.items() if isinstance(part, Counts)]:
        as_they_are[name] = Counts(state.pop(name))
    return Floor(**as_they_are, **pickle.loads(pickle.dumps(state, pickle.HIGHEST_PROTOCOL)))

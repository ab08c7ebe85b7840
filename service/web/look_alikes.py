"""Look-alikes: what could be brought instead of a garment that was not found.

They stay as they are while each can be brought, so that nothing jumps under a finger for what
others do. Another process shows the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from service.floor.state import Floor, Request
from service.log.position import Position
from service.recommend.slate import Card

#: As many as stand beside the bad news without scrolling.
MOST = 3
#: A slate of so many is looked through for those that are here in the very size.
LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class _Made:
    release: str
    gtin: str
    at: Position
    cards: tuple[Card, ...]


class LookAlikes:
    """Those of one store in this process, by request."""

    def __init__(self) -> None:
        #: By visit and request.
        self._made: dict[str, dict[str, _Made]] = {}

    def of(
        self,
        request: Request,
        release: str,
        at: Position,
        available: Callable[[str], int],
        choose: Callable[[], Iterable[Card]],
    ) -> tuple[Card, ...]:
        """The first three of those that ``choose`` finds. It is asked where those that were chosen
        before cannot all be brought any more, or were too few."""
        made = self._made.get(request.visit, {}).get(request.id)
        if made is None or not _stands(made, request, release, at, available):
            cards = tuple(islice(choose(), MOST))
            made = _Made(release, request.gtin, at, cards)
            self._made.setdefault(request.visit, {})[request.id] = made
        return made.cards

    def upset_visits(self, floor: Floor) -> list[str]:
        """Who is shown one that nobody can bring any more."""
        return [visit for visit in self._made if self.upset(floor, visit)]

    def upset(self, floor: Floor, visit: str | None) -> bool:
        """Whether a visit is shown one that nobody can bring any more."""
        mine = self._made.get(visit or "")
        return mine is not None and any(not _here(made, floor.available) for made in mine.values())

    def forget(self, visit: str) -> None:
        """Whoever has left needs none."""
        self._made.pop(visit, None)


def _stands(
    made: _Made, request: Request, release: str, at: Position, available: Callable[[str], int]
) -> bool:
    if (made.release, made.gtin) != (release, request.gtin):
        return False
    return _here(made, available) and (len(made.cards) == MOST or made.at == at)


def _here(made: _Made, available: Callable[[str], int]) -> bool:
    return all(card.gtin and available(card.gtin) > 0 for card in made.cards)

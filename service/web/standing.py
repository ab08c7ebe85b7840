"""Standing slates: what the screen of each occupied room recommends, and when it gives way.

A slate stays as it is, with its id and every card in its place, until its shopper says something
that it follows from, a card of it can't be brought any more, or another release is on display. So
nothing jumps under a finger for what others do, and every slate is recorded once. A garment that is
on its way or has arrived is no news from the shopper, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from service.clock import rfc3339
from service.floor.state import Floor, Request, Room, Visit
from service.log.attention import Attention
from service.log.signal_log import SignalLog
from service.recommend.record import slate_record
from service.recommend.slate import PLACES, Card, Slate, for_visit
from service.web.moment import Moment
from service.web.rankers import Rankers
from service.web.views import View
from service.web.views.room import shopper_in


@dataclass(frozen=True, slots=True)
class Stood:
    """A slate, and what its shopper had said when it was made."""

    slate: Slate
    said: Hashable


class Standing:
    """The standing slates of one store in this process. Another one shows the same cards."""

    def __init__(self, attention: Attention, signals: SignalLog, rankers: Rankers) -> None:
        self._attention = attention
        self._signals = signals
        self._rankers = rankers
        self._stood: dict[str, Stood] = {}
        self._made: list[View] = []

    async def ready(self, moment: Moment, room: str) -> None:
        """Read what `of` will need: to be awaited before the moment that is shown."""
        found = moment.floor.rooms.get(room)
        visit = shopper_in(moment, found) if found else None
        if visit is not None and self._standing(moment, visit) is None:
            await self._attention.catch_up()

    def of(self, moment: Moment, room: Room, fresh: str) -> Slate | None:
        """The slate on a room's screen, None if nobody is in it; ``fresh`` names a new one."""
        visit = shopper_in(moment, room)
        if visit is None:
            return None
        standing = self._standing(moment, visit)
        return standing if standing is not None else self._make(moment, visit, fresh)

    def upset(self, floor: Floor, room: str) -> bool:
        """Whether the slate on a room's screen holds a card that nobody can bring any more."""
        found = floor.rooms.get(room)
        stood = self._stood.get(found.visit) if found and found.visit else None
        return stood is not None and not _can_be_brought(floor, stood.slate)

    async def record(self) -> None:
        """Write down the slates that were made since, with what they were made from."""
        made, self._made = self._made, []
        await self._signals.append(made)

    def forget(self, visit: str) -> None:
        """Whoever has left needs none."""
        self._stood.pop(visit, None)

    def _standing(self, moment: Moment, visit: Visit) -> Slate | None:
        """The slate that was made for the visit, while it may stand."""
        stood = self._stood.get(visit.id)
        if stood is None or stood.said != _said(moment, visit):
            return None
        slate = stood.slate
        whole = slate.release == moment.display.release.id and len(slate.cards) == PLACES
        return slate if whole and _can_be_brought(moment.floor, slate) else None

    def _make(self, moment: Moment, visit: Visit, fresh: str) -> Slate:
        ranker, draw = self._rankers.of_visit(visit.id)
        here, wants = moment.here(), moment.wants(visit)
        slate = for_visit(here, wants, fresh, luck=visit.id, ranker=ranker)
        stood = self._stood.get(visit.id)
        if stood is not None and _same_cards(stood.slate, slate):
            slate = stood.slate
        else:
            self._made.append(slate_record(slate, rfc3339(moment.now), visit.id, draw))
        self._stood[visit.id] = Stood(slate, _said(moment, visit))
        return slate


def _same_cards(one: Slate, two: Slate) -> bool:
    """Whether a screen would show the same of both; a short slate is tried again and again."""
    return (one.release, _shown(one)) == (two.release, _shown(two))


def _shown(slate: Slate) -> list[Hashable]:
    return [(card.colourway, card.gtin, card.reason.code, card.because) for card in slate.cards]


def _can_be_brought(floor: Floor, slate: Slate) -> bool:
    """Whether every card of it can: in its own size, or in some size where none was chosen."""
    return all(any(floor.available(gtin) > 0 for gtin in _gtins(card)) for card in slate.cards)


def _gtins(card: Card) -> list[str]:
    return [card.gtin] if card.gtin else [one.gtin for one in card.sizes]


def _said(moment: Moment, visit: Visit) -> Hashable:
    """All that the shopper said, and nothing that others did for them."""
    requests = tuple(_meant(request) for request in moment.floor.requests_of(visit))
    return requests, tuple(sorted(visit.opinions.items()))


def _meant(request: Request) -> Hashable:
    ended = request.state if request.state in ("cancelled", "not_found") else None
    return request.gtin, ended, request.outcome, request.why

"""A moment: the floor, what is on display and what was looked at, at one position of the log."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, get_args

from catalog.store import Fixture, Zone
from service.floor import Floor
from service.floor.kept_together import Together
from service.floor.policy import Policy
from service.floor.promise import Estimate
from service.floor.promise.load import at_least, lately
from service.floor.state import Request, Visit
from service.insight.guard import K
from service.log.attention import Attention
from service.log.position import Position
from service.recommend.here import Here
from service.recommend.slate import Card, InSize, similar
from service.recommend.wants import Wants
from service.web.look_alikes import LOOKED_AT, LookAlikes
from service.web.serving import OnDisplay
from service.web.telling import wants_of

Made = TypeVar("Made")


@dataclass(frozen=True)
class Moment:
    """Read it at once and keep nothing: the floor goes on changing."""

    floor: Floor
    at: Position
    display: OnDisplay
    policy: Policy
    now: int
    attention: Attention
    look_alikes: LookAlikes
    #: Visits that must stand behind whatever is told of shoppers.
    few_visits: int = K

    #: What was made of this moment for one screen and is the same for others.
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def position(self) -> str:
        return str(self.at)

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` gave when it was first asked for ``what`` at this moment."""
        if what not in self._made:
            self._made[what] = make()
        made: Made = self._made[what]
        return made

    @cached_property
    def zones(self) -> Mapping[str, Zone]:
        return {zone.id: zone for zone in self.floor.plan.zones} if self.floor.plan else {}

    @cached_property
    def fixtures(self) -> Mapping[str, Fixture]:
        return {one.id: one for one in self.floor.plan.fixtures} if self.floor.plan else {}

    @cached_property
    def estimate(self) -> Estimate:
        """What may be promised at this moment; every card of a slate asks for its own."""
        return Estimate.of(self.floor, self.policy, self.now)

    @cached_property
    def lately(self) -> tuple[int, int]:
        """Promises that were late of the last ones; every view of a moment tells the same."""
        return lately(self.floor, self.now, self.policy)

    def here(self) -> Here:
        """What may be recommended at this moment."""
        shelf, floor, stock = self.display.shelf, self.floor, self.display.on_hand.by(self.floor)
        busy = at_least(floor.load, "busy")
        return Here(
            shelf,
            on_hand=stock.counts,
            passing=stock.in_labels,
            narrow=self.display.cells.near if self.display.cells else None,
            nearest=self.display.index.nearest,
            search=self.display.index.search,
            popular=floor.asked_for,
            asked=self.display.popularity.by(floor.popularity()),
            kept_together=Together(floor),
            fit=floor.fit,
            near=self.display.nearness.by(floor.plan) if busy else None,
            overloaded=at_least(floor.load, "overloaded"),
        )

    def wants(self, visit: Visit) -> Wants:
        """What a visit told us, and what it looked at lately as far as was read."""
        glances = self.attention.of(visit.id, self.now)
        return wants_of(self.display.release, self.floor, visit, glances)

    def instead(self, request: Request) -> tuple[Card, ...]:
        """What is like a garment that was not found, and is here in its size now."""
        release, visit = self.display.release, self.floor.visits[request.visit]
        found = release.by_gtin.get(request.gtin)
        if found is None:
            return ()
        _, colourway, variant = found
        label = variant.size.label if variant.size else None

        def choose() -> list[Card]:
            slate = similar(
                self.here(),
                request.style,
                request.id,
                colourway=colourway.id,
                size=label,
                wants=self.wants(visit),
                places=LOOKED_AT,
                luck=visit.id,
            )
            sizes = ("yes",) if label else get_args(InSize)
            return [card for card in slate.cards if card.gtin and card.in_size in sizes]

        available = self.floor.available
        return self.look_alikes.of(request, release.id, self.at, available, choose)

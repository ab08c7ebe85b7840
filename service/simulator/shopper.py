"""A shopper, from the first scan until the room, or until they have had enough of waiting."""

from __future__ import annotations

import random
from collections.abc import Iterator

from catalog.garment import Style
from service.floor.commands import (
    EndVisit,
    EnterRoom,
    HoldOffer,
    JoinLine,
    RequestGarment,
    StartVisit,
    YieldOffer,
)
from service.floor.state import Visit
from service.simulator.assortment import Body, Piece, body, in_size, size_for
from service.simulator.clockwork import Script, Until
from service.simulator.crowd import Comer
from service.simulator.luck import poisson
from service.simulator.store import Store
from service.simulator.trying_on import try_on
from service.simulator.wanting import Wanted

#: Nobody looks at more styles than this for one garment that is here in their size.
_LOOKS = 6


class Shopper:
    """The ``number``-th shopper of the day. What they are like is drawn before they come in."""

    def __init__(self, store: Store, comer: Comer, wanted: Wanted, number: int) -> None:
        self.store, self.wanted, self.number = store, wanted, number
        self.habits = habits = comer.habits
        rng = self.luck("traits")
        self.id = f"{rng.getrandbits(64):016x}"
        self.body: Body = body(rng)
        self.kiosk = rng.random() < habits.kiosk
        self.accessible = rng.random() < habits.accessible
        drawn = 1 + poisson(rng, habits.more_garments)
        self.garments = drawn if comer.garments is None else comer.garments
        self.patience_s = habits.line_patience.draw(rng)
        self.to_room_s = habits.to_room.draw(rng)
        self.no_show = rng.random() < habits.no_show
        self.turn = rng.random()
        #: Pieces that this shopper carries, by their request.
        self.carrying: dict[str, str] = {}
        #: Garments that are asked for from inside the room: it came too soon to look at them.
        self.unseen = comer.inside or 0
        self._asked = 0

    def luck(self, *names: str | int) -> random.Random:
        return self.store.luck.of("shopper", self.number, *names)

    @property
    def visit(self) -> Visit | None:
        """The visit as this shopper's phone shows it; None once it is forgotten."""
        return self.store.floor.visits.get(self.id)

    def state(self) -> str:
        return self.store.floor.state_of(self.visit) if self.visit else "ended"

    def script(self) -> Script[None]:
        """The whole visit."""
        via = "kiosk" if self.kiosk else "phone"
        luck = self.luck("call sign").getrandbits(32)
        if not self.store.did(StartVisit(self.id, luck, via, self.accessible)):
            return
        yield from self._browse()
        if (yield from self._reach_a_room()):
            yield from try_on(self)
        else:
            self.go_home()

    def go_home(self) -> None:
        """Leave the store before any room: what was carried hangs on its rail again.

        Whoever has a room waiting and doesn't come says nothing either.
        """
        if not self.no_show:
            self.store.did(EndVisit(self.id))
        for gtin in self.carrying.values():
            self.store.rails.hang(gtin)
        self.carrying.clear()

    # --- at the rails ----------------------------------------------------------------------------

    def _browse(self) -> Script[None]:
        """From rail to rail, until there is enough to try on or a room waits."""
        for k in range(self.garments):
            pause_s = self.habits.browse.draw(self.luck("browse", k))
            offered = yield Until(self._is_offered, pause_s)
            if offered and not (yield from self._goes_on_looking(k)):
                self.unseen += self.garments - k
                return
            self.want(k, self.luck("carry", k).random() < self.habits.carries)

    def _is_offered(self) -> bool:
        return self.state() == "offered"

    def _goes_on_looking(self, k: int) -> Script[bool]:
        """A room is offered with rails still to see: hold it, let the next go first, or come."""
        if self.turn < self.habits.holds:
            self.store.did(HoldOffer(self.id))
        elif self.turn < self.habits.holds + self.habits.yields:
            self.store.did(YieldOffer(self.id))
        else:
            return False
        # One more rail, as quickly as one looks when somebody holds a door.
        yield self.habits.browse.draw(self.luck("hurry", k)) / 2
        return True

    def want(self, k: int, carry: bool) -> None:
        """Find a garment that is here in one's size, and have it brought or carry it."""
        rng = self.luck("want", k)
        styles = self.store.assortment.wanted(rng, self.body)
        for style in (next(styles) for _ in range(_LOOKS)):
            if any(self.ask(piece, carry) for piece in self.in_my_size(style)):
                return

    def in_my_size(self, style: Style) -> Iterator[Piece]:
        """What one would take off the rail first, in each of its colours."""
        return in_size(style, size_for(style, self.body))

    def free(self, style: Style) -> Piece | None:
        """The first of these that may be asked for: a slate shows nothing that is not here."""
        available = self.store.floor.available
        return next((one for one in self.in_my_size(style) if available(one.gtin) > 0), None)

    def ask(self, piece: Piece, carry: bool = False, position: int | None = None) -> bool:
        """Carry ``piece``, if it hangs there, or have it brought; whether that was possible.

        What is not free is not offered by the screens; that it was wanted is noted.
        """
        available = self.store.floor.available(piece.gtin) > 0
        if carry and not self.store.rails.has(piece.gtin):
            return False
        if not carry and not available:
            self.wanted.missed(self.id, piece.gtin, self.store.clock.now)
            return False
        command = RequestGarment(
            request=self.new_id(),
            visit=self.id,
            gtin=piece.gtin,
            style=piece.style.id,
            colourway=piece.colourway,
            carry=carry,
            slate=None if position is None else self.new_id(),
            position=position,
            zone=piece.style.zone,
            fixture=piece.style.fixture,
        )
        if not self.store.did(command):
            return False
        if carry:
            self.store.rails.take(piece.gtin)
            self.carrying[command.request] = piece.gtin
        return True

    def new_id(self) -> str:
        self._asked += 1
        return f"{self.luck('id', self._asked).getrandbits(64):016x}"

    # --- the line --------------------------------------------------------------------------------

    def _reach_a_room(self) -> Script[bool]:
        """Stand in line as long as patience lasts, then cross the floor; whether they went in."""
        if not self.visit_has_requests():
            return False  # Nothing here was in their size.
        until = self.store.clock.now + self.patience_s * 1000
        while self.store.clock.now < until:
            if self.state() == "browsing" and not self.store.did(JoinLine(self.id)):
                return False
            left_s = (until - self.store.clock.now) / 1000
            if not (yield Until(self._may_come_or_is_over, left_s)) or self.state() == "ended":
                return False
            if self.no_show:
                return False
            yield self.to_room_s
            if self.store.did(EnterRoom(self.id)):
                return True
        return False

    def _may_come_or_is_over(self) -> bool:
        return self.state() in ("offered", "ended")

    def visit_has_requests(self) -> bool:
        return self.visit is not None and bool(self.visit.requests)

"""Tidying: rooms that were left are cleared, and what was left in them hangs on its rail again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.floor.commands import ClearRoom, RecoverGarment, SeeOff
from service.floor.state import GoBack
from service.simulator.clockwork import Script

if TYPE_CHECKING:
    from service.simulator.runner import Runner


class Tidying:
    """The part of a runner's work that nobody asks for and everybody needs."""

    def __init__(self, runner: Runner) -> None:
        self._runner, self._store, self._habits = runner, runner.store, runner.habits

    # --- rooms -----------------------------------------------------------------------------------

    def rooms_to_clear(self) -> list[str]:
        """Rooms that were left, with or without a word, the one longest left first."""
        rooms = [room for room in self._store.floor.rooms.values() if self._left(room.id)]
        return [room.id for room in sorted(rooms, key=lambda room: (room.since, room.id))]

    def _left(self, room: str) -> bool:
        here = self._store.floor.rooms[room]
        silently = here.visit is not None and self._store.left_silently.get(room) == here.visit
        return (here.state == "needs_clearing" or silently) and room not in self._store.in_hand

    def clear(self) -> Script[None]:
        """An open door and nobody in it: see the visit off, take out what is left."""
        rooms = self.rooms_to_clear()
        if not rooms:
            return
        room, store, runner = rooms[0], self._store, self._runner
        store.in_hand.add(room)
        yield from runner.walk(store.walking.room(room), "clear")
        if store.floor.rooms[room].state == "occupied":
            store.did(SeeOff(room, runner.id))
        left = sum(one.room == room for one in store.floor.go_backs.values())
        yield self._habits.clear.draw(runner.rng) + left * self._habits.clear_garment_s
        store.did(ClearRoom(room, runner.id))
        store.left_silently.pop(room, None)
        store.in_hand.discard(room)

    # --- go-backs --------------------------------------------------------------------------------

    def to_hang_up(self) -> list[GoBack]:
        """What is out of the rooms and nobody waits for, nor hangs up already; in walking order."""
        order = {zone.id: step for step, zone in enumerate(self._store.plan().zones)}

        def way(go_back: GoBack) -> tuple[int, str, str]:
            style = self._store.assortment.by_id[go_back.style]
            return (order.get(style.zone or "", len(order)), style.fixture or "", go_back.id)

        go_backs = self._store.floor.go_backs.values()
        out = [one for one in go_backs if one.room is None and one.promised_to is None]
        return sorted((one for one in out if one.id not in self._store.in_hand), key=way)

    def heaped(self) -> bool:
        """Whether so much hangs beside the rooms that it is in the way."""
        return len(self.to_hang_up()) >= self._habits.heap

    def hang_up(self) -> Script[None]:
        """One round with what fits on the rail that rolls."""
        round_ = self.to_hang_up()[: self._habits.railful]
        self._store.in_hand.update(one.id for one in round_)
        yield from self._runner.walk(self._store.walking.start, "recover")
        for go_back in round_:
            yield from self._hang_up(go_back)
            self._store.in_hand.discard(go_back.id)

    def _hang_up(self, go_back: GoBack) -> Script[None]:
        store, runner = self._store, self._runner
        style = store.assortment.by_id[go_back.style]
        yield from runner.walk(store.walking.place(style.fixture, style.zone), "recover")
        yield self._habits.hang.draw(runner.rng)
        found = not store.rails.strayed(go_back.id)
        if store.did(RecoverGarment(go_back.id, runner.id, found)):
            if found:
                store.rails.hang(go_back.gtin)
            else:
                store.rails.lost += 1

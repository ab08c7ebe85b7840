"""Fetching: from rail to rail for the tasks that a runner has claimed, then from room to room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.clock import Ms
from service.floor.commands import (
    ClaimTask,
    DeliverGarment,
    MissGarment,
    PickGarment,
)
from service.floor.pieces import place_of
from service.floor.state import Request
from service.simulator.clockwork import Script, Until
from service.simulator.ways import in_order

if TYPE_CHECKING:
    from service.simulator.runner import Runner


class Fetching:
    """The part of a runner's work that shoppers wait for."""

    def __init__(self, runner: Runner) -> None:
        self._runner, self._store, self._habits = runner, runner.store, runner.habits
        #: What is over the arm without a tap: the GTIN by its task.
        self._untapped: dict[str, str] = {}
        #: What hangs in its room without a tap, and when that will be noticed.
        self._hung_in: dict[str, Ms] = {}

    def mine(self) -> list[Request]:
        """The tasks that this runner has claimed and not picked, in the order of their walk."""
        requests = self._store.floor.requests.values()
        mine = [one for one in requests if one.owner == self._runner.id and one.state == "claimed"]
        mine = [one for one in mine if self._untapped.get(one.id) != one.gtin]
        return in_order(self._store, mine)

    def to_bring(self) -> list[Request]:
        """What is over this runner's arm, or beside the rooms, and whose shopper is in one."""
        floor, now = self._store.floor, self._store.clock.now
        return [
            task
            for task in floor.requests.values()
            if task.open and self._in_hand(task)
            if floor.state_of(floor.visits[task.visit]) == "in_room"
            if self._hung_in.get(task.id, now) <= now
        ]

    def holds_anything(self) -> bool:
        return any(
            task.open and self._in_hand(task) for task in self._store.floor.requests.values()
        )

    def _in_hand(self, task: Request) -> bool:
        tapped = task.picked_by == self._runner.id
        return tapped or self._untapped.get(task.id) == task.gtin

    def fetch(self) -> Script[None]:
        """All that was claimed, then to the rooms."""
        began, garments = self._store.clock.now, 0
        while tasks := self.mine():
            garments += yield from self._fetch(tasks[0])
        self._runner.steps.rounds.append((began, garments))
        yield from self._put_back_what_nobody_wants()
        yield from self.bring()

    def _fetch(self, task: Request) -> Script[bool]:
        """To where the piece of one task is; whether it is over the arm now."""
        store, gtin, left = self._store, task.gtin, task.go_back
        yield from self._runner.walk(place_of(store.floor, store.walking, task), "fetch")
        if left is None:
            return (yield from self._off_its_rail(task, gtin))
        yield self._habits.take_left.draw(self._runner.rng)
        if left in store.in_hand:  # A colleague is just hanging it up.
            yield Until(lambda: left not in store.in_hand, self._habits.patience_s)
        if not self._still_wanted(task, gtin) or task.go_back != left:
            return False
        if not store.rails.strayed(left):
            return store.did(PickGarment(task.id, self._runner.id))
        if store.did(MissGarment(task.id, self._runner.id, "missing")):
            store.rails.lost += 1
        return False

    def _off_its_rail(self, task: Request, gtin: str) -> Script[bool]:
        runner, rng, rails = self._runner, self._runner.rng, self._store.rails
        yield self._habits.search.draw(rng)
        if self._still_wanted(task, gtin) and not rails.has(gtin):
            yield self._habits.search_again.draw(rng)
        if not self._still_wanted(task, gtin) or task.go_back is not None:
            return False
        if not rails.take(gtin):
            self._store.did(MissGarment(task.id, runner.id, "missing"))
            return False
        if rng.random() < self._habits.forgets_pick:
            self._untapped[task.id] = gtin
        elif not self._store.did(PickGarment(task.id, runner.id)):
            rails.hang(gtin)
            return False
        return True

    def _still_wanted(self, task: Request, gtin: str) -> bool:
        """The list says so when one looks at it; a claim that has lapsed meanwhile is renewed."""
        if not task.open or task.gtin != gtin or task.id not in self._store.floor.requests:
            return False
        return self._store.did(ClaimTask(task.id, self._runner.id, self._runner.name))

    def _put_back_what_nobody_wants(self) -> Script[None]:
        """Taken without a tap, and cancelled or changed since: back onto its rail."""
        requests = self._store.floor.requests
        for name, gtin in list(self._untapped.items()):
            task = requests.get(name)
            if task is None or not task.open or task.gtin != gtin:
                del self._untapped[name]
                yield self._habits.hang.draw(self._runner.rng)
                self._store.rails.hang(gtin)

    def bring(self) -> Script[None]:
        """To the rooms, one after the other; what has no room yet stays on the rail beside them."""
        while tasks := self.to_bring():
            task = min(tasks, key=self._how_far)
            visit = self._store.floor.visits[task.visit]
            yield from self._runner.walk(self._store.walking.room(visit.room), "fetch")
            if self._runner.rng.random() < self._habits.errs:
                yield from self._swap(task)
            yield self._habits.hand_over.draw(self._runner.rng)
            self._hand_over(task)
        yield from self._put_back_what_nobody_wants()

    def _how_far(self, task: Request) -> tuple[float, str]:
        visit = self._store.floor.visits[task.visit]
        room = self._store.walking.room(visit.room)
        here = self._runner.at
        return (abs(room.x - here.x) + abs(room.y - here.y), task.id)

    def _swap(self, task: Request) -> Script[None]:
        """The wrong piece, seen at the door: to the rail and back."""
        door = self._runner.at
        rail = self._store.walking.place(task.fixture, task.zone)
        yield from self._runner.walk(rail, "fetch")
        yield self._habits.search.draw(self._runner.rng)
        yield from self._runner.walk(door, "fetch")

    def _hand_over(self, task: Request) -> None:
        """Tap it, unless that is forgotten; the tap that was forgotten at the rail comes first."""
        store, runner = self._store, self._runner
        if not task.open:
            return  # Cancelled at the door: if it was tapped it is a go-back now.
        gtin = self._untapped.pop(task.id, None)
        if gtin is not None and not store.did(PickGarment(task.id, runner.id)):
            store.rails.hang(gtin)  # A colleague was on it, too, and one piece is enough.
            return
        forgets = runner.rng.random() < self._habits.forgets_delivery
        if forgets and task.id not in self._hung_in:
            notices_s = self._habits.remembers.draw(runner.rng)
            self._hung_in[task.id] = store.clock.now + round(notices_s * 1000)
            return
        store.did(DeliverGarment(task.id, runner.id))
        self._hung_in.pop(task.id, None)

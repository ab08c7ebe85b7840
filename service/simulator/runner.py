"""A runner: looks at the list, walks, fetches, misses, brings, answers, clears, hangs up again."""

from __future__ import annotations

import random
from collections.abc import Callable

from catalog.store import Place
from catalog.walking import metres
from service.clock import Ms
from service.floor.commands import AnswerHelp, EndShift, StartShift
from service.simulator.clockwork import Script, Until
from service.simulator.fetching import Fetching
from service.simulator.habits import RunnerHabits
from service.simulator.steps import Errand, Steps
from service.simulator.store import Store
from service.simulator.tidying import Tidying
from service.simulator.ways import Way, waiting_tasks

#: What runners of this store are called on screens.
NAMES = ("Mina", "Jun", "Sora", "Theo", "Hana", "Ben", "Yuna", "Ivo")
#: Whoever has nothing to do looks up at least this often (seconds).
GLANCE_S = 60.0
Job = Callable[[], Script[None]]


class Runner:
    """One of the team. ``rest_at`` is when their break is due; they go when the floor allows it."""

    def __init__(
        self,
        store: Store,
        habits: RunnerHabits,
        steps: Steps,
        way: Way,
        number: int,
        hours: tuple[Ms, Ms],
        rest_at: Ms | None,
    ) -> None:
        self.store, self.habits, self.steps, self.way = store, habits, steps, way
        self.id = f"runner-{number}"
        self.name = NAMES[(number - 1) % len(NAMES)]
        self.lead = number == 1
        self.rng: random.Random = store.luck.of("runner", number)
        self.at: Place = store.walking.start
        self._closing, self._rest_at = hours[1], rest_at
        self._fetching, self._tidying = Fetching(self), Tidying(self)

    def script(self) -> Script[None]:
        """The whole shift: until the store is closed, nobody is in and everything hangs."""
        self.store.did(StartShift(self.id, self.name, self.name, self.lead))
        while not self._may_go_home():
            if self._may_rest():
                yield from self._rest()
            job = self.next_job()
            if job is not None:
                yield self.habits.notice.draw(self.rng)
                # Somebody else may have been quicker, or something else more urgent by now.
                job = self.next_job()
            if job is not None:
                began = self.store.clock.now
                yield from job()
                self.steps.work(began, self.store.clock.now)
            elif self.at != self.store.walking.start:
                yield from self.walk(self.store.walking.start, "back")
            else:
                yield Until(lambda: self.next_job() is not None, GLANCE_S)
        self.store.did(EndShift(self.id))

    def _may_go_home(self) -> bool:
        floor = self.store.floor
        gone = all(visit.ended_at is not None for visit in floor.visits.values())
        closed = self.store.clock.now >= self._closing
        return closed and gone and not floor.go_backs and not self._tidying.rooms_to_clear()

    def _may_rest(self) -> bool:
        """Nobody leaves with somebody's garment over the arm."""
        due = self._rest_at is not None and self.store.clock.now >= self._rest_at
        return due and not self._fetching.holds_anything()

    def _rest(self) -> Script[None]:
        self._rest_at = None
        self.store.did(EndShift(self.id))
        yield self.habits.rest_s
        self.store.did(StartShift(self.id, self.name, self.name, self.lead))

    def next_job(self) -> Job | None:
        """What a runner would do now: whoever waits comes first, then the rooms, then the rail."""
        fetching, tidying, floor = self._fetching, self._tidying, self.store.floor
        jobs: tuple[tuple[Callable[[], object], Job], ...] = (
            (fetching.to_bring, fetching.bring),
            (self._call, self._help),
            (lambda: self._somebody_waits() and tidying.rooms_to_clear(), tidying.clear),
            (fetching.mine, fetching.fetch),
            (tidying.heaped, tidying.hang_up),
            (lambda: waiting_tasks(floor), self._take),
            (tidying.rooms_to_clear, tidying.clear),
            (tidying.to_hang_up, tidying.hang_up),
        )
        return next((job for due, job in jobs if due()), None)

    def _somebody_waits(self) -> bool:
        """Whether a room is wanted: somebody has asked for one and is not called yet."""
        visits = (self.store.floor.visits[visit] for visit in self.store.floor.line)
        return any(visit.ready and visit.room is None for visit in visits)

    def _take(self) -> Script[None]:
        if self.way(self.store, self.id, self.name, self.habits.armful):
            yield from self._fetching.fetch()

    # --- walking ---------------------------------------------------------------------------------

    def walk(self, to: Place, errand: Errand) -> Script[None]:
        """Along the aisles; people and prams make no way exactly as long as the last."""
        far = metres(self.at, to)
        self.steps.walk(self.store.clock.now, errand, far)
        yield far / self.habits.walk_m_s * self.rng.uniform(0.9, 1.25)
        self.at = to

    # --- help ------------------------------------------------------------------------------------

    def _call(self) -> str | None:
        """The call for help that has waited longest and has no answer yet."""
        calls = self.store.floor.help_calls.values()
        return next((call.id for call in calls if call.answered_by is None), None)

    def _help(self) -> Script[None]:
        call = self._call()
        if call is None or not self.store.did(AnswerHelp(call, self.id, self.name)):
            return
        visit = self.store.floor.visits[self.store.floor.help_calls[call].visit]
        yield from self.walk(self.store.walking.room(visit.room), "help")
        yield self.habits.help.draw(self.rng)

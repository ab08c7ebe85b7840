"""The clock that is turned by hand: it wakes people when their time has come, or something has.

A person is a script: a generator that yields how long something takes (seconds), or what is waited
for. In between time passes as in the service: once a second somebody asks the floor what is due.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator
from dataclasses import dataclass
from inspect import GEN_CREATED, getgeneratorstate
from typing import TypeVar

from service.clock import Ms

T = TypeVar("T")
TICK_MS = 1_000


@dataclass(frozen=True, slots=True)
class Until:
    """Wait until something is so, but no longer than ``most_s``; the answer is whether it is."""

    so: Callable[[], bool]
    most_s: float


#: What somebody does, step by step, and what comes of it.
Script = Generator[float | Until, bool, T]


@dataclass(slots=True)
class _Waiting:
    script: Script[None]
    so: Callable[[], bool]


class Clockwork:
    """``tick(now)`` lets what is due happen and says whether anything did; ``due(now)`` only looks.

    A deadline that has passed stays passed until a fact says otherwise. So where nothing is due at
    the last of several seconds without an event, nothing was in those before, and where something
    is, its first second is found by halving. Both are exactly what asking every second comes to,
    and ``every_second`` does ask, to compare.
    """

    def __init__(
        self,
        now: Ms,
        due: Callable[[Ms], bool],
        tick: Callable[[Ms], None],
        every_second: bool = False,
    ) -> None:
        self.now = now
        self._due, self._tick, self._every_second = due, tick, every_second
        self._ticked = now - now % TICK_MS
        self._agenda: list[tuple[Ms, int, Script[None] | None, int]] = []
        self._waiting: dict[int, _Waiting] = {}
        self._n = 0

    def begin(self, script: Script[None], at: Ms) -> None:
        """Let somebody come in."""
        self._put(at, script)

    def _put(self, at: Ms, script: Script[None] | None, waiting: int = 0) -> None:
        """With ``waiting`` it is the end of a wait: nothing, if what was waited for came before."""
        self._n += 1
        heapq.heappush(self._agenda, (at, self._n, script, waiting))

    def run(self, until: Ms) -> None:
        """Turn the clock until ``until``; who is not done by then is left standing there."""
        while self._agenda and self._agenda[0][0] <= until:
            if self._something_was_due(self._agenda[0][0]):
                continue
            at, _, script, waiting = heapq.heappop(self._agenda)
            self.now = max(self.now, at)
            if waiting:
                waited = self._waiting.pop(waiting, None)
                if waited is not None:
                    self._step(waited.script, False)
            elif script is not None:
                self._step(script, True)
        while self._something_was_due(until):
            pass
        self.now = until

    def _something_was_due(self, by: Ms) -> bool:
        """Apply the first thing that is due in a whole second until ``by``, if there is one."""
        last = by - by % TICK_MS
        if last <= self._ticked:
            return False
        second = self._first_due(last)
        self._ticked = last if second is None else second
        if second is None:
            return False
        self.now = second
        self._tick(second)
        self.wake()
        return True

    def _first_due(self, last: Ms) -> Ms | None:
        early, late = self._ticked, last
        if self._every_second:
            seconds = range(early + TICK_MS, late + 1, TICK_MS)
            return next((second for second in seconds if self._due(second)), None)
        if not self._due(late):
            return None
        while late - early > TICK_MS:
            middle = (early + late) // 2 // TICK_MS * TICK_MS
            early, late = (early, middle) if self._due(middle) else (middle, late)
        return late

    def wake(self) -> None:
        """Something has changed: whoever waited for it goes on now, the longest waiting first."""
        for number in [n for n, one in self._waiting.items() if one.so()]:
            self._put(self.now, self._waiting.pop(number).script)

    def _step(self, script: Script[None], came: bool) -> None:
        """Let somebody go on until they need time again."""
        try:
            begun = getgeneratorstate(script) != GEN_CREATED
            step = script.send(came) if begun else next(script)
        except StopIteration:
            return
        if isinstance(step, Until):
            self._wait(script, step)
        else:
            self._put(self.now + max(0, round(step * 1000)), script)

    def _wait(self, script: Script[None], step: Until) -> None:
        if step.so():
            self._put(self.now, script)
            return
        self._n += 1
        number = self._n
        self._waiting[number] = _Waiting(script, step.so)
        self._put(self.now + max(0, round(step.most_s * 1000)), None, number)

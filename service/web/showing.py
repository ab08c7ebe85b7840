"""Whose view is made next: one at a time, when nobody waits for an answer, and half of the time at
most.

A view takes as long as several taps. Between two there is as much time for whoever taps as the last
one took, and five times as much while somebody's tap is still being answered: a full store then
shows its screens fewer views, and nobody waits for a command to be done. Whoever has news of their
own goes before those around whom something changed.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Hashable
from itertools import islice
from types import TracebackType

from service.web.answering import Answering

#: Whoever has not begun so long (seconds) after being granted a turn is passed over: a screen that
#: does not take what it is sent must not be waited for by all others.
PASSED_S = 0.1
#: While somebody waits for an answer, no view is made for so many times as long as the last took,
#: after the time that is left to others anyway. Then one is: screens must go on in a full store.
YIELDS = 4
#: So many views of those who go first; then one of the others, who else might wait for ever.
FIRST_IN_A_ROW = 3
#: After a view of one of the others, they rest for so many times as long as it took: in a full
#: store a thousand phones wait in line, and each whose place has changed would be shown that.
OTHERS_REST = 4
#: So many come together with the first of them, at most.
TOGETHER = 3


class Turn:
    """A place in the line. ``granted`` once it is one's turn, of which ``wake`` is told; make the
    view in a ``with`` block then, without waiting for anything."""

    def __init__(
        self, showing: Showing, wake: Callable[[], None], first: bool, together: Hashable | None
    ) -> None:
        self.granted = False
        self.first = first
        self.together = together
        self.over = False
        self.wake = wake
        self._showing = showing
        self._began = 0.0

    def __enter__(self) -> Turn:
        self._began = time.perf_counter()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end(time.perf_counter() - self._began)

    def give_up(self) -> None:
        """Whoever waited has gone."""
        if not self.over:
            self._end(0.0)

    def _end(self, took_s: float) -> None:
        self.over = True
        if self.granted:
            self._showing.ended(self, took_s)


class Showing:
    """The lines of those who wait to make a view: whoever goes first, and the others."""

    def __init__(self, answering: Answering) -> None:
        """``answering`` says whether somebody waits for an answer of this process."""
        self._answering = answering
        self._answering.idle.append(self._nobody_waits)
        self._first: deque[Turn] = deque()
        self._others: deque[Turn] = deque()
        self._in_a_row = 0
        #: Whose turn it is, and how long their views took until now (seconds).
        self._now: set[Turn] = set()
        self._took_s = 0.0
        #: The others rest until then. By a clock of its own: the loop's stands still for a
        #: millisecond, in which some views are made.
        self._others_from = 0.0
        #: Whoever waits for an answer goes before a view until then.
        self._yields_until = 0.0
        self._alarm: asyncio.TimerHandle | None = None
        self._resting = self._yielding = False

    def ask(
        self, wake: Callable[[], None], first: bool = True, together: Hashable | None = None
    ) -> Turn:
        """A place in the line. Those whose views have much in common come ``together``: they are
        made of one and the same moment, and what they share is made once."""
        turn = Turn(self, wake, first, together)
        (self._first if first else self._others).append(turn)
        if not self._now and (self._alarm is None or (first and self._resting)):
            self._go_on(0.0)
        return turn

    def ended(self, turn: Turn, took_s: float) -> None:
        """One of those whose turn it is is done. When all are, the next may, after others have had
        as much time as the views took."""
        self._now.discard(turn)
        self._took_s += took_s
        if self._now:
            return
        took_s, self._took_s = self._took_s, 0.0
        now = time.perf_counter()
        if not turn.first:
            self._others_from = now + OTHERS_REST * took_s
        self._yields_until = now + (1 + YIELDS) * took_s
        self._go_on(took_s)

    def _go_on(self, in_s: float, resting: bool = False) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._resting, self._yielding = resting, False
        self._alarm = asyncio.get_running_loop().call_later(in_s, self._grant)

    def _nobody_waits(self) -> None:
        if self._yielding:
            self._go_on(0.0)

    def _grant(self) -> None:
        self._alarm = None
        yields_s = self._yields_until - time.perf_counter()
        if self._answering.now and yields_s > 0 and (self._first or self._others):
            self._go_on(yields_s)
            self._yielding = True
            return
        while turn := self._next():
            if not turn.over:
                self._now = {turn, *self._others_with(turn)}
                for one in self._now:
                    one.granted = True
                    one.wake()
                asyncio.get_running_loop().call_later(PASSED_S, self._pass_over, [*self._now])
                return
        if self._others:
            rest_s = self._others_from - time.perf_counter()
            self._go_on(max(0.0, rest_s), resting=True)

    def _next(self) -> Turn | None:
        """Who is next, now that somebody may be."""
        others = bool(self._others) and time.perf_counter() >= self._others_from
        if self._first and (self._in_a_row < FIRST_IN_A_ROW or not others):
            self._in_a_row += 1
            return self._first.popleft()
        self._in_a_row = 0
        return self._others.popleft() if others else None

    def _others_with(self, turn: Turn) -> list[Turn]:
        """Those who come together with ``turn``, `TOGETHER` at most: whoever taps waits for all of
        them. They leave the line."""
        if turn.together is None:
            return []
        found: list[Turn] = []
        for line in (self._first, self._others):
            alike = (one for one in line if one.together == turn.together and not one.over)
            with_it = list(islice(alike, TOGETHER - len(found)))
            for one in with_it:
                line.remove(one)
            found += with_it
        return found

    def _pass_over(self, turns: list[Turn]) -> None:
        for one in turns:
            one.give_up()

"""A watcher hears the facts that concern one audience, in order, and never holds up the log."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator

from service.floor.audience import visits_concerned
from service.floor.facts import Fact
from service.floor.state import Floor
from service.log.codec import Recorded

#: A screen that is this many facts behind is sent its whole view instead of the facts between.
MOST = 500


class Watcher:
    """``concerns(fact, floor)`` says which facts to keep; ``floor`` is the floor after the fact.

    Whoever waits for news of one ``visit`` is not asked: the store knows what concerns it. What is
    not its ``own`` is only noted: that something around it is not as it was.
    """

    def __init__(
        self,
        concerns: Callable[[Fact, Floor], bool],
        visit: str | None = None,
        own: Callable[[Fact], bool] = lambda fact: True,
    ) -> None:
        self._concerns = concerns
        self._own = own
        self.visit = visit
        #: Something around it has changed since it was last looked at.
        self.stirred = False
        #: That would be seen anyway: no need to be woken for it.
        self.looks_soon = False
        self._heard: list[Recorded] = []
        self._news = asyncio.Event()
        self._lost = False
        self.closed = False

    def hear(self, recorded: Recorded, floor: Floor) -> None:
        if self._concerns(recorded.fact, floor):
            if self._own(recorded.fact):
                self.keep(recorded)
            else:
                self.stir()

    def stir(self) -> None:
        """Something around whoever listens is not as it was."""
        self.stirred = True
        if not self.looks_soon:
            self._news.set()

    def keep(self, recorded: Recorded) -> None:
        """It concerns whoever listens."""
        if len(self._heard) >= MOST:
            self.begin_again()
        else:
            self._heard.append(recorded)
        self._news.set()

    def begin_again(self) -> None:
        """Forget what was heard: only a whole view will do now."""
        self._heard.clear()
        self._lost = True
        self._news.set()

    def close(self) -> None:
        """Nothing more will be heard here."""
        self.closed = True
        self._news.set()

    def wake(self) -> None:
        """There is something else to do than to hear of facts."""
        self._news.set()

    async def news(self) -> None:
        """Wait for something to take, or to be woken."""
        await self._news.wait()

    async def listen(self) -> list[Recorded]:
        """Wait for news and take all of it. Empty if facts were lost: look at the view."""
        await self.news()
        return self.take() or []

    def take(self) -> list[Recorded] | None:
        """All the news that there is now. None if facts were lost: look at the view."""
        self._news.clear()
        heard = None if self._lost else self._heard
        self._heard, self._lost = [], False
        return heard


class Watchers:
    """Everybody who listens to one store.

    A thousand phones each listen for one visit, and a fact is for one or two of them: they are
    found, not asked one by one.
    """

    def __init__(self) -> None:
        self._asked: set[Watcher] = set()
        self._by_visit: dict[str, set[Watcher]] = {}
        #: Visits whose view changes by what has happened, though the fact is not about them.
        self.upset: Callable[[Floor], Iterable[str]] = lambda floor: ()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Watcher]:
        yield from self._asked
        for found in self._by_visit.values():
            yield from found

    def add(self, watcher: Watcher) -> None:
        self._of(watcher.visit).add(watcher)

    def discard(self, watcher: Watcher) -> None:
        found = self._of(watcher.visit)
        found.discard(watcher)
        if not found and watcher.visit is not None:
            del self._by_visit[watcher.visit]

    def _of(self, visit: str | None) -> set[Watcher]:
        return self._asked if visit is None else self._by_visit.setdefault(visit, set())

    def hear(self, recorded: Recorded, floor: Floor) -> None:
        """Something happened; ``floor`` is the floor after it."""
        for watcher in self._asked:
            watcher.hear(recorded, floor)
        own = getattr(recorded.fact, "visit", None)
        concerned = visits_concerned(recorded.fact, floor)
        visits = [*self._by_visit] if concerned is None else {*concerned, *self.upset(floor)}
        for visit in visits:
            for watcher in self._by_visit.get(visit, ()):
                if visit == own:
                    watcher.keep(recorded)
                else:
                    watcher.stir()

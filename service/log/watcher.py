"""A watcher hears the facts that concern one audience, in order, and never holds up the log."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from service.floor.facts import Fact
from service.floor.state import Floor
from service.log.codec import Recorded

#: A screen that is this many facts behind is sent its whole view instead of the facts between.
MOST = 500


class Watcher:
    """``concerns(fact, floor)`` says which facts to keep; ``floor`` is the floor after the fact."""

    def __init__(self, concerns: Callable[[Fact, Floor], bool]) -> None:
        self._concerns = concerns
        self._heard: list[Recorded] = []
        self._news = asyncio.Event()
        self._lost = False
        self.closed = False

    def hear(self, recorded: Recorded, floor: Floor) -> None:
        if not self._concerns(recorded.fact, floor):
            return
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

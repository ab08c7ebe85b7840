"""A screen's live line: reads its events in a greenlet of its own, and keeps the newest view."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import gevent
from gevent.event import Event as Signal

from load_tests.account import Screen
from load_tests.day import Day
from load_tests.sse import Event, Parser

#: The service says something every 10 seconds; a screen that hears nothing this long (seconds)
#: takes the line for dead.
SILENCE_S = 25.0
PIECE = 65_536
Json = dict[str, Any]


class Stream:
    """``gone`` once the service said that there will be no other."""

    def __init__(self, day: Day, screen: Screen, path: str, token: str) -> None:
        self._shown: Event | None = None
        self.gone = False
        #: There is no line now, and everybody knows it.
        self.away = False
        self._day = day
        self._screen = screen
        self._path = path
        self._token = token
        self._last = ""
        self._news = Signal()
        self._reading = gevent.spawn(self._read)

    @property
    def view(self) -> Json | None:
        """The newest one."""
        return self._shown.data if self._shown else None

    def next_view(self, patience_s: float) -> Json | None:
        """The newest view, as soon as there is one that was not asked for yet."""
        self._news.wait(patience_s)
        self._news.clear()
        return self.view

    def wait_until(self, holds: Callable[[Json], bool], patience_s: float) -> bool:
        """Whether a view for which it ``holds`` came in time."""
        give_up_at = self._day.now() + patience_s
        while self.view is None or not holds(self.view):
            left = give_up_at - self._day.now()
            if left <= 0 or self.gone or self._reading.dead:
                return False
            self.next_view(left)
        return True

    @property
    def name(self) -> str:
        return self._screen.name

    def vanish(self) -> None:
        """The line breaks: a lift, or the wifi is gone."""
        self._reading.kill()
        self.away = True

    def come_back(self) -> None:
        """It goes on from the last position."""
        if self.away:
            self.away = False
            self._reading = gevent.spawn(self._read)

    def break_and_resume(self) -> None:
        """A line that breaks and is back in the same moment."""
        self.vanish()
        self.come_back()

    def hang_up(self) -> None:
        self._reading.kill()

    def _read(self) -> None:
        where = urlsplit(self._day.url)
        line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=SILENCE_S)
        try:
            self._follow(line)
        except (OSError, http.client.HTTPException) as problem:
            self._day.verdict.fail(f"{self._screen.role} screen: lost its line ({problem!r})")
        finally:
            line.close()

    def _follow(self, line: http.client.HTTPConnection) -> None:
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "text/event-stream"}
        if self._last:
            headers["Last-Event-ID"] = self._last
            self._day.verdict.resumed(self._screen)
        line.request("GET", f"{self._day.base}{self._path}", headers=headers)
        answer = line.getresponse()
        if answer.status != 200:
            raise http.client.HTTPException(f"{answer.status} {answer.read(300)!r}")
        parser = Parser()
        while piece := answer.read1(PIECE):
            for event in parser.feed(piece):
                self._take(event)
        if not self.gone:
            raise http.client.HTTPException("the service ended it")

    def _take(self, event: Event) -> None:
        self._day.verdict.heard(self._screen, event, self._day.now())
        if event.name == "view":
            self._shown = event
        elif event.name == "gone":
            self.gone = True
        self._last = event.position or self._last
        self._news.set()

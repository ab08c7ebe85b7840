"""Reading server-sent events, as a screen does."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx

from tests.serving import PATIENCE_S, Caller


@dataclass(frozen=True, slots=True)
class Event:
    """One event; ``kind`` is ``comment`` for what only keeps the line open."""

    kind: str
    id: str
    data: Any


class Stream:
    """A stream that a screen listens to."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def next(self) -> Event | None:
        """The next event; None when the stream has ended."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE_S):
            async for line in self._lines:
                if line:
                    name, _, value = line.partition(":")
                    fields[name or "comment"] = value.removeprefix(" ")
                elif fields:
                    return _event(fields)
        return None

    async def view(self) -> Event:
        """The next event, which must be a view."""
        event = await self.next()
        assert event is not None
        assert event.kind == "view", event
        return event

    async def until_view(self) -> tuple[list[Event], Event]:
        """The facts until the next view, and that view."""
        facts: list[Event] = []
        while True:
            event = await self.next()
            assert event is not None, "the stream ended before a view came"
            if event.kind == "view":
                return facts, event
            assert event.kind == "fact", event
            facts.append(event)


def _event(fields: dict[str, str]) -> Event:
    if "comment" in fields:
        return Event("comment", "", fields["comment"])
    return Event(fields["event"], fields["id"], json.loads(fields["data"]))


@contextlib.asynccontextmanager
async def listening(caller: Caller, path: str, last: str = "") -> AsyncIterator[Stream]:
    """The stream at ``path``; ``last`` is where the screen left off."""
    headers = caller.headers | ({"Last-Event-ID": last} if last else {})
    async with caller.http.stream("GET", caller.url(path), headers=headers) as response:
        assert response.status_code == 200, await response.aread()
        yield Stream(response)


def kinds(facts: list[Event]) -> list[str]:
    return [fact.data["kind"] for fact in facts]

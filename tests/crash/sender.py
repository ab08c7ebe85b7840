"""Whoever sends commands as a screen does: with a key, again after a failure, until told.

Everything that was told is kept, to be held against the log in the end.
"""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.crash.house import House

#: 503: "nothing was done, or we don't know; ask again with the same key".
AGAIN = 503
#: Ordinary answers of a busy shop to a command that can't be done now.
REFUSED = frozenset({404, 409})

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """A fact that must be in the log: its kind, and what some of its fields say."""

    kind: str
    says: Json

    def __str__(self) -> str:
        return f"{self.kind}({', '.join(f'{name}={value}' for name, value in self.says.items())})"


@dataclass(slots=True)
class Command:
    """One command as it goes over the wire."""

    actor: str
    method: str
    path: str
    body: Json | None
    token: str
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A command that was acknowledged, what was answered, and what must be in the log for it."""

    command: Command
    answer: Json
    facts: tuple[Expected, ...]


class Book:
    """What everybody was told, and everything that should not have happened."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.signals: list[str] = []
        self.refused = 0
        self.troubles: list[str] = []
        self.closing = False
        self._waiting: list[tuple[int, asyncio.Event]] = []

    def write(self, told: Told) -> None:
        self.told.append(told)
        for target, reached in self._waiting:
            if len(self.told) >= target:
                reached.set()

    def close(self) -> None:
        """Everybody finishes what they are at, and goes home."""
        self.closing = True
        for _, reached in self._waiting:
            reached.set()

    async def more(self, commands: int, within_s: float) -> None:
        """Wait until that many more commands were acknowledged, or the shop closes."""
        waiting = (len(self.told) + commands, asyncio.Event())
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(within_s):
                await waiting[1].wait()
        finally:
            self._waiting.remove(waiting)


class Sender:
    """One person or device with a line to the house."""

    def __init__(self, house: House, http: httpx.AsyncClient, book: Book) -> None:
        self.house = house
        self.http = http
        self.book = book

    async def command(
        self, actor: str, method: str, path: str, body: Json | None = None, token: str = ""
    ) -> tuple[Command, Json | None]:
        """Send until there is an answer; None if it was refused."""
        command = Command(actor, method, path, body, token)
        response = await self.send(command)
        if response.is_success:
            return command, response.json() if response.content else {}
        if response.status_code in REFUSED:
            self.book.refused += 1
        else:
            self.book.troubles.append(f"{method} {path}: {response.status_code} {response.text}")
        return command, None

    async def send(self, command: Command) -> httpx.Response:
        """The answer to ``command``, sent with its key as often as it takes."""
        headers = {"Idempotency-Key": command.key}
        if command.token:
            headers["Authorization"] = f"Bearer {command.token}"
        while True:
            await self.house.open.wait()
            command.attempts += 1
            try:
                response = await self.http.request(
                    command.method,
                    f"{self.house.url}{command.path}",
                    json=command.body,
                    headers=headers,
                )
            except httpx.TransportError:
                continue
            if response.status_code != AGAIN:
                return response

    async def look(self, path: str, token: str) -> Json | None:
        """What a screen shows; asked for again until it can be had. None if it is refused."""
        response = await self.send(Command("", "GET", path, None, token))
        if response.is_success:
            shown: Json = response.json()
            return shown
        self.book.troubles.append(f"GET {path}: {response.status_code} {response.text}")
        return None

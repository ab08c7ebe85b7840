"""A made store with open screens: who has access, and the taps that its people do."""

from __future__ import annotations

import json
import shutil
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from load_tests.bench.house import Tree, copy_of, serving, store_of
from load_tests.bench.made_vectors import Made, gtin_of, kept
from load_tests.bench.places import ROOM
from load_tests.bench.rounds import Tell
from load_tests.bench.server import Line, Server
from load_tests.bench.tapping import MADE, PIECES, STORE
from load_tests.bench.wrk import Asked
from service.web.access import Gate, Principal, Role

#: What access is signed with here: so the bench lets its screens in by itself.
SECRET = "bench"
ROOMS = tuple(f"r{n}" for n in range(1, 7))
#: Visits that tap, and garments that are on the pick-list besides the first of each.
TAPPERS, LISTED = 30, 20


def access(role: Role, subject: str) -> str:
    """A token as a link gives it."""
    return Gate(SECRET).token(Principal(role, "bench", subject, subject.title()))


@dataclass(slots=True)
class Store:
    """Fitroom on a copy of a made store, with one line over which everything is asked."""

    tree: Tree
    tell: Tell
    made: Made = MADE
    pieces: int = PIECES
    _server: Server | None = None
    _data: Path | None = None
    _line: Line | None = None

    @property
    def server(self) -> Server:
        assert self._server is not None
        return self._server

    @property
    def port(self) -> int:
        return urlsplit(self.server.url).port or 0

    def start(self) -> float:
        """Seconds until it answered."""
        store = store_of(
            self.tree, self.made, kept(self.made, ROOM / "made"), self.tell, self.pieces
        )
        self._data = copy_of(store)
        self._server = serving(self.tree, self._data, {"FITROOM_SECRET": SECRET})
        taken = self._server.start(STORE)
        self._line = Line(self.port)
        return taken

    def stop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._server is not None:
            self._server.stop()
            self._server = None
        if self._data is not None:
            shutil.rmtree(self._data, ignore_errors=True)
            self._data = None

    def do(self, path: str, token: str = "", method: str = "POST", body: str = "{}") -> Any:
        """A command, or a look, and what it answered.

        Raises:
            Skipped: it was refused, or failed.
        """
        headers = [("Idempotency-Key", str(uuid.uuid4()))] if method != "GET" else []
        headers += [("Authorization", f"Bearer {token}")] if token else []
        asked = Asked(f"{STORE.path}{path}", body, tuple(headers), method)
        assert self._line is not None
        return json.loads(self._line.ask(asked))


@dataclass(slots=True)
class Phone:
    """A visit and its access; ``asked`` are the garments that it has asked for so far."""

    visit: str
    token: str
    asked: int = 0


@dataclass(slots=True)
class People:
    """Visits that have begun; some of them tap. Pick-lists stay as long as in a busy store."""

    store: Store
    phones: list[Phone] = field(default_factory=list)
    _open: deque[tuple[Phone, str]] = field(default_factory=deque)
    _rows: list[int] = field(default_factory=lambda: np.flatnonzero(MADE.here()).tolist())

    def come(self, count: int) -> None:
        """So many visits begin. The first of them ask for a garment, and enter the rooms."""
        for _ in range(count):
            said = self.store.do("/visits", body='{"via": "phone"}')
            self.phones.append(Phone(said["visit"]["id"], said["token"]))
        for phone in self.tapping:
            self._ask(phone)
        for phone in self.tapping[: len(ROOMS)]:
            view = self.store.do(f"/visits/{phone.visit}", phone.token, "GET", "")
            if view["state"] == "offered":
                self.store.do(f"/visits/{phone.visit}/entry", phone.token)

    @property
    def tapping(self) -> list[Phone]:
        return self.phones[:TAPPERS]

    def tap(self, n: int) -> tuple[str, str]:
        """The ``n``-th tap: somebody asks for a garment, or takes back what is long on the list.

        The fact that a runner hears of it, and the request it is about.
        """
        if n % 2 and len(self._open) > LISTED:
            return "RequestCancelled", self._take_back()
        phone = self.tapping[n % len(self.tapping)]
        request = self._ask(phone)
        self._open.append((phone, request))
        return "GarmentRequested", request

    def clear(self) -> None:
        """Everything that was asked for in a measurement is taken back."""
        while self._open:
            self._take_back()

    def _ask(self, phone: Phone) -> str:
        row = self._rows[phone.asked % len(self._rows)]
        phone.asked += 1
        body = json.dumps({"gtin": gtin_of(row)})
        said = self.store.do(f"/visits/{phone.visit}/requests", phone.token, body=body)
        return str(said["request"])

    def _take_back(self) -> str:
        phone, request = self._open.popleft()
        self.store.do(f"/visits/{phone.visit}/requests/{request}/cancellation", phone.token)
        return request


#: Does the n-th tap; what will be heard of it.
Tap = Callable[[int], tuple[str, str]]

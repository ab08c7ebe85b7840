"""Contenders of ``slates``: slates over HTTP, slates in memory, and a route with the same bytes."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from load_tests.bench import wrk
from load_tests.bench.house import Tree, store_of
from load_tests.bench.made_vectors import Made, kept
from load_tests.bench.places import ROOM, TREE
from load_tests.bench.processes import busy_s, pss_mb, settle
from load_tests.bench.rounds import Tell
from load_tests.bench.screens import Store
from load_tests.bench.section import Figures, Group, Skipped
from load_tests.bench.server import Line, Server, cores, free_port
from load_tests.bench.tapping import STORE
from load_tests.bench.tastes import Taste, tastes
from load_tests.bench.worker import Worker
from load_tests.bench.wrk import Asked

PLACES = 8


@dataclass(slots=True)
class Specimen:
    """An answer of Fitroom's, which the limit gives to everybody."""

    body: bytes = b"{}"


def loaded(server: Server, asked: Sequence[Asked], connections: int, seconds: int) -> Figures:
    """What came of asking ``asked`` in turn.

    Raises:
        Skipped: an answer failed, or wrk.
    """
    before = busy_s(server.pid)
    with TemporaryDirectory(prefix="fitroom-bench-") as folder:
        lua = Path(folder) / "ask.lua"
        lua.write_text(wrk.script(asked), "utf-8")
        try:
            load = wrk.run(server.url, lua, connections, seconds, cores()[1])
        except wrk.WrkFault as problem:
            raise Skipped(f"wrk: {problem}") from problem
    if load.failed:
        raise Skipped(f"{load.failed} of {load.requests} answers failed")
    busy = busy_s(server.pid) - before
    settle(server.pid)
    return {
        "rate": load.rate,
        "per_cpu": load.requests / busy if busy else 0.0,
        "p50_ms": load.p50_ms,
        "p99_ms": load.p99_ms,
        "memory_mb": pss_mb(server.pid),
    }


@dataclass(slots=True)
class Slating:
    """Fitroom over HTTP: visits that have spoken, whose slates are asked for in turn."""

    name: str
    tree: Tree
    made: Made
    seconds: int
    specimen: Specimen
    tell: Tell
    note: str = "Each slate is a new one, and written to the signals of the store."
    group: Group = "fitroom"
    _store: Store | None = None
    _asked: list[Asked] = field(default_factory=list)

    def start(self) -> Figures:
        wrk.program()
        self._store = Store(self.tree, self.tell, self.made, pieces=1)
        self._store.start()
        here = np.load(kept(self.made, ROOM / "made") / "here.npy")
        self._asked = [self._begin(self._store, taste) for taste in tastes(here)]
        line = Line(self._store.port)
        self.specimen.body = line.ask(self._asked[0])
        line.close()
        cards = json.loads(self.specimen.body)["cards"]
        if len(cards) != PLACES:
            raise Skipped(f"a slate has {len(cards)} cards, not {PLACES}")
        loaded(self._store.server, self._asked, 1, 1)  # what is read once is read
        return {}

    @staticmethod
    def _begin(store: Store, taste: Taste) -> Asked:
        """A visit with this taste; how its slate is asked for."""
        said = store.do("/visits", body='{"via": "phone"}')
        path, token = f"/visits/{said['visit']['id']}", said["token"]
        for gtin, _ in taste.asked:
            store.do(f"{path}/requests", token, body=json.dumps({"gtin": gtin}))
        for style in taste.liked:
            store.do(f"{path}/opinions/{style}", token, "PUT", '{"opinion": "like"}')
        why = '{"opinion": "dislike", "reasons": ["colour"]}'
        store.do(f"{path}/opinions/{taste.disliked}", token, "PUT", why)
        access = (("Authorization", f"Bearer {token}"),)
        return Asked(f"{STORE.path}{path}/slate?n={PLACES}", headers=access)

    def measure(self, case: str) -> Figures:
        assert self._store is not None
        return loaded(self._store.server, self._asked, int(case.split()[0]), self.seconds)

    def stop(self) -> None:
        if self._store is not None:
            self._store.stop()
            self._store = None


@dataclass(slots=True)
class InMemory(Worker):
    """Fitroom in process: the worker `workers.slating` on the made store's release."""

    made: Made = field(default_factory=lambda: Made(0))
    tell: Tell = print

    def start(self) -> Figures:
        folder = kept(self.made, ROOM / "made")
        releases = store_of(self.tree, self.made, folder, self.tell) / "releases"
        release = next(one for one in releases.iterdir() if one.is_dir())
        self.words = ("slating", str(folder), str(release))
        return Worker.start(self)


@dataclass(slots=True)
class SameBytes:
    """FastAPI that returns an answer of Fitroom's, and asks nobody for it."""

    name: str
    seconds: int
    specimen: Specimen
    note: str = "The bytes of one slate for every question."
    group: Group = "limit"
    _server: Server | None = None
    _folder: TemporaryDirectory[str] | None = None

    def start(self) -> Figures:
        self._folder = TemporaryDirectory(prefix="fitroom-bench-")
        file, port = Path(self._folder.name) / "slate.json", free_port()
        file.write_bytes(self.specimen.body)
        words = ["-m", "load_tests.bench.peers.same_bytes", str(file), str(port)]
        self._server = Server([sys.executable, *words], {"PYTHONPATH": str(TREE)}, TREE, port)
        self._server.start(ANY)
        return {}

    def measure(self, case: str) -> Figures:
        assert self._server is not None
        return loaded(self._server, [ANY], int(case.split()[0]), self.seconds)

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


#: Whose slate it is does not matter to whoever gives the same one to all.
ANY = Asked(f"{STORE.path}/visits/v/slate?n={PLACES}")

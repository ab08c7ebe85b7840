"""Fitroom over HTTP as shoppers tap: visits that ask for garments, each request committed."""

from __future__ import annotations

import http.client
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import numpy as np

from load_tests.bench import wrk
from load_tests.bench.house import Tree, copy_of, serving, store_of
from load_tests.bench.made_vectors import Made, gtin_of, kept
from load_tests.bench.places import ROOM
from load_tests.bench.processes import busy_s, pss_mb, settle
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Figures, Group, Skipped
from load_tests.bench.server import Server, asked_on, cores
from load_tests.bench.wrk import Asked

#: A small catalogue, with more pieces of each garment than anyone can ask for.
MADE, PIECES = Made(1_000), 100_000
#: Visits for each second of a measurement, and garments that each of them may ask for.
VISITS, ASKED = 100, 15
STORE = Asked("/v1/stores/bench")


@dataclass(slots=True)
class Tapping:
    """Measures the route that asks for a garment; visits are begun before it and ended after it."""

    name: str
    tree: Tree
    seconds: int
    tell: Tell
    note: str = ""
    group: Group = "fitroom"
    _server: Server | None = None
    _data: Path | None = None

    def start(self) -> Figures:
        wrk.program()
        store = store_of(self.tree, MADE, kept(MADE, ROOM / "made"), self.tell, PIECES)
        self._data = copy_of(store)
        self._server = serving(self.tree, self._data, {})
        return {"start_s": self._server.start(STORE)}

    def measure(self, case: str) -> Figures:
        assert self._server is not None
        where = urlsplit(self._server.url)
        line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        try:
            begun = [self._begin(line) for _ in range(VISITS * self.seconds)]
            found = self._load(self._server, case, script_of(begun))
            for visit, access in begun:
                self._done(line, Asked(f"{STORE.path}/visits/{visit}/end", "{}", access))
        except (OSError, http.client.HTTPException, ValueError, LookupError) as problem:
            raise Skipped(f"its answer can't be read: {problem!r}") from problem
        finally:
            line.close()
        return found

    def _begin(self, line: http.client.HTTPConnection) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The id of a new visit, and the header that gives access to it."""
        said = json.loads(self._done(line, Asked(f"{STORE.path}/visits", '{"via": "phone"}')))
        return said["visit"]["id"], (("Authorization", f"Bearer {said['token']}"),)

    @staticmethod
    def _done(line: http.client.HTTPConnection, asked: Asked) -> bytes:
        status, body = asked_on(line, asked)
        if status >= 400:
            raise Skipped(f"{asked.path.rpartition('/')[2]} answers {status}: {body[:200]!r}")
        return body

    def _load(self, server: Server, case: str, lua: str) -> Figures:
        before = busy_s(server.pid)
        with TemporaryDirectory(prefix="fitroom-bench-") as folder:
            path = Path(folder) / "ask.lua"
            path.write_text(lua, "utf-8")
            try:
                load = wrk.run(server.url, path, int(case.split()[0]), self.seconds, cores()[1])
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

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None
        if self._data is not None:
            shutil.rmtree(self._data, ignore_errors=True)
            self._data = None


@dataclass(slots=True)
class Looking(Tapping):
    """Measures what a look costs: a visit's list, read to the end of the log."""

    def measure(self, case: str) -> Figures:
        assert self._server is not None
        where = urlsplit(self._server.url)
        line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        try:
            begun = [self._begin(line) for _ in range(VISITS)]
            asked = [Asked(f"{STORE.path}/visits/{visit}", headers=token) for visit, token in begun]
            found = self._load(self._server, case, wrk.script(asked))
            for visit, access in begun:
                self._done(line, Asked(f"{STORE.path}/visits/{visit}/end", "{}", access))
        except (OSError, http.client.HTTPException, ValueError, LookupError) as problem:
            raise Skipped(f"its answer can't be read: {problem!r}") from problem
        finally:
            line.close()
        return found


def script_of(begun: list[tuple[str, tuple[tuple[str, str], ...]]]) -> str:
    """Every visit asks for its first garment, then every one for its second, and so on."""
    rows = np.flatnonzero(MADE.here())[:ASKED]
    return wrk.script(
        [
            Asked(
                f"{STORE.path}/visits/{visit}/requests",
                json.dumps({"gtin": gtin_of(int(row))}),
                access,
            )
            for row in rows
            for visit, access in begun
        ]
    )

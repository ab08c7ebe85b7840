"""The peers and the limits of `similar`, each with how it is prepared, started, asked and read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import numpy as np

from load_tests.bench.in_process import InProcess
from load_tests.bench.made_vectors import row_of, style_of
from load_tests.bench.peer_environment import PeerEnvironment
from load_tests.bench.places import ROOM, TREE
from load_tests.bench.question import Ask, K, Question, read_neighbours
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Skipped
from load_tests.bench.served import Served
from load_tests.bench.server import Server, free_port
from load_tests.bench.wrk import Asked

#: Module in `load_tests.bench.peers`, name, the distribution it needs, what to know of it.
BEHIND_FASTAPI = (
    ("faiss_hnsw", "FAISS HNSW, FastAPI", "faiss-cpu", "M 32, efSearch 200, a bitmap selector."),
    ("faiss_ivf", "FAISS IVF, FastAPI", "faiss-cpu", "4 sqrt(n) lists, 1 in 16 looked into."),
    (
        "hnswlib_store",
        "hnswlib per store, FastAPI",
        "hnswlib",
        "A graph of what is in stock alone: nothing to filter, and to be changed with every piece.",
    ),
    ("qdrant", "Qdrant Edge, FastAPI", "qdrant-edge-py", "Defaults, a keyword index on the size."),
    (
        "lance",
        "LanceDB, FastAPI",
        "lancedb",
        "On disk; HNSW with scalar quantisation, ef 200, refined 4 times, a bitmap index.",
    ),
)
CHROMA = "M 32, ef 100; the client sends the vector, for its server knows no question by id."
TXTAI = "Backend and candidates as it chooses; filters after the search, by SQL."


@dataclass(frozen=True, slots=True)
class Peers:
    """Makes contenders out of peers, for one question."""

    question: Question
    python: PeerEnvironment
    seconds: int
    first_case: str
    tell: Tell

    def all(self) -> list[Contender]:
        return [*self.limits(), *self.peers()]

    def limits(self) -> list[Contender]:
        """What no one in Python gets past: fixed answers, and searching alone."""
        fixed = "The same bytes for every question."
        granian = [
            *("-m", "granian", "--interface", "rsgi", "--workers", "1", "--loop", "uvloop"),
            *("--host", "127.0.0.1", "--port", "{port}", "--no-ws", "--log-level", "warning"),
            "load_tests.bench.peers.fixed:rsgi",
        ]
        named = (("fastapi", "fixed bytes, FastAPI"), ("asgi", "fixed bytes, bare ASGI"))
        return [
            *(self._searching(*one) for one in (("faiss", "FAISS flat"), ("blas", "BLAS"))),
            *(
                self._served("limit", name, "fastapi", fixed, self._module("fixed", task), None)
                for task, name in named
            ),
            self._served("limit", "fixed bytes, granian RSGI", "granian", fixed, granian, None),
        ]

    def peers(self) -> list[Contender]:
        found: list[Contender] = [
            self._served("peer", name, needs, note, self._module(module, "serve"), module)
            for module, name, needs, note in BEHIND_FASTAPI
        ]
        return [*found, self._chroma(), self._txtai()]

    def _searching(self, way: str, name: str) -> InProcess:
        module = "load_tests.bench.peers.in_process"
        command = [str(self.python.python), "-m", module, way, str(self.question.folder)]
        note = "No HTTP at all: one search after another on one thread, of those in stock."
        case = (self.seconds, self.first_case, note)
        return InProcess(f"{name}, no server", self.question, command, PYTHON, TREE, *case)

    def _module(self, module: str, task: str) -> list[str]:
        made, work = self.question.folder, self._work(module)
        return ["-m", f"load_tests.bench.peers.{module}", task, str(made), str(work), "{port}"]

    def _work(self, module: str) -> Path:
        return ROOM / "peers" / self.question.made.digest / module

    def _served(
        self, group: str, name: str, needs: str, note: str, words: list[str], module: str | None
    ) -> Served:
        """A contender that runs in the peers' Python; ``module`` prepares it, if it needs that."""

        def launch() -> Server:
            self._check(needs)
            if module is not None:
                self._prepare(module)
            port = free_port()
            command = [word.replace("{port}", str(port)) for word in words]
            return Server([str(self.python.python), *command], PYTHON, TREE, port)

        read = read_neighbours if module else None
        return self._of(group, name, note, launch, by_style, read)

    def _of(
        self,
        group: str,
        name: str,
        note: str,
        launch: Callable[[], Server],
        ask: Ask,
        read: Callable[[bytes], list[int]] | None,
    ) -> Served:
        what = (self.question, launch, ask, read, self.seconds, note)
        return Served(name, "limit" if group == "limit" else "peer", *what)

    def _chroma(self) -> Served:
        work = self._work("chroma")

        def launch() -> Server:
            self._check("chromadb")
            self._prepare("chroma")
            port = free_port()
            program = str(self.python.python.parent / "chroma")
            words = ["run", "--path", str(work / "chroma"), "--host", "127.0.0.1"]
            environment = {"ANONYMIZED_TELEMETRY": "False", "CHROMA_TELEMETRY": "False"}
            return Server([program, *words, "--port", str(port)], environment, TREE, port)

        vectors = np.load(self.question.folder / "vectors.npy", mmap_mode="r")

        def ask(row: int) -> Asked:
            id_ = (work / "collection.txt").read_text("utf-8")
            where = "/api/v2/tenants/default_tenant/databases/default_database/collections"
            body = {
                "query_embeddings": [vectors[row].tolist()],
                "n_results": K + 1,
                "where": {"here": True},
                "include": ["distances"],
            }
            return Asked(f"{where}/{id_}/query", json.dumps(body))

        return self._of("peer", "Chroma, its own server", CHROMA, launch, ask, read_chroma)

    def _txtai(self) -> Served:
        work = self._work("txtai_api")

        def launch() -> Server:
            self._check("txtai")
            self._prepare("txtai_api")
            port = free_port()
            words = ["-m", "uvicorn", "txtai.api:app", "--loop", "uvloop", "--http", "httptools"]
            words += ["--no-access-log", "--log-level", "warning", "--port", str(port)]
            environment = {
                **PYTHON,
                "CONFIG": str(work / "txtai.yml"),
                "FITROOM_BENCH_MADE": str(self.question.folder),
                "ALLOW_RESOLVE_TRANSFORM": "True",
                "OMP_NUM_THREADS": "1",
            }
            return Server([str(self.python.python), *words], environment, TREE, port)

        return self._of("peer", "txtai, its own API", TXTAI, launch, by_sql, read_txtai)

    def _check(self, needs: str) -> None:
        if needs in self.python.missing:
            raise Skipped(f"it does not install: {self.python.missing[needs]}")

    def _prepare(self, module: str) -> None:
        """Build what it searches, once, on every core; it serves on one."""
        work = self._work(module)
        done = work / "prepared"
        if done.exists():
            return
        self.tell(f"building the index of {module} (once)")
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        words = [str(self.python.python), "-m", f"load_tests.bench.peers.{module}", "prepare"]
        built = subprocess.run(
            [*words, str(self.question.folder), str(work)],
            cwd=TREE,
            env={**os.environ, **PYTHON},
            capture_output=True,
            text=True,
            check=False,
        )
        if built.returncode != 0:
            raise Skipped(f"its index is not built: {' '.join(built.stderr[-300:].split())}")
        done.touch()


#: What lets a peer import its own module.
PYTHON = {"PYTHONPATH": str(TREE), "TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"}


def by_style(row: int) -> Asked:
    """As Fitroom's lean route is asked."""
    return Asked(f"/v1/stores/bench/styles/{style_of(row)}/neighbours?n={K}&size=M")


def by_sql(row: int) -> Asked:
    words = f"select id, score from txtai where similar('{style_of(row)}') and here = 1"
    return Asked(f"/search?query={quote(words)}&limit={K + 1}")


def read_chroma(body: bytes) -> list[int]:
    return [row_of(one) for one in json.loads(body)["ids"][0]]


def read_txtai(body: bytes) -> list[int]:
    return [row_of(one["id"]) for one in json.loads(body)]

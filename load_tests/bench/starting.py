"""A contender that is started anew in every round: seconds to its first answer, and its memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from load_tests.bench.house import Tree, copy_of, serving, store_of
from load_tests.bench.made_vectors import Made
from load_tests.bench.processes import pss_mb, settle
from load_tests.bench.question import K, read_slate
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Figures, Group, Skipped
from load_tests.bench.server import ask
from load_tests.bench.similar import by_slate

#: What says that it is there, and stays until its pipe ends.
IMPORTING = "import sys, {what}; print('there', flush=True); sys.stdin.read()"


@dataclass(slots=True)
class Importing:
    """Python that imports ``what`` and does nothing."""

    name: str
    what: str
    note: str = "The same Python, and nothing served."
    group: Group = "limit"

    def start(self) -> Figures:
        self._once()  # so that its files are in memory, and compiled
        return {}

    def measure(self, case: str) -> Figures:
        return self._once()

    def _once(self) -> Figures:
        began = time.monotonic()
        with subprocess.Popen(
            [sys.executable, "-c", IMPORTING.format(what=self.what)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(os.environ),
        ) as process:
            assert process.stdout is not None
            if process.stdout.readline() != b"there\n":
                raise Skipped(f"{self.what} can't be imported")
            found = {"start_s": time.monotonic() - began, "memory_mb": pss_mb(process.pid)}
            process.communicate()
        return found

    def stop(self) -> None:
        """Nothing is kept."""


@dataclass(slots=True)
class Starting:
    """``fitroom run`` on a made store that was served before, until it answers what is alike."""

    name: str
    tree: Tree
    made: Made
    folder: Path
    tell: Tell
    note: str = "The service with its Redis; its first answer is a slate of twelve, looked at."
    group: Group = "fitroom"
    _data: Path | None = None

    def start(self) -> Figures:
        self._data = copy_of(store_of(self.tree, self.made, self.folder, self.tell))
        self._once()
        return {}

    def measure(self, case: str) -> Figures:
        return self._once()

    def _once(self) -> Figures:
        assert self._data is not None
        server = serving(self.tree, self._data, {})
        question = by_slate(self.made.styles // 2)
        try:
            took = server.start(question)
            _, body = ask(server.url, question)
            if len(read_slate(body)) != K:
                raise Skipped(f"its answer has not {K} cards")
            settle(server.pid)
            return {"start_s": took, "memory_mb": pss_mb(server.pid)}
        finally:
            server.stop()

    def stop(self) -> None:
        if self._data is not None:
            shutil.rmtree(self._data, ignore_errors=True)
            self._data = None

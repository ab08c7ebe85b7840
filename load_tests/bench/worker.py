"""A contender that is a worker: a process of its own that is asked over its pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from load_tests.bench.house import Tree, environment_of
from load_tests.bench.places import LAUNCH
from load_tests.bench.processes import busy_s, pss_mb
from load_tests.bench.section import Figures, Group, Skipped


@dataclass(slots=True)
class Worker:
    """``words`` are a module of `workers` and its arguments. Cases begin with so many clients."""

    name: str
    group: Group
    words: Sequence[str]
    tree: Tree
    seconds: int
    note: str = ""
    #: Only in these cases; in all, if there are none.
    cases: Sequence[str] = ()
    _process: subprocess.Popen[str] | None = None
    _said: IO[str] | None = None
    _busy_s: float = 0.0

    def start(self) -> Figures:
        self._said = TemporaryFile("w+")  # noqa: SIM115 - open for as long as the worker is
        file, *rest = self.words
        self._process = subprocess.Popen(
            [sys.executable, str(LAUNCH), f"load_tests.bench.workers.{file}", *rest],
            cwd=self.tree.path,
            env=environment_of(self.tree.path),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )
        return self._answer()

    def measure(self, case: str) -> Figures:
        if self.cases and case not in self.cases:
            return {}
        self.begin(case)
        return self.end()

    def begin(self, case: str) -> None:
        """Let it do what the case says, without waiting for it."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._busy_s = busy_s(self._process.pid)
        self._process.stdin.write(f"{case.split()[0]} {self.seconds}\n")
        self._process.stdin.flush()

    def end(self) -> dict[str, float]:
        """What came of it."""
        assert self._process is not None
        found, pid = self._answer(), self._process.pid
        return found | {"cpu_s": busy_s(pid) - self._busy_s, "memory_mb": pss_mb(pid)}

    def _answer(self) -> dict[str, float]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Skipped(f"it ended: {self._last_words()}")
        found: dict[str, float] = json.loads(line)
        return found

    def _last_words(self) -> str:
        assert self._said is not None
        self._said.seek(0)
        return " ".join(self._said.read()[-400:].split()) or "it said nothing"

    def stop(self) -> None:
        if self._process is not None:
            # It reads to the end of its pipe, and so lets its Redis go.
            self._process.communicate()
            self._process = None
        if self._said is not None:
            self._said.close()
            self._said = None

"""A contender without a server: searching alone, in a process that is asked over its pipes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from load_tests.bench.processes import pss_mb
from load_tests.bench.question import Question, others
from load_tests.bench.recall import recall
from load_tests.bench.section import Figures, Group, Skipped
from load_tests.bench.server import cores


@dataclass(slots=True)
class InProcess:
    """``command`` speaks what `load_tests.bench.peers.in_process` speaks."""

    name: str
    question: Question
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    seconds: int
    #: The only case that it is measured in: it has no connections.
    case: str
    note: str = "No HTTP at all: one search after another on one thread."
    group: Group = "limit"
    _process: subprocess.Popen[str] | None = None

    def start(self) -> Figures:
        core = cores()[0]
        pinned = [] if core is None else ["taskset", "-c", str(core)]
        self._process = subprocess.Popen(
            [*pinned, *self.command],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        found = self._asked(f"find {' '.join(map(str, self.question.sampled))}")
        rows = [others(row, one) for row, one in zip(self.question.sampled, found, strict=True)]
        return {"recall": recall(rows, self.question.truth)}

    def measure(self, case: str) -> Figures:
        if case != self.case:
            return {}
        assert self._process is not None
        rows = " ".join(map(str, self.question.cycle))
        found: dict[str, float] = self._asked(f"for {self.seconds} {rows}")
        return found | {"busy": 1.0, "memory_mb": pss_mb(self._process.pid)}

    def _asked(self, line: str) -> Any:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline())
        except (OSError, ValueError) as problem:
            raise Skipped(f"it ended: {problem}") from problem

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

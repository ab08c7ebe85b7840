"""The process that holds open streams (`workers.listening`), as the bench asks it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from load_tests.bench.places import TREE
from load_tests.bench.section import Skipped
from load_tests.bench.server import cores

#: Whoever has not heard of something after so long (seconds) will not.
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Opened:
    """``count`` streams at ``path`` with one access; ``whole`` keeps every event of each."""

    group: str
    path: str
    token: str = ""
    count: int = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """When the middle one and the last of the streams had heard, on `time.monotonic`; ``came`` are
    the bytes that came on all of them."""

    middle: float
    last: float
    came: int


@dataclass(frozen=True, slots=True)
class Heard:
    """When a fact came to a stream that is kept whole, and what it says."""

    at: float
    fact: Mapping[str, Any]


class Listener:
    """Streams of the server at ``port``, for as long as the block lasts."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Listener:
        core = cores()[1]
        pinned = [] if core is None else ["taskset", "-c", str(core)]
        words = [sys.executable, "-m", "load_tests.bench.workers.listening", str(self._port)]
        self._process = subprocess.Popen(
            [*pinned, *words],
            cwd=TREE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        # Its pipe ends, and so does it; the server sees that its streams have gone.
        self._process.communicate()

    def open(self, streams: Sequence[Opened]) -> float:
        """Open them, and wait until each shows something; seconds that took."""
        wanted = [
            {
                "group": one.group,
                "path": one.path,
                "token": one.token,
                "count": one.count,
                "whole": one.whole,
            }
            for one in streams
        ]
        return float(self._ask({"open": wanted})["seconds"])

    def reached(self, n: int, group: str) -> Reached:
        """Wait until every stream of ``group`` is at position ``n`` or later.

        Raises:
            Skipped: some never came there.
        """
        found = self._ask({"reached": n, "group": group, "within_s": PATIENCE_S})
        if found["reached"] < found["of"]:
            raise Skipped(
                f"{found['of'] - found['reached']} of {found['of']} streams heard nothing"
            )
        return Reached(found["middle"], found["last"], found["came"])

    def facts(self) -> tuple[list[Heard], int]:
        """What the whole streams heard since this was asked last, and how many bytes came."""
        found = self._ask({"facts": True})
        return [Heard(at, fact) for at, fact in found["facts"]], found["came"]

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            answer: dict[str, Any] = json.loads(process.stdout.readline())
        except (OSError, ValueError) as problem:
            process.kill()
            said = process.stderr.read()[-300:] if process.stderr else ""
            raise Skipped(f"its streams ended: {' '.join(said.split()) or problem}") from problem
        return answer

"""People in several processes: locust's own master here, its workers in processes of their own.

Locust spreads people over the workers. Words go to them as messages, counts come back, and in the
end each writes down what it saw; then the day's verdict here knows all of it.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import gevent
import locust.runners

from load_tests.bench.server import free_port
from load_tests.crowd import LOOK_S, OUT_S, DayShape, environment_of
from load_tests.day import Day, Word
from load_tests.present import Present, Testimony
from load_tests.shapes import Shape

#: Messages between master and workers.
WORD, COUNT, ASKED, SAID = "word", "count", "testimony asked", "testimony said"
#: A busy process is not a lost one: so many heartbeats, a second each, may be late.
PATIENT = 120


class NotThere(OSError):
    """A process with people did not come, or ended; the message says which."""


class Shared:
    """The people of ``processes`` workers."""

    def __init__(self, day: Day, shape: Shape, processes: int, seed: int) -> None:
        self._day = day
        self._folder = tempfile.TemporaryDirectory(prefix="fitroom-load-")
        self._counts: dict[str, Present] = {}
        self._said: list[str] = []
        be_patient()
        port = free_port()
        environment = environment_of(day, shape, DayShape(day, shape))
        self.runner: Any = environment.create_master_runner("127.0.0.1", port)
        self.runner.register_message(COUNT, self._counted)
        self.runner.register_message(
            SAID, lambda environment, msg: self._said.append(msg.data["path"])
        )
        brief = {**_brief(day), "shape": asdict(shape), "seed": seed, "port": port}
        self._workers = [self._start({**brief, "me": n}) for n in range(processes)]
        try:
            self._wait(lambda: len(self.runner.clients.ready) == processes, "did not come")
        except BaseException:
            self.quit()
            raise

    def _start(self, brief: dict[str, Any]) -> subprocess.Popen[str]:
        worker = subprocess.Popen(
            [sys.executable, "-m", "load_tests.worker"], stdin=subprocess.PIPE, text=True
        )
        assert worker.stdin is not None
        worker.stdin.write(json.dumps({**brief, "folder": self._folder.name}))
        worker.stdin.close()
        return worker

    def _counted(self, environment: Any, msg: Any) -> None:
        self._counts[msg.node_id] = Present(**msg.data)

    def present(self) -> Present:
        self._check()
        return sum(self._counts.values(), Present())

    def say(self, word: Word) -> None:
        self._day.hear(word)
        self.runner.send_message(WORD, {"word": word, "began": self._day.history.began})
        # What was counted before they heard it says nothing of what came of it.
        self._counts.clear()
        self._wait(lambda: len(self._counts) == len(self._workers), "does not answer")

    def gather(self) -> list[float]:
        self.runner.send_message(ASKED, None)
        self._wait(lambda: len(self._said) == len(self._workers), "says nothing")
        late: list[float] = []
        for path in self._said:
            testimony: Testimony = pickle.loads(Path(path).read_bytes())
            self._day.verdict.add(testimony.verdict)
            self._day.history.add(testimony.history)
            self._day.visits += testimony.visits
            late += testimony.late_ms
        return late

    def quit(self) -> None:
        self.runner.quit()
        for worker in self._workers:
            worker.terminate()
            worker.wait()
        self._folder.cleanup()

    def _wait(self, holds: Callable[[], bool], what: str) -> None:
        give_up_at = self._day.now() + OUT_S
        while not holds():
            self._check()
            if self._day.now() > give_up_at:
                raise NotThere(f"a process with people {what}")
            gevent.sleep(LOOK_S)

    def _check(self) -> None:
        ended = [n for n, worker in enumerate(self._workers) if worker.poll() is not None]
        if ended:
            raise NotThere(f"process {ended[0]} with people ended by itself")


def be_patient() -> None:
    """Locust gives up a worker after three seconds; in a full store one may be busy for longer."""
    locust.runners.HEARTBEAT_LIVENESS = PATIENT


def _brief(day: Day) -> dict[str, Any]:
    """What people must know of a day."""
    return {
        "url": day.url,
        "store": day.store,
        "stock": dict(day.verdict.stock),
        "garments": {style: list(gtins) for style, gtins in day.garments.items()},
        "tokens": dict(day.tokens),
        "rooms": list(day.rooms),
        "lobbies": list(day.lobbies),
    }

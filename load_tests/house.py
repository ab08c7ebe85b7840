"""A service of our own, on a free port and on a copy of the store, for as long as it is needed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import gevent
import psutil

_READY = re.compile(r"ready (http://\S+)")
#: Ctrl-C, and this long (seconds) until everything is on disk.
STOP_S = 30.0


class NotStarted(Exception):
    """The service did not start; the message is what it said."""


@dataclass(frozen=True, slots=True)
class House:
    """``environment`` names this installation to every command that is started with it."""

    url: str
    environment: Mapping[str, str]
    process: psutil.Process

    def busy_s(self) -> float:
        """Seconds of processor time that the service has used, its Redis not included."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory_mb(self) -> float:
        return float(self.process.memory_info().rss / 1e6)


@contextmanager
def own_house(rooms: int) -> Iterator[House]:
    """A running service with the store of ``FITROOM_DATA``, or the demo store, and no visits yet.

    It has ``rooms`` rooms, or as many as the store has if that is more.

    Raises:
        NotStarted: it did not start.
    """
    with tempfile.TemporaryDirectory(prefix="fitroom-load-") as folder:
        data = Path(folder) / "data"
        furnished = subprocess.run(
            [sys.executable, "-m", "load_tests.furnish", str(data), str(rooms)], check=False
        )
        if furnished.returncode != 0:
            raise NotStarted("the store could not be copied; see above")
        environment = {
            "FITROOM_DATA": str(data),
            "FITROOM_REDIS_URL": "",
            # As in a shop: what the log is trimmed of, a screen that was away must do without.
            "FITROOM_ARCHIVE": "on",
            "FITROOM_HOST": "127.0.0.1",
            "FITROOM_PORT": "0",
            "FITROOM_PUBLIC_URL": "",
            "FITROOM_LOG_LEVEL": "warning",
            # All of our shoppers have one address.
            "FITROOM_MAX_VISITS_PER_MINUTE": "1000000",
        }
        with _running(environment) as house:
            yield house


@contextmanager
def _running(environment: Mapping[str, str]) -> Iterator[House]:
    service = subprocess.Popen(
        [sys.executable, "-m", "service.cli.main", "run", "--no-demo"],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said: deque[str] = deque(maxlen=30)
    try:
        url = _ready(service, said)
        listening = gevent.spawn(_listen, service, said)
        yield House(url, environment, psutil.Process(service.pid))
        if service.poll() is not None:
            sys.stderr.write("the service stopped by itself:\n" + "".join(said))
    finally:
        service.send_signal(signal.SIGINT)
        service.wait(STOP_S)
    listening.join()


def _ready(service: subprocess.Popen[str], said: deque[str]) -> str:
    assert service.stdout is not None
    for line in service.stdout:
        said.append(line)
        if found := _READY.search(line):
            return found[1]
    raise NotStarted("".join(said))


def _listen(service: subprocess.Popen[str], said: deque[str]) -> None:
    """Keep the pipe empty; a line of the service's log is worth showing."""
    assert service.stdout is not None
    for line in service.stdout:
        said.append(line)
        if "error" in line or "warning" in line:
            sys.stderr.write(line)

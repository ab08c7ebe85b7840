"""A server in a process of its own, on a core of its own, for as long as it is asked."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import urlsplit

from load_tests.bench.machine import usable_cores
from load_tests.bench.section import Skipped
from load_tests.bench.wrk import Asked

#: A server that opens a large index may take a while (seconds).
START_S = 600.0
#: Between two looks whether it answers (seconds).
LOOK_S = 0.02
#: From the first signal to the second, which cannot be ignored (seconds).
STOP_S = 20.0
#: uvicorn hangs up on whoever was silent for five seconds; we do so before (seconds).
SILENT_S = 3.0
#: What it said last is told where it fails; as many characters.
LAST_WORDS = 400


def free_port() -> int:
    """A TCP port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cores() -> tuple[int | None, int | None]:
    """The cores of a server and of its client; None where there are not two to keep apart."""
    mine = usable_cores()
    return (mine[0], mine[1]) if len(mine) > 1 else (None, None)


class Server:
    """``command`` listens on ``port`` of this machine once it runs.

    ``absent`` is what it means that it does not know the path it is asked for.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        port: int,
        absent: str = "it knows no such path",
    ) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._command = list(command)
        self._environment = {**os.environ, **environment}
        self._folder = folder
        self._absent = absent
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None, "the server was not started"
        return self._process.pid

    def start(self, first: Asked) -> float:
        """Start it, and wait until it answers ``first``; how long that took (seconds).

        Raises:
            Skipped: it ends, or does not answer in time, or with an error.
        """
        self._said = TemporaryFile()  # noqa: SIM115 - it is open for as long as the server is
        began = time.monotonic()
        core = cores()[0]
        pinned = [] if core is None else ["taskset", "-c", str(core)]
        try:
            self._process = subprocess.Popen(
                [*pinned, *self._command],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=self._said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as problem:
            raise Skipped(f"it does not start: {problem}") from problem
        while time.monotonic() < began + START_S:
            if self._process.poll() is not None:
                raise Skipped(f"it ended as it started: {self.last_words()}")
            with suppress(ConnectionError, TimeoutError):
                status, body = ask(self.url, first)
                taken = time.monotonic() - began
                if status == 404:
                    raise Skipped(f"{self._absent} (404)")
                if status < 400:
                    return taken
                if status != 503:
                    raise Skipped(f"it answers {status}: {body[:200].decode(errors='replace')}")
            time.sleep(LOOK_S)
        raise Skipped(f"it did not answer within {START_S:.0f} s: {self.last_words()}")

    def last_words(self) -> str:
        if self._said is None:
            return "nothing"
        self._said.seek(0)
        text = self._said.read().decode(errors="replace").strip()
        return " ".join(text[-LAST_WORDS:].split()) or "nothing"

    def stop(self) -> None:
        """End it and its children, and wait for that."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                with suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        if self._said is not None:
            self._said.close()
            self._said = None


class Line:
    """A kept connection to a port of this machine, over which one asks again and again."""

    def __init__(self, port: int) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._asked_at = time.monotonic()

    def ask(self, asked: Asked) -> bytes:
        """What it answers.

        Raises:
            Skipped: it refused, or did not answer.
        """
        if time.monotonic() - self._asked_at > SILENT_S:
            self._line.close()
        try:
            status, said = asked_on(self._line, asked)
        except (OSError, http.client.HTTPException) as problem:
            raise Skipped(f"{asked.verb} {asked.path} has no answer: {problem!r}") from problem
        self._asked_at = time.monotonic()
        if status >= 400:
            raise Skipped(f"{asked.verb} {asked.path} answers {status}: {said[:200]!r}")
        return said

    def close(self) -> None:
        self._line.close()


def ask(url: str, asked: Asked, timeout_s: float = 60.0) -> tuple[int, bytes]:
    """Ask once, on a connection of its own: status and body."""
    where = urlsplit(url)
    line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=timeout_s)
    try:
        return asked_on(line, asked)
    finally:
        line.close()


def asked_on(line: http.client.HTTPConnection, asked: Asked) -> tuple[int, bytes]:
    """Ask on an open connection: status and body."""
    headers = dict(asked.headers) | ({"Content-Type": "application/json"} if asked.body else {})
    line.request(asked.verb, asked.path, asked.body or None, headers)
    answer = line.getresponse()
    return answer.status, answer.read()

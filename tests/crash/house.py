"""A whole Fitroom as somebody runs it: ``fitroom run`` in a process of its own, with its own Redis.

It can be killed piece by piece. ``open`` is set while it serves; whoever has to wait waits for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections import deque
from pathlib import Path

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from service.cli.house import opened
from service.cli.importing import put_into_store
from service.log.private_server import PrivateServer
from service.settings import Settings
from tests.little_store import LittleStore, build_little_store

#: On a busy machine; an idle one starts the service within two seconds.
START_S = 60.0
#: Between two looks whether Redis answers again (seconds): it tells nobody when it does.
LOOK_S = 0.02
ROOT = Path(__file__).parents[2]

_READY = re.compile(r"ready (http://\S+)")
_LINK = re.compile(r"/(?P<screen>runner|manager|kiosk|room/\w+)#key=(?P<key>\S+)")


def furnish(data: Path, pieces: int = 2) -> LittleStore:
    """Put the little store into a data folder. Nothing runs on it, before or after."""
    settings = Settings(data=data, redis_url="", public_url="")
    store = build_little_store(settings.releases, pieces=pieces)

    async def work(url: str) -> None:
        async with opened(settings, url) as house:
            await put_into_store(house, store.plan, store.release, store.on_hand)

    with PrivateServer(data).running() as server:
        asyncio.run(work(server.url))
    return store


class House:
    """``data`` holds a store already. Every start takes a free port; ask for ``url`` each time.

    ``programs`` is a folder whose Redis is preferred to that on PATH.
    """

    def __init__(
        self, data: Path, programs: Path | None = None, appendfsync: str = "always"
    ) -> None:
        self.data = data
        self.redis_url = PrivateServer(data).url
        self.url = ""
        #: Links that were printed at the last start: the screen and its key, which works once.
        self.keys: list[tuple[str, str]] = []
        self.open = asyncio.Event()
        self._said: deque[str] = deque(maxlen=30)
        self._process: asyncio.subprocess.Process | None = None
        self._listening: asyncio.Task[None] | None = None
        self._environment = {
            **os.environ,
            "PATH": os.pathsep.join(filter(None, (str(programs or ""), os.environ["PATH"]))),
            "PYTHONPATH": str(ROOT),
            "FITROOM_DATA": str(data),
            "FITROOM_HOST": "127.0.0.1",
            "FITROOM_PORT": "0",
            "FITROOM_PUBLIC_URL": "",
            "FITROOM_REDIS_URL": "",
            "FITROOM_REDIS_APPENDFSYNC": appendfsync,
            # The audit reads the whole log in the end; the archive would trim it.
            "FITROOM_ARCHIVE": "off",
            "FITROOM_MAX_VISITS_PER_MINUTE": "1000000",
        }

    @property
    def redis_folder(self) -> Path:
        return self.data / "redis"

    async def start(self) -> None:
        """Start the service, and Redis if it does not run, and wait until it serves."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "service.cli.main", "run", "--no-demo"),
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
        ready = asyncio.Event()
        self.keys = []
        self._listening = asyncio.create_task(self._listen(self._process, ready))
        waits = asyncio.create_task(ready.wait())
        await asyncio.wait(
            {waits, self._listening}, timeout=START_S, return_when=asyncio.FIRST_COMPLETED
        )
        waits.cancel()
        assert ready.is_set(), "the service did not start:\n" + "".join(self._said)
        self.open.set()

    async def _listen(self, process: asyncio.subprocess.Process, ready: asyncio.Event) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            text = line.decode(errors="replace")
            self._said.append(text)
            if link := _LINK.search(text):
                self.keys.append((link["screen"], link["key"]))
            if found := _READY.search(text):
                self.url = found[1]
                ready.set()

    async def kill_service(self) -> None:
        """SIGKILL to the service. Redis lives on, and nobody looks after it."""
        self.open.clear()
        await self._kill_process()

    async def kill_redis(self) -> None:
        """SIGKILL to Redis; back when the service has started it again."""
        self.open.clear()
        await _kill(self._redis_pid())
        async with asyncio.timeout(START_S):
            while not self._redis_answers():
                await asyncio.sleep(LOOK_S)
        self.open.set()

    async def kill_everything(self) -> None:
        """What a power cut does to processes: all of them, at once, without a word."""
        self.open.clear()
        redis = self._redis_pid()
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await _kill(redis)
        await self._kill_process()

    async def stop(self) -> None:
        """Ctrl-C, and wait until service and Redis are gone."""
        self.open.clear()
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGINT)
            async with asyncio.timeout(START_S):
                await self._process.wait()
        await self._hear_out()

    async def abandon(self) -> None:
        """Leave no process behind, whatever happened."""
        with contextlib.suppress(RedisError, OSError, ProcessLookupError):
            await _kill(self._redis_pid())
        await self._kill_process()

    async def _kill_process(self) -> None:
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        await self._hear_out()

    async def _hear_out(self) -> None:
        if self._listening is not None:
            await self._listening

    def redis(self) -> Redis:
        """A connection that tries once."""
        return Redis.from_url(self.redis_url, retry=Retry(NoBackoff(), 0), decode_responses=True)

    def _redis_pid(self) -> int:
        with self.redis() as redis:
            return int(redis.info("server")["process_id"])

    def _redis_answers(self) -> bool:
        with contextlib.suppress(RedisError, OSError), self.redis() as redis:
            return bool(redis.ping())
        return False


async def _kill(pid: int) -> None:
    """SIGKILL, and wait until the process is gone; it need not be a child of ours."""
    watched = os.pidfd_open(pid)
    loop, gone = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(watched, gone.set)
    try:
        signal.pidfd_send_signal(watched, signal.SIGKILL)
        async with asyncio.timeout(START_S):
            await gone.wait()
    finally:
        loop.remove_reader(watched)
        os.close(watched)

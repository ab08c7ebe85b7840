"""What every command needs: the settings, a Redis (a private one if none is named), the console."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Any, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.clock import SystemClock
from service.floor.policy import Policy
from service.log.connection import AWAY, Redis, connect
from service.log.keyring import Keyring
from service.log.live_floor import LiveFloor
from service.log.private_server import PrivateServer, ServerProblem
from service.log.tail import stop
from service.settings import Settings

T = TypeVar("T")

#: How much what works beside a service gives way to it.
NICE = 10

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def give_up(message: str) -> NoReturn:
    """Say what went wrong and what to do, and exit with 1."""
    # Not folded and not read as markup: a path or an address in it must stay whole.
    err.print(f"[bold red]fitroom:[/] {escape(message)}", soft_wrap=True)
    raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class House:
    """An open installation: its settings and a connection to its Redis."""

    settings: Settings
    redis: Redis
    redis_url: str

    @property
    def keyring(self) -> Keyring:
        return Keyring(self.redis)

    async def store(self, store: str) -> LiveFloor:
        """The floor of a store as of now, ready for commands."""
        live = LiveFloor(self.redis, store, SystemClock(), Policy())
        await live.open()
        return live


@contextlib.contextmanager
def redis_of(settings: Settings) -> Iterator[str]:
    """The address of the Redis to use. A private one runs for as long as the block does.

    Where the service of this data folder is running, its server is used and left running.
    """
    if settings.redis_url:
        yield settings.redis_url
        return
    server = PrivateServer(settings.data, settings.redis_appendfsync)
    if server.owned_by_another() and server.answers():
        yield server.url
        return
    with own_redis(settings, server):
        yield server.url


@contextlib.contextmanager
def own_redis(settings: Settings, server: PrivateServer | None = None) -> Iterator[PrivateServer]:
    """A private Redis on a folder that nobody else uses. It runs for as long as the block does."""
    server = server or PrivateServer(settings.data, settings.redis_appendfsync)
    try:
        server.start()
    except ServerProblem as problem:
        give_up(str(problem))
    try:
        yield server
    finally:
        server.stop()


@contextlib.asynccontextmanager
async def opened(settings: Settings, redis_url: str) -> AsyncIterator[House]:
    redis = connect(redis_url)
    try:
        await _reach(redis, redis_url)
        yield House(settings, redis, redis_url)
    finally:
        await redis.aclose()


async def _reach(redis: Redis, url: str) -> None:
    try:
        await redis.ping()
    except AWAY as problem:
        where = without_password(url)
        give_up(f"Redis can't be reached at {where} ({problem}). Is FITROOM_REDIS_URL right?")


def without_password(url: str) -> str:
    """An address as it may be shown on a screen that others look at."""
    return re.sub(r"//[^@/]*@", "//...@", url)


def in_house(work: Callable[[House], Awaitable[T]]) -> T:
    """Run ``work`` with the installation that the environment names."""

    async def run(settings: Settings, url: str) -> T:
        async with opened(settings, url) as house:
            return await work(house)

    settings = Settings()
    with redis_of(settings) as url:
        return asyncio.run(until_ctrl_c(run(settings, url)))


async def until_ctrl_c(work: Coroutine[Any, Any, T]) -> T:
    """Run ``work``; Ctrl-C ends it and is raised as `KeyboardInterrupt`.

    asyncio's own handler cancels once, which Python 3.11 can lose under a library that waits with a
    time-out; here it is cancelled until it has ended.
    """
    task, stopped = asyncio.create_task(work), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stopped.set)
    waiting = asyncio.create_task(stopped.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not task.done():
        await stop({task})
        raise KeyboardInterrupt
    return task.result()


def work_beside_the_service() -> None:
    """Give way to the service, whose shoppers wait, and end when it does: however it went, standard
    input, the pipe between the two, went with it."""
    os.setpriority(os.PRIO_PROCESS, 0, NICE)
    Thread(target=_when_input_ends, daemon=True).start()


def _when_input_ends() -> None:
    sys.stdin.read()
    os._exit(0)  # At any moment, as it may be killed at any moment.


@contextlib.contextmanager
def progress_bars(console: Console = out) -> Iterator[Callable[[int, int, str], None]]:
    """Progress bars, one for each stage that reports ``(done, total, stage)``."""
    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as bars:
        tasks = {}

        def tell(done: int, total: int, stage: str) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell

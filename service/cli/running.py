"""``fitroom run``: everything, from nothing, in one process and one Redis."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Mapping

import qrcode
import structlog
import uvicorn
from fastapi import FastAPI
from threadpoolctl import threadpool_limits
from uvicorn.loops.auto import auto_loop_factory

from service.app import create_app, fronted
from service.cli.house import House, give_up, opened, out, own_redis
from service.cli.links import links_of, print_links
from service.cli.tidying import keep_tidy
from service.log.private_server import PrivateServer
from service.settings import Settings
from service.web.shop import Shop

#: Open streams are told to end; whatever has not ended by then (seconds) is cut off.
LAST_WORDS_S = 3
#: An archive that ended is started again after this long (seconds).
ARCHIVE_AGAIN_S = 10

log = structlog.get_logger()


class Server(uvicorn.Server):
    """Lets live screens go before it stops, so that stopping does not wait for them."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self.shops: Mapping[str, Shop] = app.state.shops

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for shop in self.shops.values():
            shop.live.dismiss()
        await super().shutdown(sockets)


def run(settings: Settings, demo: bool) -> None:
    """Serve until Ctrl-C. Raises nothing that a person can't act on."""
    _set_up_logging(settings)
    # systemd and docker say SIGTERM: it stops the service and its Redis as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # One request, one core: threads that share a small matrix product wait for one another, and
    # with every core busy a slate took up to ten times as long.
    threadpool_limits(1, "blas")
    with contextlib.ExitStack() as stack, contextlib.suppress(KeyboardInterrupt):
        server = None if settings.redis_url else stack.enter_context(own_redis(settings))
        # The loop that uvicorn chooses: uvloop where there is one, which asyncio.run does not ask.
        with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
            runner.run(_serve(settings, server, demo))
    out.print("stopped")


async def _serve(settings: Settings, redis: PrivateServer | None, demo: bool) -> None:
    redis_url = redis.url if redis else settings.redis_url
    async with opened(settings, redis_url) as house:
        if demo and not await house.keyring.stores():
            out.print("Building the demo store. This is done once.")
            await _build_demo()
        app = create_app(settings, redis_url)
        listener = _listen(settings)
        settings.port = listener.getsockname()[1]
        config = uvicorn.Config(
            fronted(app), log_config=None, access_log=False, timeout_graceful_shutdown=LAST_WORDS_S
        )
        server = Server(config, app)
        tasks = [
            asyncio.create_task(_announce(house, server)),
            asyncio.create_task(keep_tidy(app.state.answering)),
        ]
        if settings.archive:
            tasks.append(asyncio.create_task(_keep_archiving(redis_url)))
        if redis is not None:
            tasks.append(asyncio.create_task(redis.keep_running()))
        try:
            await server.serve(sockets=[listener])
            if not server.started:
                give_up("The service could not be started; what is above says why.")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _build_demo() -> None:
    """In a process of its own: drawing and encoding need torch, and serving must not load it."""
    words = ["-m", "service.cli.main", "catalog", "demo"]
    builder = await asyncio.create_subprocess_exec(sys.executable, *words)
    if await builder.wait() != 0:
        give_up("The demo store could not be built; what stands above says why.")


async def _keep_archiving(redis_url: str) -> None:
    """In a process of its own: what writes Parquet is large, and may be killed at any moment."""
    environment = {**os.environ, "FITROOM_REDIS_URL": redis_url}
    while True:
        worker = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "service.cli.main", "archive", "--beside"),
            env=environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us; it stops when we do.
        )
        try:
            code = await worker.wait()
        except asyncio.CancelledError:
            with contextlib.suppress(ProcessLookupError):
                worker.terminate()
            await worker.wait()
            raise
        log.error("archive_ended", code=code, again_in_s=ARCHIVE_AGAIN_S)
        await asyncio.sleep(ARCHIVE_AGAIN_S)


def _listen(settings: Settings) -> socket.socket:
    """A socket on the chosen address, before anything is promised on the screen."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on and answers wait 40 ms for their end.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as problem:
        listener.close()
        give_up(
            f"Port {settings.port} of {settings.host} can't be used ({problem.strerror}). "
            "Is another Fitroom running? Choose another port with FITROOM_PORT."
        )
    return listener


async def _announce(house: House, server: Server) -> None:
    """Say where everything is as soon as it is there."""
    while not server.started:
        await asyncio.sleep(0.02)
    gc.freeze()
    base = house.settings.base_url
    stores = await house.keyring.stores()
    for store, shop in server.shops.items():
        print_links(store, await links_of(house, store, shop.live.floor, base))
    phone = f"{_as_a_phone_sees(house.settings)}/phone" + (f"?s={stores[0]}" if stores else "")
    code = qrcode.QRCode(border=2)
    code.add_data(phone)
    code.print_ascii(out=out.file, invert=True)
    out.print(f"The phone page: {phone}")
    if house.settings.host == "127.0.0.1":
        out.print("Only this computer can reach it. For phones: FITROOM_HOST=0.0.0.0 make run")
    out.print(f"ready {base}", style="bold green")
    out.file.flush()


def _as_a_phone_sees(settings: Settings) -> str:
    """The address for a phone on the shop's own network."""
    if settings.public_url or settings.host not in ("0.0.0.0", "::"):
        return settings.base_url
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Connecting a datagram socket sends nothing; it only asks which address would be used.
        probe.connect(("192.0.2.1", 9))
        return f"http://{probe.getsockname()[0]}:{settings.port}"
    return settings.base_url


def _set_up_logging(settings: Settings) -> None:
    level = getattr(logging, settings.log_level.upper())
    logging.basicConfig(level=level, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(level))

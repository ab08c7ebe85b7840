"""The composition root: settings in, an application out. Everything is wired here and only here."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import structlog
from fastapi import FastAPI, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.clock import Clock, SystemClock
from service.log.codec import UnknownFact
from service.log.connection import AWAY, Redis, connect
from service.log.keyring import Keyring
from service.log.live_floor import LogBroken
from service.log.tail import stop
from service.settings import Settings
from service.web import problems
from service.web.access import Gate
from service.web.neighbours import Front
from service.web.outfits import open_table
from service.web.reporting import Reporting
from service.web.routes import (
    bookings,
    catalogue,
    companions,
    displays,
    entry,
    events,
    line,
    looks,
    photo,
    pieces,
    ranking,
    reports,
    requests,
    rooms,
    screens,
    staff,
    visits,
    walks,
    wishes,
)
from service.web.routes.screens import FRESH, SCREENS
from service.web.shop import Shop

log = structlog.get_logger()

#: In the order in which the API describes them.
ROUTES = (
    catalogue,
    photo,
    looks,
    visits,
    line,
    bookings,
    companions,
    requests,
    wishes,
    rooms,
    staff,
    walks,
    displays,
    pieces,
    reports,
    ranking,
    entry,
    events,
    screens,
)
#: How often new stores are looked for (seconds).
NEW_STORES_S = 2.0
POLICY = "Content-Security-Policy"
#: What a browser may load and who may frame it: nothing and nobody from elsewhere.
KEPT_TO_OURSELVES = {
    POLICY: "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Screens(StaticFiles):
    """Static files that a browser asks for again by ETag: page and module always fit together."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(FRESH)
        return response


class KeptToOurselves:
    """Says with every answer what a browser may do with it.

    Plain ASGI: what FastAPI offers for this hands every event of every stream on through a queue.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in KEPT_TO_OURSELVES.items():
                    if name != POLICY or scope["path"] != "/docs":  # built on inline script
                        headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_kept)


def create_app(settings: Settings, redis_url: str, clock: Clock | None = None) -> FastAPI:
    """The service for every store that ``redis_url`` knows. Serving imports no torch."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        redis = connect(redis_url)
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(redis.aclose)
            keyring = Keyring(redis)
            app.state.keyring = keyring
            app.state.gate = Gate(settings.secret or await keyring.secret())
            await _warn_if_not_durable(redis)
            shops = _Shops(app, redis, redis_url, settings, clock or SystemClock(), stack)
            app.state.reporting = Reporting(settings.lake_place, redis_url)
            stack.push_async_callback(app.state.reporting.end)
            await shops.open_new()
            stack.push_async_callback(stop, {asyncio.create_task(shops.keep_opening())})
            yield

    app = FastAPIOffline(
        title="Fitroom",
        summary="The open smart-fitting-room service that a clothing store can run itself.",
        version="0.1.0",
        lifespan=lifespan,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.shops = {}
    app.state.outfits = open_table(settings.outfit_table, wanted=settings.outfits is not None)
    problems.install(app)
    for routes in ROUTES:
        # They are whole as they are. Included, each would be built a second time when it is first
        # asked for, 170 ms in which nobody is served, and matched twice as slowly from then on.
        app.router.routes.extend(routes.router.routes)
    app.mount("/screens", Screens(directory=SCREENS), name="screens")
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(KeptToOurselves)
    if settings.front:
        app.add_middleware(Front, shops=app.state.shops, headers=KEPT_TO_OURSELVES)
    return app


@dataclass(frozen=True, slots=True)
class _Shops:
    """Opens every store there is, and those that are imported while we run."""

    app: FastAPI
    redis: Redis
    redis_url: str
    settings: Settings
    clock: Clock
    stack: contextlib.AsyncExitStack

    async def open_new(self) -> None:
        for store in await self.app.state.keyring.stores():
            if store not in self.app.state.shops:
                await self._open(store)

    async def _open(self, store: str) -> None:
        shop = Shop(self.redis, store, self.settings, self.clock)
        try:
            opened = await self.stack.enter_async_context(shop.open(self.redis_url))
        except (LogBroken, UnknownFact) as problem:
            # The other stores have nothing to do with it.
            log.error("store_not_opened", store=store, problem=str(problem))
        else:
            self.app.state.shops[store] = opened

    async def keep_opening(self) -> None:
        while True:
            await asyncio.sleep(NEW_STORES_S)
            with contextlib.suppress(*AWAY):
                await self.open_new()


async def _warn_if_not_durable(redis: Redis) -> None:
    """An acknowledged command must survive a power cut; say so where Redis does not promise it."""
    with contextlib.suppress(Exception):  # managed Redis often forbids CONFIG
        said = await redis.config_get("append*")
        if said.get("appendonly") != "yes" or said.get("appendfsync") != "always":
            log.warning(
                "redis_not_durable",
                appendonly=said.get("appendonly"),
                appendfsync=said.get("appendfsync"),
                advice="set appendonly yes and appendfsync always, or a power cut loses commands",
            )

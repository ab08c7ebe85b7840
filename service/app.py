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
from service.web.answering import Answering
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
    neighbours,
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
from service.web.streaming import OpenLines

log = structlog.get_logger()

#: In the order in which the API describes them.
ROUTES = (
    neighbours,
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


#: The same as they are sent; the policy comes first.
KEPT_HEADERS = [
    (name.lower().encode("latin-1"), value.encode("latin-1"))
    for name, value in KEPT_TO_OURSELVES.items()
]


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
        # The description of the API is built on inline script.
        kept = KEPT_HEADERS[1:] if scope.get("path") == "/docs" else KEPT_HEADERS

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = message["headers"]
                known = {name for name, _ in said}
                message["headers"] = [*said, *(one for one in kept if one[0] not in known)]
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
    app.state.answering = Answering()
    app.state.outfits = open_table(settings.outfit_table, wanted=settings.outfits is not None)
    problems.install(app)
    for routes in ROUTES:
        # They are whole as they are. Included, each would be built a second time when it is first
        # asked for, 170 ms in which nobody is served, and matched twice as slowly from then on.
        app.router.routes.extend(routes.router.routes)
    app.mount("/screens", Screens(directory=SCREENS), name="screens")
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(KeptToOurselves)
    return app


def fronted(app: FastAPI) -> ASGIApp:
    """What a server is given: the application, behind what holds open lines and answers the
    plainest question. As middlewares they would stand inside of all that the framework puts around
    everything."""
    lines = OpenLines(app, app.state.answering)
    return Front(lines, app.state.shops, KEPT_HEADERS) if app.state.settings.front else lines


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
        shop = Shop(self.redis, store, self.settings, self.clock, self.app.state.answering)
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

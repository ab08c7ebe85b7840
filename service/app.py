"""The composition root: settings in, an application out. Everything is wired here and only here."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles
from redis.asyncio import Redis
from starlette.types import Scope

from service.clock import Clock, SystemClock
from service.log.connection import connect
from service.log.keyring import Keyring
from service.settings import Settings
from service.web import problems
from service.web.access import Gate
from service.web.routes import catalogue, entry, events, requests, rooms, screens, staff, visits
from service.web.routes.screens import FRESH, SCREENS
from service.web.shop import Shop

log = structlog.get_logger()

#: What a browser may load and who may frame it: nothing and nobody from elsewhere.
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)


class Screens(StaticFiles):
    """Static files that a browser asks for again by ETag: page and module always fit together."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(FRESH)
        return response


def create_app(settings: Settings, redis_url: str, clock: Clock | None = None) -> FastAPI:
    """The service for every store that ``redis_url`` knows. Serving imports no torch."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        redis = connect(redis_url)
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(redis.aclose)
            await _open(app, redis, stack)
            yield

    async def _open(app: FastAPI, redis: Redis, stack: contextlib.AsyncExitStack) -> None:
        keyring = Keyring(redis)
        app.state.keyring = keyring
        app.state.gate = Gate(settings.secret or await keyring.secret())
        await _warn_if_not_durable(redis)
        for store in await keyring.stores():
            shop = Shop(redis, store, settings, clock or SystemClock())
            app.state.shops[store] = await stack.enter_async_context(shop.open(redis_url))

    app = FastAPI(
        title="Fitroom",
        summary="The open smart-fitting-room service that a clothing store can run itself.",
        version="0.1.0",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.shops = {}
    problems.install(app)
    for routes in (catalogue, visits, requests, rooms, staff, entry, events, screens):
        app.include_router(routes.router)
    app.mount("/screens", Screens(directory=SCREENS), name="screens")
    app.add_middleware(GZipMiddleware, minimum_size=1024)

    @app.middleware("http")
    async def keep_to_ourselves(request: Request, call_next):  # type: ignore[no-untyped-def]
        response = await call_next(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return app


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

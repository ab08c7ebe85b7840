"""A service for tests, and the people and devices that talk to it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from service.app import create_app, fronted
from service.cli.running import Server
from service.clock import Ms
from service.floor.commands import AdoptRelease, PlanStore, SetStock
from service.floor.policy import Policy
from service.log.connection import connect
from service.log.keyring import Keyring
from service.log.live_floor import LiveFloor
from service.log.operation import Receipt
from service.settings import Settings
from service.web.access import Principal, Role
from service.web.shop import Shop
from tests.little_store import LittleStore, plan

#: 10:00 in Seoul on the day the little store opened.
MORNING: Ms = int(datetime(2026, 11, 23, 1, tzinfo=UTC).timestamp() * 1000)
#: Whatever is waited for in a test happens at once, or the machine is very busy (seconds).
PATIENCE_S = 20.0


class HandClock:
    """A clock that is set by hand."""

    def __init__(self, now: Ms = MORNING) -> None:
        self._now = now

    def now(self) -> Ms:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += round(seconds * 1000)


class Caller:
    """Somebody who talks to the service about one store, with a token or without."""

    def __init__(self, http: httpx.AsyncClient, store: str, token: str = "") -> None:
        self.http = http
        self.store = store
        self.token = token

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def url(self, path: str) -> str:
        return f"/v1/stores/{self.store}{path}"

    async def ask(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> httpx.Response:
        """Whatever the service answers. ``idempotency_key="k"`` is sent as ``Idempotency-Key``."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.http.request(
            method,
            self.url(path),
            json=body if body is not None or method == "GET" else {},
            headers=self.headers | sent,
        )

    async def do(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """What the service answers to something that it must accept."""
        response = await self.ask(method, path, body, **headers)
        assert response.is_success, f"{method} {path}: {response.status_code} {response.text}"
        return response.json() if response.content else None

    async def get(self, path: str) -> Any:
        return await self.do("GET", path)

    async def post(self, path: str, body: object = None, **headers: str) -> Any:
        return await self.do("POST", path, body, **headers)

    async def put(self, path: str, body: object = None, **headers: str) -> Any:
        return await self.do("PUT", path, body, **headers)

    async def delete(self, path: str, **headers: str) -> Any:
        return await self.do("DELETE", path, **headers)

    async def refusal(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> tuple[int, str]:
        """Status and code of the problem that the service answers."""
        return problem(await self.ask(method, path, body, **headers))


def problem(response: httpx.Response) -> tuple[int, str]:
    """Status and code of an answer, which must be a whole RFC 9457 problem."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    body = response.json()
    assert body["status"] == response.status_code
    assert body["type"] == f"urn:fitroom:problem:{body['code']}"
    assert body["title"]
    assert body["detail"]
    return response.status_code, body["code"]


class Visitor(Caller):
    """A shopper's phone. ``./requests`` is below the own visit, ``.`` is the visit itself."""

    def __init__(self, http: httpx.AsyncClient, store: str, token: str, visit: str) -> None:
        super().__init__(http, store, token)
        self.visit = visit

    def url(self, path: str) -> str:
        own = path.removeprefix(".") if path.startswith(".") else None
        return super().url(path if own is None else f"/visits/{self.visit}{own}")

    async def request(self, gtin: str, carry: bool = False) -> str:
        """Ask for a garment; the id of the request."""
        answer = await self.post("./requests", {"gtin": gtin, "carry": carry})
        return str(answer["request"])


class Friend(Caller):
    """A companion's phone. ``./votes/tee-1`` is below the companion, ``.`` is what it sees."""

    def __init__(self, http: httpx.AsyncClient, store: str, token: str, companion: str) -> None:
        super().__init__(http, store, token)
        self.companion = companion

    def url(self, path: str) -> str:
        own = path.removeprefix(".") if path.startswith(".") else None
        return super().url(path if own is None else f"/companions/{self.companion}{own}")


class Service:
    """A running service with the little store."""

    def __init__(
        self, app: FastAPI, http: httpx.AsyncClient, little: LittleStore, clock: HandClock
    ) -> None:
        self.app = app
        self.http = http
        self.little = little
        self.clock = clock
        self.stores = list(app.state.shops)

    @property
    def shop(self) -> Shop:
        """The shop of the little store inside the service."""
        shop: Shop = self.app.state.shops["little"]
        return shop

    def anyone(self, store: str = "little") -> Caller:
        return Caller(self.http, store)

    def someone(self, role: Role, subject: str, name: str = "", store: str = "little") -> Caller:
        token = self.app.state.gate.token(Principal(role, store, subject, name))
        return Caller(self.http, store, token)

    def runner(self, name: str = "Mina") -> Caller:
        return self.someone("runner", f"runner-{name.lower()}", name)

    def manager(self) -> Caller:
        return self.someone("manager", "manager-sora", "Sora")

    def room(self, room: str) -> Caller:
        return self.someone("room", room, room)

    def kiosk(self) -> Caller:
        return self.someone("kiosk", "kiosk-1", "Kiosk 1")

    async def visitor(self, **said: object) -> Visitor:
        """Somebody who has just scanned a tag."""
        answer = await self.anyone().post("/visits", {"via": "phone", **said})
        return Visitor(self.http, "little", answer["token"], answer["visit"]["id"])

    async def companion(self, visitor: Visitor, **said: object) -> Friend:
        """Somebody who scans the code that a shopper's phone shows."""
        code = (await visitor.post("./companions/code"))["code"]
        joined = await self.anyone().post("/companions", {"code": code, **said})
        return Friend(self.http, "little", joined["token"], joined["company"]["id"])

    async def visitor_in_line(self) -> Visitor:
        """Somebody who has just asked for a fitting room."""
        visitor = await self.visitor()
        await visitor.post("./place")
        return visitor

    async def visitor_in_room(self) -> Visitor:
        """Somebody who has just closed the door of a fitting room behind them."""
        visitor = await self.visitor_in_line()
        await visitor.post("./entry")
        return visitor


async def stock_store(
    redis_url: str, little: LittleStore, clock: HandClock, store: str = "little"
) -> None:
    """Put the little store into an empty Redis: plan, stock, release."""
    redis = connect(redis_url)
    live = LiveFloor(redis, store, clock, Policy())
    await live.open()
    stock, release = SetStock(dict(little.on_hand)), AdoptRelease(little.release.id)
    for command in (PlanStore(plan(store)), stock, release):
        assert isinstance(await live.submit(command), Receipt)
    await Keyring(redis).add_store(store)
    await redis.aclose()


@contextlib.asynccontextmanager
async def running(
    settings: Settings, redis_url: str, clock: HandClock, little: LittleStore
) -> AsyncIterator[Service]:
    """The service in this process; requests reach it without a socket."""
    app = create_app(settings, redis_url, clock)
    # A failure is answered with a problem, as a server would, and not raised into the test.
    transport = httpx.ASGITransport(fronted(app), raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://fit.test") as http,
    ):
        yield Service(app, http, little, clock)


class ListeningServer(Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config, app)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


class LiveService(Service):
    """A service behind a real server, which can be told to stop."""

    server: ListeningServer
    stopped: asyncio.Task[None]


@contextlib.asynccontextmanager
async def on_a_port(
    settings: Settings, redis_url: str, clock: HandClock, little: LittleStore
) -> AsyncIterator[LiveService]:
    """The service behind a real server on a free port of this machine."""
    app = create_app(settings, redis_url, clock)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        fronted(app), log_config=None, access_log=False, timeout_graceful_shutdown=3
    )
    server = ListeningServer(config, app)
    serving = asyncio.create_task(server.serve([listener]))
    async with asyncio.timeout(PATIENCE_S):
        await server.listening.wait()
    base = "http://{}:{}".format(*listener.getsockname())
    try:
        async with httpx.AsyncClient(base_url=base, timeout=PATIENCE_S) as http:
            service = LiveService(app, http, little, clock)
            service.server, service.stopped = server, serving
            yield service
    finally:
        server.should_exit = True
        await serving

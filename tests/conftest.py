"""What all tests share: a real Redis, a little store, a clock that is set by hand, the service.

Under pytest-xdist every worker has a Redis of its own, because the fixture is one a session and
each worker is one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from redis import Redis

from service.log.private_server import PrivateServer
from service.settings import Settings
from tests.little_store import LittleStore, build_little_store
from tests.serving import HandClock, Service, on_a_port, running, stock_store


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateServer]:
    """A real Valkey or Redis, in a temporary folder, for as long as the tests run."""
    with PrivateServer(tmp_path_factory.mktemp("redis")).running() as server:
        yield server


@pytest.fixture
def redis_url(redis_server: PrivateServer) -> str:
    """Where an empty Redis listens."""
    with Redis.from_url(redis_server.url) as redis:
        redis.flushall()
    return redis_server.url


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the release of the little store."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def little(data: Path) -> LittleStore:
    """Twelve styles in three colours and three sizes, two pieces of each."""
    return build_little_store(data / "releases")


@pytest.fixture
def clock() -> HandClock:
    """Ten in the morning in Seoul, until a test says that it is later."""
    return HandClock()


@pytest.fixture
def settings(data: Path) -> Settings:
    """The settings of a service on the data folder, whatever the environment says."""
    return Settings(data=data, secret="a secret for tests", redis_url="", public_url="")


@pytest.fixture
async def service(
    redis_url: str, settings: Settings, little: LittleStore, clock: HandClock
) -> AsyncIterator[Service]:
    """The service with the little store, in this process and without a socket."""
    await stock_store(redis_url, little, clock)
    async with running(settings, redis_url, clock, little) as service:
        yield service


@pytest.fixture
async def live_service(
    redis_url: str, settings: Settings, little: LittleStore, clock: HandClock
) -> AsyncIterator[Service]:
    """The service behind a real server on a free port, for streams that do not end."""
    await stock_store(redis_url, little, clock)
    async with on_a_port(settings, redis_url, clock, little) as service:
        yield service


@pytest.fixture
async def nobody() -> AsyncIterator[httpx.AsyncClient]:
    """A client that is not connected with anything."""
    async with httpx.AsyncClient() as client:
        yield client

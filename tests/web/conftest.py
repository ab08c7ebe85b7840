"""What tests of the web share: a service that can be asked by photo."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from service.settings import Settings
from tests.little_store import LittleStore
from tests.serving import HandClock, LiveService, Service, on_a_port, running, stock_store


@pytest.fixture(scope="session")
def boutique(data: Path) -> LittleStore:
    """See `tests.web.photos.build_boutique`."""
    from tests.web.photos import build_boutique  # torch takes seconds, and few tests need it

    return build_boutique(data / "releases")


@pytest.fixture
async def seeing(
    redis_url: str, settings: Settings, boutique: LittleStore, clock: HandClock
) -> AsyncIterator[Service]:
    await stock_store(redis_url, boutique, clock)
    async with running(settings, redis_url, clock, boutique) as service:
        yield service


@pytest.fixture
async def seeing_live(
    redis_url: str, settings: Settings, boutique: LittleStore, clock: HandClock
) -> AsyncIterator[LiveService]:
    await stock_store(redis_url, boutique, clock)
    async with on_a_port(settings, redis_url, clock, boutique) as service:
        yield service

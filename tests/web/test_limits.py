"""Rate limits on what anyone may do without access."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from service.settings import Settings
from tests.little_store import LittleStore
from tests.serving import HandClock, Service, problem, running, stock_store


@pytest.fixture
async def strict(
    redis_url: str, settings: Settings, clock: HandClock, little: LittleStore
) -> AsyncIterator[Service]:
    """A service that lets one address start three visits a minute."""
    await stock_store(redis_url, little, clock)
    settings.max_visits_per_minute = 3
    async with running(settings, redis_url, clock, little) as service:
        yield service


async def test_an_address_that_starts_too_many_visits_is_told_to_wait(strict: Service) -> None:
    for _ in range(3):
        await strict.visitor()
    response = await strict.anyone().ask("POST", "/visits", {"via": "phone"})
    assert problem(response) == (429, "rate_limited")
    assert 1 <= int(response.headers["retry-after"]) <= 61
    assert len(strict.shop.live.floor.visits) == 3


@pytest.mark.parametrize(
    ("address", "body", "a_minute"),
    [
        ("/v1/stores/little/visits/takeover", {"code": "AAAAAA"}, 20),
        ("/v1/enrolment", {"key": "never-issued"}, 60),
    ],
)
async def test_guessing_is_slow(
    address: str, body: dict[str, str], a_minute: int, service: Service
) -> None:
    answers = [await service.http.post(address, json=body) for _ in range(a_minute + 1)]
    assert {one.status_code for one in answers[:-1]} <= {404, 410}
    assert problem(answers[-1]) == (429, "rate_limited")


async def test_what_is_limited_does_not_limit_anything_else(strict: Service) -> None:
    kim = await strict.visitor()
    for _ in range(3):
        await strict.anyone().ask("POST", "/visits", {"via": "phone"})
    assert (await kim.post("./place"))["visit"]["state"] == "offered"

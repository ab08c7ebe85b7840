"""What the tests of the command line share: ``fitroom`` in this process, on a store of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from service.cli.main import app
from tests.little_store import LittleStore
from tests.serving import HandClock, stock_store

Fitroom = Callable[..., Result]


@pytest.fixture
def fitroom(redis_url: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fitroom:
    """Runs ``fitroom`` as one would in an empty folder; it uses the Redis of the tests."""
    monkeypatch.chdir(tmp_path)
    environment = {
        "FITROOM_REDIS_URL": redis_url,
        "FITROOM_DATA": str(data),
        "FITROOM_PUBLIC_URL": "https://fit.example.com",
        "COLUMNS": "160",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }

    def run(*words: str, **settings: str) -> Result:
        return CliRunner().invoke(app, words, env=environment | settings)

    return run


@pytest.fixture
def stocked(redis_url: str, little: LittleStore, clock: HandClock) -> LittleStore:
    """The little store, open."""
    asyncio.run(stock_store(redis_url, little, clock))
    return little

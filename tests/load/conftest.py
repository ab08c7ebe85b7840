"""A little store on disk for load runs, and a service on a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.crash.house import House, furnish


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the little store in it; nothing runs on it."""
    data = tmp_path_factory.mktemp("stocked")
    furnish(data, pieces=4)
    return data


@pytest.fixture
async def house(stocked: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A running service."""
    data = tmp_path / "data"
    shutil.copytree(stocked, data)
    house = House(data)
    try:
        await house.start()
        yield house
        await house.stop()
    finally:
        await house.abandon()

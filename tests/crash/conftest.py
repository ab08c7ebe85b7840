"""A store on disk for each crash run, and a Redis whose power can be cut."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from service.log.private_server import find_program
from tests.crash.house import House, furnish
from tests.crash.power import PowerLine
from tests.little_store import LittleStore

#: Enough that fifty shoppers can go on asking, few enough that some things are sold out.
PIECES = 12

Build = Callable[..., House]


@pytest.fixture(scope="session")
def power(tmp_path_factory: pytest.TempPathFactory) -> PowerLine:
    """Fails where there is no C compiler: without this test nobody knows what a cut leaves."""
    folder = tmp_path_factory.mktemp("power")
    return PowerLine(folder, find_program(folder))


@pytest.fixture(scope="session")
def furnished(
    power: PowerLine, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, LittleStore]:
    """A data folder with the little store in it, to be copied: nothing runs on it."""
    data = tmp_path_factory.mktemp("furnished")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{power.bin}{os.pathsep}{os.environ['PATH']}")
        return data, furnish(data, PIECES)


@pytest.fixture
def gtins(furnished: tuple[Path, LittleStore]) -> list[str]:
    """What people ask for: few enough variants that several want the same piece."""
    return sorted(furnished[1].on_hand)[:60]


@pytest.fixture
async def build(
    furnished: tuple[Path, LittleStore], power: PowerLine, tmp_path: Path
) -> AsyncIterator[Build]:
    """Houses with the little store in them, not started yet; none is left running."""
    houses: list[House] = []

    def build_house(appendfsync: str = "always") -> House:
        data = tmp_path / f"house{len(houses)}"
        shutil.copytree(furnished[0], data)
        houses.append(House(data, power.bin, appendfsync))
        return houses[-1]

    yield build_house
    for house in houses:
        await house.abandon()

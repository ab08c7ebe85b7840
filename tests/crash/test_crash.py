"""Nothing that was acknowledged is lost or done twice, whatever is killed, and whenever."""

from __future__ import annotations

import random

import pytest

from tests.crash.conftest import Build
from tests.crash.house import House
from tests.crash.power import PowerLine
from tests.crash.storm import storm

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]

BLOWS = 10


def chance() -> random.Random:
    """Another storm each time; its seed is printed with a failure."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")
    return random.Random(seed)


async def test_the_service_is_killed(build: Build, gtins: list[str]) -> None:
    house = build()

    async def blow() -> None:
        await house.kill_service()
        await house.start()

    await house.start()
    outcome = await storm(house, gtins, blow, BLOWS, chance())
    print(outcome)
    assert not outcome.findings, outcome
    await house.stop()


async def test_redis_is_killed(build: Build, gtins: list[str]) -> None:
    house = build()
    await house.start()
    outcome = await storm(house, gtins, house.kill_redis, BLOWS, chance())
    print(outcome)
    assert not outcome.findings, outcome
    await house.stop()


async def test_the_power_is_cut(build: Build, gtins: list[str], power: PowerLine) -> None:
    house, choice = build(), chance()

    async def blow() -> None:
        await cut_the_power(house, power, choice.choice((None, choice)))

    power.on(house.redis_folder)
    await house.start()
    outcome = await storm(house, gtins, blow, BLOWS, choice)
    print(outcome)
    assert power.saw_syncs(house.redis_folder), "LD_PRELOAD has no effect on this Redis"
    assert not outcome.findings, outcome
    await house.stop()


async def cut_the_power(house: House, power: PowerLine, torn: random.Random | None = None) -> None:
    """Everything dies; the disk keeps what was synced; everything is started again."""
    await house.kill_everything()
    power.cut(house.redis_folder, torn)
    power.on(house.redis_folder)
    await house.start()


async def test_the_test_turns_red_where_acknowledged_is_not_synced(
    build: Build, gtins: list[str], power: PowerLine
) -> None:
    """The same cut with ``appendfsync everysec``: up to a second of acknowledged commands is gone.

    A blow comes some hundredths of a second after a hundred acknowledgements, and Redis syncs once
    a second, so that each of the blows alone would nearly always do.
    """
    house = build("everysec")

    async def blow() -> None:
        await cut_the_power(house, power)

    power.on(house.redis_folder)
    await house.start()
    outcome = await storm(house, gtins, blow, 3, chance())
    print(outcome)
    assert "lost" in {finding.kind for finding in outcome.findings}

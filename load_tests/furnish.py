"""``python -m load_tests.furnish TARGET``: a fresh store like the one that there is, in a folder.

The same plan, release and stock, and no visits: nothing that people do in the load test reaches the
store it was taken from. Where there is no store yet, the demo store is built first.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from catalog.release import open_release
from catalog.store import StorePlan
from service.cli.house import opened, redis_of
from service.cli.importing import build_demo, put_into_store
from service.settings import Settings

#: What a store is made of: its plan, the release it serves, its stock.
Furniture = tuple[StorePlan, str, dict[str, int]]


async def measure(settings: Settings, redis_url: str) -> Furniture:
    """The first store of an installation."""
    async with opened(settings, redis_url) as house:
        if not await house.keyring.stores():
            await build_demo(house)
        floor = (await house.store((await house.keyring.stores())[0])).floor
        if floor.plan is None or floor.release is None:
            sys.exit("This store has no catalogue yet. Import one: fitroom catalog import PATH.")
        return floor.plan, floor.release, dict(floor.on_hand)


async def put_up(settings: Settings, redis_url: str, furniture: Furniture) -> None:
    plan, release, on_hand = furniture
    async with opened(settings, redis_url) as house:
        found = open_release(settings.releases / release)
        await put_into_store(house, plan, found, on_hand)


def main() -> None:
    source = Settings()
    target = source.model_copy(update={"data": Path(sys.argv[1]), "redis_url": ""})
    with redis_of(source) as url:
        furniture = asyncio.run(measure(source, url))
    target.data.mkdir(parents=True, exist_ok=True)
    # A release never changes, so it need not be copied.
    target.releases.symlink_to(source.releases.resolve(), target_is_directory=True)
    with redis_of(target) as url:
        asyncio.run(put_up(target, url, furniture))


if __name__ == "__main__":
    main()

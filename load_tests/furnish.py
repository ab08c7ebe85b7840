"""``python -m load_tests.furnish TARGET ROOMS``: a fresh store like the one there is, in a folder.

The same plan, release and stock, and no visits: nothing that people do in the load test reaches the
store it was taken from. Where there is no store yet, the demo store is built first. A house with
more rooms than that has stock for as many more people.
"""

from __future__ import annotations

import asyncio
import math
import sys
from dataclasses import replace
from itertools import count, cycle, islice
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


def enlarge(furniture: Furniture, rooms: int) -> Furniture:
    """The store with so many rooms; one that has as many stays as it is."""
    plan, release, on_hand = furniture
    if not plan.rooms or rooms <= len(plan.rooms):
        return furniture
    taken = {room.id for room in plan.rooms}
    ids = (id_ for n in count(1) if (id_ := f"r{n}") not in taken)
    more = tuple(
        # In the same corner of the floor, and as accessible as those that there are.
        replace(like, id=id_, name={"en": f"Room {id_[1:]}", "ko": f"{id_[1:]}번 피팅룸"})
        for like, id_ in zip(islice(cycle(plan.rooms), rooms - len(plan.rooms)), ids, strict=False)
    )
    times = math.ceil(rooms / len(plan.rooms))
    pieces = {gtin: pieces * times for gtin, pieces in on_hand.items()}
    return replace(plan, rooms=(*plan.rooms, *more)), release, pieces


def main() -> None:
    source = Settings()
    target = source.model_copy(update={"data": Path(sys.argv[1]), "redis_url": ""})
    with redis_of(source) as url:
        furniture = asyncio.run(measure(source, url))
    furniture = enlarge(furniture, int(sys.argv[2]))
    target.data.mkdir(parents=True, exist_ok=True)
    # A release never changes, so it need not be copied.
    target.releases.symlink_to(source.releases.resolve(), target_is_directory=True)
    with redis_of(target) as url:
        asyncio.run(put_up(target, url, furniture))


if __name__ == "__main__":
    main()

"""``python -m load_tests.survey``: the keys and the stock of a store, as JSON, for the load test.

A process of its own, because it needs asyncio and the people of the load test need gevent. It looks
into the installation that the environment names, as ``fitroom links`` does.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from catalog.release import open_release
from service.cli.house import House, opened, redis_of
from service.log.keyring import Enrolment
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Survey:
    """``stock``: what may be promised of each GTIN. ``keys``: one for each screen, by its subject;
    each works once."""

    store: str
    rooms: Sequence[str]
    garments: Mapping[str, Sequence[str]]
    stock: Mapping[str, int]
    keys: Mapping[str, str]
    #: Who of them shows the line.
    lobbies: Sequence[str]


async def look_into(house: House, runners: int, lobbies: int) -> Survey:
    """The only store of ``house``.

    Raises:
        LookupError: it has none that serves a release, or several.
    """
    stores = await house.keyring.stores()
    if len(stores) != 1:
        raise LookupError(f"the load test needs one store, and there are {len(stores)}: {stores}")
    floor = (await house.store(stores[0])).floor
    if floor.release is None:
        raise LookupError(f"store {stores[0]} has no catalogue yet; import one, or: make run")
    release = open_release(house.settings.releases / floor.release)
    people = [Enrolment("room", stores[0], room, room) for room in floor.rooms]
    people += [
        Enrolment("runner", stores[0], f"runner-{n}", f"Runner {n}") for n in range(1, runners + 1)
    ]
    boards = [f"kiosk-{n}" for n in range(1, lobbies + 1)]
    people += [Enrolment("kiosk", stores[0], board, board.title()) for board in boards]
    people.append(Enrolment("manager", stores[0], "manager", "Manager"))
    return Survey(
        stores[0],
        list(floor.rooms),
        {style.id: [v.gtin for _, v in style.variants()] for style in release.styles.values()},
        {gtin: floor.available(gtin) for gtin in release.by_gtin},
        {one.subject: await house.keyring.issue(one) for one in people},
        boards,
    )


def survey(environment: Mapping[str, str], runners: int, lobbies: int) -> Survey:
    """What a process of its own finds in the installation that ``environment`` names.

    Raises:
        LookupError: there is nothing to shop in; the message says why.
    """
    done = subprocess.run(
        [sys.executable, "-m", "load_tests.survey", str(runners), str(lobbies)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise LookupError(done.stderr.strip().splitlines()[-1] if done.stderr else "no survey")
    return Survey(**json.loads(done.stdout))


def main() -> None:
    settings = Settings()

    async def work(url: str) -> Survey:
        async with opened(settings, url) as house:
            return await look_into(house, int(sys.argv[1]), int(sys.argv[2]))

    with redis_of(settings) as url:
        print(json.dumps(asdict(asyncio.run(work(url)))))


if __name__ == "__main__":
    main()

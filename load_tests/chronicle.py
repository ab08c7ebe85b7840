"""``python -m load_tests.chronicle STORE``: the kind of every fact that log and archive hold.

A process of its own, as the survey is: it needs asyncio, and people need gevent. Facts of a visit
that was forgotten are not there any more; all others are, each once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from service.archive.lake import Lake
from service.archive.reading import history
from service.cli.house import House, in_house


class KeptTwice(Exception):
    """A fact is in the archive twice, or in it and in what is said to come after it."""


async def kinds(house: House, store: str) -> dict[int, str]:
    """By position.

    Raises:
        KeptTwice: one is there twice.
    """
    found: dict[int, str] = {}
    async for one in history(house.redis, Lake.at(house.settings.lake_place), store):
        if one.position.n in found:
            raise KeptTwice(f"fact {one.position} of store {store} is kept twice")
        found[one.position.n] = one.fact.kind
    return found


def chronicle(environment: Mapping[str, str], store: str) -> dict[int, str]:
    """What a process of its own finds in the installation that ``environment`` names.

    Raises:
        LookupError: it can't be read, or a fact is there twice; the message says why.
    """
    done = subprocess.run(
        [sys.executable, "-m", "load_tests.chronicle", store],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise LookupError(done.stderr.strip().splitlines()[-1] if done.stderr else "no chronicle")
    said: dict[str, Any] = json.loads(done.stdout)
    return {int(n): str(kind) for n, kind in said.items()}


def main() -> None:
    async def work(house: House) -> dict[int, str]:
        return await kinds(house, sys.argv[1])

    print(json.dumps(in_house(work)))


if __name__ == "__main__":
    main()

"""``saturday FILE``: the log of one simulated Saturday in the demo store, a fact a line."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from service.log.codec import Entry

DAY_MS = 24 * 3_600_000
EPOCH = 1
#: Ids of a visit's own, wherever a fact names one: every day has its own.
_IDS = re.compile(r'"(visit|request|wish|replaces|replaced_by|go_back|walk)":"([^"]+)"')


def write(path: Path) -> None:
    from catalog.collection import demo_store
    from catalog.collection.store import plan
    from service.log.codec import write_fact
    from service.simulator.day import Setup, simulate
    from service.simulator.shape import SHAPES

    demo = demo_store()
    setup = Setup(plan(8), demo.styles, demo.on_hand, SHAPES["saturday"], runners=3, seed=7)
    with path.open("w", encoding="utf-8") as file:
        for fact, at in simulate(setup).log:
            file.write(json.dumps(write_fact(fact, at)) + "\n")


def repeated(path: Path, facts: int) -> Iterator[Entry]:
    """That Saturday again and again until there are so many facts: entries as a log holds them.

    Each day is a day later, and its visits and requests have names of their own.
    """
    saturday = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for n in range(facts):
        day, at = divmod(n, len(saturday))
        said = saturday[at]
        body = _IDS.sub(rf'"\1":"\2-d{day}"', said["fact"])
        later = str(int(said["at"]) + day * DAY_MS)
        yield f"{EPOCH}-{n + 1}", {"kind": said["kind"], "at": later, "fact": body}


if __name__ == "__main__":
    write(Path(sys.argv[1]))

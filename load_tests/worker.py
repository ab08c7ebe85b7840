"""``python -m load_tests.worker``: some of the people of a day, for a master in another process.

What it must know comes as JSON on its standard input. It writes what it saw into a file when it is
asked, and ends when its master says so.
"""

# Before anything else: everything that waits must let the other people on.
from gevent import monkey

monkey.patch_all()

import gc  # noqa: E402
import json  # noqa: E402
import pickle  # noqa: E402
import random  # noqa: E402
import sys  # noqa: E402
from dataclasses import asdict  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402

from load_tests.crowd import Lateness, environment_of, heed, present  # noqa: E402
from load_tests.day import Day  # noqa: E402
from load_tests.numbers import Numbers  # noqa: E402
from load_tests.present import Testimony  # noqa: E402
from load_tests.shapes import Shape, shape_from  # noqa: E402
from load_tests.shared_crowd import ASKED, COUNT, SAID, WORD, be_patient  # noqa: E402
from load_tests.verdict import Verdict  # noqa: E402

#: Between two counts that the master is told (seconds).
COUNT_S = 0.2


def day_of(brief: dict[str, Any], shape: Shape) -> Day:
    """The same day as the master's, with luck of its own. What is popular is so everywhere."""
    day = Day(
        url=brief["url"],
        store=brief["store"],
        verdict=Verdict(brief["stock"]),
        garments=brief["garments"],
        tokens=brief["tokens"],
        rooms=brief["rooms"],
        lobbies=brief["lobbies"],
        haste=shape.haste,
        trying=shape.trying,
        luck=random.Random(brief["seed"]),
        numbers=Numbers(Path(brief["folder"])),
    )
    day.luck.seed(f"{brief['seed']}-{brief['me']}")
    return day


def main() -> None:
    gc.disable()  # as in the master
    brief = json.load(sys.stdin)
    shape = shape_from(brief["shape"])
    day, late = day_of(brief, shape), Lateness()
    be_patient()
    environment = environment_of(day, shape, None)
    runner = environment.create_worker_runner("127.0.0.1", brief["port"])

    def hear(environment: Any, msg: Any) -> None:
        day.history.began = msg.data["began"]
        heed(day, shape, msg.data["word"])
        tell()

    def tell() -> None:
        runner.send_message(COUNT, asdict(present(day)))

    def testify(environment: Any, msg: Any) -> None:
        late.stop()
        path = Path(brief["folder"]) / f"testimony-{brief['me']}"
        seen = Testimony(day.verdict, day.history, day.visits, late.ms)
        path.write_bytes(pickle.dumps(seen))
        runner.send_message(SAID, {"path": str(path)})

    def keep_telling() -> None:
        while True:
            tell()
            gevent.sleep(COUNT_S)

    runner.register_message(WORD, hear)
    runner.register_message(ASKED, testify)
    telling = gevent.spawn(keep_telling)
    runner.greenlet.join()
    telling.kill()


if __name__ == "__main__":
    main()

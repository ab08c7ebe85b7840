"""People live whole visits against a running store, and what they saw is judged.

Exits with 1 if a request failed, a line broke, or anything that was shown can't be true.
"""

# Before anything else: everything that waits must let the other people on.
from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402
import sys  # noqa: E402
from contextlib import AbstractContextManager, nullcontext  # noqa: E402
from urllib.parse import urlsplit  # noqa: E402

from rich.console import Console  # noqa: E402

from load_tests.day import Day  # noqa: E402
from load_tests.house import House, NotStarted, own_house  # noqa: E402
from load_tests.live import Lateness, get, live  # noqa: E402
from load_tests.report import conclude, report  # noqa: E402
from load_tests.shapes import SHAPES  # noqa: E402
from load_tests.survey import Survey, survey  # noqa: E402
from load_tests.verdict import Verdict  # noqa: E402

HERE = ("127.0.0.1", "localhost", "::1")

out = Console(highlight=False)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m load_tests", description=__doc__)
    parser.add_argument("--users", type=int, default=100, help="shoppers at the fullest hour")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long the day is")
    parser.add_argument("--runners", type=int, default=4, help="staff who fetch")
    parser.add_argument("--shape", choices=SHAPES, default="busy", help="the shape of the day")
    parser.add_argument(
        "--url",
        help="a service that runs already, on this machine; FITROOM_DATA or FITROOM_REDIS_URL must "
        "be its own, and nobody else should be in the store. Default: start one on a copy",
    )
    given = parser.parse_args()
    if given.url and urlsplit(given.url).hostname not in HERE:
        parser.error(f"{given.url} is not this machine; people are let loose on nobody else's")
    return given


def open_the_day(url: str, found: Survey) -> Day:
    """Everybody who works here gets access with the key of a link."""
    tokens = {
        subject: get(f"{url}/v1/enrolment", body={"key": key})["token"]
        for subject, key in found.keys.items()
    }
    return Day(url, found.store, Verdict(found.stock), found.garments, tokens, found.rooms)


def run(given: argparse.Namespace, house: House | None) -> int:
    url = house.url if house else given.url.rstrip("/")
    day = open_the_day(url, survey(house.environment if house else {}, given.runners))
    out.print(
        f"{given.users} shoppers, {given.runners} runners and {len(day.rooms)} rooms for "
        f"{given.seconds:.0f} s in store {day.store} at {url}; the day is {given.shape}."
    )
    busy_s, late = house.busy_s() if house else 0.0, Lateness()
    ending = live(day, given.shape, given.users, given.runners, given.seconds)
    late.stop()
    day.verdict.close(ending)
    report(out, day.verdict, day.visits, given.seconds, late.ms)
    if house is not None:
        share = (house.busy_s() - busy_s) / given.seconds
        out.print(f"The service used {share:.0%} of one core and {house.memory_mb():.0f} MB.")
    return conclude(out, day.verdict)


def main() -> int:
    given = arguments()
    nobody: AbstractContextManager[None] = nullcontext()
    try:
        with nobody if given.url else own_house() as house:
            return run(given, house)
    except (NotStarted, LookupError, OSError) as problem:
        out.print(f"[bold red]No load test:[/] {problem}", soft_wrap=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())

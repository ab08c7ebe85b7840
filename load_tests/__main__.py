"""People live whole visits against a running store, and what they saw is judged.

Exits with 1 if a request failed, a line broke, a limit was passed, or anything that was shown can't
be true.
"""

# Before anything else: everything that waits must let the other people on.
from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402
import gc  # noqa: E402
import os  # noqa: E402
import random  # noqa: E402
import sys  # noqa: E402
from collections.abc import Mapping  # noqa: E402
from contextlib import AbstractContextManager, nullcontext  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402
from urllib.parse import urlsplit  # noqa: E402

from rich.console import Console  # noqa: E402

from load_tests import figures_file  # noqa: E402
from load_tests.crowd import Crowd, Own  # noqa: E402
from load_tests.day import Day  # noqa: E402
from load_tests.enrolling import enrol  # noqa: E402
from load_tests.house import House, NotStarted, own_house  # noqa: E402
from load_tests.live import Page, live  # noqa: E402
from load_tests.page import write  # noqa: E402
from load_tests.report import Figures, conclude, report  # noqa: E402
from load_tests.shapes import SHAPES, Shape  # noqa: E402
from load_tests.shared_crowd import Shared  # noqa: E402
from load_tests.survey import Survey, survey  # noqa: E402
from load_tests.verdict import Verdict  # noqa: E402

HERE = ("127.0.0.1", "localhost", "::1")

out = Console(highlight=False)


def arguments() -> argparse.Namespace:
    shapes = "".join(f"\n  {one.name}: {one.reason}" for one in SHAPES.values())
    parser = argparse.ArgumentParser(
        prog="python -m load_tests",
        description=f"{__doc__}\nShapes of a day:{shapes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--shape", choices=SHAPES, default="QuietTuesday", help="the kind of day")
    parser.add_argument("--users", type=int, help="shoppers in the building at most")
    parser.add_argument("--seconds", type=float, help="how long the day is")
    parser.add_argument("--haste", type=float, help="by how much people are quicker than in a shop")
    parser.add_argument(
        "--processes", type=int, default=1, help="people live in so many; -1: one for each core"
    )
    parser.add_argument("--seed", type=int, default=1, help="the people's luck")
    parser.add_argument(
        "--patience", type=float, default=1.0, help="limits are so many times as wide"
    )
    parser.add_argument(
        "--report", type=Path, default=Path("load-report.html"), help="a page with the figures"
    )
    parser.add_argument("--web", action="store_true", help="show locust's own page meanwhile")
    parser.add_argument(
        "--url",
        help="a service that runs already, on this machine; FITROOM_DATA or FITROOM_REDIS_URL must "
        "be its own, and nobody else should be in the store. Default: start one on a copy",
    )
    given = parser.parse_args()
    if given.url and urlsplit(given.url).hostname not in HERE:
        parser.error(f"{given.url} is not this machine; people are let loose on nobody else's")
    return given


def shape_of(given: argparse.Namespace) -> Shape:
    """The shape that was asked for, with what was said of it."""
    said = {"shoppers": given.users, "seconds": given.seconds, "haste": given.haste}
    return replace(SHAPES[given.shape], **{k: v for k, v in said.items() if v is not None})


def open_the_day(
    url: str, found: Survey, shape: Shape, seed: int, environment: Mapping[str, str]
) -> Day:
    """Everybody who works here gets access with the key of a link."""
    return Day(
        url=url,
        store=found.store,
        verdict=Verdict(found.stock),
        garments=found.garments,
        tokens=enrol(url, found.keys),
        rooms=found.rooms,
        lobbies=found.lobbies,
        haste=shape.haste,
        trying=shape.trying,
        luck=random.Random(seed),
        environment=environment,
    )


def crowd_of(day: Day, shape: Shape, given: argparse.Namespace) -> Crowd:
    """The people, in this process or in several."""
    processes = (os.cpu_count() or 1) if given.processes < 0 else given.processes
    return Shared(day, shape, processes, given.seed) if processes > 1 else Own(day, shape)


def run(given: argparse.Namespace, house: House | None, shape: Shape) -> int:
    url = house.url if house else given.url.rstrip("/")
    environment = house.environment if house else {}
    found = survey(environment, shape.runners, shape.lobbies)
    day = open_the_day(url, found, shape, given.seed, environment)
    out.print(f"{shape.name}: {shape.reason}")
    out.print(
        f"{shape.shoppers} shoppers, {shape.runners} runners, {len(day.rooms)} rooms and "
        f"{len(day.rooms) + len(day.lobbies) + 1} screens for {shape.seconds:.0f} s in store "
        f"{day.store} at {url}; {day.pace}."
    )
    page = Page() if given.web else None
    if page is not None:
        out.print(f"Locust's own page is at http://{page.host}:{page.port} meanwhile.")
    busy_s = house.busy_s() if house else 0.0
    crowd = crowd_of(day, shape, given)
    try:
        ending = live(day, shape, crowd, page)
        lasted, late_ms = day.now() - day.history.began, crowd.gather()
    finally:
        crowd.quit()
    day.verdict.close(ending)
    day.verdict.check_limits(lasted, given.patience)
    figures = Figures(day.verdict, day.visits, lasted, late_ms)
    if house is not None:
        figures.busy_s = house.busy_s() - busy_s
        share = figures.busy_s / lasted
        figures.service = (
            f"The service used {share:.0%} of one core and {house.memory_mb():.0f} MB."
        )
    report(out, figures)
    write(given.report, shape, day, figures)
    figures_file.write(given.report.with_suffix(".json"), shape, day, figures)
    out.print(f"The report is in {given.report}.")
    return conclude(out, day.verdict)


def main() -> int:
    given = arguments()
    del sys.argv[1:]  # Locust's page would read them as its own.
    shape = shape_of(given)
    nobody: AbstractContextManager[None] = nullcontext()
    # Who looks through a day's facts for garbage makes 1,500 people wait, and blames the service.
    gc.disable()
    try:
        with nobody if given.url else own_house(shape.rooms) as house:
            return run(given, house, shape)
    except (NotStarted, LookupError, OSError) as problem:
        out.print(f"[bold red]No load test:[/] {problem}", soft_wrap=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())

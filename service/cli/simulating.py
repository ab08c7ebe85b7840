"""``fitroom simulate``: a day in a store that is made up, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from catalog.collection import demo_store
from catalog.garment import Style
from catalog.release import ReleaseError, open_release
from catalog.store import StorePlan
from service.cli.day_chart import chart
from service.cli.day_sheet import print_comparison, print_day
from service.cli.house import House, err, give_up, in_house, out, progress_bars
from service.log.codec import write_fact
from service.simulator.day import Day, Setup, simulate
from service.simulator.figures import Figures, figures
from service.simulator.rooms import with_rooms
from service.simulator.shape import SHAPES
from service.simulator.ways import WAYS

#: The store that needs no installation.
DEMO = "demo"
#: More than this is a typing mistake, and would run for hours.
MOST_RUNNERS, MOST_ROOMS, MOST_SEEDS = 60, 60, 500


@dataclass(frozen=True, slots=True)
class Premises:
    """The store to live in: its plan, what it sells, and what its records say is there."""

    plan: StorePlan
    styles: Sequence[Style]
    on_hand: dict[str, int]
    release: str | None = None


def simulate_(
    store: Annotated[
        str, typer.Option(help="A store of this installation, or the built-in demo store.")
    ] = DEMO,
    shape: Annotated[
        str, typer.Option(help=f"The shape of the day: {', '.join(SHAPES)}.")
    ] = "saturday",
    runners: Annotated[
        int, typer.Option(help="Runners on the floor.", min=0, max=MOST_RUNNERS)
    ] = 3,
    rooms: Annotated[
        int | None,
        typer.Option(help="Fitting rooms. Default: those of its plan.", min=1, max=MOST_ROOMS),
    ] = None,
    seed: Annotated[int, typer.Option(help="Another seed, another day.")] = 7,
    policy: Annotated[
        str, typer.Option(help=f"How runners take tasks: {', '.join(WAYS)}.")
    ] = "one-walk",
    log: Annotated[
        Path | None, typer.Option(help="Also write every fact of the day, one JSON a line.")
    ] = None,
    picture: Annotated[
        Path | None, typer.Option("--chart", help="Also draw the hours of the day, as SVG.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON, no table.")] = False,
    compare: Annotated[
        bool, typer.Option("--compare", help="Every policy, on the same shoppers.")
    ] = False,
    seeds: Annotated[
        int, typer.Option(help="With --compare: how many days.", min=2, max=MOST_SEEDS)
    ] = 20,
    jobs: Annotated[int, typer.Option(help="Days lived at the same time.", min=1, max=64)] = 1,
) -> None:
    """Live through a day in a store: shoppers and runners are made up, the rules are the real ones.

    The same seed is the same day, fact by fact.
    """
    setup = _setup(store, shape, runners, rooms, seed, policy)
    if compare:
        _compare(setup, seeds, jobs, as_json)
    else:
        _show(setup, log, picture, as_json)


def _show(setup: Setup, log: Path | None, picture: Path | None, as_json: bool) -> None:
    with err.status("living through the day"):
        day = simulate(setup)
    hours = figures(day)
    if log is not None:
        write_log(day, log)
    if picture is not None:
        _write(picture, chart(hours, _title(setup)))
    if as_json:
        print(json.dumps([asdict(hour) for hour in hours], indent=1))
    else:
        print_day(hours, _title(setup))


def _setup(
    store: str, shape: str, runners: int, rooms: int | None, seed: int, policy: str
) -> Setup:
    if shape not in SHAPES:
        give_up(f"There is no shape {shape!r}. There are: {', '.join(SHAPES)}.")
    if policy not in WAYS:
        give_up(f"There is no policy {policy!r}. There are: {', '.join(WAYS)}.")
    where = premises(store)
    plan = where.plan if rooms is None else with_rooms(where.plan, rooms)
    if not plan.rooms:
        give_up(f"Store {store!r} has no fitting rooms in its plan. Say how many with --rooms.")
    return Setup(
        plan=plan,
        styles=where.styles,
        on_hand=where.on_hand,
        shape=SHAPES[shape],
        runners=runners,
        seed=seed,
        way=policy,
        release=where.release,
    )


def premises(store: str, built_in: bool = True) -> Premises:
    """The built-in demo store, or one of this installation as it is now."""
    if store == DEMO and built_in:
        demo = demo_store()
        return Premises(with_rooms(demo.plan, 8), demo.styles, dict(demo.on_hand))
    return in_house(lambda house: _of_house(house, store))


async def _of_house(house: House, store: str) -> Premises:
    known = await house.keyring.stores()
    if store not in known:
        give_up(f"There is no store {store!r}. There are: {', '.join(sorted({DEMO, *known}))}.")
    floor = (await house.store(store)).floor
    if floor.plan is None or floor.release is None:
        give_up(f"Store {store!r} has no catalogue yet. Import one: fitroom catalog import PATH.")
    try:
        release = open_release(house.settings.releases / floor.release)
    except ReleaseError as problem:
        give_up(str(problem))
    styles = list(release.garments)
    sold = set(release.by_gtin)
    on_hand = {gtin: pieces for gtin, pieces in floor.on_hand.items() if gtin in sold}
    return Premises(floor.plan, styles, on_hand, floor.release)


def _title(setup: Setup) -> str:
    return (
        f"{setup.plan.id}, {setup.shape.name}: {setup.runners} runners, "
        f"{len(setup.plan.rooms)} rooms, {setup.way}, seed {setup.seed}"
    )


def write_log(day: Day, to: Path) -> None:
    """The facts as the log of a store would hold them, one JSON a line."""
    lines = (json.dumps(write_fact(fact, at), ensure_ascii=False) for fact, at in day.log)
    _write(to, "".join(f"{line}\n" for line in lines))


def _write(to: Path, text: str) -> None:
    try:
        to.write_text(text, "utf-8")
    except OSError as problem:
        give_up(f"{to} can't be written: {problem.strerror}.")


# --- several days --------------------------------------------------------------------------------


def whole_day(setup: Setup) -> Figures:
    """The figures of one day as a whole; a function by name, so that another process can run it."""
    return figures(simulate(setup))[-1]


def live(setups: Sequence[Setup], jobs: int, tell: Callable[[int], None]) -> list[Figures]:
    """The figures of many days, in the order of ``setups``."""
    done: list[Figures] = []
    if jobs == 1:
        for setup in setups:
            done.append(whole_day(setup))
            tell(len(done))
        return done
    with ProcessPoolExecutor(jobs) as pool:
        for day in pool.map(whole_day, setups):
            done.append(day)
            tell(len(done))
    return done


def _compare(setup: Setup, seeds: int, jobs: int, as_json: bool) -> None:
    setups = [replace(setup, way=way, seed=setup.seed + n) for way in WAYS for n in range(seeds)]
    # What is piped on is JSON alone.
    with progress_bars(err if as_json else out) as tell:
        lived = live(setups, jobs, lambda done: tell(done, len(setups), "days"))
    days = {way: lived[k * seeds : (k + 1) * seeds] for k, way in enumerate(WAYS)}
    if as_json:
        print(json.dumps({way: [asdict(one) for one in some] for way, some in days.items()}))
    else:
        print_comparison(days, f"{_title(setup)} and the {seeds - 1} after it")

"""``fitroom plan``: how many runners and rooms a day like that one needs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.status import Status

from service.cli.house import House, err, give_up, in_house
from service.cli.simulating import DEMO, MOST_ROOMS, MOST_RUNNERS, MOST_SEEDS, Premises, premises
from service.cli.staffing_sheet import print_staffing
from service.clock import Ms
from service.floor import Fact
from service.floor.facts import StorePlanned
from service.floor.tally import local
from service.log.codec import UnknownFact, read_fact
from service.settings import Settings
from service.simulator.crowd import Like, by_the_hour
from service.simulator.day import Setup, simulate
from service.simulator.ledger import read
from service.simulator.remembered import Memory, remember
from service.simulator.shape import SHAPES, Shape
from service.simulator.staffing import (
    GLANCE,
    Goal,
    Live,
    Served,
    Staffing,
    best_of,
    fewest_runners,
    one_day,
    pace,
    paced,
    served,
    staffed,
)

#: With fewer visits than this a day says nothing about another one.
TOO_FEW = 8
Log = list[tuple[Fact, Ms]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Days like which one, how good they shall be, and what may be tried for that."""

    day: date
    goal: Goal
    most: int
    rooms: Sequence[int]
    seeds: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was tried, what is recommended, and how the day itself went."""

    day: date
    visits: int
    goal: Goal
    tried: list[Staffing]
    best: Staffing | None
    #: That day as it was staffed: what its log says, and what the simulator makes of it.
    was: Served
    again: Staffing
    pace: float | None


def plan_(
    store: Annotated[
        str, typer.Option(help="A store of this installation, or the built-in demo store.")
    ] = DEMO,
    like: Annotated[
        str, typer.Option(help="The day, such as 2026-11-28. Default: the last in the log.")
    ] = "",
    wait_s: Annotated[
        float, typer.Option(help="How long is too long (seconds).", min=10, max=3600)
    ] = 240,
    share: Annotated[
        float, typer.Option(help="Of the waits, how many shall be shorter.", min=0.1, max=0.99)
    ] = 0.9,
    runners: Annotated[
        int, typer.Option(help="The most runners to think of.", min=1, max=MOST_RUNNERS)
    ] = 8,
    rooms: Annotated[
        str, typer.Option(help="Numbers of rooms to compare, such as 6,8,10. Default: near it.")
    ] = "",
    seeds: Annotated[
        int, typer.Option(help="Days for the answer itself.", min=2, max=MOST_SEEDS)
    ] = 20,
    from_log: Annotated[
        Path | None, typer.Option(help="A log that fitroom simulate wrote, instead of the store's.")
    ] = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="A simulated Saturday, instead of the store's log.")
    ] = False,
    jobs: Annotated[int, typer.Option(help="Days lived at the same time.", min=1, max=64)] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="The answer as JSON, no table.")] = False,
) -> None:
    """Say how many runners and rooms a day like one of the log needs, and how sure that is.

    Waits are those for a room and those for a garment, each by itself.
    """
    own = store != DEMO or (not demo and from_log is None and is_installed(DEMO))
    where = premises(store, built_in=not own)
    log = _log(store, where, from_log, demo, own)
    asked = Asked(_day(log, where, like), Goal(wait_s, share), runners, _numbers(rooms), seeds)
    with err.status("living through days like that one") as status:
        answer = _answer(log, where, asked, _live(jobs, status))
    if as_json:
        print(json.dumps(asdict(answer), default=str, indent=1))
    else:
        print_staffing(answer)


def _numbers(rooms: str) -> list[int]:
    try:
        found = sorted({int(one) for one in rooms.split(",") if one.strip()})
    except ValueError:
        give_up(f"--rooms takes numbers, such as 6,8,10; not {rooms!r}.")
    if found and not 1 <= found[0] <= found[-1] <= MOST_ROOMS:
        give_up(f"--rooms takes numbers from 1 to {MOST_ROOMS}.")
    return found


# --- the day that is remembered ------------------------------------------------------------------


def is_installed(store: str) -> bool:
    """Whether this installation has a store of that name; where there is none, nothing is made."""
    settings = Settings()
    if not settings.redis_url and not settings.data.exists():
        return False

    async def known(house: House) -> bool:
        return store in await house.keyring.stores()

    return in_house(known)


def _log(store: str, where: Premises, from_log: Path | None, demo: bool, own: bool) -> Log:
    if from_log is not None:
        return _from_file(from_log)
    if demo:
        saturday = Setup(where.plan, where.styles, where.on_hand, SHAPES["saturday"], 3, 7)
        with err.status("living through a Saturday to look back on"):
            return simulate(saturday).log
    if not own:
        give_up("The built-in demo store has no log. Try --demo, or --from-log FILE.")
    return in_house(partial(_of_store, store=store))


async def _of_store(house: House, store: str) -> Log:
    from service.archive.lake import Lake
    from service.archive.reading import history

    lake = Lake.at(house.settings.lake_place)
    return [(one.fact, one.at) async for one in history(house.redis, lake, store)]


def _from_file(path: Path) -> Log:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        give_up(f"{path} can't be read: {problem}.")
    log: Log = []
    for number, line in enumerate(lines, 1):
        try:
            recorded = read_fact(f"1-{number}", json.loads(line))
        except (ValueError, TypeError, AttributeError, KeyError, UnknownFact):
            give_up(
                f"{path}, line {number} is no fact. fitroom simulate --log FILE writes such files."
            )
        log.append((recorded.fact, recorded.at))
    return log


def _day(log: Log, where: Premises, like: str) -> date:
    if not log:
        give_up("The log is empty: nothing has happened in this store yet.")
    if not like:
        return local(log[-1][1], where.plan.timezone).date()
    try:
        return date.fromisoformat(like)
    except ValueError:
        give_up(f"--like takes a day such as 2026-11-28; not {like!r}.")


# --- days like it --------------------------------------------------------------------------------


def _answer(log: Log, where: Premises, asked: Asked, live: Live) -> Answer:
    day, goal = asked.day, asked.goal
    memory = remember(log, where.plan.timezone, day)
    if len(memory.visits) < TOO_FEW:
        give_up(
            f"The log holds {len(memory.visits)} visits on {day}: too few to say anything about "
            "another day. Name a day with --like, or try --demo."
        )
    setup, there = _setup(log, where, day, memory)
    found = pace(memory.claim_to_pick_s, simulate(setup))
    setup = replace(setup, runners_are=paced(setup.runners_are, found or 1.0))
    tried: list[Staffing] = []
    for rooms in asked.rooms or range(max(2, there - 2), there + 3, 2):
        tried += fewest_runners(setup, rooms, goal, GLANCE, asked.most, live)
    return Answer(
        day=day,
        visits=len(memory.visits),
        goal=goal,
        tried=tried,
        best=best_of(setup, tried, goal, asked.seeds, live),
        was=served(read(log).of_day(where.plan.timezone, day), goal),
        again=staffed(setup, setup.runners, there, goal, asked.seeds, live),
        pace=found,
    )


def _live(jobs: int, status: Status) -> Live:
    """Lives through days, and says how many there were so far."""
    lived = 0

    def live(setups: Sequence[Setup], goal: Goal) -> list[Served]:
        nonlocal lived
        went: list[Served] = []
        for one in _in_turn(setups, goal, jobs):
            went.append(one)
            lived += 1
            status.update(f"living through days like that one: {lived}")
        return went

    return live


def _in_turn(setups: Sequence[Setup], goal: Goal, jobs: int) -> Iterator[Served]:
    if jobs == 1:
        yield from (one_day(one, goal) for one in setups)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(one_day, goal=goal), setups)


def _setup(log: Log, where: Premises, day: date, memory: Memory) -> tuple[Setup, int]:
    """A day like that one as it was staffed, and how many rooms there were."""
    planned = [fact.plan for fact, _ in log if isinstance(fact, StorePlanned)]
    plan = planned[-1] if planned else where.plan
    hours = by_the_hour(memory.visits)
    setup = Setup(
        plan=plan,
        styles=where.styles,
        on_hand=where.on_hand,
        shape=Shape(f"like {day}", len(memory.visits), hours),
        runners=max(1, len(memory.runners)),
        seed=1,
        date=day,
    )
    return replace(setup, crowd=Like(memory.visits, setup.shoppers_are)), len(plan.rooms)

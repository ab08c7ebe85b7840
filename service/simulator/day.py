"""One day from the opening to the last garment on its rail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from catalog.garment import Style
from catalog.store import StorePlan
from catalog.walking import Walking
from service.clock import Ms
from service.floor import Fact
from service.floor.commands import AdoptRelease, Command, PlanStore, SetStock
from service.floor.policy import Policy
from service.simulator.assortment import Assortment, Rails
from service.simulator.crowd import Crowd, MadeUp
from service.simulator.habits import RunnerHabits, ShopperHabits, Truth
from service.simulator.ledger import Ledger
from service.simulator.luck import Luck
from service.simulator.runner import Runner
from service.simulator.shape import HOUR_MS, Shape
from service.simulator.shopper import Shopper
from service.simulator.steps import Steps
from service.simulator.store import Store
from service.simulator.wanting import Wanted
from service.simulator.ways import WAYS

#: Staff are there before the doors open, and for a while after they close.
_BEFORE_MS, _AFTER_MS = 900_000, 2 * HOUR_MS


@dataclass(frozen=True, slots=True)
class Setup:
    """A store, who comes, who works there, and how. The same setup is the same day."""

    plan: StorePlan
    styles: Sequence[Style]
    on_hand: Mapping[str, int]
    shape: Shape
    runners: int
    seed: int
    way: str = "one-walk"
    date: date = date(2026, 11, 28)
    release: str | None = None
    policy: Policy = field(default_factory=Policy)
    shoppers_are: ShopperHabits = field(default_factory=ShopperHabits)
    runners_are: RunnerHabits = field(default_factory=RunnerHabits)
    truth: Truth = field(default_factory=Truth)
    #: Who comes, if not the made-up shoppers of the shape.
    crowd: Crowd | None = None
    #: Ask the floor every second what is due, rather than only where something can be.
    every_second: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What happened, in the store's log and beside it."""

    setup: Setup
    store: Store
    ledger: Ledger
    steps: Steps
    wanted: Wanted

    @property
    def log(self) -> list[tuple[Fact, Ms]]:
        return self.store.log


def simulate(setup: Setup) -> Day:
    """Live through the whole day."""
    luck = Luck(setup.seed)
    midnight = _midnight(setup)
    opens, closes = (midnight + hour * HOUR_MS for hour in (setup.shape.opens, setup.shape.closes))
    store = Store(
        luck,
        setup.policy,
        Assortment(setup.styles),
        Rails(setup.on_hand, luck, setup.truth),
        opens - _BEFORE_MS,
        setup.every_second,
    )
    day = Day(setup, store, Ledger(), Steps(), Wanted(store.floor))
    store.listeners += [day.ledger, day.wanted]
    _furnish(setup, store)
    _let_runners_in(day, opens, closes)
    crowd = setup.crowd or MadeUp(setup.shape, setup.shoppers_are)
    for number, comer in enumerate(crowd.come(luck, midnight), 1):
        store.clock.begin(Shopper(store, comer, day.wanted, number).script(), comer.at)
    store.clock.run(closes + _AFTER_MS)
    return day


def _midnight(setup: Setup) -> Ms:
    zone = ZoneInfo(setup.plan.timezone)
    day = setup.date
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * 1000


def _furnish(setup: Setup, store: Store) -> None:
    commands: list[Command] = [PlanStore(setup.plan), SetStock(dict(setup.on_hand))]
    if setup.release is not None:
        commands.append(AdoptRelease(setup.release))
    for command in commands:
        store.do(command)
    store.walking = Walking.of(setup.plan)


def _let_runners_in(day: Day, opens: Ms, closes: Ms) -> None:
    setup, store = day.setup, day.store
    for number in range(1, setup.runners + 1):
        runner = Runner(
            store,
            setup.runners_are,
            day.steps,
            WAYS[setup.way],
            number,
            (opens, closes),
            _rest_at(setup, number, opens),
        )
        store.clock.begin(runner.script(), opens - _BEFORE_MS + number)


def _rest_at(setup: Setup, number: int, opens: Ms) -> Ms | None:
    """Breaks in turn, one at a time, from an hour after opening; nobody who is alone goes."""
    if setup.runners < 2:
        return None
    habits = setup.runners_are
    first, last = habits.busy_hours
    at = opens + HOUR_MS + (number - 1) * round(habits.rest_s * 1250)
    midnight = opens - setup.shape.opens * HOUR_MS
    busy = first <= (at - midnight) / HOUR_MS + habits.rest_s / 3600 < last
    return midnight + last * HOUR_MS + number * round(habits.rest_s * 1250) if busy else at

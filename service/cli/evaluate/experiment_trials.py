"""Experiments in made-up stores, where what a change does is known: one trial, and many counted.

A trial is a store of its own: past days, a plan that is proposed from them, the days of the plan
with a change whose effect is drawn, and what is then told. The same trial is lived through a second
time with no effect at all (an A/A test), asked every day; a third time with the smallest effect
that was worth knowing; and twice more with changes that do harm, watched for it every day: as much
as is just borne, and half of all looks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from service.insight.displays.looks import Table, count
from service.insight.experiments.before_after import before_after
from service.insight.experiments.blocks import Blocks
from service.insight.experiments.effect import Effect, Waiting
from service.insight.experiments.harm import HARM, harm_of_before_after, harm_of_switch_back
from service.insight.experiments.plan import propose
from service.insight.experiments.switch_back import switch_back
from service.simulator.attention import NOON, Change, Seen, World, live, zone_of

Kind = Literal["switch-back, days", "switch-back, half days", "before and after"]
KINDS: tuple[Kind, ...] = ("switch-back, days", "switch-back, half days", "before and after")
#: Days before a plan: what a store knows of itself when it proposes one.
PAST_DAYS = 84
#: Days before and after a change that is made once.
AROUND_DAYS = 28
#: True effects are drawn from this much less to this much more (log).
MOST_LOG = 0.4
#: A change is not noticed in the first hour, and that hour is left out.
UNNOTICED_H = 1
#: A change that loses half of the looks (log).
HALVED = math.log(0.5)


@dataclass(frozen=True, slots=True)
class Trial:
    """What was told of one store: ``told`` of a drawn ``log`` effect, and of the smallest one.

    ``alarmed`` is whether the A/A test alarmed on any day, and ``hasty`` whether the 95 % interval
    of the days so far left out "no effect" on any day, for somebody who does not wait. Of harm:
    whether it was called so in the A/A test, and where just as much was lost as is borne; and on
    which day where half was lost, None if never.
    """

    log: float
    told: Effect | Waiting
    smallest: Effect | Waiting
    alarmed: bool
    hasty: bool
    false_harm: bool
    edge_harm: bool
    harmed: int | None
    days: int
    enough: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """Many trials of one kind, as shares of those that told anything.

    ``enough`` is the share whose plan was long enough for the smallest effect, and ``found`` how
    many of those found it. ``width`` is half of the usual interval, as a share. ``harm_found`` is
    the share in which a change that loses half of the looks was called harm, usually on day
    ``harm_day``; ``false_harm`` and ``edge_harm`` are false alarms of it.
    """

    kind: str
    runs: int
    told: int
    covered: float
    alarms: float
    hasty: float
    false_harm: float
    edge_harm: float
    harm_found: float
    harm_day: float
    found: float
    enough: float
    width: float
    bias: float
    days: float


@dataclass(frozen=True, slots=True)
class Stage:
    """One store ready for its experiment: ``tell`` of its first days, with an effect of ``log``;
    and the day on which ``harm`` was called so."""

    days: int
    table: Callable[[float], Table]
    tell: Callable[[Table, int, bool], Effect | Waiting]
    harm: Callable[[Table], int | None]
    enough: bool = True


def trial(kind: Kind, seed: int, smallest: float) -> Trial:
    """One store, from ``seed`` alone."""
    chance = np.random.default_rng([seed, 9])
    world = World(seed)
    fixture = int(chance.integers(len(zone_of(world))))
    log = float(chance.uniform(-MOST_LOG, MOST_LOG))
    made = _before_after if kind == "before and after" else _switch_back
    parts = 2 if kind == "switch-back, half days" else 1
    stage = made(world, fixture, parts, smallest)
    same = stage.table(0.0)
    asked = [stage.tell(same, day, False) for day in range(1, stage.days + 1)]
    early = [stage.tell(same, day, True) for day in range(7, stage.days + 1)]
    return Trial(
        log=log,
        told=stage.tell(stage.table(log), stage.days, False),
        smallest=stage.tell(stage.table(math.log1p(smallest)), stage.days, False),
        alarmed=any(isinstance(one, Effect) and one.alarm for one in asked),
        hasty=any(isinstance(one, Effect) and _leaves_out(one, 0.0) for one in early),
        false_harm=stage.harm(same) is not None,
        edge_harm=stage.harm(stage.table(math.log1p(-HARM))) is not None,
        harmed=stage.harm(stage.table(HALVED)),
        days=stage.days,
        enough=stage.enough,
    )


def _switch_back(world: World, fixture: int, parts: int, smallest: float) -> Stage:
    blocks = Blocks(parts, NOON, UNNOTICED_H)
    others = [one for one in range(len(zone_of(world))) if one != fixture]
    before = replace(world, days=PAST_DAYS)
    past = _table(before, live(before), blocks, fixture)
    plan = propose(past, fixture, others, parts, smallest, world.seed)
    parts, blocks = plan.parts, Blocks(plan.parts, NOON, UNNOTICED_H)
    after = replace(world, stretch=1, days=plan.days)

    def table(log: float) -> Table:
        arms = np.array([log if arm == "B" else 0.0 for arm in plan.arms]).reshape(-1, parts)
        change = Change(fixture, np.repeat(arms, 2 // parts, axis=1), UNNOTICED_H)
        return _table(after, live(after, change), blocks, fixture)

    def tell(whole: Table, days: int, ended: bool) -> Effect | Waiting:
        so_far = whole.columns(0, days * parts)
        return switch_back(so_far, fixture, others, plan.arms, parts, smallest, ended)

    def harm(whole: Table) -> int | None:
        return harm_of_switch_back(whole, fixture, others, plan.arms, parts)

    return Stage(plan.days, table, tell, harm, plan.enough)


def _before_after(world: World, fixture: int, parts: int, smallest: float) -> Stage:
    blocks = Blocks(washout_h=UNNOTICED_H)
    others = [one for one in range(len(zone_of(world))) if one != fixture]
    around = replace(world, days=2 * AROUND_DAYS)

    def table(log: float) -> Table:
        logs = np.zeros((around.days, 2))
        logs[AROUND_DAYS:] = log
        return _table(around, live(around, Change(fixture, logs, UNNOTICED_H)), blocks, fixture)

    def tell(whole: Table, days: int, ended: bool) -> Effect | Waiting:
        so_far = whole.columns(0, AROUND_DAYS + days)
        return before_after(so_far, fixture, others, AROUND_DAYS, AROUND_DAYS, smallest, ended)

    def harm(whole: Table) -> int | None:
        return harm_of_before_after(whole, fixture, others, AROUND_DAYS, AROUND_DAYS)

    return Stage(AROUND_DAYS, table, tell, harm)


def _table(world: World, seen: Seen, blocks: Blocks, fixture: int) -> Table:
    looks = blocks.of(seen.day, seen.hour, seen.visit, seen.fixture)
    return count(looks, zone_of(world), world.days * blocks.parts, leaving_out=fixture)


def counted(kind: Kind, trials: Sequence[Trial]) -> Counted:
    """The shares that are to be judged."""
    told = [(one.log, one.told) for one in trials if isinstance(one.told, Effect)]
    widths = [math.log(effect.interval[1] / effect.interval[0]) for _, effect in told]
    long = [one for one in trials if one.enough]
    found = [isinstance(one.smallest, Effect) and one.smallest.alarm for one in long]
    harmed = [one.harmed for one in trials if one.harmed is not None]
    return Counted(
        kind=kind,
        runs=len(trials),
        told=len(told),
        covered=float(np.mean([not _leaves_out(effect, log) for log, effect in told])),
        alarms=float(np.mean([one.alarmed for one in trials])),
        hasty=float(np.mean([one.hasty for one in trials])),
        false_harm=float(np.mean([one.false_harm for one in trials])),
        edge_harm=float(np.mean([one.edge_harm for one in trials])),
        harm_found=len(harmed) / len(trials),
        harm_day=float(np.median(harmed)) if harmed else 0.0,
        found=float(np.mean(found)),
        enough=len(long) / len(trials),
        width=math.exp(float(np.median(widths)) / 2) - 1,
        bias=float(np.mean([effect.log - log for log, effect in told])),
        days=float(np.mean([one.days for one in trials])),
    )


def _leaves_out(effect: Effect, log: float) -> bool:
    low, high = effect.interval
    return not low <= math.exp(log) <= high

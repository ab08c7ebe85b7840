"""What a store's past days say of the noise that a plan has to live with, and how long it must be
for the smallest effect that would matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from service.insight.displays.looks import Table
from service.insight.experiments.before_after import MOST_DAYS, length
from service.insight.experiments.blocks import Blocks
from service.insight.experiments.effect import Design
from service.insight.experiments.plan import (
    ASSUMED_SD,
    FORTNIGHT_DAYS,
    Plan,
    found_in,
    propose,
)
from service.insight.experiments.reading import record, table_of

if TYPE_CHECKING:
    from service.insight.window import Window


#: Past days that say how unlike days are.
PAST_DAYS = 84
#: A plan that is longer than this is warned of: most of a season is over then.
LONG_DAYS = 84
#: How long a change stands that is made once, where nothing is known of the store yet.
ASSUMED_DAYS = 28


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be tried: the fields of a plan that its length follows from."""

    design: Design
    fixture: str
    smallest: float
    parts: int = 1
    boundary_h: int = 14
    washout_h: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """``days`` that find ``smallest`` four times in five, or as many as there may be where these
    are not ``enough``. ``sd`` (log) is how unlike two such blocks, or two fixtures, are without any
    change; ``measured`` is whether the store's own past says so, or it is assumed. ``in_long`` is
    what `LONG_DAYS` would find, where that is another question."""

    design: Design
    fixture: str
    smallest: float
    parts: int
    days: int
    enough: bool
    long: bool
    measured: bool
    sd: float
    in_long: float | None


@dataclass(frozen=True, slots=True)
class Past:
    """Whole weeks before today, block by block; which row the fixture is, and which the others."""

    table: Table
    fixture: int
    comparables: list[int]


def past(window: Window, fixture: str, parts: int, boundary_h: int, washout_h: int) -> Past:
    """The whole weeks at the end of the window, from the first in which anything was seen.

    Raises:
        ValueError: there is no such fixture.
    """
    seen = record(window)
    at = [one.id for one in seen.stands].index(fixture)
    table = table_of(seen, Blocks(parts, boundary_h, washout_h), at)
    blocks = len(seen.days) * parts
    busy = (table.passing.sum(axis=0) > 0).nonzero()[0]
    first = int(busy[0]) // parts if len(busy) else len(seen.days)
    weeks = (len(seen.days) - first) // 7
    whole = table.columns(blocks - 7 * weeks * parts, blocks)
    return Past(whole, at, [row for row in range(len(seen.stands)) if row != at])


def proposed(window: Window, wish: Wish) -> Proposal:
    """How long what is wished for has to be, by the days of ``window``.

    Raises:
        ValueError: there is no such fixture, or no such plan.
    """
    if wish.design == "switch_back":
        return _of(wish, plan_of(window, wish, seed=0))
    known = past(window, wish.fixture, 1, wish.boundary_h, wish.washout_h)
    found = length(known.table, known.fixture, known.comparables, wish.smallest, LONG_DAYS)
    days = ASSUMED_DAYS if found is None else found.days
    return _proposal(
        wish,
        1,
        days,
        measured=found is not None,
        sd=ASSUMED_SD if found is None else found.sd,
        in_long=None if found is None else found.found,
    )


def assumed(wish: Wish) -> Proposal:
    """The same of a store without any past."""
    if wish.design == "before_after":
        return _proposal(wish, 1, ASSUMED_DAYS, measured=False, sd=ASSUMED_SD, in_long=None)
    none = np.zeros((1, 0), np.int64)
    return _of(wish, propose(Table(none, none, none == 0), 0, [], wish.parts, wish.smallest, 0))


def _of(wish: Wish, plan: Plan) -> Proposal:
    return _proposal(
        wish,
        plan.parts,
        plan.days if plan.enough else None,
        measured=plan.measured,
        sd=plan.sd,
        in_long=found_in(plan.sd, plan.parts, LONG_DAYS // FORTNIGHT_DAYS),
    )


def plan_of(window: Window, wish: Wish, seed: int) -> Plan:
    """A switch-back plan that is long enough, by the days of ``window``, tossed by ``seed``."""
    known = past(window, wish.fixture, wish.parts, wish.boundary_h, wish.washout_h)
    return propose(known.table, known.fixture, known.comparables, wish.parts, wish.smallest, seed)


def _proposal(
    wish: Wish, parts: int, days: int | None, *, measured: bool, sd: float, in_long: float | None
) -> Proposal:
    long = days is None or days > LONG_DAYS
    return Proposal(
        design=wish.design,
        fixture=wish.fixture,
        smallest=wish.smallest,
        parts=parts,
        days=days or MOST_DAYS,
        enough=days is not None,
        long=long,
        measured=measured,
        sd=round(sd, 4),
        in_long=round(in_long, 2) if long and in_long is not None else None,
    )

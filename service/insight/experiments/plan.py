"""A switch-back plan: which arrangement stands on which day, tossed fairly, and for how long.

A *block* is a day, or half of one (``parts`` 2). A *fortnight* is two weeks of blocks. Each block
of its first week and the same one of its second (the two Mondays, the two Tuesday mornings) make a
*pair*: one of them has the change and the other has not, by a toss, so every weekday is balanced.
In each week of a fortnight about half of the blocks have the change, so what differs between weeks
is not taken for it. Which weeks and days these are is drawn before anything is seen (Fisher 1935;
for switch-backs Bojinov, Simchi-Levi, Zhao 2023), from a seed that is recorded.

Changes are made before opening, or at noon; ``washout_h`` hours after each boundary between blocks
count for neither side, whether anything was changed then or not, so that both sides lose alike.

Half days that usually hold fewer than `FEWEST_LOOKS` looks are too thin for logarithms of counts:
then whole days are proposed.

How long: pairs of the store's own past days say how unlike two such blocks are without any change;
the plan is as long as finds the smallest effect worth knowing four times in five (`reach`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from service.insight.displays.looks import Table
from service.insight.experiments.effect import reach
from service.insight.experiments.pairs import degrees, fitted, pairs_of

WEEK_DAYS = 7
FORTNIGHT_DAYS = 14
#: With one fortnight of days, seven pairs, Student's t is too wide to say much.
FEWEST_FORTNIGHTS = 2
#: Half a year: a season is over, and what was learned would be of another collection.
MOST_FORTNIGHTS = 13
#: Fortnights of past days that are looked at; what was longer ago is another season.
PAST_FORTNIGHTS = 6
#: Looks in the usual block, below which logarithms of counts say little.
FEWEST_LOOKS = 5
#: How unlike two blocks are (standard deviation of the log) before this store has two weeks of its
#: own: a quarter up or down on each of two days.
ASSUMED_SD = 0.35


@dataclass(frozen=True, slots=True)
class Plan:
    """``arms``: a letter for each block from the first on, ``B`` with the change, ``A`` without.

    ``sd`` is of the log of a pair, and ``measured`` whether the store's own past says so;
    ``enough`` whether so many fortnights find the smallest effect worth knowing.
    """

    arms: str
    parts: int
    sd: float
    measured: bool
    enough: bool

    @property
    def days(self) -> int:
        return len(self.arms) // self.parts


def propose(
    past: Table, fixture: int, comparables: list[int], parts: int, smallest: float, seed: int
) -> Plan:
    """A plan that finds a ratio of ``1 + smallest`` at ``fixture``.

    ``past`` is blocks of whole weeks before, oldest first, ``parts`` a day; it may have none. The
    plan has fewer parts than asked for where half days are too thin.

    Raises:
        ValueError: ``smallest`` is no share above zero, or ``parts`` is not 1 or 2.
    """
    if not smallest > 0 or parts not in (1, 2):
        raise ValueError("smallest is above 0, and a day has 1 or 2 parts")
    if parts == 2 and thin(past, fixture):
        past, parts = past.halved(), 1
    sd = noise(past, fixture, comparables, parts)
    fortnights = fortnights_for(sd if sd is not None else ASSUMED_SD, parts, smallest)
    return Plan(
        arms=toss(min(fortnights, MOST_FORTNIGHTS), parts, seed),
        parts=parts,
        sd=sd if sd is not None else ASSUMED_SD,
        measured=sd is not None,
        enough=fortnights <= MOST_FORTNIGHTS,
    )


def thin(table: Table, fixture: int) -> bool:
    """Whether the usual block of ``fixture`` holds too few looks; not where none is known."""
    looks = table.looks[fixture][table.shown[fixture]]
    return len(looks) > 0 and bool(np.median(looks) < FEWEST_LOOKS)


def toss(fortnights: int, parts: int, seed: int) -> str:
    """The arms of so many fortnights. The first weeks take turns at having the odd block more."""
    chance = np.random.default_rng(seed)
    week = WEEK_DAYS * parts
    more = bool(chance.integers(2))
    arms = ""
    for _ in range(fortnights):
        changed = week // 2 + (week % 2 and more)
        more = not more
        first = np.zeros(week, bool)
        first[chance.permutation(week)[:changed]] = True
        arms += "".join("B" if one else "A" for one in (*first, *~first))
    return arms


def noise(past: Table, fixture: int, comparables: list[int], parts: int) -> float | None:
    """How unlike the two blocks of a pair are without any change; None where too few are known.

    It is the spread around the same model that will be fitted, so what traffic and the comparable
    fixtures explain is not noise. The tosses are made up, and fair: nothing was changed.
    """
    length = FORTNIGHT_DAYS * parts
    fortnights = min(past.looks.shape[1] // length, PAST_FORTNIGHTS)
    if not fortnights:
        return None
    recent = past.columns(past.looks.shape[1] - fortnights * length, past.looks.shape[1])
    pairs = pairs_of(recent, fixture, comparables, toss(fortnights, parts, seed=0), parts)
    fit = fitted(pairs)
    return None if fit is None else fit.sd


def fortnights_for(sd: float, parts: int, smallest: float) -> int:
    """Fortnights that find a ratio of ``1 + smallest``; up to one more than a plan may have."""
    wanted = math.log1p(smallest)
    for fortnights in range(FEWEST_FORTNIGHTS, MOST_FORTNIGHTS + 1):
        pairs = WEEK_DAYS * parts * fortnights
        df = degrees(pairs, fortnights)
        if df > 0 and reach(df) * sd / math.sqrt(pairs) <= wanted:
            return fortnights
    return MOST_FORTNIGHTS + 1


def found_in(sd: float, parts: int, fortnights: int) -> float:
    """The smallest effect (a share) that so many fortnights find, with noise like this."""
    pairs = WEEK_DAYS * parts * fortnights
    return math.expm1(reach(degrees(pairs, fortnights)) * sd / math.sqrt(pairs))

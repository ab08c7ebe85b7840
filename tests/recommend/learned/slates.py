"""Slates made by hand, and a world in which every truth about them is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from service.recommend.learned.choosing import choose
from service.recommend.learned.considered import NAMES, Candidate, Considered, of_rank
from service.recommend.learned.slate_log import Shown, SlateLog, gather

LOOKS = np.array([1.0, 0.6, 0.4, 0.3])
PLACES, WIDTH = 4, 8


def candidate(name: str, rank: int, **values: float) -> Candidate:
    told = {**values, "rank": of_rank(rank)}
    row = tuple(float(told.get(one, 0.0)) for one in NAMES)
    return Candidate(name, f"{name}/red", None, None, "red", 0, row)


def slate(
    names: Sequence[str],
    visit: str = "v",
    *,
    day: int = 1,
    asked: Sequence[int] = (),
    kept: Sequence[int] = (),
    luck: str | None = None,
    places: int = PLACES,
    dear: Sequence[float] = (),
) -> Shown:
    """Shows the first ``places`` of ``names``, or what ``luck`` draws; all of it was seen."""
    given = list(dear) or [0.0] * len(names)
    rows = tuple(candidate(one, n, dear=given[n]) for n, one in enumerate(names))
    made = Considered(rows, tuple(range(len(names))), luck is not None, places, 1.0)
    at = [one.rank for one in choose([row.colourway for row in rows], places, luck)]
    everywhere = frozenset(range(len(at)))
    return Shown(visit, day, made, at, everywhere, frozenset(asked), frozenset(kept))


def world(slates: int, seed: int) -> tuple[SlateLog, np.ndarray]:
    """A log, and the appeal (s, n) of everything: what is dear appeals less, ranks mean nothing.

    All that is asked for is kept, so that appeal is both.
    """
    rng = np.random.default_rng(seed)
    made, appeals = [], []
    for number in range(slates):
        dear = rng.normal(size=WIDTH).round(4)
        appeal = 1 / (1 + np.exp(1.5 + dear))
        visit = f"{seed}/{number}"
        names = [f"s{style}" for style in rng.permutation(40)[:WIDTH]]
        one = slate(names, visit, luck=visit, dear=dear.tolist())
        chance = LOOKS * appeal[list(one.at)]
        asked = np.flatnonzero(rng.random(PLACES) < chance).tolist()
        made.append(slate(names, visit, luck=visit, dear=dear.tolist(), asked=asked, kept=asked))
        appeals.append(appeal)
    return gather(made), np.array(appeals)

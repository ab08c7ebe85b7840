"""How likely a shopper looks at each place of a slate, compared with the first.

A card is asked for if it is looked at and appeals; looking follows from the place, appeal from the
card (the position-based model). Luck puts what stands at one rank at several places, whoever comes,
so requests by rank and place are a product of the appeal of a rank and the look that a place has:
a multiplicative Poisson model, fitted by likelihood. No model of appeal is needed (intervention
harvesting: Agarwal et al., 2019; Joachims, Swaminathan and Schnabel, 2017).

Where requests are few, both are drawn to curves that fall by a power of the rank and of the place,
which three numbers of the same log say, and not to "all alike": that would find places further down
looked at more than they are, and what another ranker is worth too low.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.recommend.learned.arranging import Ints
from service.recommend.learned.slate_log import SlateLog
from service.recommend.shelf import Floats, Mask

#: Requests that each place and each rank is given besides its own, where the curves say they are.
PRIOR = 3.0
#: How firmly the two powers are held at 0, as precision: nothing follows from three requests.
FLAT = 1.0
ROUNDS, CLOSE = 500, 1e-9
#: How much a count is moved to see what follows from it.
NUDGE = 1e-2

#: How likely each place is looked at, (places,).
Places = Floats


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """``places`` (places,) is 1 for the first place."""

    places: Places

    def at(self, place: Ints) -> Floats:
        """How likely each ``place`` is looked at; 0 where it is below 0: not shown."""
        last = len(self.places) - 1
        found: Floats = np.where(place < 0, 0.0, self.places[np.clip(place, 0, last)])
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """By rank and place, (ranks, places): ``shown`` and ``asked`` for. ``cell`` (cards,) is which
    of these, flat, each card is counted in."""

    shown: Floats
    asked: Floats
    cell: npt.NDArray[np.int64]

    @classmethod
    def of(cls, log: SlateLog, counted: Mask) -> _Counts:
        places = int(log.places.max(initial=1))
        cell = (log.rank.astype(np.int64) * places + log.place)[counted]
        shape = log.width, places
        shown: Floats = np.bincount(cell, minlength=log.width * places).astype(float)
        told = log.asked[counted].astype(float)
        asked: Floats = np.bincount(cell, told, log.width * places).astype(float)
        return cls(shown.reshape(shape), asked.reshape(shape), cell)


def examine(log: SlateLog, among: Mask | None = None) -> Examination:
    """Learn from ``log``; ``among`` (s, n) are the cards that count, by default every one shown.

    With those that were seen, it is how likely a card in sight is looked at.
    """
    counts = _Counts.of(log, log.place >= 0 if among is None else among)
    if not counts.asked.any():
        return Examination(np.ones(counts.shown.shape[1]))
    return Examination(_looks(counts.shown[None], counts.asked[None])[0])


def examine_by_visit(log: SlateLog) -> tuple[Examination, Floats]:
    """What `examine` finds, and how much each visit moved it: (visits, places), by which a visit
    that counted a little more would move each place, for a little (an influence function)."""
    counted = log.place >= 0
    counts = _Counts.of(log, counted)
    found = examine(log)
    visits, places = int(log.visit.max(initial=-1)) + 1, len(found.places)
    moved: Floats = np.zeros((visits, places))
    if not counts.asked.any():
        return found, moved
    by_shown, by_asked = (_moves(counts, found.places, which) for which in ("shown", "asked"))
    visit, asked = np.broadcast_to(log.visit[:, None], counted.shape)[counted], log.asked[counted]
    of_card = by_shown[counts.cell] + asked[:, None] * by_asked[counts.cell]  # (cards, places)
    for place in range(places):
        moved[:, place] = np.bincount(visit, of_card[:, place], visits)
    return found, moved


def _moves(counts: _Counts, looks: Places, which: str) -> Floats:
    """(cells, places): what one more ``shown`` or ``asked`` in each cell moves."""
    cells = counts.shown.size
    one = np.eye(cells).reshape(cells, *counts.shown.shape) * NUDGE * (counts.shown > 0)
    shown = counts.shown[None] + (one if which == "shown" else 0.0)
    asked = counts.asked[None] + (one if which == "asked" else 0.0)
    return (_looks(*np.broadcast_arrays(shown, asked)) - looks) / NUDGE


def _looks(shown: Floats, asked: Floats) -> Floats:
    """(tables, ranks, places) both, with requests -> (tables, places): the looks of each table."""
    usual, start = _curves(shown, asked)
    of_rank, of_place = asked.sum(axis=2) + PRIOR, asked.sum(axis=1) + PRIOR
    looks = start
    for _ in range(ROUNDS):
        seen = np.einsum("trp,tp->tr", shown, looks)
        appeal = of_rank / (seen + PRIOR / usual)
        drawn = np.einsum("trp,tr->tp", shown, appeal)
        before, looks = looks, of_place / (drawn + PRIOR / start)
        looks = looks / looks[:, :1]
        if np.abs(looks - before).max() < CLOSE:
            break
    return np.asarray(looks)


def _curves(shown: Floats, asked: Floats) -> tuple[Floats, Floats]:
    """Appeal by rank (tables, ranks) and looks by place (tables, places), as powers of them: a
    Poisson regression with three coefficients, by Newton's method."""
    tables, ranks, places = shown.shape
    down, along = -np.log1p(np.arange(ranks)), -np.log1p(np.arange(places))
    X = np.stack(
        [np.ones((ranks, places)), *np.meshgrid(down, along, indexing="ij")], axis=-1
    ).reshape(-1, 3)
    shown, asked = shown.reshape(tables, -1), asked.reshape(tables, -1)
    held = np.diag([0.0, FLAT, FLAT])
    found: Floats = np.zeros((tables, 3))
    found[:, 0] = np.log(asked.sum(axis=1) / shown.sum(axis=1))
    for _ in range(ROUNDS):
        expected = shown * np.exp(found @ X.T)
        slope = (asked - expected) @ X - found @ held
        bend = np.einsum("tc,ci,cj->tij", expected, X, X) + held
        step = np.clip(np.linalg.solve(bend, slope[:, :, None])[:, :, 0], -1.0, 1.0)
        found = found + step
        if np.abs(step).max() < CLOSE:
            break
    appeal = np.exp(found[:, :1] + found[:, 1:2] * down)
    return appeal, np.exp(found[:, 2:] * along)

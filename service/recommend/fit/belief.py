"""Belief about a size: an ordinal (cumulative logit) model, updated exactly on a grid.

A shopper needs the size ``t`` of a scale, a style is cut ``o`` steps larger than its label says,
and a garment labelled ``p`` is said to be too small where ``t - (p + o)`` plus noise exceeds the
room that a size has, too large where it falls below minus that room; in between it fits. So

    P(small) = F((t - o - p - room) / noise),    P(large) = F((p + o - t - room) / noise),

where F is the logistic distribution function. The latent difference is that of Misra, Wan and
McAuley, *Decomposing fit semantics for product size recommendation in metric spaces* (RecSys 2018)
and of Sembium et al., *Recommending product sizes to customers* (RecSys 2017); priors and updating
as in the latter's Bayesian sequel (WWW 2018), but by sums over a grid instead of sampling: the same
evidence, the same belief. All lengths are in steps between neighbouring sizes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from service.recommend.fit.crowd import GRID, Counts, Crowd, log_offsets
from service.recommend.fit.ordinal import (
    FINE,
    LEAST,
    MARGIN,
    VERDICTS,
    Floats,
    Normal,
    log_sum,
    moments,
    steps,
    verdict_chances,
    weights_of,
)

#: A garment farther than this from what was asked for says no more than one that is this far.
FARTHEST = 12.0
#: How reliable words about size may turn out in a visit: the noise times this, with this chance.
#: Two garments of one size, one too small and one too large, are explained by a larger noise; so
#: contradiction makes advice less certain, which a fixed noise would not.
UNRELIABLE: tuple[tuple[float, float], ...] = ((1.0, 0.80), (2.5, 0.15), (6.0, 0.05))


#: The belief that not the latest size asked for but an earlier one is right.
SECOND_THOUGHTS = 0.15


@dataclass(frozen=True, slots=True)
class Spreads:
    """How much sizes, shoppers and words vary within a visit, as standard deviations in steps.

    ``room`` is how far off a garment may be and still fit, ``noise`` how much else decides,
    ``shopper`` how far the size asked for lies from the one needed. How far styles lie from their
    labels, and what those say who chose a size by themselves, is the `Crowd`'s.

    Set by hand: a step is about the room of a size, and a garment that was too small makes the
    next size likeliest, in other styles too. `shop.learn_spreads` finds ``shopper`` a third of this
    on RentTheRunway's records (Misra, Wan and McAuley 2018): there one garment's verdict says
    little of another. It is not taken over: with it a shopper whom an M did not fit would be
    brought the M of every other style. Those rentals were each in a size that the wearer chose
    for that garment, and hardly any in two, so they cannot say which one a shopper needs after a
    misfit.
    """

    room: float = 0.75
    noise: float = 0.35
    shopper: float = 0.50

    def __post_init__(self) -> None:
        if min(self.room, self.noise, self.shopper) <= 0:
            raise ValueError("spreads are lengths: every one must be more than 0")


@dataclass(frozen=True, slots=True)
class Need:
    """The size needed on a scale, of any style and of those that were tried, and how sure.

    ``styles`` are labels that would fit exactly, by style. ``told`` is how many verdicts led here,
    ``noise`` the noise that they leave possible, as pairs of standard deviation and chance.
    """

    size: Normal
    styles: Mapping[str, Normal]
    told: int
    noise: tuple[tuple[float, float], ...]


def need_of(
    asked: Sequence[float],
    tried: Mapping[str, Sequence[tuple[float, str]]],
    histories: Mapping[str, Counts],
    spreads: Spreads,
    crowd: Crowd,
) -> Need:
    """Belief after trying. ``asked`` are the places asked for, the one most believed in last;
    ``tried`` what was said, by style: places and ``too_small``, ``fits`` or ``too_large``.

    Before a verdict the last place asked for is all. Then earlier ones may turn out to have been
    right: their share is `SECOND_THOUGHTS`, whatever the verdicts are, so that a tighter verdict
    always moves the belief upwards (likelihood ratios of the model are monotone).
    """
    centre, told_of = asked[-1], sum(map(len, tried.values()))
    places = [at - centre for at in asked]
    low = max(min(places), -FARTHEST) - MARGIN
    high = min(max(places), FARTHEST) + MARGIN
    grid = steps(round(low / FINE), round(high / FINE))  # (t,)
    prior = _prior(grid, places if told_of else places[-1:], spreads.shopper)
    offsets = {style: log_offsets(histories.get(style), crowd) for style in tried}
    evidence, usual = [], Sums(prior, {})
    for times, chance in reversed(UNRELIABLE):  # the usual noise comes last, and stays
        usual = Sums(prior, {})
        for style, told in tried.items():
            usual.add(style, _likelihood(grid, centre, told, offsets[style], spreads, times))
        evidence.append((spreads.noise * times, np.log(chance) + log_sum(usual.total, (0,))))
    most = max(log for _, log in evidence)
    whole = sum(np.exp(log - most) for _, log in evidence)
    size = moments(grid, weights_of(usual.total))
    return Need(
        Normal(centre + size.mean, size.variance),
        {style: usual.of_style(grid, centre, style) for style in tried},
        told_of,
        tuple((noise, float(np.exp(log - most) / whole)) for noise, log in evidence),
    )


def _prior(grid: Floats, places: Sequence[float], deviation: float) -> Floats:
    """The logarithm of the belief (t,) in each size before any verdict."""
    earlier = len(places) - 1
    shares = [SECOND_THOUGHTS / earlier] * earlier if earlier else []
    weights = np.array([*shares, 1.0 - sum(shares)])
    off = (grid[:, None] - np.clip(places, -FARTHEST, FARTHEST)) / deviation
    return log_sum(np.log(weights) - 0.5 * off**2, (1,))


@dataclass(slots=True)
class Sums:
    """Logarithms of beliefs: ``total`` (t,) in the size needed, ``styles`` (t, o) in each style."""

    total: Floats
    styles: dict[str, Floats]

    def add(self, style: str, log_joint: Floats) -> None:
        self.styles[style] = log_joint
        self.total = self.total + log_sum(log_joint, (1,))

    def of_style(self, grid: Floats, centre: float, style: str) -> Normal:
        """The label that would fit exactly in a style that was tried: ``t - o``."""
        own = self.styles[style]
        rest = self.total - log_sum(own, (1,))  # what everything else says of t
        labels = grid[:, None] - GRID[None, :]
        found = moments(labels, weights_of(rest[:, None] + own))
        return Normal(centre + found.mean, found.variance)


def _likelihood(
    grid: Floats,
    centre: float,
    told: Sequence[tuple[float, str]],
    log_prior: Floats,
    spreads: Spreads,
    times: float,
) -> Floats:
    """log P(o) P(verdicts | t, o), shape (t, o): what was said of one style."""
    found = np.broadcast_to(log_prior, (len(grid), len(GRID)))
    lead = grid[:, None] - GRID[None, :]
    for at, said in told:
        place = min(max(at - centre, -FARTHEST), FARTHEST)
        chances = verdict_chances(lead - place, spreads.room, spreads.noise * times)
        found = found + np.log(np.maximum(chances[VERDICTS.index(said)], LEAST))
    return found

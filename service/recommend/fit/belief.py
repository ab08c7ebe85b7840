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
from functools import lru_cache
from math import exp, pi, sqrt
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

VERDICTS = ("too_small", "fits", "too_large")
#: A logistic distribution of standard deviation 1 has the scale 1 / LOGISTIC.
LOGISTIC = pi / sqrt(3.0)
#: Grid: fine against the spreads below, and wide enough for a scale's two ends.
FINE = 0.125
MARGIN = 4.0
#: A garment farther than this from what was asked for says no more than one that is this far.
FARTHEST = 12.0
#: How reliable words about size may turn out in a visit: the noise times this, with this chance.
#: Two garments of one size, one too small and one too large, are explained by a larger noise; so
#: contradiction makes advice less certain, which a fixed noise would not.
UNRELIABLE: tuple[tuple[float, float], ...] = ((1.0, 0.80), (2.5, 0.15), (6.0, 0.05))


#: The belief that not the latest size asked for but an earlier one is right.
SECOND_THOUGHTS = 0.15


class Counts(Protocol):
    """How often a style was too small, fitted, was too large: `History`, or what a floor keeps."""

    @property
    def small(self) -> int: ...
    @property
    def fits(self) -> int: ...
    @property
    def large(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Spreads:
    """How much sizes, styles, shoppers and words vary, as standard deviations in steps.

    ``room`` is how far off a garment may be and still fit, ``noise`` how much else decides,
    ``shopper`` how far the size asked for lies from the one needed, ``style`` how far styles lie
    from their labels.

    Set by hand: a step is about the room of a size, and a garment that was too small makes the
    next size likeliest, in other styles too. `shop.learn_spreads` finds ``noise`` and ``style``
    nearly the same on RentTheRunway's records (Misra, Wan and McAuley 2018), and ``shopper`` a
    third of this: there one garment's verdict says little of another. It is not taken over: with
    it a shopper whom an M did not fit would be brought the M of every other style. Those rentals
    were each in a size that the wearer chose for that garment, and hardly any in two, so they
    cannot say which one a shopper needs after a misfit.
    """

    room: float = 0.75
    noise: float = 0.35
    shopper: float = 0.50
    style: float = 0.40

    def __post_init__(self) -> None:
        if min(self.room, self.noise, self.shopper, self.style) <= 0:
            raise ValueError("spreads are lengths: every one must be more than 0")

    @property
    def crowd(self) -> float:
        """The noise of a verdict from a shopper of whom nothing else is known."""
        return sqrt(self.noise**2 + self.shopper**2)


@dataclass(frozen=True, slots=True)
class Normal:
    """A belief: mean and variance, in steps."""

    mean: float
    variance: float


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


def below(x: Floats | float, deviation: Floats | float) -> Floats:
    """The logistic distribution function at ``x``, of mean 0 and this standard deviation."""
    return np.asarray(1.0 / (1.0 + np.exp(-_tame(x, deviation))), dtype=np.float64)


def chance_beyond(lead: float, room: float, deviation: float) -> float:
    """How likely one garment, ``lead`` steps off, is off by more than ``room``: P(small)."""
    x = (lead - room) * LOGISTIC / deviation
    return 1.0 / (1.0 + exp(-x)) if x > -600.0 else 0.0


def verdict_chances(
    lead: Floats | float, room: float, deviation: Floats | float
) -> tuple[Floats, Floats, Floats]:
    """P(small), P(fits), P(large) of garments that are ``lead`` steps smaller than needed."""
    small = below(np.subtract(lead, room), deviation)
    large = below(np.subtract(-np.asarray(lead), room), deviation)
    return small, 1.0 - small - large, large


def offset_of(counts: Counts, spreads: Spreads) -> Normal:
    """How much larger than its label a style is cut, from its history: pooled towards none.

    Few words move it little, and no words leave the spread of styles.
    """
    return _offset(counts.small, counts.fits, counts.large, spreads)


def need_of(
    asked: Sequence[float],
    tried: Mapping[str, Sequence[tuple[float, str]]],
    histories: Mapping[str, Counts],
    spreads: Spreads,
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
    grid = _steps(round(low / FINE), round(high / FINE))  # (t,)
    prior = _prior(grid, places if told_of else places[-1:], spreads.shopper)
    offsets = {style: _offsets(histories.get(style), spreads) for style in tried}
    evidence, usual = [], Sums(prior, {})
    for times, chance in reversed(UNRELIABLE):  # the usual noise comes last, and stays
        usual = Sums(prior, {})
        for style, told in tried.items():
            usual.add(style, _likelihood(grid, centre, told, offsets[style], spreads, times))
        evidence.append((spreads.noise * times, np.log(chance) + _log_sum(usual.total, (0,))))
    most = max(log for _, log in evidence)
    whole = sum(np.exp(log - most) for _, log in evidence)
    size = _moments(grid, _weights(usual.total))
    return Need(
        Normal(centre + size.mean, size.variance),
        {style: usual.of_style(grid, centre, style, offsets[style][0]) for style in tried},
        told_of,
        tuple((noise, float(np.exp(log - most) / whole)) for noise, log in evidence),
    )


def _prior(grid: Floats, places: Sequence[float], deviation: float) -> Floats:
    """The logarithm of the belief (t,) in each size before any verdict."""
    earlier = len(places) - 1
    shares = [SECOND_THOUGHTS / earlier] * earlier if earlier else []
    weights = np.array([*shares, 1.0 - sum(shares)])
    off = (grid[:, None] - np.clip(places, -FARTHEST, FARTHEST)) / deviation
    return _log_sum(np.log(weights) - 0.5 * off**2, (1,))


@dataclass(slots=True)
class Sums:
    """Logarithms of beliefs: ``total`` (t,) in the size needed, ``styles`` (t, o) in each style."""

    total: Floats
    styles: dict[str, Floats]

    def add(self, style: str, log_joint: Floats) -> None:
        self.styles[style] = log_joint
        self.total = self.total + _log_sum(log_joint, (1,))

    def of_style(self, grid: Floats, centre: float, style: str, offsets: Floats) -> Normal:
        """The label that would fit exactly in a style that was tried: ``t - o``."""
        own = self.styles[style]
        rest = self.total - _log_sum(own, (1,))  # what everything else says of t
        labels = grid[:, None] - offsets[None, :]
        found = _moments(labels, _weights(rest[:, None] + own))
        return Normal(centre + found.mean, found.variance)


def _likelihood(
    grid: Floats,
    centre: float,
    told: Sequence[tuple[float, str]],
    offsets: tuple[Floats, Floats],
    spreads: Spreads,
    times: float,
) -> Floats:
    """log P(o) P(verdicts | t, o), shape (t, o): what was said of one style."""
    cuts, log_prior = offsets
    found = np.broadcast_to(log_prior, (len(grid), len(cuts)))
    lead = grid[:, None] - cuts[None, :]
    for at, said in told:
        place = min(max(at - centre, -FARTHEST), FARTHEST)
        chances = verdict_chances(lead - place, spreads.room, spreads.noise * times)
        found = found + np.log(np.maximum(chances[VERDICTS.index(said)], 1e-300))
    return found


@lru_cache(maxsize=16_384)
def _offset(small: int, fits: int, large: int, spreads: Spreads) -> Normal:
    grid, log = _offsets(_Counted(small, fits, large), spreads)
    return _moments(grid, _weights(log))


class _Counted(NamedTuple):
    small: int
    fits: int
    large: int


def _offsets(counts: Counts | None, spreads: Spreads) -> tuple[Floats, Floats]:
    """A grid of offsets (o,) of a style, and the logarithm of the belief in each.

    Its wearers chose their sizes themselves, so what they say varies with `Spreads.crowd`.
    """
    reach = round(MARGIN / FINE)
    grid = _steps(-reach, reach)
    log = np.asarray(-0.5 * (grid / spreads.style) ** 2, dtype=np.float64)
    if counts is not None:
        chances = verdict_chances(-grid, spreads.room, spreads.crowd)
        times = (max(counts.small, 0), max(counts.fits, 0), max(counts.large, 0))
        for count, chance in zip(times, chances, strict=True):
            log = log + count * np.log(np.maximum(chance, 1e-300))
    return grid, log - _log_sum(log, (0,))


def _steps(low: int, high: int) -> Floats:
    return np.asarray(FINE * np.arange(low, high + 1), dtype=np.float64)


def _moments(values: Floats, weights: Floats) -> Normal:
    mean = float((weights * values).sum())
    return Normal(mean, float((weights * (values - mean) ** 2).sum()))


def _weights(log: Floats) -> Floats:
    weights = np.exp(log - log.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _log_sum(log: Floats, axes: tuple[int, ...]) -> Floats:
    most = log.max(axis=axes, keepdims=True)
    found = np.log(np.exp(log - most).sum(axis=axes)) + np.squeeze(most, axis=axes)
    return np.asarray(found, dtype=np.float64)


def _tame(x: Floats | float, deviation: Floats | float) -> Floats:
    """``x`` in units of the logistic distribution, kept where its exponential is finite."""
    return np.clip(np.asarray(x) * LOGISTIC / deviation, -600.0, 600.0)

"""What became of styles, colours, kinds and brands when they were shown: asked for, and kept.

A style that was asked for twice as often as others in its places would have been says log 2; one
that was hardly shown says almost nothing, and one that nobody has seen says 0: the counts are
shrunk (gamma and Poisson, as in indirect standardisation), so that what is cold is ranked by
likeness alone. What is long ago counts less, as tastes change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from service.recommend.learned.considered import KEYS, Candidate
from service.recommend.learned.examination import Examination
from service.recommend.learned.slate_log import SlateLog
from service.recommend.shelf import Floats

#: After so many days, what happened counts half.
HALF_LIFE_DAYS = 7.0
#: As many expected requests, or keeps, that nothing was learned from are added to every count.
PRIOR = 4.0
#: Less than this is not worth a line in a file.
FAINT = 0.005

#: The names of the features, in the order of `features`.
HISTORY_NAMES: tuple[str, ...] = tuple(
    f"{key}_{what}" for what in ("asked", "kept") for key in KEYS
)


@dataclass(frozen=True, slots=True)
class History:
    """By each of `KEYS` and its value: the logs of asked and of kept over expected."""

    of: Mapping[str, Mapping[str, tuple[float, float]]] = field(default_factory=dict)

    def features(self, candidates: Sequence[Candidate]) -> Floats:
        """(n, `HISTORY_NAMES`)"""
        nothing = (0.0, 0.0)
        rows = [
            [
                self.of.get(key, {}).get(value or "", nothing)
                for key, value in zip(KEYS, one.keys(), strict=True)
            ]
            for one in candidates
        ]
        return (
            np.array(rows, np.float64)
            .reshape(-1, len(KEYS), 2)
            .transpose(0, 2, 1)
            .reshape(-1, 2 * len(KEYS))
        )


class Counts:
    """Asked for and kept, and how much of it was expected, of every value of every key."""

    def __init__(self, log: SlateLog) -> None:
        self._log = log
        #: By key: (values, [asked, asked expected, kept, kept expected])
        self._sums = [np.zeros((len(values) + 1, 4)) for values in log.vocabulary]
        self._day: int | None = None

    def up_to(self, day: int) -> None:
        """Let time pass until ``day``."""
        if self._day is not None and day > self._day:
            for sums in self._sums:
                sums *= 0.5 ** ((day - self._day) / HALF_LIFE_DAYS)
        self._day = day

    def add(self, slates: NDArray[np.int64], expected: Floats) -> None:
        """``slates`` are numbers of the log, ``expected`` (s, n, 2) of all of its slates."""
        log = self._log
        told = log.seen[slates]
        asked, kept = log.asked[slates][told], log.kept[slates][told]
        what = (asked, expected[slates, :, 0][told], kept, asked * expected[slates, :, 1][told])
        for key, sums in enumerate(self._sums):
            which = log.keys[slates, :, key][told]
            for column, amounts in enumerate(what):
                sums[:, column] += np.bincount(which, amounts.astype(np.float64), len(sums))

    def ratios(self) -> list[Floats]:
        """By key (values + 1, 2); the last row, of what has no such thing, is 0."""
        found = []
        for sums in self._sums:
            asked = np.log((sums[:, 0] + PRIOR) / (sums[:, 1] + PRIOR))
            kept = np.log((sums[:, 2] + PRIOR) / (sums[:, 3] + PRIOR))
            ratios = np.stack([asked, kept], axis=1)
            ratios[-1] = 0.0
            found.append(ratios)
        return found

    def history(self) -> History:
        """As a file holds it."""
        told: dict[str, dict[str, tuple[float, float]]] = {}
        for key, values, ratios in zip(KEYS, self._log.vocabulary, self.ratios(), strict=True):
            rows = zip(values, ratios.round(4).tolist(), strict=False)
            told[key] = {
                value: (asked, kept)
                for value, (asked, kept) in rows
                if max(abs(asked), abs(kept)) > FAINT
            }
        return History(told)


def expectations(log: SlateLog, seen: Examination) -> Floats:
    """(s, n, 2): how often a card there would be asked for, and then kept, if it were like others
    at its rank of likeness, at its place."""
    looked = np.where(log.seen, seen.at(log.place), 0.0)
    ranks = np.broadcast_to(np.arange(log.width), log.seen.shape)
    looks = np.bincount(ranks[log.seen], looked[log.seen], log.width)
    asked = np.bincount(ranks[log.seen], log.asked[log.seen].astype(float), log.width)
    whole = asked.sum() / max(looks.sum(), 1.0)
    appeal = (asked + 20 * whole) / (looks + 20)
    keeping = (log.kept.sum() + 1.0) / (log.asked.sum() + 2.0)
    expected: Floats = np.stack([looked * appeal[ranks], np.full(log.seen.shape, keeping)], axis=2)
    return expected


def known_of(history: History, log: SlateLog) -> Floats:
    """(s, n, `HISTORY_NAMES`): what ``history`` says of every garment of ``log``."""
    found: Floats = np.zeros((*log.seen.shape, 2 * len(KEYS)))
    for key, values in enumerate(log.vocabulary):
        of = history.of.get(KEYS[key], {})
        told = np.array([of.get(value, (0.0, 0.0)) for value in (*values, "")], np.float64)
        known = told[log.keys[:, :, key]]  # (s, n, 2)
        found[:, :, key], found[:, :, len(KEYS) + key] = known[..., 0], known[..., 1]
    return found


def as_it_was(log: SlateLog, seen: Examination) -> tuple[Floats, History]:
    """(s, n, `HISTORY_NAMES`): of every garment what was known on the evening before; and what is
    known the day after the last one.

    Nothing of a day is told to its own slates, so nothing learned from them repeats itself.
    """
    expected, counts = expectations(log, seen), Counts(log)
    found: Floats = np.zeros((*log.seen.shape, 2 * len(KEYS)))
    for day in np.unique(log.day).tolist():
        counts.up_to(day)
        today = np.flatnonzero(log.day == day)
        for key, ratios in enumerate(counts.ratios()):
            known = ratios[log.keys[today, :, key]]  # (s, n, 2)
            found[today, :, key], found[today, :, len(KEYS) + key] = known[..., 0], known[..., 1]
        counts.add(today, expected)
    if len(log.day):
        counts.up_to(int(log.day.max()) + 1)
    return found, counts.history()

"""Many slates as arrays: what was considered, what was shown where, seen, asked for and kept.

A slate is a row and the garments it considered, in the order of likeness, are its columns; slates
that considered fewer are filled up with what is not ``valid``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from service.recommend.learned.arranging import Ints, arrange, ranks_of
from service.recommend.learned.choosing import chances
from service.recommend.learned.considered import KEYS, NAMES, Considered
from service.recommend.shelf import NONE, Floats, Mask


@dataclass(frozen=True, slots=True)
class Shown:
    """One slate and what came of it. ``at`` is the candidate at each place, ``seen`` the places
    that were in sight, ``asked`` and ``kept`` those whose card was asked for and then kept."""

    visit: str
    day: int
    considered: Considered
    at: Sequence[int]
    seen: frozenset[int]
    asked: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()
    ranker: str = ""


@dataclass(frozen=True, eq=False)
class SlateLog:
    """Shapes are in slates s, garments considered n (at most), values v. ``place`` is where a
    garment was shown, or -1. ``vocabulary`` names the numbers of each of `KEYS`; the number after
    its last stands for none."""

    visit: NDArray[np.int64]  # (s,) a number for each visit
    day: Ints  # (s,)
    places: Ints  # (s,)
    luck: Mask  # (s,)
    values: NDArray[np.float32]  # (s, n, v)
    keys: Ints  # (s, n, KEYS)
    rungs: Ints  # (s, n)
    valid: Mask  # (s, n)
    rank: Ints  # (s, n) in the order that was chosen from
    place: Ints  # (s, n)
    seen: Mask  # (s, n)
    asked: Mask  # (s, n)
    kept: Mask  # (s, n)
    share: float
    vocabulary: tuple[tuple[str, ...], ...] = field(default_factory=tuple)

    def __len__(self) -> int:
        return len(self.visit)

    @property
    def width(self) -> int:
        return int(self.valid.shape[1])

    def part(self, slates: NDArray[np.int64] | Mask) -> SlateLog:
        """Only these slates."""
        cut = {
            one.name: getattr(self, one.name)[slates]
            for one in fields(self)
            if isinstance(getattr(self, one.name), np.ndarray)
        }
        return SlateLog(**cut, share=self.share, vocabulary=self.vocabulary)

    def ranks_by(self, scores: Floats) -> Ints:
        """(s, n): at which rank each garment would stand, ordered by ``scores`` (s, n)."""
        category, brand = (self._without_none(key) for key in ("category", "brand"))
        order = np.empty(self.rank.shape, np.int32)
        for places in np.unique(self.places).tolist():
            own = self.places == places
            order[own] = arrange(
                scores[own], self.rungs[own], category[own], brand[own], self.valid[own],
                places=places, share=self.share,
            )  # fmt: skip
        return ranks_of(order)

    @cached_property
    def kinds(self) -> tuple[list[tuple[int, int, bool]], Ints]:
        """The different (considered, places, luck) there are, and of which kind each slate is."""
        told = np.stack([self.valid.sum(axis=1), self.places, self.luck], axis=1)
        found, which = np.unique(told, axis=0, return_inverse=True)
        rows = [(int(count), int(places), bool(luck)) for count, places, luck in found]
        return rows, which.reshape(-1).astype(np.int32)

    def cells(self, ranks: Ints) -> Ints:
        """(s, n): where in `looks_by_cell` a garment at its rank is found."""
        found: Ints = self.kinds[1][:, None] * (self.width + 1) + ranks
        return np.where(self.valid, found, self.width).astype(np.int32)

    def looks_by_cell(self, places: Floats) -> Floats:
        """How likely what stands at a rank is looked at, over every luck, where ``places``
        (places,) says how likely each place is. Flat, by `cells`."""
        table = np.zeros((max(len(self.kinds[0]), 1), self.width + 1))
        for kind, (count, shown, luck) in enumerate(self.kinds[0]):
            at_place = np.zeros(shown)
            at_place[: len(places)] = places[:shown]
            table[kind, :count] = chances(count, shown, luck) @ at_place
        return table.reshape(-1)

    def _without_none(self, key: str) -> Ints:
        number = KEYS.index(key)
        keys = self.keys[:, :, number]
        return np.where(keys == len(self.vocabulary[number]), NONE, keys).astype(np.int32)


def gather(slates: Sequence[Shown]) -> SlateLog:
    """The ``slates`` as arrays, in the order they come."""
    width = max((len(one.considered.candidates) for one in slates), default=1)
    shape = (len(slates), width)
    visits: dict[str, int] = {}
    words: tuple[dict[str, int], ...] = tuple({} for _ in KEYS)
    values = np.zeros((*shape, len(NAMES)), np.float32)
    keys = np.full((*shape, len(KEYS)), NONE, np.int32)
    rungs, rank = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    place = np.full(shape, NONE, np.int32)
    valid, seen, asked, kept = (np.zeros(shape, np.bool_) for _ in range(4))
    rank[:] = np.arange(width)
    for row, one in enumerate(slates):
        made = one.considered
        for column, candidate in enumerate(made.candidates):
            values[row, column] = candidate.values
            rungs[row, column], valid[row, column] = candidate.rung, True
            keys[row, column] = [
                _number(known, key) for known, key in zip(words, candidate.keys(), strict=True)
            ]
        rank[row, list(made.order)] = np.arange(len(made.order))
        for where, column in enumerate(one.at):
            place[row, column] = where
            seen[row, column], asked[row, column] = where in one.seen, where in one.asked
            kept[row, column] = where in one.kept
    for number, known in enumerate(words):
        keys[:, :, number][keys[:, :, number] == NONE] = len(known)
    return SlateLog(
        np.array([visits.setdefault(one.visit, len(visits)) for one in slates], np.int64),
        np.array([one.day for one in slates], np.int32),
        np.array([one.considered.places for one in slates], np.int32),
        np.array([one.considered.luck for one in slates], np.bool_),
        values, keys, rungs, valid, rank, place, seen, asked, kept,
        slates[0].considered.share if slates else 1.0,
        tuple(tuple(known) for known in words),
    )  # fmt: skip


def _number(known: dict[str, int], key: str | None) -> int:
    return NONE if key is None else known.setdefault(key, len(known))

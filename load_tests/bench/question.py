"""The question that everybody is asked in `similar`: which styles, what is true, how to read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from load_tests.bench.made_vectors import Made, kept, row_of
from load_tests.bench.recall import nearest
from load_tests.bench.wrk import Asked

#: Styles that wrk asks for in turn, and questions that recall is measured on.
CYCLE, SAMPLED = 1_000, 500
K = 12

#: Rows that an answer names, the best first.
Read = Callable[[bytes], list[int]]
#: How to ask for what is like a row.
Ask = Callable[[int], Asked]


@dataclass(frozen=True, slots=True)
class Question:
    """``folder`` holds the made vectors and the filter; ``truth`` the answers to ``sampled``."""

    made: Made
    folder: Path
    cycle: Sequence[int]
    sampled: Sequence[int]
    truth: Sequence[Sequence[int]]

    @classmethod
    def of(cls, made: Made, room: Path) -> Question:
        folder = kept(made, room / "made")
        vectors = np.load(folder / "vectors.npy", mmap_mode="r")
        here = np.load(folder / "here.npy")
        sampled = made.asked(SAMPLED, stream=2)
        truth = nearest(vectors, here, sampled, K)
        return cls(made, folder, made.asked(CYCLE, stream=1), sampled, truth)


def read_neighbours(body: bytes) -> list[int]:
    """The lean route's answer, and the peers' behind FastAPI."""
    return [row_of(one["style"]) for one in json.loads(body)["garments"]]


def read_slate(body: bytes) -> list[int]:
    """A slate's cards."""
    return [row_of(card["style"]) for card in json.loads(body)["cards"]]


def others(row: int, found: Sequence[int]) -> list[int]:
    """As many as are shown, without the one that was asked about."""
    return [other for other in found if other != row][:K]

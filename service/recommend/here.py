"""What may be shown in this store at this moment: the shelf, the stock and what sells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from service.recommend.on_hand import Passing
from service.recommend.popularity import times_asked
from service.recommend.shelf import Floats, Mask, Numbers, Shelf


class Search(Protocol):
    """Finds the nearest vector rows; `embeddings.index.Index.search` is one.

    ``queries`` is float32 (q, dim) of unit length, ``allowed`` the rows that may be found. The
    answer is cosines and rows, each (q, k), best first and padded with row -1.
    """

    def __call__(
        self, queries: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]: ...


class Fitted(Protocol):
    """How often a style was too small, fitted, or was too large; the floor's `FitCounts` is one."""

    @property
    def small(self) -> int: ...
    @property
    def fits(self) -> int: ...
    @property
    def large(self) -> int: ...


class Nearest(Protocol):
    """The rows that a search finds for any of the ``queries``, in no order that says anything;
    `embeddings.index.Index.nearest` is one."""

    def __call__(
        self, queries: NDArray[np.float32], k: int, allowed: NDArray[np.int64]
    ) -> NDArray[np.int64]: ...


class Narrow(Protocol):
    """Says where to look: rows that are ``allowed`` (R,) and likely nearest to the ``queries``
    (q, dim), some ``wanted`` for each; `embeddings.cells.Cells.near` is one."""

    def __call__(
        self, queries: NDArray[np.float32], wanted: int, allowed: Mask
    ) -> NDArray[np.int64]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Here:
    """One store, now. ``on_hand`` is what `Shelf.count` answered; ``popular`` is how often each
    style was asked for in this store, over whatever time the caller thinks is recent.
    ``kept_together`` says of two styles, the lesser id first, how many visits kept them both;
    ``fit`` how each style turned out to fit the store's shoppers.

    ``near`` is how near to the fitting rooms each style hangs, 0 to 1, where that is to count: in a
    store that is busy. ``overloaded`` is one in which nobody should be tempted to ask for more."""

    shelf: Shelf
    on_hand: Numbers  # (V,) pieces that may be promised, of each variant
    search: Search
    popular: Mapping[str, int] = field(default_factory=dict)
    kept_together: Mapping[tuple[str, str], int] = field(default_factory=dict)
    fit: Mapping[str, Fitted] = field(default_factory=dict)
    #: ``popular`` by the numbers of styles, kept by whoever counted; else it is made each time.
    asked: Numbers | None = None  # (S,)
    near: Floats | None = None  # (S,)
    overloaded: bool = False
    #: What passes with some labels (L,), kept by whoever counted; else it is looked up each time.
    passing: Callable[[Mask], Passing] | None = None
    #: Where to look for what is alike; None: everywhere.
    narrow: Narrow | None = None
    #: Finds it where its order is not asked for; None: by searching.
    nearest: Nearest | None = None

    def __post_init__(self) -> None:
        if len(self.on_hand) != len(self.shelf.gtins):
            raise ValueError("this stock was counted on the shelf of another release")

    def times_asked(self) -> Numbers:
        """(S,): how often each style was asked for."""
        return times_asked(self.shelf, self.popular) if self.asked is None else self.asked

    def found(
        self, queries: NDArray[np.float32], k: int, allowed: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """The ``k`` nearest of the ``allowed`` rows to each of the ``queries``, all together."""
        if self.nearest is not None:
            return self.nearest(queries, k, allowed)
        _, rows = self.search(queries, min(k, len(allowed)), allowed)  # (q, k)
        return np.unique(rows[rows >= 0]).astype(np.int64)

    def in_labels(self, labels: Mask) -> Passing:
        """What is on hand with one of the ``labels`` (L,) of the shelf."""
        if self.passing is not None:
            return self.passing(labels)
        return Passing.of(self.shelf, self.on_hand, labels)

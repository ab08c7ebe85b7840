"""Which styles are kept together: for every two, how many visits kept both. Nobody's visit is kept.

A pair counts once a visit, whatever sizes and colours of the two it keeps, from the moment the
second is kept; a visit that thinks again is taken back. Cards tell these counts, so a visit that
does not want to be counted is in none, and one that is forgotten at its shopper's wish is taken
out, as of how styles fit (``fit_history.py``).

Memory is bounded. Past ``MOST_PAIRS`` the pairs that the fewest visits kept are dropped, of equal
ones those of the styles met first, until a quarter of the room is free; if one of them comes again
it begins at one. So a count may say less than happened, and never more.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from itertools import combinations

from service.floor.state import Floor, Request, Visit

Pair = tuple[str, str]

#: About 2 MB as Python holds it. A store has some thousands of styles, of which most never meet.
MOST_PAIRS = 20_000


def keeps(floor: Floor, request: Request) -> None:
    """Count ``request``, which has just been kept, with what its visit had kept before."""
    if floor.visits[request.visit].counted:
        _add(floor, _new_pairs(floor, request))


def thinks_again(floor: Floor, request: Request) -> None:
    """Take ``request``, which is no longer kept, back from the counts."""
    if floor.visits[request.visit].counted:
        _take_back(floor, _new_pairs(floor, request))


def count_pairs(floor: Floor, visit: Visit, times: int) -> None:
    """Count all that a visit keeps, or with -1 take it back."""
    kept = {one.style for one in floor.requests_of(visit) if one.outcome == "kept"}
    (_add if times > 0 else _take_back)(floor, combinations(sorted(kept), 2))


def _add(floor: Floor, pairs: Iterable[Pair]) -> None:
    for one, two in pairs:
        partners = floor.kept_together.setdefault(one, {})
        partners[two] = partners.get(two, 0) + 1
    if sum(map(len, floor.kept_together.values())) > MOST_PAIRS:
        _make_room(floor)


def _take_back(floor: Floor, pairs: Iterable[Pair]) -> None:
    for one, two in pairs:
        partners = floor.kept_together.get(one, {})
        # A pair that was dropped meanwhile has nothing to be taken from.
        if partners.get(two, 0) > 1:
            partners[two] -= 1
        elif two in partners:
            _drop(floor, one, two)


def _new_pairs(floor: Floor, request: Request) -> Iterator[Pair]:
    """The pairs that a visit has because of this one request, and would not have without it."""
    visit = floor.visits[request.visit]
    others = [other for other in floor.requests_of(visit) if other.id != request.id]
    kept = dict.fromkeys(other.style for other in others if other.outcome == "kept")
    if request.style not in kept:
        for other in kept:
            yield min(request.style, other), max(request.style, other)


def _make_room(floor: Floor) -> None:
    pairs = [
        (count, one, two)
        for one, partners in floor.kept_together.items()
        for two, count in partners.items()
    ]
    fewest_first = sorted(pairs, key=lambda pair: pair[0])  # stable
    for _, one, two in fewest_first[: len(pairs) - MOST_PAIRS * 3 // 4]:
        _drop(floor, one, two)


def _drop(floor: Floor, one: str, two: str) -> None:
    del floor.kept_together[one][two]
    if not floor.kept_together[one]:
        del floor.kept_together[one]


class Together(Mapping[tuple[str, str], int]):
    """The counts of a floor by pair, the lesser style id first, without a copy of them."""

    def __init__(self, floor: Floor) -> None:
        self._counts = floor.kept_together

    def __getitem__(self, pair: tuple[str, str]) -> int:
        one, two = pair
        return self._counts[one][two]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((one, two) for one, partners in self._counts.items() for two in partners)

    def __len__(self) -> int:
        return sum(map(len, self._counts.values()))

    def items(self) -> ItemsView[tuple[str, str], int]:
        """As of any mapping, but in one pass: every slate reads all of it."""
        return _Items(self)


class _Items(ItemsView[tuple[str, str], int]):
    _mapping: Together

    def __iter__(self) -> Iterator[tuple[tuple[str, str], int]]:
        for one, partners in self._mapping._counts.items():
            for two, count in partners.items():
                yield (one, two), count

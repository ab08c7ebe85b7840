"""The table of what goes with what: ours, or one that was learned from a retailer's own outfits.

As a file it is JSON. It is checked when it is opened, and what is wrong with it is said in words.

    {"format": 1, "made_from": "16983 outfits",
     "kinds": {"jeans": {"usual": -2.1, "order": 0.3}, ...},
     "together": {"jeans": {"sneakers": 0.8, ...}, ...}}          each pair once
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from service.recommend.outfits.kinds import KINDS
from service.recommend.outfits.pairs import Pairs, learn
from service.recommend.shelf import Floats

FORMAT = 1
#: No number of a sound table is larger: e to the 20th is half a billion to one.
MOST = 20.0
#: Fewer outfits than this teach nothing that we would not have said ourselves.
FEWEST = 100
#: A kind in fewer outfits keeps our own numbers.
SEEN = 5
NUMBER = {kind: number for number, kind in enumerate(KINDS)}


class TableFault(Exception):
    """A table, or the outfits for one, that cannot be used: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Numbers of every kind (see `Pairs`), in the order of `KINDS`.

    ``order`` is where in an outfit a kind stands, from 0 (first) to 1 (last). ``name`` tells two
    tables apart; it is part of what a slate says it was made from. ``learned`` are the kinds whose
    numbers come from outfits.
    """

    pairs: Pairs
    order: Floats  # (kinds,)
    name: str
    made_from: str
    learned: frozenset[str] = frozenset()

    def likely(self, worn: Collection[str]) -> Floats:
        """How likely each kind is the next (kinds,), given the kinds that are worn."""
        return np.asarray(np.exp(self.pairs.next(_row(worn))[0]))

    def suits(self, kind: str, worn: Collection[str]) -> float:
        """How well ``kind`` belongs to what is worn, however usual it is: the sum of its pairs."""
        return float(self.pairs.together[NUMBER[kind]] @ _row(worn)[0])


def learn_table(outfits: Sequence[Sequence[str]], ours: Table) -> Table:
    """A table learned from ``outfits`` of kinds, in the order each was listed.

    Pairs that the outfits say little about stay near ``ours``. Outfits of fewer than two different
    kinds tell nothing and are passed over.

    Raises:
        TableFault: fewer than `FEWEST` outfits tell anything.
    """
    told = [list(dict.fromkeys(outfit)) for outfit in outfits]
    told = [outfit for outfit in told if len(outfit) > 1]
    if len(told) < FEWEST:
        raise TableFault(
            f"Only {len(told)} outfits have two kinds of garments or more; at least {FEWEST} are "
            f"needed. Without a table of your own, ours is used."
        )
    places: dict[str, list[float]] = defaultdict(list)
    for outfit in told:
        for place, kind in enumerate(outfit):
            places[kind].append(place / (len(outfit) - 1))
    learned = frozenset(kind for kind, where in places.items() if len(where) >= SEEN)
    numbers = [[NUMBER[kind] for kind in outfit if kind in learned] for outfit in told]
    pairs = learn([outfit for outfit in numbers if len(outfit) > 1], ours.pairs)
    order = ours.order.copy()
    for kind in learned:
        order[NUMBER[kind]] = float(np.mean(places[kind]))
    made = Table(pairs, order, "", f"{len(told)} outfits", learned)
    return read_table(write_table(made), ours)


def write_table(table: Table) -> bytes:
    """The file of a learned table; the same for the same table."""
    kinds = [kind for kind in KINDS if kind in table.learned]
    together = {
        kind: {
            other: round(float(table.pairs.together[NUMBER[kind], NUMBER[other]]), 4)
            for other in kinds[place + 1 :]
        }
        for place, kind in enumerate(kinds)
    }
    document = {
        "format": FORMAT,
        "made_from": table.made_from,
        "kinds": {
            kind: {
                "usual": round(float(table.pairs.usual[NUMBER[kind]]), 4),
                "order": round(float(table.order[NUMBER[kind]]), 4),
            }
            for kind in kinds
        },
        "together": {kind: others for kind, others in together.items() if others},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def read_table(data: bytes, ours: Table) -> Table:
    """The table in a file; of kinds that it does not have, ``ours`` stays.

    Raises:
        TableFault: the first thing that is wrong with it.
    """
    document = _document(data)
    kinds = _mapping(document, "kinds")
    usual, order = ours.pairs.usual.copy(), ours.order.copy()
    together = ours.pairs.together.copy()
    for kind, said in kinds.items():
        number = _known(kind, "kinds")
        usual[number] = _number(said, "usual", f"kinds.{kind}")
        order[number] = _number(said, "order", f"kinds.{kind}", 0.0, 1.0)
    for kind, others in _mapping(document, "together").items():
        if not isinstance(others, dict):
            raise _fault(f"together.{kind} is not an object")
        for other in others:
            one, two = _known(kind, "together", kinds), _known(other, f"together.{kind}", kinds)
            if one == two:
                raise _fault(f"together.{kind} pairs a kind with itself")
            worth = _number(others, other, f"together.{kind}")
            together[one, two] = together[two, one] = worth
    made = document.get("made_from")
    return replace(
        ours,
        pairs=Pairs(_alongside(usual, ours.pairs.usual, kinds), together),
        order=order,
        name=f"learned-{hashlib.sha256(data).hexdigest()[:8]}",
        made_from=made if isinstance(made, str) else "",
        learned=frozenset(kinds),
    )


def _alongside(usual: Floats, ours: Floats, learned: Collection[str]) -> Floats:
    """Shift our numbers of the kinds that were not learned to the scale of those that were."""
    known = [NUMBER[kind] for kind in learned]
    shifted = usual.copy()
    if known:
        shift = np.logaddexp.reduce(usual[known]) - np.logaddexp.reduce(ours[known])
        rest = np.setdiff1d(np.arange(len(usual)), known)
        shifted[rest] += shift
    return shifted


def _row(worn: Collection[str]) -> Floats:
    row = np.zeros((1, len(KINDS)))
    row[0, [NUMBER[kind] for kind in worn]] = 1.0
    return row


def _document(data: bytes) -> Mapping[str, Any]:
    try:
        document = json.loads(data)
    except ValueError as error:
        raise _fault(f"it is not JSON ({error})") from error
    if not isinstance(document, dict):
        raise _fault("it is not a JSON object")
    if document.get("format") != FORMAT:
        raise _fault(f"it says format {document.get('format')!r}, and this version reads {FORMAT}")
    return document


def _mapping(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = document.get(name)
    if not isinstance(value, dict):
        raise _fault(f"{name!r} is missing or not an object")
    return value


def _known(kind: str, where: str, among: Collection[str] = KINDS) -> int:
    if kind not in NUMBER or kind not in among:
        raise _fault(f"{where} names {kind!r}, which is no kind of this table")
    return NUMBER[kind]


def _number(said: object, name: str, where: str, least: float = -MOST, most: float = MOST) -> float:
    value = said.get(name) if isinstance(said, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _fault(f"{where} has no number {name!r}")
    if not least <= value <= most:
        raise _fault(f"{where}: {name!r} is {value}, not from {least:g} to {most:g}")
    return float(value)


def _fault(what: str) -> TableFault:
    return TableFault(
        f"This is no table of outfits: {what}. Learn it again: fitroom train outfits TABLE."
    )

"""Why a garment is liked, disliked or left: words of a closed list, none against another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from service.floor.facts import Because

#: Every reason, in the order in which several are kept.
REASONS: tuple[Because, ...] = get_args(Because)
#: What nobody says of one garment in one breath.
OPPOSITES: tuple[frozenset[Because], ...] = (
    frozenset({"too_small", "too_large"}),
    frozenset({"too_short", "too_long"}),
)


def in_order(reasons: Iterable[str]) -> tuple[Because, ...] | None:
    """``reasons``, each once and in the order of the list; None where they make no sense."""
    said = set(reasons)
    wrong = not said <= set(REASONS) or any(pair <= said for pair in OPPOSITES)
    return None if wrong else tuple(one for one in REASONS if one in said)

"""What to show who has not said anything yet: what is asked for most, then some of every kind."""

from __future__ import annotations

import numpy as np

from service.recommend.here import Here
from service.recommend.shelf import Numbers


def popular(here: Here, n: int) -> list[int]:
    """Numbers of at most ``n`` styles with a piece free, those asked for most here first."""
    shelf = here.shelf
    styles = np.unique(shelf.style_of[shelf.colourway_of[here.on_hand > 0]])  # (s,)
    times = here.times_asked()
    turn = _turns(shelf.category_of[shelf.first_colourway[styles]])
    found: list[int] = styles[np.lexsort((styles, turn, -times[styles]))[:n]].tolist()
    return found


def _turns(kinds: Numbers) -> Numbers:
    """The how-manieth of its kind each is, (s,)."""
    order = np.argsort(kinds, kind="stable")
    _, first, each = np.unique(kinds[order], return_index=True, return_counts=True)
    turns: Numbers = np.empty(len(kinds), np.int32)
    turns[order] = np.arange(len(kinds)) - np.repeat(first, each)
    return turns

"""How often each style is asked for. Whoever cancels has asked all the same.

Cards tell these counts, so a visit that does not want to be counted is in none, and one that is
forgotten at its shopper's wish is taken out, as of how styles fit (``fit_history.py``).
"""

from __future__ import annotations

from service.floor.state import Floor, Visit


def count_asked(floor: Floor, visit: Visit, style: str) -> None:
    """Count a request for ``style`` that ``visit`` makes just now."""
    if visit.counted:
        _add(floor, style, 1)


def count_all_asked(floor: Floor, visit: Visit, times: int) -> None:
    """Count all that a visit asked for, or with -1 take it back."""
    for request in floor.requests_of(visit):
        _add(floor, request.style, times)


def _add(floor: Floor, style: str, times: int) -> None:
    # A snapshot of an older version may know of fewer.
    floor.asked_for[style] = max(floor.asked_for.get(style, 0) + times, 0)
    if not floor.asked_for[style]:
        del floor.asked_for[style]

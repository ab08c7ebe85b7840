"""How styles turned out to fit: of every style, how many were too small, fitted, were too large.

To keep a garment says that it fitted; to leave it says something of its size only where the
shopper says so. ``visits`` is how many visits said it: whoever tries on three
colours is one shopper. What is taken back is not counted, and nothing tells who it was.

Screens tell these counts to shoppers (`service.web.views.fit`), so a visit that does not want to
be counted is not in them, and one that is forgotten at its shopper's wish is taken out. Only who
asks for that when the floor has already forgotten the visit stays a number: to take it out then,
the log would have to be told once more what that visit said.
"""

from __future__ import annotations

from typing import Literal

from service.floor.state import FitCounts, Floor, Request, Visit


def count_fit(floor: Floor, request: Request, times: int) -> None:
    """Count what the outcome of ``request`` and its reasons say, or with -1 take it back."""
    visit = floor.visits[request.visit]
    if visit.counted and said(request) is not None:
        others = (one for one in floor.requests_of(visit) if one.id != request.id)
        spoke = any(one.style == request.style and said(one) is not None for one in others)
        _add(floor, request, times, visits=0 if spoke else times)


def count_all(floor: Floor, visit: Visit, times: int) -> None:
    """Count all that a visit says of how styles fit, or with -1 take it back."""
    spoke: set[str] = set()
    for request in floor.requests_of(visit):
        if said(request) is not None:
            _add(floor, request, times, visits=0 if request.style in spoke else times)
            spoke.add(request.style)


def said(request: Request) -> Literal["small", "fits", "large"] | None:
    """What a request says of the size it was in."""
    if request.outcome == "kept":
        return "fits"
    if "too_small" in request.why:  # Which excludes the other: reason.py.
        return "small"
    return "large" if "too_large" in request.why else None


def _add(floor: Floor, request: Request, times: int, visits: int) -> None:
    counts = floor.fit.setdefault(request.style, FitCounts())
    word = said(request)
    counts.small += times * (word == "small")
    counts.fits += times * (word == "fits")
    counts.large += times * (word == "large")
    # A snapshot of before visits were counted has words without them.
    counts.visits = max(counts.visits + visits, 0)
    if not counts.small and not counts.fits and not counts.large:
        del floor.fit[request.style]

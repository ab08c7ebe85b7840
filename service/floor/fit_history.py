"""How styles turned out to fit: of every style, how many were too small, fitted, were too large.

To keep a garment says that it fitted; to leave it says something of its size only where the
shopper says so. What is taken back is not counted, and nothing tells who it was.
"""

from __future__ import annotations

from service.floor.state import FitCounts, Floor, Request


def count_fit(floor: Floor, request: Request, times: int) -> None:
    """Count what the outcome of ``request`` and its reasons say, or with -1 take it back."""
    counts = floor.fit.setdefault(request.style, FitCounts())
    if request.outcome == "kept":
        counts.fits += times
    elif "too_small" in request.why:
        counts.small += times
    elif "too_large" in request.why:
        counts.large += times
    if counts == FitCounts():
        del floor.fit[request.style]

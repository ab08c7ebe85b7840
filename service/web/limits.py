"""Rate limits on what anyone may do without access. Each process counts for itself."""

from __future__ import annotations

import math
import time
from typing import Any

from fastapi import Depends, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from service.web.problems import Problem


def _limiter(request: Request) -> MovingWindowRateLimiter:
    state = request.app.state
    if not hasattr(state, "limiter"):
        state.limiter = MovingWindowRateLimiter(MemoryStorage())
    limiter: MovingWindowRateLimiter = state.limiter
    return limiter


def check(request: Request, what: str, a_minute: int) -> None:
    """Count one more of ``what`` for the address that asks.

    Raises:
        Problem: 429 with ``Retry-After`` when there were ``a_minute`` in the last minute.
    """
    limiter, item = _limiter(request), RateLimitItemPerMinute(a_minute)
    address = request.client.host if request.client else "unknown"
    if limiter.hit(item, what, address):
        return
    reset = limiter.get_window_stats(item, what, address).reset_time
    wait_s = max(1, math.ceil(reset - time.time()))
    detail = f"Too many at once from this address. Try again in {wait_s} seconds."
    raise Problem(429, "rate_limited", detail, headers={"Retry-After": str(wait_s)})


def Limited(what: str, a_minute: int) -> Any:
    """A dependency that lets ``a_minute`` requests of one address pass."""

    async def limited(request: Request) -> None:
        check(request, what, a_minute)

    return Depends(limited)

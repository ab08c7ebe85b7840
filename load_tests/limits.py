"""What an answer may take, per action: the one table, each line with its reason.

A limit that is passed turns the verdict red, where enough was counted to say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from load_tests.figures import Row

#: A percentile of fewer than this is one bad moment, and no habit.
ENOUGH_FOR_P95 = 20
ENOUGH_FOR_P99 = 100


@dataclass(frozen=True, slots=True)
class Limit:
    """Milliseconds that 95 and 99 of 100 answers may take, and why so many."""

    p95: float
    p99: float
    reason: str


#: A finger that has tapped sees the page react within a blink, or taps again.
_TAP = "somebody has tapped and looks at the button"
#: Reading is what everything begins with.
_LOOK = "somebody waits to see something, with a garment in the other hand"
_WORK = "a runner stands at the rail and taps with a thumb"

LIMITS: Mapping[str, Limit] = {
    **{
        kind: Limit(200, 600, _LOOK)
        for kind in ("scan a tag", "search", "similar", "look at a style", "slate", "my list")
    },
    **{
        kind: Limit(200, 600, _TAP)
        for kind in (
            *("start a visit", "request", "carry", "change size", "cancel", "opinion"),
            *("keep or leave", "call help", "hold the offer", "enter the room"),
            *("leave the line", "end the visit", "forget me"),
        )
    },
    **{
        kind: Limit(200, 600, _WORK)
        for kind in (
            *("claim", "release", "pick", "deliver", "not found"),
            *("recover", "clear a room", "answer help"),
        )
    },
    "signals": Limit(500, 1500, "the page sends what was looked at by itself; nobody waits"),
}

#: From the answer to whoever did it until another screen was told.
WAYS: Mapping[str, Limit] = {
    "GarmentRequested": Limit(1000, 3000, "a runner who looks up sees what was just asked for"),
    "GarmentDelivered": Limit(1000, 3000, "the room shows the garment before the door is shut"),
    "GarmentKept": Limit(1500, 4000, "staff and reports may be told in a moment"),
    "GarmentLeft": Limit(1500, 4000, "the go-back is on the list before the shopper is out"),
}


def passed(rows: Iterable[Row], limits: Mapping[str, Limit], patience: float = 1.0) -> list[str]:
    """In words, each limit that was passed. ``patience``: for a machine so many times as slow."""
    found = []
    for row in rows:
        if row.what not in limits:
            continue
        limit = limits[row.what]
        for name, took, may, enough in (
            ("p95", row.p95, limit.p95 * patience, ENOUGH_FOR_P95),
            ("p99", row.p99, limit.p99 * patience, ENOUGH_FOR_P99),
        ):
            if row.count >= enough and took > may:
                found.append(f"{row.what}: {name} is {took:.0f} ms, and may be {may:.0f}")
    return found

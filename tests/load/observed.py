"""A short honest day as screens see it, to be told to a verdict, whole or doctored."""

from __future__ import annotations

from typing import Any

from load_tests.account import Screen
from load_tests.ending import Ending
from load_tests.sse import Event
from load_tests.verdict import Verdict

Json = dict[str, Any]

RUNNER = Screen("runner-1", "staff", "runner-1")
KIM = Screen("kim", "visit", "kim")
ROOM = Screen("r1", "room", "r1")

STOCK = {"0001": 2, "0002": 1}


def requested(
    n: int, request: str, visit: str = "kim", gtin: str = "0001", go_back: str | None = None
) -> tuple[int, Json]:
    fact = {"kind": "GarmentRequested", "request": request, "visit": visit, "gtin": gtin}
    return n, {**fact, "go_back": go_back}


def carried(n: int, request: str, found: bool = False) -> tuple[int, Json]:
    fact = {"kind": "GarmentCarried", "request": request, "visit": "kim", "gtin": "0002"}
    return n, {**fact, "found": found}


def about(n: int, kind: str, request: str, **more: Any) -> tuple[int, Json]:
    """A fact about a request of Kim's."""
    return n, {"kind": kind, "request": request, "visit": "kim", **more}


def entered(n: int, room: str = "r1", visit: str = "kim") -> tuple[int, Json]:
    return n, {"kind": "RoomEntered", "room": room, "visit": visit}


def left(n: int, room: str = "r1", visit: str = "kim") -> tuple[int, Json]:
    return n, {"kind": "RoomLeft", "room": room, "visit": visit}


def ended(n: int, visit: str = "kim") -> tuple[int, Json]:
    return n, {"kind": "VisitEnded", "visit": visit, "reason": "done"}


#: Kim asks for two garments, is brought one of them, leaves it in the room, and takes the other.
DAY = [
    requested(1, "a"),
    entered(2),
    about(3, "TaskClaimed", "a", runner="runner-1"),
    about(4, "GarmentPicked", "a", runner="runner-1"),
    about(5, "GarmentDelivered", "a", runner="runner-1", room="r1"),
    about(6, "GarmentLeft", "a"),
    carried(7, "b"),
    about(8, "GarmentKept", "b"),
    left(9),
    ended(10),
    (11, {"kind": "RoomCleared", "room": "r1", "by": "runner-1"}),
    (12, {"kind": "GarmentRecovered", "go_back": "a", "by": "runner-1"}),
]


def position(n: int) -> str:
    return f"7-{n}"


def fact(n: int, told: Json) -> Event:
    return Event("fact", position(n), told)


def view(n: int, **shown: Any) -> Event:
    return Event("view", position(n), {"position": position(n), **shown})


#: What is true of Kim's requests from a position on: garment, state, outcome.
TRUE = {
    "a": {
        1: ("0001", "requested", None),
        3: ("0001", "claimed", None),
        4: ("0001", "picked", None),
        5: ("0001", "delivered", None),
        6: ("0001", "delivered", "left"),
    },
    "b": {7: ("0002", "carried", None), 8: ("0002", "carried", "kept")},
}


def line(n: int, request: str) -> Json:
    """A line of a list as it is true at ``n``; one of a request that was never made is doubtful."""
    known = [TRUE[request][at] for at in TRUE.get(request, {}) if at <= n]
    gtin, state, outcome = known[-1] if known else ("0001", "requested", None)
    return {"id": request, "gtin": gtin, "state": state, "outcome": outcome}


def visit_view(n: int, *requests: str, visit: str = "kim") -> Event:
    return view(n, id=visit, requests=[line(n, request) for request in requests])


def room_view(n: int, visit: str | None, *requests: str) -> Event:
    inside = visit_view(n, *requests, visit=visit).data if visit else None
    return view(n, visit=inside)


def ending(
    n: int = 12,
    tasks: tuple[str, ...] = (),
    free: int = 2,
    kept: dict[int, str] | None = None,
) -> Ending:
    """The staff's screen, and ``free`` pieces of 0001 on the shelves, after the honest day."""
    walks = [{"tasks": [{"id": task} for task in tasks]}]
    staff = {"position": position(n), "walks": walks, "go_backs": []}
    return Ending(staff, {"0001": free, "0002": 0}, kept)


def books(facts: list[tuple[int, Json]], closing: Ending) -> list[str]:
    """What a verdict finds wrong that a runner's screen told these facts."""
    verdict = Verdict(STOCK)
    verdict.heard(RUNNER, view(0, walks=[], go_backs=[]), at=0.0)
    for n, told in facts:
        verdict.heard(RUNNER, fact(n, told), at=float(n))
    verdict.close(closing)
    return verdict.failures


def honest_day() -> Verdict:
    """Everything that a runner, Kim's phone and the room were told on the honest day."""
    verdict = Verdict(STOCK)
    verdict.heard(RUNNER, view(0, walks=[], go_backs=[]), at=0.0)
    verdict.heard(KIM, visit_view(1, "a"), at=1.0)
    for n, told in DAY:
        verdict.heard(RUNNER, fact(n, told), at=n + 0.5)
    verdict.promised("kim", "a", position(1))
    verdict.promised("kim", "b", position(7))
    tell_screen(verdict, KIM, {2: visit_view(2, "a"), 10: visit_view(10, "a", "b")})
    tell_screen(
        verdict, ROOM, {1: room_view(1, None), 5: room_view(5, "kim", "a"), 9: room_view(9, None)}
    )
    return verdict


def tell_screen(verdict: Verdict, screen: Screen, views: dict[int, Event], lost: int = 0) -> None:
    """Every fact about its subject, but one that is ``lost``, and these views."""
    subject = {"visit": "visit", "room": "room"}[screen.role]
    for n, told in DAY:
        if told.get(subject) == screen.subject and n <= max(views) and n not in (1, lost):
            verdict.heard(screen, fact(n, told), at=float(n))
        if n in views:
            verdict.heard(screen, views[n], at=float(n))

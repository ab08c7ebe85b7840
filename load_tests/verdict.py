"""The verdict: everything that people saw is told to it, and it says what must not have been.

Pure bookkeeping: it asks nobody, waits for nothing and can be fed by hand. Every request that
failed and every line that broke is a failure; so is whatever a screen showed that can't be true.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from load_tests.account import Account, Screen
from load_tests.ending import Ending
from load_tests.figures import Row
from load_tests.ledger import Ledger
from load_tests.limits import LIMITS, WAYS, passed
from load_tests.outcomes import ordinary
from load_tests.sse import Event
from load_tests.streams import Order, number

Json = dict[str, Any]

#: Whoever runs the store is told of every fact.
DENSE = ("staff", "manager")
#: What takes a visit out of everything.
FORGETS = "VisitForgotten"
#: Facts whose way to another screen is measured, from the moment its sender was told.
MEASURED = ("GarmentRequested", "GarmentDelivered", "GarmentKept", "GarmentLeft")


@dataclass(slots=True)
class Verdict:
    """``stock``: what may be promised of each GTIN before the first person comes in."""

    stock: Mapping[str, int]
    failures: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    durations_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    events: Counter[str] = field(default_factory=Counter)
    ledger: Ledger = field(init=False)
    _orders: dict[Screen, Order] = field(default_factory=dict)
    #: What runners were told, each line at its own pace, and where the first of them began: from
    #: there on the books are kept, in the end.
    _facts: dict[int, Json] = field(default_factory=dict)
    _began: int | None = None
    account: Account = field(default_factory=Account)
    #: Their lines were broken, and their first view since then is still to come.
    _catching_up: set[Screen] = field(default_factory=set)
    _owners: dict[str, str] = field(default_factory=dict)
    #: By visit: the requests it was told of, each with the position from which on it must show.
    _promised: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    _shown_in_rooms: list[tuple[Screen, int, str | None]] = field(default_factory=list)
    #: Lists on the screens of rooms, whose shoppers may be another process's.
    _lists: list[tuple[str, int, frozenset[str]]] = field(default_factory=list)
    _told_at: dict[tuple[str, str], float] = field(default_factory=dict)
    _heard_at: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.stock)

    def fail(self, what: str) -> None:
        self.failures.append(what)

    # --- requests --------------------------------------------------------------------------------

    def answered(self, kind: str, ms: float, status: int, code: str | None, why: str = "") -> bool:
        """One request was answered, or never was (``status`` 0). Whether it was done."""
        self.durations_ms[kind].append(ms)
        if 200 <= status < 300:
            return True
        if ordinary(kind, code):
            self.refused[f"{kind}: {code}"] += 1
        else:
            self.fail(f"{kind}: {status or 'no answer'} {code or ''} {why}".strip())
        return False

    def promised(self, visit: str, request: str, position: str) -> None:
        """The service acknowledged ``request``: every view of the visit from here on shows it."""
        self._promised[visit].setdefault(request, number(position))

    def told(self, fact: str, subject: str, at: float) -> None:
        """Somebody was told at ``at`` (seconds) that ``fact`` has happened."""
        self._told_at.setdefault((fact, subject), at)

    # --- screens ---------------------------------------------------------------------------------

    def resumed(self, screen: Screen) -> None:
        """The line of ``screen`` was broken on purpose, and is open again."""
        self._order(screen).resume()
        self._catching_up.add(screen)

    def heard(self, screen: Screen, event: Event, at: float) -> None:
        """``event`` came to ``screen`` at ``at`` (seconds)."""
        self.events[event.name] += 1
        wrong = self._order(screen).check(event)
        if screen.role in ("visit", "room"):
            self.account.heard(screen, event)
        if wrong is not None:
            self.fail(f"{screen.role} screen: {wrong}")
        if event.name == "fact":
            self._hear_fact(screen, event, at)
        elif event.name == "view":
            self._catching_up.discard(screen)
            self._look(screen, number(event.position), event)

    def _order(self, screen: Screen) -> Order:
        return self._orders.setdefault(screen, Order(dense=screen.role in DENSE))

    def _hear_fact(self, screen: Screen, event: Event, at: float) -> None:
        n = number(event.position)
        # Every runner is told the same: what one has read, the others need not.
        fact = (screen.role == "staff" and self._facts.get(n)) or event.data
        subject = fact.get("request")
        own = screen.role == "visit" and fact["kind"] != "GarmentDelivered"
        # Whoever had no line hears late of what happened meanwhile, and it is nobody's fault.
        late = screen in self._catching_up
        if fact["kind"] in MEASURED and subject is not None and not own and not late:
            self._heard_at[fact["kind"], subject].append(at)
        if screen.role == "visit" and fact.get("visit") != screen.subject:
            self.fail(f"a phone was told {fact['kind']} of somebody else")
        if screen.role == "staff":
            self._facts[n] = fact

    def _look(self, screen: Screen, n: int, event: Event) -> None:
        if screen.role == "visit":
            self.look_at_visit(screen.subject, event.data)
        elif screen.role == "staff":
            self._began = n if self._began is None else min(n, self._began)
        elif screen.role == "room":
            visit = event.data["visit"]
            self._shown_in_rooms.append((screen, n, visit["id"] if visit else None))
            if visit is not None:
                self.look_at_visit(visit["id"], visit)
                shown = frozenset(one["id"] for one in visit["requests"])
                self._lists.append((visit["id"], number(visit["position"]), shown))

    def look_at_visit(self, visit: str, view: Json) -> None:
        """The list of ``visit``, on its phone, in its room or in an answer."""
        n = number(view["position"])
        self.account.shown(visit, n, view["requests"])
        if view["id"] != visit:
            self.fail(f"visit {visit} was shown the list of {view['id']}")
        shown = {request["id"] for request in view["requests"]}
        for request in shown:
            self._own(request, visit)
        self.failures += self._not_shown(visit, n, shown)

    def _own(self, request: str, visit: str) -> None:
        if self._owners.setdefault(request, visit) != visit:
            self.fail(f"request {request} is on the lists of two visits")

    def _not_shown(self, visit: str, n: int, shown: Collection[str]) -> list[str]:
        """What was promised to ``visit`` and is not on its list of ``n``."""
        return [
            f"request {request} was acknowledged at {since} and is not shown at {n}"
            for request, since in self._promised.get(visit, {}).items()
            if since <= n and request not in shown
        ]

    # --- the end ---------------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """How far runners were told what happened."""
        return max(self._began or 0, *self._facts, 0)

    def add(self, other: Verdict) -> None:
        """What another process saw of the same day. To be told before `close`."""
        self.failures += other.failures
        self.refused.update(other.refused)
        self.events.update(other.events)
        for kind, durations in other.durations_ms.items():
            self.durations_ms[kind] += durations
        self._facts.update(other._facts)
        began = [one for one in (self._began, other._began) if one is not None]
        self._began = min(began, default=None)
        self._orders.update(other._orders)
        self.account.add(other.account)
        for request, visit in other._owners.items():
            self._own(request, visit)
        for visit, requests in other._promised.items():
            self._promised[visit].update(requests)
        self._lists += other._lists
        self._shown_in_rooms += other._shown_in_rooms
        for what, at in other._told_at.items():
            self.told(*what, at)
        for what, times in other._heard_at.items():
            self._heard_at[what] += times

    def close(self, ending: Ending) -> None:
        """Hold everything against what the service says in the end."""
        began = self._began or 0
        heard = sorted(n for n in self._facts if n > began)
        self._tell([n for n in heard if n <= ending.position])
        self._check_stock(ending)
        self._check_garments(ending)
        self._tell([n for n in heard if n > ending.position])  # It went on after it was looked at.
        self.failures += [f"the books: {problem}" for problem in self.ledger.problems]
        self.failures += self.account.problems(partial(self._excused, ending))
        if self.at < ending.told:
            self.fail(f"no runner was told of what happened after {self.at}")
        self._check_gaps(ending)
        self._check_archive(ending)
        self._check_lists()
        self._check_rooms()

    def _tell(self, positions: Sequence[int]) -> None:
        for n in positions:
            self.ledger.tell(n, self._facts[n])
            self.account.tell(n, self._facts[n])

    def _excused(self, ending: Ending, screen: Screen, n: int) -> bool:
        """Whether the line of ``screen`` was broken while the log was trimmed, and began anew."""
        anew = self._orders[screen].anew if screen in self._orders else []
        return any(gap.holds(n) and any(map(gap.holds, ending.untold)) for gap in anew)

    def _check_gaps(self, ending: Ending) -> None:
        for screen, order in self._orders.items():
            for gap in order.gaps:
                told = (n for n in range(gap.first, gap.last + 1) if n not in ending.untold)
                if not all(self._excused(ending, screen, n) for n in told):
                    self.fail(f"{screen.role} screen: {gap}")

    def _check_archive(self, ending: Ending) -> None:
        """What runners were told is kept, unless it is of somebody who is forgotten."""
        forgotten = {one["visit"] for one in self._facts.values() if one["kind"] == FORGETS}
        for n, fact in self._facts.items() if ending.kept is not None else ():
            kept = (ending.kept or {}).get(n)
            if kept != fact["kind"] and fact.get("visit") not in forgotten:
                self.fail(f"at {n} {kept} is kept, and a runner was told {fact['kind']}")

    def _check_lists(self) -> None:
        known = set(self.failures)
        for one in self._lists:
            self.failures += [what for what in self._not_shown(*one) if what not in known]
        for request, visit in self._owners.items():
            if visit in self._promised and request not in self._promised[visit]:
                self.fail(f"visit {visit} has request {request}, which it never asked for")
        for visit, requests in self._promised.items():
            for request in requests:
                if request not in self.ledger.pieces:
                    self.fail(f"no runner was told of request {request} of visit {visit}")

    def _check_rooms(self) -> None:
        for screen, n, visit in self._shown_in_rooms:
            stays = self.ledger.stays.get(screen.subject)
            inside = self.ledger.occupant(screen.subject, n)
            if stays and n >= stays[0].entered and visit != inside:
                self.fail(f"room {screen.subject} showed {visit} at {n}, and {inside} was in it")

    def _check_stock(self, ending: Ending) -> None:
        for gtin, shown in ending.available.items():
            free = self.ledger.free.get(gtin)
            if free is not None and shown != max(0, free):
                self.fail(f"{shown} pieces of {gtin} are shown as free, and {free} are")

    def _check_garments(self, ending: Ending) -> None:
        """Every garment is on a list of things to do, with a shopper in a room, or done with."""
        tasks = {task["id"] for walk in ending.staff["walks"] for task in walk["tasks"]}
        go_backs = {go_back["id"] for go_back in ending.staff["go_backs"]}
        for request, piece in self.ledger.pieces.items():
            at_hand = {"open": request in tasks, "going back": request in go_backs}
            at_hand["delivered"] = self.ledger.room_of(piece.visit) is not None
            if not at_hand.get(piece.where, True):
                self.fail(f"the garment of request {request} is {piece.where}, but nowhere to see")

    # --- figures ---------------------------------------------------------------------------------

    def rows(self, seconds: float) -> list[Row]:
        """Requests by kind, and all of them."""
        kinds = sorted(self.durations_ms.items())
        every = [ms for durations in self.durations_ms.values() for ms in durations]
        rows = [Row.of(kind, durations, seconds) for kind, durations in kinds if durations]
        return [*rows, Row.of("all requests", every, seconds)] if every else rows

    def way_rows(self, seconds: float) -> list[Row]:
        """From the answer to whoever did it until another screen was told; 0 if that was sooner."""
        rows = []
        for kind in MEASURED:
            ways = [
                max(0.0, heard - told) * 1000
                for (fact, subject), told in self._told_at.items()
                if fact == kind
                for heard in self._heard_at.get((fact, subject), ())
            ]
            if ways:
                rows.append(Row.of(kind, ways, seconds))
        return rows

    def check_limits(self, seconds: float, patience: float = 1.0) -> None:
        """Hold every figure against its limit, or so many times as much as ``patience`` says."""
        passed_ones = [
            *passed(self.rows(seconds), LIMITS, patience),
            *passed(self.way_rows(seconds), WAYS, patience),
        ]
        self.failures += [f"too slow: {one}" for one in passed_ones]

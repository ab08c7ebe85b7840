"""Every visit's list as the log's facts say it is, held against what its phone and room showed.

The facts come from runners' screens, in the order of the log; what they say of a request is told
here once more, plainly, and shares no code with the service. And whoever follows a visit or a room
must have heard everything that is told of it: a stream without a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from load_tests.sse import Event
from load_tests.streams import number

Json = dict[str, Any]
Role = Literal["visit", "room", "staff", "manager", "other"]

#: What a fact makes of a request.
BECOMES = {
    "GarmentRequested": "requested",
    "GarmentCarried": "carried",
    "CarriedInstead": "carried",
    "RequestCancelled": "cancelled",
    "TaskClaimed": "claimed",
    "TaskReleased": "requested",
    "ClaimLapsed": "requested",
    "GarmentPicked": "picked",
    "GarmentDelivered": "delivered",
    "GarmentNotFound": "not_found",
}
OUTCOMES = {"GarmentKept": "kept", "GarmentLeft": "left", "OutcomeWithdrawn": None}
#: Of these both the shopper's phone and the runners hear.
OF_A_VISIT = frozenset({*BECOMES, *OUTCOMES, "RequestChanged", "RoomOffered", "RoomEntered"})
#: And of these the room's screen.
OF_A_ROOM = frozenset({"RoomEntered", "RoomLeft", "RoomCleared", "GarmentDelivered"})


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen with an open stream. ``subject`` is its visit or its room."""

    name: str
    role: Role
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    gtin: str
    state: str
    outcome: str | None = None


@dataclass(slots=True)
class Heard:
    """What one screen was told: from its first view to its last event, and which facts."""

    first: int | None = None
    last: int = 0
    facts: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Account:
    """Facts by whom they are about, and what was shown."""

    _facts: dict[tuple[Role, str], list[tuple[int, Json]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _heard: dict[Screen, Heard] = field(default_factory=lambda: defaultdict(Heard))
    #: The newest list that was seen of each visit, and its position.
    _shown: dict[str, tuple[int, dict[str, Entry]]] = field(default_factory=dict)

    def tell(self, n: int, fact: Json) -> None:
        """The fact at position ``n`` of the log."""
        if fact["kind"] in OF_A_VISIT and fact.get("visit"):
            self._facts["visit", fact["visit"]].append((n, fact))
        if fact["kind"] in OF_A_ROOM and fact.get("room"):
            self._facts["room", fact["room"]].append((n, fact))

    def heard(self, screen: Screen, event: Event) -> None:
        """``event`` came to the screen of a visit or a room."""
        heard, n = self._heard[screen], number(event.position)
        if event.name == "fact":
            heard.facts.add(n)
        elif event.name == "view":
            heard.first = n if heard.first is None else heard.first
            heard.last = max(heard.last, n)

    def shown(self, visit: str, n: int, requests: Sequence[Json]) -> None:
        """The list of ``visit`` as of ``n``; the newest counts."""
        if visit not in self._shown or self._shown[visit][0] <= n:
            self._shown[visit] = (
                n,
                {one["id"]: Entry(one["gtin"], one["state"], one["outcome"]) for one in requests},
            )

    def list_at(self, visit: str, n: int) -> dict[str, Entry]:
        """The list of ``visit`` as the facts up to ``n`` say it is."""
        made: dict[str, Entry] = {}
        for at, fact in self._facts["visit", visit]:
            if at <= n and fact.get("request"):
                before = made.get(fact["request"], Entry("", ""))
                made[fact["request"]] = _after(before, fact)
        return made

    def add(self, other: Account) -> None:
        """What screens elsewhere showed; facts are told to one account only."""
        self._heard.update(other._heard)
        for visit, (n, shown) in other._shown.items():
            if visit not in self._shown or self._shown[visit][0] <= n:
                self._shown[visit] = (n, shown)

    def problems(
        self, excused: Callable[[Screen, int], bool] = lambda screen, n: False
    ) -> list[str]:
        """In words: lists that are not what the log says, and facts that were missed.

        ``excused`` says which fact a screen need not have been told of.
        """
        return [*self._lists(), *self._gaps(excused)]

    def _lists(self) -> list[str]:
        found = []
        for visit, (n, shown) in self._shown.items():
            true = self.list_at(visit, n)
            for request in sorted({*shown, *true}):
                if shown.get(request) != true.get(request):
                    what = f"{_words(shown.get(request))} on its list, and the log says"
                    found.append(f"visit {visit}: {request} is {what} {_words(true.get(request))}")
        return found

    def _gaps(self, excused: Callable[[Screen, int], bool]) -> list[str]:
        return [
            f"{screen.role} screen: fact {n} ({fact['kind']}) was missed"
            for screen, heard in self._heard.items()
            for n, fact in self._facts.get((screen.role, screen.subject), ())
            if heard.first is not None and heard.first < n <= heard.last and n not in heard.facts
            if not excused(screen, n)
        ]


def _after(before: Entry, fact: Json) -> Entry:
    kind = fact["kind"]
    gtin = fact.get("gtin") or before.gtin
    if kind in OUTCOMES:
        return Entry(gtin, before.state, OUTCOMES[kind])
    return Entry(gtin, BECOMES.get(kind, before.state), before.outcome)


def _words(entry: Entry | None) -> str:
    if entry is None:
        return "nowhere"
    return " ".join(filter(None, (entry.gtin, entry.state, entry.outcome)))

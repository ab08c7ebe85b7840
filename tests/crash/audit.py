"""Holds what people were told against what the log says.

For each visit and each of the staff, the log must hold exactly what they were told was done, once
each, in the order in which they did it, and nothing else that only they could have done.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from redis import Redis

from service.clock import Ms
from service.floor import Fact, Floor, fold
from service.floor.facts import VisitEnded
from service.log import keys
from service.log.codec import Recorded, read_fact
from tests.crash.sender import Book, Expected
from tests.floor.invariants import check

STORE = "little"
#: What happens to somebody without them having done it just then.
CONSEQUENCES = frozenset(
    {"LineJoined", "LineLeft", "RoomOffered", "OfferLapsed", "OfferWithdrawn", "RoomLeft"}
    | {"HelpWithdrawn", "ClaimLapsed", "VisitForgotten", "TaskRedirected", "HoldLapsed"}
    | {"PromiseMade", "PromiseSlipping", "PromiseBroken", "RequestEscalated", "HelpEscalated"}
)
#: An end brings these about for whatever was still open; a shopper may do the first one, too.
WITH_THE_END = frozenset({"RequestCancelled", "GarmentLeft"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be. ``kind`` is ``lost``, ``untold``, ``broken`` or ``trouble``."""

    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


def read_log(redis: Redis) -> list[Recorded]:
    return [read_fact(*entry) for entry in _entries(redis, keys.log(STORE))]


def _entries(redis: Redis, stream: str) -> Sequence[tuple[str, dict[str, str]]]:
    return cast(Sequence[tuple[str, dict[str, str]]], redis.xrange(stream))


def audit(redis: Redis, book: Book) -> list[Finding]:
    """Everything that is wrong; empty if nothing acknowledged was lost or done twice."""
    log = read_log(redis)
    findings = [Finding("trouble", trouble) for trouble in book.troubles]
    findings += _positions(log) + _floors(log) + _signals(redis, book)
    done = _done_by(log)
    told: dict[str, list[Expected]] = defaultdict(list)
    for one in book.told:
        told[one.command.actor] += one.facts
    for actor in told.keys() | done.keys():
        findings += compare(actor, told[actor], done[actor])
    return findings


def _positions(log: Sequence[Recorded]) -> list[Finding]:
    """Dense: 1, 2, 3, ... under one epoch, however often everything was started again."""
    epochs = {recorded.position.epoch for recorded in log}
    numbers = [recorded.position.n for recorded in log]
    if len(epochs) == 1 and numbers == list(range(1, len(log) + 1)):
        return []
    return [Finding("broken", f"positions are not dense under one epoch: {epochs}")]


def folded(log: Sequence[Recorded]) -> Floor:
    floor = Floor()
    for recorded in log:
        floor = fold(floor, recorded.fact, recorded.at)
    return floor


def _floors(log: Sequence[Recorded]) -> list[Finding]:
    """At every position of the log no piece is promised twice; in the end all of it holds."""
    floor = Floor()
    for recorded in log:
        floor = fold(floor, recorded.fact, recorded.at)
        short = [gtin for gtin in floor.held if floor.available(gtin) < 0]
        if short:
            return [Finding("broken", f"promised twice at {recorded.position}: {short}")]
    try:
        check(floor)
    except AssertionError as broken:
        return [Finding("broken", f"an invariant of the floor: {broken}")]
    return []


def _signals(redis: Redis, book: Book) -> list[Finding]:
    kept = Counter(fields["id"] for _, fields in _entries(redis, keys.signals(STORE)))
    findings = [Finding("lost", f"signal {one}") for one in book.signals if not kept[one]]
    return findings + [Finding("untold", f"signal {one} twice") for one in kept if kept[one] > 1]


#: A fact with its moment, as one actor did it.
Done = tuple[Fact, Ms]


def _done_by(log: Sequence[Recorded]) -> dict[str, list[Done]]:
    """What each visit and each of the staff did, in the order of the log."""
    done: dict[str, list[Done]] = defaultdict(list)
    for recorded in log:
        fact = recorded.fact
        actor = _actor(fact)
        if actor is not None and fact.kind not in CONSEQUENCES:
            done[actor].append((fact, recorded.at))
    return done


def _actor(fact: Fact) -> str | None:
    for name in ("runner", "by", "visit"):
        actor = getattr(fact, name, None)
        if actor is not None:
            return str(actor)
    return None


def compare(actor: str, told: list[Expected], done: list[Done]) -> list[Finding]:
    """Walk both in step. What was told and is not next in the log is lost; what the log has and
    was not told was done twice, or done and never acknowledged, and nobody asked again."""
    ends = {at for fact, at in done if isinstance(fact, VisitEnded)}
    left = list(told)
    findings = []
    for fact, at in done:
        if left and _fits(left[0], fact):
            left.pop(0)
        elif not _follows(fact, at in ends):
            findings.append(Finding("untold", f"{fact} by {actor}"))
    return findings + [Finding("lost", f"{expected} by {actor}") for expected in left]


def _fits(expected: Expected, fact: Fact) -> bool:
    says = expected.says.items()
    return fact.kind == expected.kind and all(getattr(fact, k, None) == v for k, v in says)


def _follows(fact: Fact, with_the_end: bool) -> bool:
    """Whether the fact follows from another one: an end, or a change to another garment."""
    if getattr(fact, "replaced_by", None) is not None:
        return True
    return with_the_end and fact.kind in WITH_THE_END

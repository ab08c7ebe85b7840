"""From a shopper's tap to the runners' open streams, while a thousand other streams are open."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from load_tests.bench import fanning
from load_tests.bench.descriptors import room_for
from load_tests.bench.house import Tree
from load_tests.bench.listener import Heard, Listener, Opened
from load_tests.bench.processes import busy_s, pss_mb, settle
from load_tests.bench.rounds import Tell
from load_tests.bench.screens import ROOMS, People, Store, Tap, access
from load_tests.bench.section import Figures, Group, Skipped
from load_tests.figures import percentile

RUNNERS = 20
#: A tap that has come to no runner after so long (seconds) is lost.
LATEST_S = 2.0
#: The people's luck: the same pauses in every measurement.
SEED = 1
Tapped = list[tuple[tuple[str, str], float, float]]


@dataclass(slots=True)
class Bytes:
    """What a tap came to on each runner's stream, in bytes: the limit sends as many."""

    each: float = 2_000.0


def tapped(tap: Tap, rate: float, seconds: float) -> Tapped:
    """So many taps a second, with the pauses of people who know nothing of one another: for each
    what will be heard of it, when it began, and when it was answered."""
    luck = random.Random(SEED)
    due, done = time.monotonic(), []
    for n in range(round(rate * seconds)):
        due += luck.expovariate(rate)
        time.sleep(max(0.0, due - time.monotonic()))
        began = time.monotonic()
        key = tap(n)
        done.append((key, began, time.monotonic()))
    return done


def ways_ms(taps: Tapped, heard: Sequence[Heard], runners: int) -> list[float]:
    """From each tap to each runner, in order of length.

    Raises:
        Skipped: a runner was not told of a tap.
    """
    at: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in heard:
        at[one.fact["kind"], one.fact.get("request", "")].append(one.at)
    lost = sum(runners - len(at[key]) for key, _, _ in taps)
    if lost:
        raise Skipped(f"of {len(taps)} taps, {lost} ways to a runner are missing")
    return sorted((t - began) * 1000 for key, began, _ in taps for t in at[key])


def figures(taps: Tapped, ways: Sequence[float]) -> dict[str, float]:
    answered = sorted((until - began) * 1000 for _, began, until in taps)
    return {
        "p50_ms": percentile(ways, 0.5),
        "p99_ms": percentile(ways, 0.99),
        "answer_p50_ms": percentile(answered, 0.5),
        "answer_p99_ms": percentile(answered, 0.99),
    }


def measured(
    port: int, pid: int, streams: Sequence[Opened], tap: Tap, rate: float, seconds: float
) -> tuple[dict[str, float], float]:
    """Open ``streams``, tap, and listen; the figures, and the bytes that each runner was told."""
    runners = sum(one.count for one in streams if one.whole)
    with Listener(port) as listener:
        opened_s = listener.open(streams)
        settle(pid)
        listener.facts()
        before, began = busy_s(pid), time.monotonic()
        taps = tapped(tap, rate, seconds)
        busy = (busy_s(pid) - before) / (time.monotonic() - began)
        time.sleep(LATEST_S)
        heard, came = listener.facts()
        found = figures(taps, ways_ms(taps, heard, runners))
        memory = pss_mb(pid)
    opened = sum(one.count for one in streams) / opened_s
    more = {"busy": busy, "memory_mb": memory, "opened": opened}
    return found | more, came / (runners * len(taps))


@dataclass(slots=True)
class TapToRunner:
    """Fitroom with phones, rooms, a manager and runners. Cases begin with taps a second."""

    name: str
    tree: Tree
    streams: int
    seconds: float
    told: Bytes
    tell: Tell
    note: str = "A runner's screen shows the fact, and then the whole pick-list once more."
    group: Group = "fitroom"
    _store: Store | None = None
    _people: People | None = None

    def start(self) -> Figures:
        room_for(self.streams)
        self._store = Store(self.tree, self.tell)
        self._store.start()
        self._people = People(self._store)
        self._people.come(max(1, self.streams - RUNNERS - len(ROOMS) - 1))
        return {}

    def measure(self, case: str) -> Figures:
        assert self._store is not None
        assert self._people is not None
        found, self.told.each = measured(
            self._store.port,
            self._store.server.pid,
            self._screens(self._people),
            self._people.tap,
            float(case.split()[0]),
            self.seconds,
        )
        self._people.clear()
        settle(self._store.server.pid)
        return found | {"told_bytes": self.told.each}

    def _screens(self, people: People) -> list[Opened]:
        base = "/v1/stores/bench"
        runners = [
            Opened("runner", f"{base}/staff/events", access("runner", f"runner-{n}"), whole=True)
            for n in range(RUNNERS)
        ]
        rooms = [
            Opened("room", f"{base}/rooms/{room}/events", access("room", room)) for room in ROOMS
        ]
        phones = [
            Opened("phone", f"{base}/visits/{one.visit}/events", one.token) for one in people.phones
        ]
        manager = Opened("manager", f"{base}/today/events", access("manager", "manager"))
        return [*runners, *rooms, manager, *phones]

    def stop(self) -> None:
        if self._store is not None:
            self._store.stop()
            self._store = None


@dataclass(slots=True)
class BareTap(fanning.Bare):
    """A bare server that tells as many bytes to as many runners, beside as many idle streams.

    The fact comes first, as it does on a screen, and the rest is as long as the view that follows.
    """

    told: Bytes = field(default_factory=Bytes)

    def measure(self, case: str) -> Figures:
        streams = [
            Opened("runner", "/runner", count=RUNNERS, whole=True),
            Opened("phone", "/phone", count=max(1, self.streams - RUNNERS)),
        ]
        what = (self.port, self.pid, streams, self._tap)
        found, _ = measured(*what, float(case.split()[0]), self.seconds)
        return found

    def _tap(self, n: int) -> tuple[str, str]:
        key = ("GarmentRequested", f"{self.next_number()}")
        told = fanning.event("fact", {"kind": key[0], "request": key[1]}, self.number)
        size = round(self.told.each) - len(told)
        self.post("/runner", told + fanning.event("view", {}, self.number, size))
        return key

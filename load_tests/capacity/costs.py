"""What one of each thing costs, as ``make bench`` measured it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median
from typing import Any

from load_tests.bench.machine import Machine

Json = Mapping[str, Any]


class NotMeasured(LookupError):
    """A figure is in none of the results; the message says which section has it."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Processor time in microseconds, memory of a process in MB, of Redis in bytes or MB.

    Where something was measured in several ways (one client or many), it is the dearest.
    """

    #: A command over HTTP, with its Redis; and with all that a thousand screens are told of it.
    tap_us: float
    told_us: float
    look_us: float
    slate_us: float
    #: An open stream in a second in which nothing happens.
    idle_us: float
    stream_kb: float
    #: A fact that is read from the log and folded.
    fold_us: float
    #: A process with a release, without a store's floor; and each store in it.
    base_mb: float
    store_mb: float
    redis_store_mb: float
    #: A command: what it leaves in Redis, asks of it, and how much goes to and from it.
    kept_bytes: float
    facts: float
    asked: float
    redis_us: float
    net_bytes: float
    #: A fact in the append-only file; bytes that each runner's screen is sent for a command.
    disk_bytes: float
    told_bytes: float
    #: Commands a second of several processes on one Redis, and syncs a second of its disk.
    node_rate: float
    sync_rate: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cost stands: sections and contenders are named by their beginnings."""

    section: str
    contender: str
    figure: str
    #: Of a figure "so many a CPU second", what one takes is the inverse.
    inverse: bool = False


SOURCES: Mapping[str, Source] = {
    "tap_us": Source("command", "Fitroom, a request over HTTP", "per_cpu", inverse=True),
    "look_us": Source("command", "Fitroom, a look over HTTP", "per_cpu", inverse=True),
    "slate_us": Source("slates", "Fitroom, over HTTP", "per_cpu", inverse=True),
    "idle_us": Source("streams told", "Fitroom", "idle_us"),
    "stream_kb": Source("streams told", "Fitroom", "stream_kb"),
    "fold_us": Source("replay", "Fitroom, read and folded", "per_cpu", inverse=True),
    "base_mb": Source("start", "Fitroom", "memory_mb"),
    "store_mb": Source("command shared", "Fitroom, 4 processes on", "store_mb"),
    "redis_store_mb": Source("command shared", "Fitroom, 4 processes on", "redis_mb"),
    "kept_bytes": Source("command", "Fitroom, a command committed", "kept_bytes"),
    "facts": Source("command", "Fitroom, a command committed", "facts"),
    "asked": Source("command", "Fitroom, a command committed", "asked"),
    "redis_us": Source("command", "Fitroom, a command committed", "redis_us"),
    "net_bytes": Source("command", "Fitroom, a command committed", "net_bytes"),
    "disk_bytes": Source("replay", "Fitroom, read and folded", "disk_bytes"),
    "told_bytes": Source("streams", "Fitroom", "told_bytes"),
    "node_rate": Source("command shared", "Fitroom, 4 processes on", "rate"),
    "sync_rate": Source("command shared", "the disk", "rate"),
}
#: Figures of which more is better: of these the least is the dearest.
RATES = frozenset({"rate"})


def read_results(paths: Iterable[Path]) -> list[Json]:
    """Documents of ``make bench``, the newest first."""
    found = [json.loads(path.read_text("utf-8")) for path in paths]
    return sorted(found, key=lambda one: str(one["began"]), reverse=True)


def origin(results: Sequence[Json]) -> str:
    """The machines that costs may come from, each with its newest commit."""
    told: dict[str, str] = {}
    for one in results:
        told.setdefault(Machine(**one["machine"] | {"load": 0.0}).told(), str(one["commit"]))
    return " ".join(f"{machine} Commit {commit}." for machine, commit in told.items())


def costs_of(results: Sequence[Json]) -> Costs:
    """Each cost from the newest result that has it.

    Raises:
        NotMeasured: none has it.
    """
    found = {name: _cost(results, source) for name, source in SOURCES.items()}
    return Costs(told_us=_told_us(results), **found)


def _cost(results: Sequence[Json], source: Source) -> float:
    cases = dict(_cases(results, source))
    if not cases:
        made = source.section.split()[0]
        raise NotMeasured(f"no result has {source.figure}: make bench SECTIONS={made}")
    if source.inverse:
        return max(1e6 / value for value in cases.values())
    return min(cases.values()) if source.figure in RATES else max(cases.values())


def _told_us(results: Sequence[Json]) -> float:
    """What a second with more taps takes more, a tap: so what does not come of taps is left out."""
    cases = dict(_cases(results, Source("streams", "Fitroom", "busy")))
    ends = sorted((int(case.split()[0]), busy) for case, busy in cases.items())
    if len(ends) < 2:
        raise NotMeasured("no result has taps at two rates: make bench SECTIONS=streams")
    (slow, idle), (quick, busy) = ends[0], ends[-1]
    return (busy - idle) * 1e6 / (quick - slow)


def _cases(results: Sequence[Json], source: Source) -> Iterator[tuple[str, float]]:
    """Medians by case, from the newest result that has any."""
    for document in results:
        for section in _sections(document, source.section):
            found = list(_medians(section, source))
            if found:
                yield from found
                return


def _sections(document: Json, name: str) -> list[Json]:
    """Those of this name, or of this name and a size: the smallest first."""
    named = [one for one in document["sections"] if re.fullmatch(rf"{name}( \d+)?", one["name"])]
    return sorted(named, key=lambda one: int((re.findall(r"\d+$", one["name"]) or ["0"])[0]))


def _medians(section: Json, source: Source) -> Iterator[tuple[str, float]]:
    """Of the last contender whose name begins so: the one with the most stores, where some have."""
    names = [c["name"] for c in section["contenders"] if c["name"].startswith(source.contender)]
    for name in reversed(names):
        known = section["once"].get(name, {})
        if source.figure in known:
            yield "once", float(known[source.figure])
            return
        measured: dict[str, list[float]] = {}
        for one in section["samples"]:
            if one["contender"] == name and source.figure in one["figures"]:
                measured.setdefault(one["case"], []).append(one["figures"][source.figure])
        if measured:
            yield from ((case, median(values)) for case, values in measured.items())
            return


def named(costs: Costs) -> dict[str, float]:
    return {one.name: float(getattr(costs, one.name)) for one in fields(costs)}

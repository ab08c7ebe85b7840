"""From what things cost and what people do: what one core carries, and what a chain needs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from load_tests.capacity.costs import Costs
from load_tests.capacity.mix import Mix, Run

#: Of a core or a disk that is busier than this, waits grow faster than what it does.
SHARE = 0.7
MB = 1e6


@dataclass(frozen=True, slots=True)
class Machine:
    """What a process may have: memory in GiB, and open files."""

    memory_gib: float
    files: int


@dataclass(frozen=True, slots=True)
class Limit:
    """So many shoppers at once, until ``what`` is used up."""

    what: str
    shoppers: float


@dataclass(frozen=True, slots=True)
class Chain:
    """``shoppers`` are in each of ``stores`` at the same time, the whole day of ``hours``; a Redis
    node has ``node_gib`` of memory."""

    stores: int
    shoppers: int
    hours: float
    node_gib: float


@dataclass(frozen=True, slots=True)
class Needs:
    """What a chain needs. ``nodes`` are Redis primaries; each has a replica beside it."""

    shoppers: int
    requests_s: float
    commands_s: float
    stores_together: int
    processes: int
    process_mb: float
    nodes: int
    node_because: str
    redis_gib: float
    redis_mb_s: float
    screens_mb_s: float
    disk_gib_day: float


def seconds_each(costs: Costs, mix: Mix) -> float:
    """Processor time of the service and its Redis for one shopper, in each second."""
    command = max(costs.told_us, costs.tap_us)
    taps = mix.commands * command + mix.looks * costs.look_us + mix.slates * costs.slate_us
    return (taps + mix.streams * costs.idle_us) / 1e6


def limits(costs: Costs, mix: Mix, machine: Machine) -> list[Limit]:
    """For one process and one Redis node, the nearest first."""
    memory = machine.memory_gib * 2**30 * SHARE - (costs.base_mb + costs.store_mb) * MB
    found = [
        Limit("the core of the process", SHARE / seconds_each(costs, mix)),
        Limit("the core of Redis", SHARE / (mix.commands * costs.redis_us / 1e6)),
        Limit("commands a second of one Redis", SHARE * costs.node_rate / mix.commands),
        Limit("memory for open streams", memory / (mix.streams * costs.stream_kb * 1e3)),
        Limit("open files of the process", machine.files / mix.streams),
    ]
    return sorted(found, key=lambda one: one.shoppers)


def needs(costs: Costs, mix: Mix, chain: Chain) -> Needs:
    """Stores are dealt out to groups of processes, of which one may be gone: a process folds every
    fact of the stores of its group, so that a group of all stores would do little else."""
    work = chain.shoppers * seconds_each(costs, mix)
    commands = chain.shoppers * mix.commands
    folding = commands * costs.facts * costs.fold_us / 1e6
    together = max(1, min(chain.stores, math.floor(SHARE / (work + folding))))
    at_work = max(1, math.ceil(together * work / (SHARE - together * folding)))
    groups = math.ceil(chain.stores / together)
    streams = together * chain.shoppers * mix.streams / at_work
    all_commands = commands * chain.stores
    kept = commands * chain.hours * 3600 * costs.kept_bytes
    redis = chain.stores * (costs.redis_store_mb * MB + kept)
    by = {
        "commands": all_commands / (SHARE * costs.node_rate),
        "processor": all_commands * costs.redis_us / 1e6 / SHARE,
        "memory": redis / (SHARE * chain.node_gib * 2**30),
    }
    because = max(by, key=lambda name: by[name])
    told = all_commands * mix.runners * chain.shoppers * costs.told_bytes
    return Needs(
        shoppers=chain.stores * chain.shoppers,
        requests_s=chain.stores * chain.shoppers * mix.requests,
        commands_s=all_commands,
        stores_together=together,
        processes=groups * (at_work + 1),
        process_mb=costs.base_mb + together * costs.store_mb + streams * costs.stream_kb / 1e3,
        nodes=max(1, math.ceil(by[because])),
        node_because=because,
        redis_gib=redis / 2**30,
        redis_mb_s=all_commands * costs.net_bytes / MB,
        screens_mb_s=told / MB,
        disk_gib_day=all_commands * chain.hours * 3600 * costs.facts * costs.disk_bytes / 2**30,
    )


def predicted_s(costs: Costs, run: Run) -> float:
    """Processor time of the service, without its Redis, that a run must have taken."""
    redis = run.mix.commands * costs.redis_us / 1e6
    idle = run.mix.streams * costs.idle_us / 1e6
    busy = (seconds_each(costs, run.mix) - redis - idle) * run.haste + idle
    return busy * run.shopper_seconds

"""Section ``command``: what one tap costs, from the rules alone to the answer over HTTP, and what
several processes do at once on one Redis."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator

from load_tests.bench.options import Options
from load_tests.bench.redis_benchmark import RedisBenchmark
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.sharing import Sharing
from load_tests.bench.tapping import Looking, Tapping
from load_tests.bench.worker import Worker

CASES = ("1 client", "64 clients")
FIGURES = (
    Figure("rate", "done a second", "1/s", "more"),
    Figure("per_cpu", "done per CPU second of its process", "1/s", "more"),
    Figure("p50_ms", "p50", "ms", "less", as_ratio=False),
    Figure("p99_ms", "p99", "ms", "less", as_ratio=False),
    Figure("asked", "requests to Redis", "each", "less", as_ratio=False),
    Figure("redis_us", "processor time of Redis", "µs each", "less", as_ratio=False),
    Figure("net_bytes", "to and from Redis", "bytes each", "less", as_ratio=False),
    Figure("facts", "facts", "each", "less", as_ratio=False),
    Figure("kept_bytes", "kept in Redis", "bytes each", "less", as_ratio=False),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
    Figure("start_s", "start to first answer", "s", "less", as_ratio=False),
)
BASELINE = "the same writes by one script, nothing decided"
BENCHMARK = "the same writes, redis-benchmark"
DISK = "the disk, an append and a sync after the other"
#: Processes over one Redis, and what they are measured in.
PROCESSES = 4
MANY = "64 clients"
SHARED = (
    Figure("rate", "done a second", "1/s", "more"),
    Figure("per_cpu", "done per CPU second of the processes", "1/s", "more", as_ratio=False),
    Figure("p50_ms", "p50", "ms", "less", as_ratio=False),
    Figure("p99_ms", "p99", "ms", "less", as_ratio=False),
    Figure("late", "commits that came too late", "share", "less", as_ratio=False),
    Figure("memory_mb", "memory of the processes", "MB PSS", "less", as_ratio=False),
    Figure("store_mb", "memory of a process, a store", "MB PSS", "less", as_ratio=False),
    Figure("redis_mb", "memory of Redis, a store", "MB", "less", as_ratio=False),
)
SHARED_METHOD = (
    "Visits as in `command`, of clients that wait for their answers, in processes that share one "
    "private Redis and all cores; {stores:,} stores are spread over them, or all work in one. A "
    "commit comes too late where another process was quicker: it is decided again. Each store has "
    "5,000 variants. What all of it waits for is the disk, whose own pace is measured beside it."
)
METHOD = (
    "Visits that start, ask for four garments and end, and what is due then, each command decided "
    "on the floor and committed to a private Redis ({server}) that syncs every write before it "
    "answers. Clients wait for their answer before they go on; {seconds} s a measurement. Without "
    "HTTP the clients are tasks of one process; over HTTP they are connections of wrk on a core of "
    "its own, the service and its Redis share the other, and each request is for one garment to be "
    "brought (visits begin and end outside the measurement)."
)
#: Name, worker and its arguments, cases, what to know of it.
WORKERS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("Fitroom, decide and fold alone", ("deciding",), CASES[:1], "No Redis: the rules."),
    ("Fitroom, a command committed", ("committing", "commands"), (), "Without HTTP."),
    ("Fitroom, a read to the log's end", ("committing", "reads"), (), "Nothing is written."),
)


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    on_path = any(shutil.which(name) for name in ("valkey-server", "redis-server"))
    server = "the one on PATH" if on_path else "the wheel's Valkey"
    yield _section(
        options,
        "command",
        "How many commands a second, and how long does a tap wait?",
        METHOD.format(server=server, seconds=options.seconds),
        CASES,
        FIGURES,
        _contenders(options, tell),
        BASELINE,
    )
    yield _section(
        options,
        "command shared",
        "What do several processes do at once, on one store and on many?",
        SHARED_METHOD.format(stores=options.stores),
        (MANY,),
        SHARED,
        _sharing(options),
        DISK,
    )


def _section(
    options: Options,
    name: str,
    question: str,
    method: str,
    cases: tuple[str, ...],
    figures: tuple[Figure, ...],
    contenders: Iterable[Contender],
    baseline: str,
) -> Section:
    chosen = [one for one in contenders if options.wants(one.name)]
    names = [one.name for one in chosen]
    return Section(
        name=name,
        question=question,
        method=method,
        cases=cases,
        figures=figures,
        contenders=chosen,
        baseline=baseline if baseline in names or not names else names[0],
        drawn=("rate", cases[-1]),
    )


def _sharing(options: Options) -> Iterator[Contender]:
    here, seconds = options.trees[0], options.seconds
    if not options.comparing:
        note = "600 bytes each: what a commit adds to the file of Redis."
        yield Worker(DISK, "limit", ("syncing",), here, seconds, note)
        yield Worker(BASELINE, "limit", ("bare_writes",), here, seconds, "One process, one script.")
    many = [f"s{n}" for n in range(options.stores)]
    for name, stores, processes in (
        ("Fitroom, one process on one store", ["bench"], 1),
        (f"Fitroom, {PROCESSES} processes on one store", ["bench"], PROCESSES),
        (f"Fitroom, {PROCESSES} processes on {len(many)} stores", many, PROCESSES),
    ):
        for tree in options.trees:
            yield Sharing(tree.named(name), tree, stores, processes, seconds)


def _contenders(options: Options, tell: Tell) -> Iterator[Contender]:
    if not options.comparing:
        note = "A commit's EVALSHA over bare sockets from one thread: the limit of a synced write."
        yield Worker(BASELINE, "limit", ("bare_writes",), options.trees[0], options.seconds, note)
        yield RedisBenchmark(BENCHMARK, options.seconds)
    for name, words, cases, note in WORKERS:
        for tree in options.trees:
            named = tree.named(name)
            yield Worker(named, "fitroom", words, tree, options.seconds, note, cases)
    for tree in options.trees:
        yield Tapping(tree.named("Fitroom, a request over HTTP"), tree, options.seconds, tell)
        yield Looking(tree.named("Fitroom, a look over HTTP"), tree, options.seconds, tell)

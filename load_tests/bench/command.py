"""Section ``command``: what one tap costs, from the rules alone to the answer over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from load_tests.bench.options import Options
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.tapping import Tapping
from load_tests.bench.worker import Worker

CASES = ("1 client", "64 clients")
FIGURES = (
    Figure("rate", "done a second", "1/s", "more"),
    Figure("per_cpu", "done per CPU second of its process", "1/s", "more"),
    Figure("p50_ms", "p50", "ms", "less", as_ratio=False),
    Figure("p99_ms", "p99", "ms", "less", as_ratio=False),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
    Figure("start_s", "start to first answer", "s", "less", as_ratio=False),
)
BASELINE = "the same writes by one script, nothing decided"
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
    chosen = [one for one in _contenders(options, tell) if options.wants(one.name)]
    names = [one.name for one in chosen]
    on_path = any(shutil.which(name) for name in ("valkey-server", "redis-server"))
    server = "the one on PATH" if on_path else "the wheel's Valkey"
    yield Section(
        name="command",
        question="How many commands a second, and how long does a tap wait?",
        method=METHOD.format(server=server, seconds=options.seconds),
        cases=CASES,
        figures=FIGURES,
        contenders=chosen,
        baseline=BASELINE if BASELINE in names or not names else names[0],
        drawn=("rate", CASES[1]),
    )


def _contenders(options: Options, tell: Tell) -> Iterator[Contender]:
    if not options.comparing:
        note = "A commit's EVALSHA over bare sockets from one thread: the limit of a synced write."
        yield Worker(BASELINE, "limit", ("bare_writes",), options.trees[0], options.seconds, note)
    for name, words, cases, note in WORKERS:
        for tree in options.trees:
            named = tree.named(name)
            yield Worker(named, "fitroom", words, tree, options.seconds, note, cases)
    for tree in options.trees:
        yield Tapping(tree.named("Fitroom, a request over HTTP"), tree, options.seconds, tell)

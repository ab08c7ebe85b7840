"""Section ``similar``: garments like one that are in stock here in this size, over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from load_tests.bench.house import Tree, built, copy_of, serving, store_of
from load_tests.bench.machine import versions_of
from load_tests.bench.made_vectors import Made, style_of
from load_tests.bench.options import Options
from load_tests.bench.peer_environment import PeerEnvironment, installed, name_of, requirements
from load_tests.bench.peers_served import Peers, by_style
from load_tests.bench.places import PEERS, ROOM
from load_tests.bench.question import K, Question, Read, read_neighbours, read_slate
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Figures, Section
from load_tests.bench.served import Served
from load_tests.bench.server import Server
from load_tests.bench.wrk import Asked

CASES = ("1 connection", "16 connections", "64 connections")
FIGURES = (
    Figure("rate", "answers a second", "1/s", "more"),
    Figure("per_cpu", "answers per CPU second", "1/s", "more"),
    Figure("p50_ms", "p50", "ms", "less", as_ratio=False),
    Figure("p99_ms", "p99", "ms", "less", as_ratio=False),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
    Figure("busy", "cores busy", "cores", "less", as_ratio=False),
    Figure("recall", f"recall@{K}", "share", "more", as_ratio=False),
    Figure("start_s", "start to first answer", "s", "less", as_ratio=False),
    Figure("build_s", "release built, on every core", "s", "less", as_ratio=False),
    Figure("stock_s", "stock set", "s", "less", as_ratio=False),
)
METHOD = (
    "{styles:,} styles with made unit vectors of 128 numbers (40 kinds, families of 25; "
    "`made_vectors.py`), k = 12 of the fifth that is in stock in size M. One server process on one "
    "core with its children, wrk with one thread on another, {seconds} s a measurement, asking for "
    "1,000 seeded styles in turn over kept connections (a closed loop: latencies are those of "
    "clients who wait in line). Recall against a brute-force float64 scan of what is in "
    "stock, on 500 other styles."
)
BEHIND = {"FITROOM_FRONT": "off"}
KEPT = "An answer is kept while nothing that may be shown in the size comes or goes: nothing does."
ANEW = {"FITROOM_KEEP_ANSWERS": "off"}
#: Name, route, what reads it, settings, and what to know of it.
OURS: tuple[tuple[str, str, Read, dict[str, str], str], ...] = (
    (
        "Fitroom, a whole slate",
        "similar",
        read_slate,
        {},
        "Explained, spread over kinds on purpose, and written to the log: not the nearest twelve.",
    ),
    ("Fitroom, lean, a FastAPI route", "neighbours", read_neighbours, BEHIND, KEPT),
    ("Fitroom, lean, in front", "neighbours", read_neighbours, {}, KEPT),
    (
        "Fitroom, lean, in front, anew",
        "neighbours",
        read_neighbours,
        ANEW,
        "No answer is kept: each is made for its question.",
    ),
)


@dataclass(slots=True)
class Ours(Served):
    """Fitroom on a copy of the made store; the copy is gone afterwards."""

    copies: list[Path] = field(default_factory=list)

    def start(self) -> Figures:
        return dict(Served.start(self)) | built(self.copies[-1])

    def stop(self) -> None:
        Served.stop(self)
        while self.copies:
            shutil.rmtree(self.copies.pop(), ignore_errors=True)


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    """One for each number of styles."""
    peers = PeerEnvironment(Path()) if options.comparing else installed(tell)
    for styles in options.styles:
        tell(f"similar: the true answers among {styles:,} styles")
        question = Question.of(Made(styles), ROOM)
        found = [*_ours(question, options, tell)]
        if not options.comparing:
            made = Peers(question, peers, options.seconds, CASES[0], tell)
            found = [*made.all(), *found]
        chosen = [one for one in found if options.wants(one.name)]
        yield _section(styles, options, chosen, peers)


def _section(
    styles: int, options: Options, found: list[Contender], peers: PeerEnvironment
) -> Section:
    names = [name_of(one) for one in requirements(PEERS.read_text("utf-8"))]
    versions = {} if options.comparing else versions_of(peers.python, names)
    baseline = "fixed bytes, FastAPI"
    if not any(one.name == baseline for one in found) and found:
        baseline = found[-1].name
    return Section(
        name=f"similar {styles}",
        question=f"How many times a second is it told what is like a garment ({styles:,} styles)?",
        method=METHOD.format(styles=styles, seconds=options.seconds),
        cases=CASES,
        figures=FIGURES,
        contenders=found,
        baseline=baseline,
        drawn=("per_cpu", CASES[0]),
        versions=versions,
    )


def _ours(question: Question, options: Options, tell: Tell) -> Iterator[Contender]:
    for name, route, read, settings, note in OURS:
        for tree in options.trees:
            copies: list[Path] = []
            yield Ours(
                tree.named(name),
                "fitroom",
                question,
                _launching(question, tree, settings, copies, tell),
                by_style if route == "neighbours" else by_slate,
                read,
                options.seconds,
                note,
                copies=copies,
            )


def _launching(
    question: Question, tree: Tree, settings: dict[str, str], copies: list[Path], tell: Tell
) -> Callable[[], Server]:
    def launch() -> Server:
        store = store_of(tree, question.made, question.folder, tell)
        copies.append(copy_of(store))
        return serving(tree, copies[-1], settings)

    return launch


def by_slate(row: int) -> Asked:
    return Asked(f"/v1/stores/bench/styles/{style_of(row)}/similar?n={K}&size=M")

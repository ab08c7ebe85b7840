"""Section ``slates``: a slate for a visit that has said what it likes, in process and over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

from load_tests.bench.made_vectors import Made
from load_tests.bench.options import Options
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.slating import PLACES, InMemory, SameBytes, Slating, Specimen
from load_tests.bench.tastes import VISITS

CASES = ("1 connection", "16 connections")
FIGURES = (
    Figure("rate", "slates a second", "1/s", "more"),
    Figure("per_cpu", "slates per CPU second", "1/s", "more"),
    Figure("p50_ms", "p50", "ms", "less"),
    Figure("p99_ms", "p99", "ms", "less"),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
)
BASELINE = "the same bytes, FastAPI"
METHOD = (
    "{styles:,} styles with made vectors, a fifth of them in stock. {visits} visits, each of which "
    "has asked for three garments, liked two and disliked the colour of one, none like another; a "
    "slate of {places} cards, with eligibility, ranking, variety, reasons, is made for one after "
    "another, nothing kept from the last. Over HTTP the service and its Redis are on one core, "
    "wrk on another, {seconds} s a measurement; with one connection nobody waits in line. In "
    "process there is no Redis and no web framework."
)


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    """One for each number of styles."""
    for styles in options.styles:
        chosen = [
            one for one in _contenders(Made(styles), options, tell) if options.wants(one.name)
        ]
        names = [one.name for one in chosen]
        yield Section(
            name=f"slates {styles}",
            question="How long does it take to choose what a shopper is shown next?",
            method=METHOD.format(
                styles=styles, visits=VISITS, places=PLACES, seconds=options.seconds
            ),
            cases=CASES,
            figures=FIGURES,
            contenders=chosen,
            baseline=BASELINE if BASELINE in names or not names else names[0],
            drawn=("p50_ms", CASES[0]),
        )


def _contenders(made: Made, options: Options, tell: Tell) -> Iterator[Contender]:
    # Fitroom first: the limit answers with its bytes.
    specimen = Specimen()
    for tree in options.trees:
        name = tree.named("Fitroom, over HTTP")
        yield Slating(name, tree, made, options.seconds, specimen, tell)
    for tree in options.trees:
        yield InMemory(
            tree.named("Fitroom, in process"),
            "fitroom",
            (),
            tree,
            options.seconds,
            "One after another on one thread, from the floor and the stock of the moment.",
            CASES[:1],
            made=made,
            tell=tell,
        )
    if not options.comparing:
        yield SameBytes(BASELINE, options.seconds, specimen)

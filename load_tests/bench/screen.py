"""Section ``screen``: from a finger on a room's screen until its new garments are there."""

from __future__ import annotations

from collections.abc import Iterator

from load_tests.bench.made_vectors import Made
from load_tests.bench.options import Options
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.touching import CASES, LIKES, PAUSE_MS, SHOPPERS, Touching

FIGURES = (
    Figure("p50_ms", "p50", "ms", "less"),
    Figure("p95_ms", "p95", "ms", "less"),
    Figure("most_ms", "the longest", "ms", "less", as_ratio=False),
    Figure("answer_ms", "of it until the service answered, p50", "ms", "less", as_ratio=False),
)
METHOD = (
    "{styles:,} styles with made vectors, a fifth of them in stock. The room's page in Chromium, "
    "1080 x 1920, {shoppers} shoppers one after the other: each comes in by a tap, and likes "
    "{likes} garments, {pause:.1f} s from tap to tap. Who comes in waits from the click until the "
    "frame after the whole slate was put into the page, photos decoded. Who likes a garment waits "
    "from the click until the page has the new slate; it is shown when no finger is near, so that "
    "no card moves under one. "
    "Chromium, the service and its Redis share the machine."
)


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    """One for each number of styles."""
    for styles in options.styles:
        found: list[Contender] = [
            Touching(tree.named("Fitroom"), tree, Made(styles), tell) for tree in options.trees
        ]
        chosen = [one for one in found if options.wants(one.name)]
        yield Section(
            name=f"screen {styles}",
            question="How long until a finger on a room's screen has its garments?",
            method=METHOD.format(
                styles=styles, shoppers=SHOPPERS, likes=LIKES, pause=PAUSE_MS / 1000
            ),
            cases=CASES,
            figures=FIGURES,
            contenders=chosen,
            baseline=chosen[0].name if chosen else "",
            drawn=("p50_ms", CASES[0]),
        )

"""Section ``start``: how long until the first answer, and in how much memory."""

from __future__ import annotations

from collections.abc import Iterator

from load_tests.bench.made_vectors import Made, kept
from load_tests.bench.options import Options
from load_tests.bench.places import ROOM
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.starting import Importing, Starting

FIGURES = (
    Figure("start_s", "start to first answer", "s", "less"),
    Figure("memory_mb", "memory", "MB PSS", "less"),
)
BASELINE = "importing fastapi alone"


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    """One for each number of styles."""
    for styles in options.styles:
        made = Made(styles)
        folder = kept(made, ROOM / "made")
        found: list[Contender] = [] if options.comparing else [Importing(BASELINE, "fastapi")]
        for tree in options.trees:
            found.append(Starting(tree.named("Fitroom"), tree, made, folder, tell))
        case = f"{styles:,} styles"
        yield Section(
            name=f"start {styles}",
            question="How long does a start take until the first correct answer?",
            method=(
                f"A store of {styles:,} made styles, started once before; then started and stopped "
                "in every round. Memory is what it holds when it is idle after that answer."
            ),
            cases=(case,),
            figures=FIGURES,
            contenders=found,
            baseline=found[0].name,
            drawn=("start_s", case),
        )

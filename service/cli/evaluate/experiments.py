"""``fitroom evaluate experiments``: are displays' experiments honest, where the truth is known."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from service.cli.house import out, progress_bars

if TYPE_CHECKING:
    from service.cli.evaluate.draw_trials import Draws
    from service.cli.evaluate.experiment_trials import Counted, Kind

#: What 95 % intervals and A/A tests are held to.
COVERED = (0.93, 0.97)
MOST_ALARMS = 0.05
#: What false alarms of harm are held to, over a whole experiment.
MOST_FALSE_HARM = 0.01

Tell = Callable[[int, int, str], None]


def experiments(
    runs: Annotated[int, typer.Option(help="Made-up stores for each design.", min=10)] = 500,
    seed: Annotated[int, typer.Option(help="The first store; the others follow.")] = 1,
    smallest: Annotated[
        float, typer.Option(help="The smallest effect worth knowing, as a share.", min=0.01)
    ] = 0.25,
    jobs: Annotated[int, typer.Option(help="Stores at the same time.", min=1, max=64)] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON, no table.")] = False,
) -> None:
    """Move displays in made-up stores and compare what is told with what the move did.

    Also told is whether serious harm is seen early, and how right it is which fixture draws
    attention. Ends with 1 unless 93 to 97 % of the 95 % intervals of effects cover the truth, at
    most 5 % of the A/A tests alarm, asked every day, and at most 1 % of them are called harm.
    """
    from service.cli.evaluate.experiment_trials import KINDS

    # A table may stand below a progress bar; JSON may not.
    with nullcontext(_silent) if as_json else progress_bars() as tell:
        found = [measured(kind, runs, seed, smallest, jobs, tell) for kind in KINDS]
        drawn = _draws(runs, seed, tell)
    if as_json:
        told = {"designs": [asdict(one) for one in found], "draws": asdict(drawn)}
        print(json.dumps(told, indent=1))
    else:
        out.print(_sheet(found, smallest))
        out.print(_harm_sheet(found))
        out.print(
            f"Which fixture draws attention, by {drawn.days} days: of {drawn.fixtures:,} fixtures "
            f"in {drawn.stores} stores, 95 % intervals covered the true draw of {drawn.covered:.1%}"
            f" (off by {drawn.off:.3f}, log, root mean square).",
            highlight=False,
        )
    raise typer.Exit(0 if all(map(holds, found)) else 1)


def measured(
    kind: Kind,
    runs: int,
    seed: int,
    smallest: float,
    jobs: int,
    tell: Tell,
) -> Counted:
    """So many stores from ``seed`` on, with one kind of experiment."""
    from service.cli.evaluate.experiment_trials import counted, trial

    one, seeds, lived = partial(trial, kind, smallest=smallest), range(seed, seed + runs), []
    with ProcessPoolExecutor(jobs) as pool:
        for told in pool.map(one, seeds, chunksize=5) if jobs > 1 else map(one, seeds):
            lived.append(told)
            tell(len(lived), runs, kind)
    return counted(kind, lived)


def _draws(runs: int, seed: int, tell: Tell) -> Draws:
    from service.cli.evaluate.draw_trials import draw_trial, draws_counted

    stores = []
    for one in range(seed, seed + runs):
        stores.append(draw_trial(one))
        tell(len(stores), runs, "draws")
    return draws_counted(stores)


def _silent(done: int, total: int, stage: str) -> None:
    """Tell nobody."""


def holds(figures: Counted) -> bool:
    low, high = COVERED
    honest = low <= figures.covered <= high and figures.alarms <= MOST_ALARMS
    return honest and figures.false_harm <= MOST_FALSE_HARM


def _sheet(found: list[Counted], smallest: float) -> Table:
    table = Table(
        "design", "told", "covered by 95 % intervals", "A/A alarms, asked daily",
        "alarms of who does not wait", f"found {smallest:+.0%}, of plans long enough",
        "half width", "bias (log)", "days",
    )  # fmt: skip
    for one in found:
        table.add_row(
            one.kind, f"{one.told} of {one.runs}", f"{one.covered:.1%}", f"{one.alarms:.1%}",
            f"{one.hasty:.1%}", f"{one.found:.1%} of {one.enough:.1%}", f"{one.width:.1%}",
            f"{one.bias:+.4f}", f"{one.days:.0f}",
        )  # fmt: skip
    return table


def _harm_sheet(found: list[Counted]) -> Table:
    table = Table(
        "harm, asked daily", "called so where there is none", "where 10 % of looks are lost",
        "where half are lost", "then on day", "of days",
    )  # fmt: skip
    for one in found:
        table.add_row(
            one.kind, f"{one.false_harm:.1%}", f"{one.edge_harm:.1%}", f"{one.harm_found:.1%}",
            f"{one.harm_day:.0f}", f"{one.days:.0f}",
        )  # fmt: skip
    return table

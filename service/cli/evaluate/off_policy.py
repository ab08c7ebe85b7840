"""``fitroom evaluate off-policy``: how right what is told of a ranker is, where truth is known."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.cli.house import give_up


def off_policy(
    seeds: Annotated[int, typer.Option(help="Times that the days are lived again.", min=2)] = 200,
    visits: Annotated[int, typer.Option(help="Visits of each log that is judged.", min=50)] = 1500,
    seed: Annotated[int, typer.Option(help="Another store and other shoppers.")] = 1,
    one_at_a_time: Annotated[
        bool,
        typer.Option(help="Shoppers ask only for the first card they want: breaks the model."),
    ] = False,
    write: Annotated[
        Path | None, typer.Option(help="Also write the last log as .npz, for other programs.")
    ] = None,
) -> None:
    """Measure error and coverage of the estimates of a ranker that never ran.

    Takes some three minutes of one core for 200 seeds.
    """
    try:
        from service.cli.ranking.known_truth import measure
    except ModuleNotFoundError as missing:
        give_up(f"Learning a ranker needs {missing.name}: pip install 'fitroom[encode]'.")
    measure(seeds, visits, seed, one_at_a_time, write)

"""``fitroom evaluate flywheel``: a simulated month of a ranker that learns every night."""

from __future__ import annotations

from typing import Annotated

import typer

from service.cli.house import give_up


def flywheel(
    count: Annotated[int, typer.Option("--days", help="Days of learning.", min=1)] = 30,
    visits: Annotated[int, typer.Option(help="Visits a day.", min=10)] = 250,
    seed: Annotated[int, typer.Option(help="Another seed, other shoppers and tastes.")] = 1,
    strength: Annotated[
        float, typer.Option(help="How strong the hidden taste is, times what is assumed.")
    ] = 1.0,
) -> None:
    """Show what learning brings over likeness alone, where shoppers and their tastes are made up.

    Takes about ten minutes of one core for 30 days of 250 visits. The week after is measured.
    """
    # Here, not above: torch takes seconds to import, and only this command needs it.
    try:
        from service.cli.ranking.flywheel import live_through
        from service.cli.ranking.learning import learn
    except ModuleNotFoundError as missing:
        give_up(f"Learning a ranker needs {missing.name}: pip install 'fitroom[encode]'.")
    live_through(learn, count, visits, seed, strength)

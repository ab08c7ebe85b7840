"""``fitroom evaluate ranker``: what a ranker would have been worth on a store's own slates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from service.cli.house import give_up, out
from service.cli.ranking.telling import told, verdict_lines
from service.recommend.learned.history import known_of
from service.recommend.learned.off_policy import judge
from service.recommend.learned.ranker import RankerFault, read_ranker
from service.recommend.learned.slate_log import gather
from service.settings import Settings


def ranker(
    store: Annotated[str, typer.Option(help="The store whose slates it is judged on.")],
    file: Annotated[
        Path | None, typer.Option("--ranker", help="The file. Default: the one in use.")
    ] = None,
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD. Default: all.")] = "",
    until: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")] = "",
) -> None:
    """Judge a ranker off policy: by inverse propensity, self-normalised, and doubly robust.

    Choose days after those that it was learned from: what taught it speaks well of it.
    """
    # Here, not above: every command would wait for what only this one needs.
    from service.archive.lake import Lake
    from service.insight.slates import slates_of

    settings = Settings()
    path = file or settings.rankers / f"{store}.json"
    try:
        judged = read_ranker(path.read_bytes())
    except (OSError, RankerFault) as problem:
        give_up(f"{path}: {problem}")
    lake = Lake.at(settings.lake_place)
    slates = list(slates_of(lake, store, since, until or "~"))
    if not slates:
        give_up(f"The lake has no slates of {store!r} that were seen in those days.")
    log = gather(slates)
    known = known_of(judged.history, log)
    scores = judged.scores(np.concatenate([log.values.astype(np.float64), known], axis=2))
    verdict = judge(log, log.ranks_by(scores), np.exp(scores))
    out.print(
        f"{judged.name} on {verdict.slates:,} slates of {verdict.visits:,} visits: cards suggested "
        "and kept per slate (95 % intervals)\n",
        markup=False,
    )
    out.print("\n".join(verdict_lines(told(verdict))), markup=False)
    first, last = judged.card.get("days", (0, 0))
    if any(first <= one.day <= last for one in slates):
        out.print("\nSome of these days taught it; it may do less well on others.", markup=False)

"""How right what is told of a new ranker is, for ``fitroom evaluate off-policy``.

A made-up store is lived in; a ranker is learned from it; and on other days of it the worth of that
ranker is known exactly. Those days are lived again and again with other luck, each time the worth
is estimated from what was logged, and compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.table import Table

from service.cli.house import out, progress_bars
from service.cli.ranking.learning import learn, scores_of
from service.recommend.learned.off_policy import KINDS, Verdict, judge, likeness_ranks
from service.recommend.learned.slate_log import SlateLog
from service.simulator.browsing.boutique import demo_boutique, opened
from service.simulator.browsing.month import days
from service.simulator.browsing.shopper import LOOKS
from service.simulator.browsing.taste import HiddenTaste
from service.simulator.browsing.truth import KnownSlates

Floats = NDArray[np.float64]
#: Days that teach the ranker, and other days that are lived again; visits of each.
DAYS, VISITS = 6, 250


@dataclass(frozen=True, slots=True)
class Truth:
    """What the new ranker is worth per slate, and over likeness."""

    value: float
    gain: float


def measure(seeds: int, visits: int, seed: int, one_at_a_time: bool, write: Path | None) -> None:
    """Learn, live again as often as there are ``seeds``, and show what the estimates were worth."""
    with progress_bars() as tell:
        taught = _known(seed, 1)
        ranker = learn(taught.log, "new", seed).ranker
        known = _known(seed, 2)
        scores = scores_of(ranker, known.log)
        ranks = known.log.ranks_by(scores)
        truth = _truth(known, ranks, one_at_a_time)
        rng = np.random.default_rng(seed)
        verdicts = []
        for number in range(seeds):
            log = known.again(rng, visits, one_at_a_time)
            again = scores_of(ranker, log)
            verdicts.append(judge(log, log.ranks_by(again), np.exp(again)))
            tell(number + 1, seeds, "judged")
    _show(verdicts, truth)
    if write:
        _write(write, log, again)


def _known(seed: int, which: int) -> KnownSlates:
    here = opened(demo_boutique())
    taste = HiddenTaste(here.shelf, seed)
    lived = days(here, taste, 1000 * seed + which, DAYS, VISITS, lambda log, day: None)
    return KnownSlates.of([visit for day in lived for visit in day.visits])


def _truth(known: KnownSlates, ranks: NDArray[np.int32], one_at_a_time: bool) -> Truth:
    likeness = likeness_ranks(known.log)
    if one_at_a_time:
        value, base = (
            known.value_one_at_a_time(one, np.random.default_rng(7)) for one in (ranks, likeness)
        )
    else:
        value, base = known.value(ranks), known.value(likeness)
    return Truth(value, value - base)


def _show(verdicts: list[Verdict], truth: Truth) -> None:
    sheet = Table(
        box=SIMPLE_HEAD,
        caption=f"{len(verdicts)} logs of {verdicts[0].visits:,} visits and some "
        f"{verdicts[0].slates:,} slates, worth {np.mean([v.looks for v in verdicts]):,.0f} looks "
        f"at what the new ranker shows.\nTrue: {truth.value:.4f} kept per slate, "
        f"{truth.gain:+.4f} over likeness ({truth.gain / (truth.value - truth.gain):+.1%}). "
        "coverage: how often the 95 % interval holds the truth.",
        caption_justify="left",
    )
    for name in ("", "mean", "bias", "root mean square error", "coverage", "half an interval"):
        sheet.add_column(name, justify="right" if name else "left")
    for what, true in (("value", truth.value), ("gain", truth.gain)):
        for kind in KINDS:
            found = [getattr(one, what)[kind] for one in verdicts]
            values = np.array([one.value for one in found])
            held = np.mean([one.low <= true <= one.high for one in found])
            half = np.mean([(one.high - one.low) / 2 for one in found])
            error = float(np.sqrt(((values - true) ** 2).mean()))
            sheet.add_row(
                f"{what}, {kind}", f"{values.mean():.4f}", f"{values.mean() - true:+.4f}",
                f"{error:.4f} ({error / truth.value:.1%})", f"{held:.1%}", f"{half:.4f}",
            )  # fmt: skip
    out.print(sheet)
    refused = sum(one.refused is not None for one in verdicts)
    out.print(f"{refused} of {len(verdicts)} were refused for too little overlap", markup=False)


def _write(path: Path, log: SlateLog, scores: Floats) -> None:
    """Every shown card of the last log: what any off-policy estimator needs, by the true looks."""
    looks = np.array(LOOKS)
    table = log.looks_by_cell(looks)
    old, new = table[log.cells(log.rank)], table[log.cells(log.ranks_by(scores))]
    slate, column = np.nonzero(log.place >= 0)
    at = log.place[slate, column]
    found = judge(log, log.ranks_by(scores), np.exp(scores), looks)
    np.savez(
        path,
        slate=slate,
        place=at,
        reward=log.kept[slate, column],
        pscore=old[slate, column],
        new=new[slate, column],
        looked=looks[at],
        model=np.exp(scores)[slate, column],
        model_value=(new * np.exp(scores)).sum(axis=1),
        expected_looks=new.sum(axis=1),
        estimates=np.array([found.value[kind].value for kind in KINDS]),
    )

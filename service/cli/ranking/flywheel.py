"""A simulated month of a ranker that learns every night, for ``fitroom evaluate flywheel``.

Two stores with the same shoppers: one shows what is like, the other learns from its own log every
night what shoppers like this month, which nobody tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.table import Table

from service.cli.house import out, progress_bars
from service.cli.ranking.learning import Learned
from service.insight.learning.night import WINDOW_DAYS
from service.recommend.learned.ranker import Ranker
from service.recommend.learned.slate_log import Shown, SlateLog, gather
from service.simulator.browsing.boutique import demo_boutique, opened
from service.simulator.browsing.month import days
from service.simulator.browsing.taste import HiddenTaste, Strengths

#: Learns from a log, under a name, by a seed.
Learn = Callable[[SlateLog, str, int], Learned]
Kept = NDArray[np.float64]
#: After the days of learning, these are measured; the ranker goes on learning.
MEASURED_DAYS = 7
FIRST_DAYS = 3
DRAWS = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A day: who made the slates, and what each visit kept of what was suggested."""

    number: int
    ranker: str
    kept: Kept


@dataclass
class Nights:
    """Learns after every day, and takes over where what was learned gains surely."""

    learn: Learn
    seed: int
    told: list[str] = field(default_factory=list)
    now: Ranker | None = None

    def __call__(self, log: Sequence[Shown], day: int) -> Ranker | None:
        lately = [one for one in log if one.day >= day - WINDOW_DAYS]
        if not lately:
            self.told.append("")
            return None
        learned = self.learn(gather(lately), f"day-{day}", self.seed)
        verdict = learned.verdict
        gain = verdict.gain["dr"]
        may = learned.may_follow if self.now else learned.may_take_over
        self.now = learned.ranker if may else None
        self.told.append(
            verdict.refused or f"{gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})"
        )
        return self.now


def live_through(learn: Learn, count: int, visits: int, seed: int, strength: float) -> None:
    """Live through the days of both stores, and show them."""
    here = opened(demo_boutique())
    taste = HiddenTaste(here.shelf, seed, Strengths().times(strength))
    whole = count + MEASURED_DAYS
    nights = Nights(learn, seed)
    with progress_bars() as tell:
        arms: list[list[Told]] = []
        for name, of_night in (("likeness", _nothing), ("learning", nights)):
            lived = []
            for day in days(here, taste, seed, whole, visits, of_night):
                lived.append(Told(day.number, day.ranker, day.kept.astype(np.float64)))
                tell(day.number, whole, name)
            arms.append(lived)
    _show(arms[0], arms[1], nights.told)
    kept = [np.array([day.kept for day in arm]) for arm in arms]  # (days, visits)
    for what, part in (
        (f"first {FIRST_DAYS} days", slice(0, FIRST_DAYS)),
        (f"the {MEASURED_DAYS} days after {count}", slice(count, whole)),
    ):
        rise, low, high = uplift(kept[0][part].ravel(), kept[1][part].ravel(), seed)
        out.print(
            f"{what}: suggested and kept, learnt over likeness {rise:+.1%} "
            f"(95 % interval {low:+.1%} to {high:+.1%}, over visits)",
            markup=False,
        )


def _nothing(log: Sequence[Shown], day: int) -> None:
    """Likeness learns nothing."""


def uplift(likeness: Kept, learnt: Kept, seed: int = 1) -> tuple[float, float, float]:
    """How much more was kept, as a share, with its 95 % interval: both are (visits,), the same
    shoppers under both, so that visits are drawn in pairs."""
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(DRAWS):
        some = rng.integers(0, len(likeness), len(likeness))
        drawn.append(learnt[some].sum() / max(likeness[some].sum(), 1e-9) - 1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(learnt.sum() / max(likeness.sum(), 1e-9) - 1), float(low), float(high)


def _show(likeness: Sequence[Told], learnt: Sequence[Told], told: Sequence[str]) -> None:
    sheet = Table(
        box=SIMPLE_HEAD,
        caption="Suggested and kept, per visit. foreseen: cards kept per slate that were expected\n"
        "over likeness, off policy (doubly robust, 95 % interval), on the evening before.",
        caption_justify="left",
    )
    for name in ("day", "likeness", "learnt", "ranker", "foreseen"):
        sheet.add_column(name, justify="right" if name in ("likeness", "learnt") else "left")
    for one, other, said in zip(likeness, learnt, told, strict=True):
        cells = (f"{one.kept.mean():.3f}", f"{other.kept.mean():.3f}", other.ranker, said)
        sheet.add_row(str(one.number), *cells)
    out.print(sheet)

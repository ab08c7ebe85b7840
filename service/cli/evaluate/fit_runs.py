"""Whether what is told of styles holds: what those said who came later to a style "runs small"."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from service.recommend.fit.evidence import History
from service.recommend.fit.learn import Floats
from service.recommend.fit.runs import runs
from service.recommend.fit.shop import counts_of
from service.recommend.fit.table import FitTable

#: What is told of a style, and of one of which nothing is.
CALLED = ("small", "true", "large", "not told")
#: Shoppers who must have spoken: as in the shop by default (`few_visits`).
K = 10
_CAPTION = (
    f"Told by the shop's rule from the rows of train, of {K} shoppers or more;\n"
    "counted on those of val. ±: half the 95 % interval (over shoppers)."
)


def called(learned: FitTable, asked: FitTable) -> list[str]:
    """What is told of the style of each row of ``asked``."""
    pairs = np.unique(np.stack([learned.items, learned.users]), axis=1)
    items, shoppers = np.unique(pairs[0], return_counts=True)
    spoke = dict(zip(items.tolist(), shoppers.tolist(), strict=True))
    counts = counts_of(asked, learned)
    told: dict[str, str] = {}
    for item, row in zip(asked.items.tolist(), counts, strict=True):
        if item not in told:
            enough = spoke.get(item, 0) >= K
            word = runs(History(*(int(one) for one in row))) if enough else None
            told[item] = word or "not told"
    return [told[item] for item in asked.items.tolist()]


def runs_sheet(learned: FitTable, asked: FitTable, draws: Floats) -> Table:
    """Of each word: styles, rows, and how often they were said to be small, fit, large."""
    sheet = Table(box=SIMPLE_HEAD, caption=_CAPTION, caption_justify="left")
    for name in ("a style runs", "styles", "rows", "said small", "fit", "large"):
        sheet.add_column(name, justify="left" if name == "a style runs" else "right")
    words = np.array(called(learned, asked))
    for word in CALLED:
        rows = words == word
        styles = len(set(asked.items[rows].tolist()))
        cells = _shares(asked.verdicts[rows], draws[:, rows]) if styles else ("", "", "")
        sheet.add_row(word, f"{styles:,}", f"{int(rows.sum()):,}", *cells)
    return sheet


def _shares(verdicts: Floats, draws: Floats) -> Iterator[str]:
    total = draws.sum(axis=1)
    for verdict in range(3):
        own = verdicts == verdict
        drawn = draws[:, own].sum(axis=1)[total > 0] / total[total > 0]
        if not len(drawn):
            yield f"{own.mean():.1%}"
            continue
        low, high = np.quantile(drawn, (0.025, 0.975))
        yield f"{own.mean():.1%} ±{(high - low) / 2:.1%}"

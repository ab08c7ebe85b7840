"""The reports there are, and the one way to an answer: made, then withheld where it must be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from service.insight.guard import K, withhold
from service.insight.making import make
from service.insight.release import released
from service.insight.report import Column, Report, Row, Texts
from service.insight.reports.displays import DISPLAYS
from service.insight.reports.experiments import EXPERIMENTS
from service.insight.reports.funnel import FUNNEL
from service.insight.reports.go_backs import GO_BACKS
from service.insight.reports.keep_rate import KEEP_RATE
from service.insight.reports.look_right_fit_wrong import LOOK_RIGHT_FIT_WRONG
from service.insight.reports.looks import LOOKS
from service.insight.reports.missing import MISSING
from service.insight.reports.promises import PROMISES
from service.insight.reports.room_time import ROOM_TIME
from service.insight.reports.sizes import SIZES
from service.insight.reports.suggested import SUGGESTED
from service.insight.reports.team import TEAM
from service.insight.spec import Spec
from service.insight.views import BASES

if TYPE_CHECKING:
    from service.insight.window import Window

#: In the order in which a manager is shown them.
REPORTS: dict[str, Spec] = {
    spec.name: spec
    for spec in (
        FUNNEL,
        KEEP_RATE,
        LOOK_RIGHT_FIT_WRONG,
        SIZES,
        MISSING,
        PROMISES,
        TEAM,
        GO_BACKS,
        SUGGESTED,
        ROOM_TIME,
        LOOKS,
        DISPLAYS,
        EXPERIMENTS,
    )
}


STORE: Texts = {"en": "Store average", "ko": "매장 평균"}


class NoSuchReport(Exception):
    """There is no report of that name."""


def answer(window: Window, name: str, by: str = "", k: int = K) -> Report:
    """A report as it may be shown.

    Raises:
        NoSuchReport: there is none of that name.
        NoSuchGrouping: it is not told by that.
    """
    if name not in REPORTS or not window.scope.may_ask(name):
        raise NoSuchReport(name)
    spec = REPORTS[name]
    by = by or spec.by[0]
    window.everything()
    if k > 1 and by in spec.by:
        _tell_in_blocks(window, spec, by, k)
    report = withhold(make(window, spec, by, k), k)
    return replace(report, notes=(*report.notes, _in_blocks(k))) if k > 1 else report


def _in_blocks(k: int) -> Texts:
    """What whoever compares two reports has to know."""
    return {
        "en": f"Visits count once they have ended, in blocks of {k} for each row, so the last few "
        "of a row may be missing; counts are to the nearest "
        f"{k // 2}. Two spans of days differ by none or by {k} visits and more.",
        "ko": f"끝난 방문만 행마다 {k}건씩 묶어 셉니다. 마지막 몇 건은 빠질 수 있고, 수는 "
        f"{k // 2} 단위로 반올림합니다. 두 기간의 차이는 없거나 {k}건 이상입니다.",
    }


def answer_brand(window: Window, store: Window, name: str, by: str = "", k: int = K) -> Report:
    """A brand's own report, with the store's average beside it.

    ``window`` has the brand's scope, ``store`` looks on everything. Of the store only shares and
    times are told: from counts one could take one's own, and be left with the others'.
    """
    own, whole = answer(window, name, by, k), answer(store, name, by, k).total
    return replace(own, average=_average(whole, own.columns) if whole else None)


def _average(whole: Row, columns: tuple[Column, ...]) -> Row:
    ratios = {one.name for one in columns if one.unit in ("share", "seconds", "number")}
    cells = {name: value if name in ratios else None for name, value in whole.cells.items()}
    return replace(whole, label=STORE, cells=cells, behind={}, visits=0, withheld=())


def _tell_in_blocks(window: Window, spec: Spec, by: str, k: int) -> None:
    """Of what the report counts in, only the days of each row that may be told (release.py)."""
    counted = [table for table in BASES if re.search(rf"\b{table}\b", spec.sql)]
    by = spec.blocks_by or by
    with window.whole_month() as wide:
        for table in counted:
            told = released(wide, table, by, k, window.span.since, window.span.until)
            window.only(table, by, told)

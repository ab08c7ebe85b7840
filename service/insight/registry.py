"""The reports there are, and the one way to an answer: made, then withheld where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.insight.guard import K, withhold
from service.insight.making import make
from service.insight.report import Report
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
    )
}


class NoSuchReport(Exception):
    """There is no report of that name."""


def answer(window: Window, name: str, by: str = "", k: int = K) -> Report:
    """A report as it may be shown.

    Raises:
        NoSuchReport: there is none of that name.
        NoSuchGrouping: it is not told by that.
    """
    if name not in REPORTS:
        raise NoSuchReport(name)
    return withhold(make(window, REPORTS[name], by), k)

"""What kind of report: one question in SQL, and what its columns mean. See ``reports/``.

A question groups by ``{by}`` and by nothing at once (``GROUPING SETS``), so that the store as a
whole is told beside its parts. Of each row it gives ``key``, ``whole`` (1 for the whole),
``visits`` and the cells; ``visits_kept`` and the like are the visits behind cells, ``team`` the
runners; where there is a ``size``, it is part of the key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service.insight.report import Chart, Column, Report, Texts

if TYPE_CHECKING:
    from service.insight.window import Window

#: How a question groups: by its column, and as a whole.
GROUPED = "GROUP BY GROUPING SETS (({by}), ())"
KEY = "{by} AS key, GROUPING({by}) AS whole, count(DISTINCT visit) AS visits"
#: A share of fewer than this says little, and its interval says so, too.
FEW = 30


@dataclass(frozen=True, slots=True)
class Spec:
    """A kind of report. ``few`` is the column that says how much a row's shares stand on."""

    name: str
    title: Texts
    about: Texts
    by: tuple[str, ...]
    columns: tuple[Column, ...]
    sql: str
    chart: Chart
    #: The column by which rows that do not follow one another are ordered, the most first.
    order: str
    few: str | None = None
    notes: tuple[Texts, ...] = ()
    #: Whether a row for the whole makes sense.
    total: bool = True
    #: What visits are told in blocks by, where that is not what the rows are by (release.py).
    blocks_by: str | None = None
    #: Makes the report where no single question can; ``sql`` then only names what it counts in.
    made: Callable[[Window, Spec, str, int], Report] | None = None
    #: Cells that follow from a row's own, where SQL is not the language for it; given the grouping.
    more: Callable[[Mapping[str, Any], str], Mapping[str, Any]] | None = None


def count(name: str, en: str, ko: str, *behind: str) -> Column:
    return Column(name, "count", {"en": en, "ko": ko}, behind)


def share(name: str, en: str, ko: str, *behind: str) -> Column:
    return Column(name, "share", {"en": en, "ko": ko}, behind)


def interval(*behind: str) -> tuple[Column, Column]:
    """The ends of the 95 % interval of the share before them."""
    return (
        share("low", "from (95 %)", "하한 (95 %)", *behind),
        share("high", "to (95 %)", "상한 (95 %)", *behind),
    )


def seconds(name: str, en: str, ko: str, *behind: str) -> Column:
    return Column(name, "seconds", {"en": en, "ko": ko}, behind)


def times(name: str, en: str, ko: str) -> Column:
    return Column(name, "times", {"en": en, "ko": ko})


def things(name: str, en: str, ko: str) -> Column:
    return Column(name, "things", {"en": en, "ko": ko})


def number(name: str, en: str, ko: str, *behind: str) -> Column:
    return Column(name, "number", {"en": en, "ko": ko}, behind)

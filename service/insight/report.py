"""A report: its columns, its rows, how many visits stand behind each, and what must be said of it.

Plain data: whoever draws it, writes it or sends it on needs neither DuckDB nor the lake. A report
that was made for somebody has been through ``guard.py``; cells that were withheld are None and
named in the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

#: ``{"en": ..., "ko": ...}``; ``und`` where the retailer did not say which language it is.
Texts = dict[str, str]
#: What the numbers of a column are: a share is 0 to 1, a length of time is in seconds, money in
#: minor units of the report's currency; times is a ratio, and things are counted that are no
#: people's (days, fixtures).
Unit = Literal["count", "share", "seconds", "minutes", "number", "money", "text", "times", "things"]
Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is told of every row.

    ``behind`` names the counts of visits that a cell stands on beside those of its row: *kept* for
    how many visits kept something. A cell with few of them is withheld.
    """

    name: str
    unit: Unit
    title: Texts
    behind: tuple[str, ...] = ()
    #: The counts that a share, or an end of its interval, is one of the other of.
    of: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One style, zone, hour ...: ``key`` names it, ``label`` is for people.

    ``visits`` is the number of distinct visits behind the row; ``behind`` of those behind single
    cells, by the names that columns use; ``team`` of runners behind it, where it is about their
    work; ``withheld`` names cells that may not be told.
    """

    key: str
    label: Texts
    cells: Mapping[str, Value]
    visits: int
    behind: Mapping[str, int] = field(default_factory=dict)
    team: int | None = None
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """How it is drawn: a bar for each of ``values``, or a dot between ``low`` and ``high``."""

    values: tuple[str, ...]
    low: str | None = None
    high: str | None = None
    #: A line across, such as the keep rate of the whole store; a name among the report's totals.
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says of ``since`` to ``until`` (days of the store, both included)."""

    name: str
    title: Texts
    about: Texts
    store: str
    since: str
    until: str
    by: str
    by_title: Texts
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chart: Chart
    #: Of the store as a whole, under the same columns.
    total: Row | None = None
    #: For a brand: what everybody's garments in the store came to, as shares and times only.
    average: Row | None = None
    notes: tuple[Texts, ...] = ()
    currency: str | None = None
    #: Fewer visits than this are withheld; None before anything was.
    k: int | None = None
    withheld_rows: int = 0


def say(texts: Texts, language: str) -> str:
    """The text in a language, or in whatever there is."""
    for tag in (language, "en", "und"):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")

"""Make a report: ask the question, name the rows, put them in order, say what must be said.

What is made here has not been through ``guard.py``; ``registry.answer`` gives what may be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from service.insight.grouping import BY, WHOLE, Label, labels
from service.insight.report import Report, Row, Texts, Unit, Value
from service.insight.spec import FEW, Spec

if TYPE_CHECKING:
    from service.insight.window import Window


#: Of the numbers of a unit, behind the point.
DIGITS: dict[Unit, int] = {"share": 4, "number": 2, "minutes": 1}


class NoSuchGrouping(Exception):
    """A report is not told by that."""


def make(window: Window, spec: Spec, by: str = "", k: int = 1) -> Report:
    """The report of the window's span, by one of its groupings (the first, if none is named).

    What is said in words of fewer than ``k`` visits is left out.

    Raises:
        NoSuchGrouping: it is not told by that.
    """
    by = by or spec.by[0]
    if by not in spec.by:
        raise NoSuchGrouping(by)
    if spec.made is not None:
        return spec.made(window, spec, by, k)
    label = labels(window, by)
    found = window.rows(spec.sql.format(by=by))
    if spec.more is not None:
        found = [{**one, **spec.more(one, by)} for one in found]
    rows = [_row(spec, one, label) for one in found if not one["whole"]]
    whole = [_row(spec, {**one, "size": None}, lambda key: WHOLE) for one in found if one["whole"]]
    total = whole[0] if whole and whole[0].visits and spec.total else None
    span = window.span
    return Report(
        name=spec.name,
        title=spec.title,
        about=spec.about,
        store=span.store,
        since=span.since,
        until=span.until,
        by=by,
        by_title=BY[by].title,
        columns=spec.columns,
        rows=tuple(_in_order(rows, spec, by)),
        chart=spec.chart,
        total=total,
        notes=(*spec.notes, *_few(rows, spec)),
        currency=_currency(window, spec),
    )


def _row(spec: Spec, found: Mapping[str, Any], label: Label) -> Row:
    key, size = found["key"], found.get("size")
    named = label(key)
    if size is not None:
        named = {tag: f"{text} · {size}" for tag, text in named.items()}
    behind = {
        name.removeprefix("visits_"): int(visits)
        for name, visits in found.items()
        if name.startswith("visits_")
    }
    return Row(
        key=" · ".join(str(part) for part in (key, size) if part is not None),
        label=named,
        cells={column.name: _value(found[column.name], column.unit) for column in spec.columns},
        visits=int(found["visits"]),
        behind=behind,
        team=found.get("team"),
    )


def _value(found: Any, unit: Unit) -> Value:
    """No finer than anybody reads it."""
    if found is None or isinstance(found, str):
        return found
    digits = DIGITS.get(unit, 0)
    return round(float(found), digits) if digits else round(found)


def _in_order(rows: Iterable[Row], spec: Spec, by: str) -> list[Row]:
    if BY[by].timed:
        return sorted(rows, key=lambda row: row.key)

    def most_first(row: Row) -> tuple[float, str]:
        value = row.cells[spec.order]
        return -value if isinstance(value, int | float) else 0.0, row.key

    return sorted(rows, key=most_first)


def _few(rows: Iterable[Row], spec: Spec) -> list[Texts]:
    """A warning where shares stand on little."""
    if spec.few is None:
        return []
    few = sum(isinstance(n := row.cells[spec.few], int | float) and 0 < n < FEW for row in rows)
    if not few:
        return []
    return [
        {
            "en": f"Few data: {few} of the rows stand on fewer than {FEW}; look at their "
            "intervals.",
            "ko": f"자료 부족: {FEW}건 미만인 행이 {few}개 있습니다. 구간을 함께 보세요.",
        }
    ]


def _currency(window: Window, spec: Spec) -> str | None:
    if all(column.unit != "money" for column in spec.columns):
        return None
    [found] = window.rows("SELECT mode(currency) AS currency FROM garments")
    return str(found["currency"]) if found["currency"] else None

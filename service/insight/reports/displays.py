"""Which fixture and which arrangement draws attention, corrected for exposure.

What is measured and why is said in ``service/insight/displays``. Visits behind a row are those
that scanned something there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from service.insight.displays.draw import Arrangement, Draw, Drawn, draws
from service.insight.displays.looks import Looks, Truths, count
from service.insight.displays.reading import Scans, scans
from service.insight.displays.stands import Stand, days_of, shown, stands
from service.insight.grouping import BY, labels
from service.insight.report import Chart, Report, Row, Texts, Value
from service.insight.spec import Spec, interval, share, things, times
from service.insight.spec import count as counted

if TYPE_CHECKING:
    from service.insight.window import Window

ARRANGEMENTS: dict[str, Texts] = {
    "rail": {"en": "Rails", "ko": "행거"},
    "table": {"en": "Tables", "ko": "테이블"},
    "shelf": {"en": "Shelves", "ko": "선반"},
    "wall": {"en": "Walls", "ko": "벽면"},
    "mannequin": {"en": "Mannequins", "ko": "마네킹"},
    "window": {"en": "Windows", "ko": "쇼윈도"},
    "other": {"en": "Others", "ko": "기타"},
}
NOTHING: Texts = {
    "en": "Nothing to compare: fewer than two fixtures were passed.",
    "ko": "비교할 수 없습니다: 손님이 지나간 집기가 두 곳보다 적습니다.",
}
NO_MAP: Texts = {
    "en": "Positions are not corrected for: the plan does not say where fixtures stand.",
    "ko": "위치는 보정되지 않았습니다. 매장 도면에 집기 위치가 없습니다.",
}


def report(window: Window, spec: Spec, by: str, k: int) -> Report:
    """By fixture or by arrangement."""
    found, days = stands(window), days_of(window)
    seen = scans(window, [one.id for one in found]).until(len(days))
    there = shown(window, found, days)
    drawn = _drawn(found, there, seen)
    notes = [] if drawn.positioned else [NO_MAP]
    if sum(one.rate is not None for one in drawn.fixtures) < 2:
        notes.append(NOTHING)
    if by == "arrangement":
        rows = _arrangements(drawn, found, seen)
        few = [ARRANGEMENTS[one.kind] for one in drawn.arrangements if one.few]
    else:
        label = labels(window, "fixture")
        hours = _hours(seen, there)
        rows = [
            _row(one, found[one.fixture].id, label(found[one.fixture].id), hours, seen)
            for one in drawn.fixtures
        ]
        few = [label(found[one.fixture].id) for one in drawn.fixtures if one.few]
    return Report(
        name=spec.name,
        title=spec.title,
        about=spec.about,
        store=window.span.store,
        since=window.span.since,
        until=window.span.until,
        by=by,
        by_title=BY[by].title,
        columns=spec.columns,
        rows=tuple(sorted(rows, key=_most_first)),
        chart=spec.chart,
        notes=(*spec.notes, *notes, *_few(few)),
    )


def _drawn(found: list[Stand], there: Truths, seen: Scans) -> Drawn:
    zones = {zone: n for n, zone in enumerate(sorted({one.zone for one in found}))}
    table = count(
        Looks(seen.day, seen.hour, seen.visit, seen.fixture),
        [zones[one.zone] for one in found],
        there.shape[1],
        shown=there,
        passers=True,
    )
    return draws(table, [one.kind for one in found], [one.far for one in found])


def _hours(seen: Scans, there: Truths) -> list[int]:
    """Hours in which the store was open and a fixture had something on display."""
    days = np.unique(seen.day * 24 + seen.hour) // 24
    return [int(row[days].sum()) for row in there]


def _row(one: Draw, key: str, label: Texts, hours: list[int], seen: Scans) -> Row:
    cells: dict[str, Value] = {
        "fixtures": 1,
        "hours": hours[one.fixture],
        "passing": one.passing,
        "looks": one.looks,
        "rate": _rounded(one.rate, 100, 4),
        "low": _rounded(one.interval and one.interval[0], 100, 4),
        "high": _rounded(one.interval and min(one.interval[1], 100.0), 100, 4),
        "draw": _rounded(one.draw),
        "draw_low": _rounded(one.draw_interval and one.draw_interval[0]),
        "draw_high": _rounded(one.draw_interval and one.draw_interval[1]),
    }
    return Row(key, label, cells, _visits(seen, [one.fixture]))


def _arrangements(drawn: Drawn, found: list[Stand], seen: Scans) -> list[Row]:
    rows = []
    for one in drawn.arrangements:
        members = [f for f, stand in enumerate(found) if stand.kind == one.kind]
        looks = sum(drawn.fixtures[f].looks for f in members)
        passing = sum(drawn.fixtures[f].passing for f in members)
        cells: dict[str, Value] = {
            "fixtures": one.fixtures,
            "hours": None,
            "passing": passing,
            "looks": looks,
            "rate": _rounded(looks / passing if passing else None, 1, 4),
            "low": None,
            "high": None,
            **_ratio(one),
        }
        rows.append(Row(one.kind, ARRANGEMENTS[one.kind], cells, _visits(seen, members)))
    return rows


def _ratio(one: Arrangement) -> dict[str, Value]:
    """Times the commonest arrangement, which is 1 itself."""
    if one.kind == one.reference:
        return {"draw": 1.0, "draw_low": None, "draw_high": None}
    return {
        "draw": _rounded(one.ratio),
        "draw_low": _rounded(one.interval and one.interval[0]),
        "draw_high": _rounded(one.interval and one.interval[1]),
    }


def _visits(seen: Scans, fixtures: list[int]) -> int:
    return len(np.unique(seen.visit[np.isin(seen.fixture, fixtures)]))


def _rounded(value: float | None, of: float = 1, digits: int = 2) -> float | None:
    return None if value is None else round(value / of, digits)


def _most_first(row: Row) -> tuple[float, str]:
    value = row.cells["draw"]
    return -value if isinstance(value, int | float) else 0.0, row.key


def _few(labelled: Iterable[Texts]) -> list[Texts]:
    """A warning that names what stands on little."""
    few = list(labelled)
    if not few:
        return []
    en, ko = (", ".join(one.get(tag, one.get("und", "")) for one in few) for tag in ("en", "ko"))
    return [
        {
            "en": f"Few data, look at the intervals and wait before you conclude anything: {en}.",
            "ko": f"자료 부족, 구간을 함께 보고 결론을 미루세요: {ko}.",
        }
    ]


RATE = (share("rate", "looked of passing", "스캔 비율"), *interval())
DISPLAYS = Spec(
    name="displays",
    title={"en": "What displays draw", "ko": "시선을 끄는 진열"},
    about={
        "en": "Of visits that passed a fixture, how many scanned something on it, and how many "
        "times as many as at the usual fixture (or arrangement), corrected for its position.",
        "ko": "집기를 지나간 방문 중 그곳의 상품을 스캔한 비율, 그리고 위치를 보정해 보통 "
        "집기(또는 진열 방식)의 몇 배인지입니다.",
    },
    by=("fixture", "arrangement"),
    columns=(
        things("fixtures", "fixtures", "집기 수"),
        things("hours", "hours on display", "진열 시간"),
        counted("passing", "passing visits", "지나간 방문"),
        counted("looks", "of them looked", "그중 스캔"),
        *(replace(one, of=("looks", "passing")) for one in RATE),
        times("draw", "times the usual", "보통 대비(배)"),
        times("draw_low", "times, from (95 %)", "배, 하한 (95 %)"),
        times("draw_high", "times, to (95 %)", "배, 상한 (95 %)"),
    ),
    sql="FROM stood",
    blocks_by="fixture",
    chart=Chart(("draw",), low="draw_low", high="draw_high"),
    order="draw",
    notes=(
        {
            "en": "A visit passed a fixture if it scanned something else in the same zone and "
            "hour; who scans nothing is not seen. Times the usual: fixtures with few visits are "
            "drawn towards those of their kind.",
            "ko": "같은 시간, 같은 구역의 다른 상품을 스캔한 방문을 지나간 것으로 봅니다. 아무것도 "
            "스캔하지 않은 손님은 알 수 없습니다. 자료가 적은 집기는 같은 방식의 평균에 가깝게 "
            "추정합니다.",
        },
    ),
    made=report,
)

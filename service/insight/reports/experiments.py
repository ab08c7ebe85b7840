"""What experiments on displays came to, and which are still under way.

An experiment is told once, when its planned days are over, and only serious harm before
(``service/insight/experiments``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.insight.experiments.effect import Effect
from service.insight.experiments.reading import Asked, Told, record, tell
from service.insight.experiments.words import about, sentence
from service.insight.grouping import BY, labels
from service.insight.report import Chart, Report, Row, Texts, Value
from service.insight.spec import Spec, number, share, things, times

if TYPE_CHECKING:
    from service.insight.window import Window

NONE: Texts = {
    "en": "No experiment was planned in these days.",
    "ko": "이 기간에 계획된 실험이 없습니다.",
}


def report(window: Window, spec: Spec, by: str, k: int) -> Report:
    """A row for each experiment that was planned in the window, and a sentence for each."""
    seen = record(window)
    told = [tell(seen, one) for one in seen.experiments]
    label = labels(window, "fixture")
    named = [about(one.asked, label(one.asked.fixture)) for one in told]
    # A sentence holds figures or a verdict, and may stand on no fewer visits than a row.
    notes = [
        sentence(one, name)
        for one, name in zip(told, named, strict=True)
        if one.visits >= k or not (isinstance(one.found, Effect) or one.harmful)
    ]
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
        rows=tuple(_row(one, name) for one, name in zip(told, named, strict=True)),
        chart=spec.chart,
        notes=(*spec.notes, *(notes or [NONE])),
    )


def _row(told: Told, name: Texts) -> Row:
    return Row(told.asked.id, name, _cells(told.asked, told), told.visits)


def _cells(asked: Asked, told: Told) -> dict[str, Value]:
    cells: dict[str, Value] = {"days": asked.days, "left": told.days_left}
    effect = told.found
    if not isinstance(effect, Effect):
        return {
            **cells,
            **dict.fromkeys(("ratio", "low", "high", "more", "sure", "days_more")),
        }
    low, high = effect.interval
    return {
        **cells,
        "ratio": round(effect.ratio, 2),
        "low": round(low, 2),
        "high": round(high, 2),
        "more": round(effect.more[0], 1),
        "sure": round(effect.sure, 4),
        "days_more": effect.days_more,
    }


EXPERIMENTS = Spec(
    name="experiments",
    title={"en": "Experiments on displays", "ko": "진열 실험"},
    about={
        "en": "How many times as many looks a changed display drew, with how sure that is; told "
        "once, when the days that were planned are over.",
        "ko": "바꾼 진열이 시선을 몇 배 끌었는지와 그 확실함입니다. 계획한 기간이 끝나면 한 번 "
        "알려 드립니다.",
    },
    by=("experiment",),
    columns=(
        things("days", "days planned", "계획한 날"),
        things("left", "days left", "남은 날"),
        times("ratio", "times the looks", "시선(배)"),
        times("low", "from (95 %)", "하한 (95 %)"),
        times("high", "to (95 %)", "상한 (95 %)"),
        number("more", "more of 100 passing", "지나간 100명당 증가"),
        share("sure", "how sure", "확실함"),
        things("days_more", "days still needed", "더 필요한 날"),
    ),
    sql="FROM stood",
    blocks_by="fixture",
    chart=Chart(("ratio",), low="low", high="high"),
    order="ratio",
    made=report,
)

"""Tried often, kept rarely: what looks right and fits wrong, by the reasons that shoppers gave.

A row is kept rarely if its whole 95 % interval lies below what the store keeps; so one in forty of
styles that are like all others stands here by chance.

Of a style it also says how it is cut, by the belief that advises shoppers (`recommend.fit.crowd`):
by how many sizes it runs small or large, with the interval that holds 95 % of that belief.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.insight.report import Chart, Column
from service.insight.spec import Spec, count, interval, number, share
from service.recommend.fit.evidence import History
from service.recommend.fit.runs import offset_told

FIT = ("too_small", "too_large", "too_short", "too_long")
LOOK = ("colour", "style", "fabric")
#: Tried fewer times than this is not often.
OFTEN = 20
TITLES = {
    "too_small": ("too small", "작음"),
    "too_large": ("too large", "큼"),
    "too_short": ("too short", "짧음"),
    "too_long": ("too long", "긺"),
    "price": ("price", "가격"),
}


def _said(*reasons: str) -> str:
    return " OR ".join(f"list_contains(why, '{reason}')" for reason in reasons)


def _counted(name: str, condition: str) -> str:
    return (
        f"count(*) FILTER ({condition}) AS {name}, "
        f"count(DISTINCT visit) FILTER ({condition}) AS visits_{name}"
    )


SQL = f"""
WITH held AS (
    SELECT asks.*, CASE WHEN "left" THEN coalesce(why, []) ELSE [] END AS why
    FROM asks LEFT JOIN reasons USING (request) WHERE tried
), store AS (SELECT share(count(*) FILTER (kept), count(*)) AS usual FROM held)
SELECT {{by}} AS key, GROUPING({{by}}) AS whole, count(DISTINCT visit) AS visits,
    count(*) AS tried, share(count(*) FILTER (kept), count(*)) AS rate,
    wilson(count(*) FILTER (kept), count(*), -1) AS low,
    wilson(count(*) FILTER (kept), count(*), 1) AS high,
    count(DISTINCT visit) FILTER (kept) AS visits_kept,
    {_counted("explained", "len(why) > 0")},
    {_counted("fit", _said(*FIT))},
    share(count(*) FILTER ({_said(*FIT)}), count(*) FILTER (len(why) > 0)) AS fit_share,
    {", ".join(_counted(reason, _said(reason)) for reason in FIT)},
    count(*) FILTER (kept) AS fitted,
    count(DISTINCT visit) FILTER (kept OR {_said("too_small", "too_large")}) AS visits_spoke,
    {_counted("look", _said(*LOOK))},
    {_counted("price", _said("price"))}
FROM held, store GROUP BY GROUPING SETS (({{by}}), ())
HAVING GROUPING({{by}}) = 1 OR (count(*) >= {OFTEN}
    AND wilson(count(*) FILTER (kept), count(*), 1) < any_value(usual))
"""


def _runs(row: Mapping[str, Any], by: str) -> Mapping[str, float | None]:
    """How a style is cut; what is cut by several patterns is not cut in any one way."""
    names = ("runs", "runs_low", "runs_high")
    if by != "style" or row["whole"] or not row["visits_spoke"]:
        return dict.fromkeys(names)
    told = History(row["too_small"], row["fitted"], row["too_large"])
    return dict(zip(names, offset_told(told), strict=True))


LOOK_RIGHT_FIT_WRONG = Spec(
    name="fit",
    title={"en": "Tried often, kept rarely", "ko": "많이 입어 보지만 적게 사는 옷"},
    about={
        "en": "What is tried and left far more than the rest of the store, and why: where it is "
        "the fit, the garment looks right and fits wrong.",
        "ko": "매장 평균보다 뚜렷하게 덜 구매되는 옷과 그 이유입니다. 이유가 사이즈라면 보기에는 "
        "좋지만 맞지 않는 옷입니다.",
    },
    by=("style", "category", "fixture"),
    columns=(
        count("tried", "tried", "착용"),
        share("rate", "kept of tried", "구매 결정률", "kept"),
        *interval("kept"),
        count("explained", "left with a reason", "이유를 남긴 옷", "explained"),
        share("fit_share", "of these for the fit", "그중 사이즈", "explained", "fit"),
        *(count(reason, *TITLES[reason], reason) for reason in FIT),
        number("runs", "runs, in sizes (− small)", "실제 크기, 사이즈 단위 (− 작음)", "spoke"),
        number("runs_low", "from (95 %)", "하한 (95 %)", "spoke"),
        number("runs_high", "to (95 %)", "상한 (95 %)", "spoke"),
        Column("look", "count", {"en": "look", "ko": "디자인"}, ("look",)),
        count("price", *TITLES["price"], "price"),
    ),
    sql=SQL,
    more=_runs,
    chart=Chart(("fit_share",)),
    order="fit_share",
    few="tried",
    notes=(
        {
            "en": "How a style runs is its offset from the label, in sizes, as believed from who "
            "kept it and who found it too small or too large.",
            "ko": "실제 크기는 표기 사이즈와의 차이이며, 구매 결정과 작다·크다는 의견으로 "
            "추정했습니다.",
        },
        {
            "en": f"Rows were tried {OFTEN} times or more, and their whole interval lies below "
            "what the store keeps.",
            "ko": f"{OFTEN}회 이상 착용되고 신뢰구간 전체가 매장 구매 결정률보다 낮은 행만 "
            "표시합니다.",
        },
    ),
)

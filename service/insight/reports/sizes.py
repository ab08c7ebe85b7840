"""Sizes that were asked for and were not on hand: waited for, or not found where they should be.

A tap that is merely refused leaves no fact and is not counted: the screens offer what is here.
"""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import Spec, count, share

SQL = """
WITH wanted AS (
    SELECT visit, style, category, zone, size, not_found, false AS waited, false AS in_vain
    FROM asks
    UNION ALL BY NAME
    SELECT visit, style, category, zone, size, false AS not_found, true AS waited, in_vain
    FROM wishes
)
SELECT {by} AS key, GROUPING({by}) AS whole, count(DISTINCT visit) AS visits,
    coalesce(size, '–') AS size, count(*) AS asked,
    count(*) FILTER (not_found OR waited) AS wanting,
    share(count(*) FILTER (not_found OR waited), count(*)) AS rate,
    count(*) FILTER (not_found) AS not_found, count(*) FILTER (waited) AS waited,
    count(*) FILTER (in_vain) AS in_vain,
    count(DISTINCT visit) FILTER (not_found OR waited) AS visits_wanting,
    count(DISTINCT visit) FILTER (not_found) AS visits_not_found,
    count(DISTINCT visit) FILTER (waited) AS visits_waited,
    count(DISTINCT visit) FILTER (in_vain) AS visits_in_vain
FROM wanted GROUP BY GROUPING SETS (({by}, size), ())
"""

SIZES = Spec(
    name="sizes",
    title={"en": "Sizes that were not on hand", "ko": "없어서 못 드린 사이즈"},
    about={
        "en": "Sizes that were asked for and waited for, or not found where they should have hung.",
        "ko": "요청되었지만 기다려야 했거나 제자리에서 찾지 못한 사이즈입니다.",
    },
    by=("category", "style", "zone"),
    columns=(
        count("asked", "asked for", "요청"),
        count("wanting", "not on hand", "없음", "wanting"),
        share("rate", "of asked not on hand", "요청 중 없음", "wanting"),
        count("not_found", "not found", "못 찾음", "not_found"),
        count("waited", "waited for", "기다림", "waited"),
        count("in_vain", "waited in vain", "끝내 없음", "in_vain"),
    ),
    sql=SQL,
    chart=Chart(("wanting",)),
    order="wanting",
    notes=(
        {
            "en": "Screens offer the sizes that are here; a tap that is refused leaves no fact and "
            "is not counted. So the true demand is higher.",
            "ko": "화면은 있는 사이즈만 보여 주고, 거절된 탭은 기록되지 않습니다. 실제 수요는 더 "
            "많습니다.",
        },
    ),
)

"""How long garments that were left are away from the floor."""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import GROUPED, KEY, Spec, count, seconds

SQL = f"""
SELECT {KEY}, count(*) AS go_backs, count(*) FILTER (recovered) AS recovered,
    count(*) FILTER (passed_on) AS passed_on, count(*) FILTER (lost) AS lost,
    times(back_s, 0.5) AS median_s, times(back_s, 0.9) AS p90_s,
    count(DISTINCT visit) FILTER (recovered) AS visits_recovered,
    count(DISTINCT visit) FILTER (passed_on) AS visits_passed_on,
    count(DISTINCT visit) FILTER (lost) AS visits_lost
FROM go_backs WHERE visit IS NOT NULL {GROUPED}
"""

GO_BACKS = Spec(
    name="go-backs",
    title={"en": "Back on the floor", "ko": "두고 간 옷의 복귀"},
    about={
        "en": "From leaving a garment to hanging it up again, at the median and for nine of ten.",
        "ko": "옷을 두고 간 때부터 다시 진열될 때까지의 시간입니다.",
    },
    by=("hour", "zone", "fixture", "category", "style", "day"),
    columns=(
        count("go_backs", "left", "두고 감"),
        count("recovered", "hung up again", "되돌림", "recovered"),
        count("passed_on", "brought to the next", "다음 손님께 전달", "passed_on"),
        count("lost", "not where it should be", "제자리에 없음", "lost"),
        seconds("median_s", "median", "중앙값", "recovered"),
        seconds("p90_s", "9 of 10 within", "10건 중 9건", "recovered"),
    ),
    sql=SQL,
    chart=Chart(("median_s", "p90_s")),
    order="go_backs",
)

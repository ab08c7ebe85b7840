"""How long shoppers look at a garment on a screen: by the signals of their phones and rooms."""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import GROUPED, KEY, Spec, count, seconds

SQL = f"""
SELECT {KEY}, count(*) AS looks, times(look_s, 0.5) AS median_s, times(look_s, 0.9) AS p90_s
FROM looked {GROUPED}
"""

LOOKS = Spec(
    name="looks",
    title={"en": "How long garments are looked at", "ko": "화면에서 옷을 본 시간"},
    about={
        "en": "How long shoppers looked at a garment on their phone or on the room's screen.",
        "ko": "손님이 휴대폰이나 피팅룸 화면에서 옷을 본 시간입니다.",
    },
    by=("category", "style", "zone", "fixture", "hour", "day"),
    columns=(
        count("looks", "looks", "본 횟수"),
        seconds("median_s", "median", "중앙값"),
        seconds("p90_s", "9 of 10 within", "10건 중 9건"),
    ),
    sql=SQL,
    chart=Chart(("median_s",)),
    order="looks",
    few="looks",
)

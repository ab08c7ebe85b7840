"""Of the garments that were tried, how many were kept, with how sure that is."""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import GROUPED, KEY, Spec, count, interval, share

SQL = f"""
SELECT {KEY}, count(*) AS tried, count(*) FILTER (kept) AS kept,
    share(count(*) FILTER (kept), count(*)) AS rate,
    wilson(count(*) FILTER (kept), count(*), -1) AS low,
    wilson(count(*) FILTER (kept), count(*), 1) AS high,
    count(DISTINCT visit) FILTER (kept) AS visits_kept
FROM asks WHERE tried {GROUPED}
"""

KEEP_RATE = Spec(
    name="keep-rate",
    title={"en": "Kept of what was tried", "ko": "착용 대비 구매 결정률"},
    about={
        "en": "Of the garments that were tried, how many were kept. In 95 of 100 such intervals "
        "lies the true share.",
        "ko": "착용한 옷 중 구매를 결정한 비율과 95 % 신뢰구간입니다.",
    },
    by=("category", "style", "zone", "fixture", "hour", "day"),
    columns=(
        count("tried", "tried", "착용"),
        count("kept", "kept", "구매 결정", "kept"),
        share("rate", "kept of tried", "구매 결정률", "kept"),
        *interval("kept"),
    ),
    sql=SQL,
    chart=Chart(("rate",), low="low", high="high", mark="rate"),
    order="tried",
    few="tried",
)

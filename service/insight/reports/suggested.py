"""How much of what is brought and kept was suggested: asked for with the card of a slate."""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import GROUPED, KEY, Spec, count, interval, share

SQL = f"""
WITH split AS (SELECT *, slate IS NOT NULL AS suggested FROM asks)
SELECT {KEY}, count(*) AS asked, count(*) FILTER (suggested) AS suggested,
    count(*) FILTER (brought) AS brought, count(*) FILTER (suggested AND brought) AS and_brought,
    count(*) FILTER (kept) AS kept, count(*) FILTER (suggested AND kept) AS and_kept,
    share(count(*) FILTER (suggested AND brought), count(*) FILTER (brought)) AS of_brought,
    share(count(*) FILTER (suggested AND kept), count(*) FILTER (kept)) AS of_kept,
    wilson(count(*) FILTER (suggested AND kept), count(*) FILTER (kept), -1) AS low,
    wilson(count(*) FILTER (suggested AND kept), count(*) FILTER (kept), 1) AS high,
    count(DISTINCT visit) FILTER (suggested) AS visits_suggested,
    count(DISTINCT visit) FILTER (brought) AS visits_brought,
    count(DISTINCT visit) FILTER (suggested AND brought) AS visits_and_brought,
    count(DISTINCT visit) FILTER (kept) AS visits_kept,
    count(DISTINCT visit) FILTER (suggested AND kept) AS visits_and_kept
FROM split {GROUPED}
"""

SUGGESTED = Spec(
    name="suggested",
    title={"en": "Suggested, brought and kept", "ko": "추천으로 전달되고 구매된 옷"},
    about={
        "en": "How much of what is brought and kept was asked for with the card of a slate.",
        "ko": "전달되거나 구매 결정된 옷 중 추천 카드로 요청된 비율입니다.",
    },
    by=("category", "style", "hour", "day", "zone"),
    columns=(
        count("asked", "asked for", "요청"),
        count("suggested", "suggested", "추천", "suggested"),
        count("brought", "brought", "가져다 드림", "brought"),
        count("and_brought", "suggested and brought", "추천 후 전달", "and_brought"),
        count("kept", "kept", "구매 결정", "kept"),
        count("and_kept", "suggested and kept", "추천 후 구매", "and_kept"),
        share("of_brought", "of brought suggested", "전달 중 추천", "brought", "and_brought"),
        share("of_kept", "of kept suggested", "구매 중 추천", "kept", "and_kept"),
        *interval("kept", "and_kept"),
    ),
    sql=SQL,
    chart=Chart(("of_kept",), low="low", high="high", mark="of_kept"),
    order="asked",
    few="kept",
)

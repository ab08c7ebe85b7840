"""Promises that were kept, and how far what was said lay from what happened."""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import GROUPED, KEY, Spec, count, interval, seconds, share

SQL = f"""
SELECT {KEY}, count(*) FILTER (settles) AS promises, count(*) FILTER (settles AND kept) AS kept,
    share(count(*) FILTER (settles AND kept), count(*) FILTER (settles)) AS rate,
    wilson(count(*) FILTER (settles AND kept), count(*) FILTER (settles), -1) AS low,
    wilson(count(*) FILTER (settles AND kept), count(*) FILTER (settles), 1) AS high,
    times(CASE WHEN brought THEN told_s END, 0.5) AS told_s,
    times(CASE WHEN brought THEN took_s END, 0.5) AS took_s,
    round(avg(took_s - told_s) FILTER (brought)) AS bias_s,
    count(DISTINCT visit) FILTER (settles) AS visits_settled,
    count(DISTINCT visit) FILTER (settles AND kept) AS visits_kept,
    count(DISTINCT visit) FILTER (brought) AS visits_brought
FROM promises {GROUPED}
"""

PROMISES = Spec(
    name="promises",
    title={"en": "Promises kept", "ko": "약속 시간 준수"},
    about={
        "en": "Garments that came by the time that was said. A promise is meant to hold in 75 to "
        "85 of 100.",
        "ko": "안내한 시간 안에 도착한 옷의 비율입니다. 100건 중 75~85건이 알맞습니다.",
    },
    by=("hour", "zone", "category", "day"),
    columns=(
        count("promises", "promises", "약속", "settled"),
        count("kept", "kept", "지킴", "kept"),
        share("rate", "kept of all", "준수율", "settled", "kept"),
        *interval("settled", "kept"),
        seconds("told_s", "told (median)", "안내(중앙값)", "brought"),
        seconds("took_s", "taken (median)", "실제(중앙값)", "brought"),
        seconds("bias_s", "later than told (mean)", "안내보다 늦음(평균)", "brought"),
    ),
    sql=SQL,
    chart=Chart(("rate",), low="low", high="high", mark="rate"),
    order="promises",
    few="promises",
    notes=(
        {
            "en": "A promise counts in the hour in which it was kept or broken. What was "
            "cancelled, carried or not found before its time is neither.",
            "ko": "약속은 지켜지거나 어긋난 시간대에 셉니다. 그 전에 취소되거나 직접 가져오거나 "
            "찾지 못한 것은 제외합니다.",
        },
    ),
)

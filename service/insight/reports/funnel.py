"""How far garments come: scanned, asked for, in the room, tried, kept.

A style that a visit scanned counts once; from asking on, every garment counts. A garment is tried
if its shopper kept it or left it, with or without a word.
"""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import Spec, count, share

STAGES = ("scanned", "asked", "brought", "here", "tried", "kept")
#: Visit by visit first: distinct visits are then counted by counting.
SQL = f"""
WITH steps AS (
    SELECT visit, style, category, zone, fixture, hour, day, true AS scanned, false AS asked,
        false AS brought, false AS here, false AS tried, false AS kept FROM scans
    UNION ALL BY NAME
    SELECT visit, style, category, zone, fixture, hour, day, false AS scanned, true AS asked,
        brought, here, tried, kept FROM asks
), by_visit AS (
    SELECT {{by}} AS key, GROUPING({{by}}) AS whole, visit,
        {", ".join(f"count(*) FILTER ({stage}) AS {stage}" for stage in STAGES)}
    FROM steps GROUP BY GROUPING SETS (({{by}}, visit), (visit))
)
SELECT key, whole, count(*) AS visits,
    {", ".join(f"sum({stage}) AS {stage}" for stage in STAGES)},
    share(sum(here), sum(asked)) AS here_share, share(sum(kept), sum(tried)) AS kept_share,
    {", ".join(f"count(*) FILTER ({stage} > 0) AS visits_{stage}" for stage in STAGES)}
FROM by_visit GROUP BY key, whole
"""

FUNNEL = Spec(
    name="funnel",
    title={"en": "From the rail to the till", "ko": "매대에서 구매 결정까지"},
    about={
        "en": "How far garments come: scanned, asked for or carried, in the room, tried, kept.",
        "ko": "스캔, 요청 또는 직접 가져옴, 피팅룸 도착, 착용, 구매 결정까지의 단계별 수입니다.",
    },
    by=("category", "style", "zone", "fixture", "hour", "day"),
    columns=(
        count("scanned", "scanned", "스캔", "scanned"),
        count("asked", "asked for", "요청", "asked"),
        count("brought", "brought", "가져다 드림", "brought"),
        count("here", "in the room", "피팅룸 도착", "here"),
        count("tried", "tried", "착용", "tried"),
        count("kept", "kept", "구매 결정", "kept"),
        share("here_share", "of asked in the room", "요청 중 도착", "asked", "here"),
        share("kept_share", "of tried kept", "착용 중 구매 결정", "tried", "kept"),
    ),
    sql=SQL,
    chart=Chart(("asked", "here", "tried", "kept")),
    order="asked",
    notes=(
        {
            "en": "A style that a visit scanned counts once. A garment that a shopper carried in "
            "is in the room, and not brought.",
            "ko": "한 방문에서 같은 스타일의 스캔은 한 번만 셉니다. 손님이 직접 가져온 옷은 "
            "'피팅룸 도착'에만 포함됩니다.",
        },
    ),
)

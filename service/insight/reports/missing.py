"""What was asked for and could not be had: not found, or with others; and what that may have cost.

What it cost is an estimate, and says so: requests that came to nothing, times the share of tried
garments that the store keeps, times their price. A shopper who took something else instead is no
loss; one who never asked because the shelf was empty is not seen.
"""

from __future__ import annotations

from service.insight.report import Chart, Column
from service.insight.spec import GROUPED, KEY, Spec, count, share

SQL = f"""
WITH instead AS (
    SELECT DISTINCT json_extract_string(body, '$.replaces') AS request FROM facts
    WHERE kind = 'GarmentRequested'
), store AS (SELECT share(count(*) FILTER (kept), count(*) FILTER (tried)) AS rate FROM asks),
wanted AS (
    SELECT visit, style, category, zone, fixture, hour, day, price_minor, true AS asked, not_found,
        not_found AND instead.request IS NULL AS lost, NULL::DOUBLE AS waited_s
    FROM asks LEFT JOIN instead USING (request)
    UNION ALL BY NAME
    SELECT visit, style, category, zone, fixture, hour, day, price_minor, false AS asked,
        false AS not_found, NOT granted AS lost, waited_s
    FROM wishes
)
SELECT {KEY}, count(*) FILTER (asked) AS asked, count(*) FILTER (not_found) AS not_found,
    share(count(*) FILTER (not_found), count(*) FILTER (asked)) AS not_found_share,
    count(*) FILTER (NOT asked) AS waits,
    round(coalesce(sum(waited_s), 0) / 60, 1) AS minutes,
    count(*) FILTER (lost) AS lost,
    round(sum(price_minor * rate) FILTER (lost)) AS cost,
    count(DISTINCT visit) FILTER (not_found) AS visits_not_found,
    count(DISTINCT visit) FILTER (NOT asked) AS visits_waited,
    count(DISTINCT visit) FILTER (lost) AS visits_lost
FROM wanted, store {GROUPED}
"""

MISSING = Spec(
    name="missing",
    title={"en": "Not found, and waited for", "ko": "못 찾은 옷과 기다린 옷"},
    about={
        "en": "Garments that the record had and nobody found, those that were wanted while every "
        "piece was with others, and what both may have cost.",
        "ko": "재고에는 있지만 찾지 못한 옷, 모두 다른 손님에게 있어 기다린 옷, 그리고 그 추정 "
        "손실입니다.",
    },
    by=("category", "style", "zone", "fixture", "hour", "day"),
    columns=(
        count("asked", "asked for", "요청"),
        count("not_found", "not found", "못 찾음", "not_found"),
        share("not_found_share", "of asked not found", "요청 중 못 찾음", "not_found"),
        count("waits", "waited for", "기다린 건수", "waited"),
        Column(
            "minutes", "minutes", {"en": "minutes waited", "ko": "기다린 시간(분)"}, ("waited",)
        ),
        count("lost", "came to nothing", "이루어지지 않음", "lost"),
        Column("cost", "money", {"en": "may have cost", "ko": "추정 손실"}, ("lost",)),
    ),
    sql=SQL,
    chart=Chart(("not_found", "waits")),
    order="lost",
    notes=(
        {
            "en": "What it may have cost: requests that came to nothing, times the share of tried "
            "garments that this store keeps, times their price. Who took something else "
            "instead is no loss; who never asked is not seen.",
            "ko": "추정 손실 = 이루어지지 않은 요청 × 이 매장의 착용 대비 구매 결정률 × 가격. "
            "대신 다른 옷을 고른 경우는 제외하며, 요청하지 않은 손님은 알 수 없습니다.",
        },
    ),
)

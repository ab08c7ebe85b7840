"""What the team had to do, by the hour: never what somebody did.

A shift without an end is taken to last to the latest fact, and no longer than 16 hours. The rows
are of at least two runners (``guard.py``), and nothing here names one.
"""

from __future__ import annotations

from service.insight.report import Chart
from service.insight.spec import Spec, count, number, seconds

SQL = """
WITH shifts AS (
    SELECT json_extract_string(body, '$.runner') AS runner, kind, moment,
        least(moment + INTERVAL 16 HOUR, coalesce(lead(moment) OVER
            (PARTITION BY json_extract_string(body, '$.runner') ORDER BY pos), latest)) AS until
    FROM told, (SELECT max(moment) AS latest FROM facts)
    WHERE kind IN ('ShiftStarted', 'ShiftEnded')
), on_floor AS (
    SELECT runner, moment AS since, until,
        unnest(generate_series(date_trunc('hour', moment), until, INTERVAL 1 HOUR)) AS hour_began
    FROM shifts WHERE kind = 'ShiftStarted'
), hands AS (
    SELECT hour_began AS moment, runner,
        seconds(greatest(since, hour_began), least(until, hour_began + INTERVAL 1 HOUR)) / 3600
            AS hours
    FROM on_floor
), claims AS (
    SELECT request, arg_max(json_extract_string(body, '$.walk'), pos) AS walk FROM told
    WHERE kind IN ('TaskClaimed', 'TaskHanded') GROUP BY request
), work AS (
    SELECT moment, kind, visit, NULL AS walk, 0.0 AS hours, NULL::DOUBLE AS bring_s,
        coalesce(json_extract_string(body, '$.runner'), json_extract_string(body, '$.by')) AS runner
    FROM facts WHERE kind IN ('GarmentRecovered', 'RoomCleared', 'HelpAnswered', 'FixtureCounted',
        'RequestEscalated', 'HelpEscalated')
    UNION ALL BY NAME
    SELECT delivered.moment AS moment, kind, delivered.visit AS visit, walk, 0.0 AS hours,
        seconds(asked_at, delivered.moment) AS bring_s,
        json_extract_string(body, '$.runner') AS runner
    FROM facts AS delivered LEFT JOIN claims USING (request) LEFT JOIN asks USING (request)
    WHERE kind = 'GarmentDelivered'
    UNION ALL BY NAME
    SELECT moment, 'OnFloor' AS kind, NULL AS visit, NULL AS walk, hours, NULL::DOUBLE AS bring_s,
        runner
    FROM hands
), placed AS (SELECT *, at_hour(moment) AS hour, on_day(moment) AS day FROM work)
SELECT {by} AS key, GROUPING({by}) AS whole, count(DISTINCT visit) AS visits,
    count(DISTINCT runner) FILTER (kind <> 'OnFloor') AS team,
    count(*) FILTER (kind = 'GarmentDelivered') AS brought,
    count(DISTINCT walk) AS walks,
    count(walk) / nullif(count(DISTINCT walk), 0) AS per_walk,
    count(*) FILTER (kind = 'GarmentRecovered') AS recovered,
    count(*) FILTER (kind = 'RoomCleared') AS cleared,
    count(*) FILTER (kind = 'HelpAnswered') AS answered,
    count(*) FILTER (kind IN ('RequestEscalated', 'HelpEscalated')) AS escalated,
    round(sum(hours), 2) AS hours,
    round(count(*) FILTER (kind IN ('GarmentDelivered', 'GarmentRecovered', 'RoomCleared',
        'HelpAnswered', 'FixtureCounted')) / nullif(sum(hours), 0), 2) AS per_hour,
    times(bring_s, 0.5) AS bring_s
FROM placed GROUP BY GROUPING SETS (({by}), ())
"""

TEAM = Spec(
    name="team",
    title={"en": "What the team had to do", "ko": "팀의 일"},
    about={
        "en": "What was fetched, put back, cleared and answered, and the hours of all hands on the "
        "floor together. Hours with fewer than two runners are not shown.",
        "ko": "가져다 드린 옷, 되돌린 옷, 정리한 피팅룸, 호출 응답과 팀 전체의 근무 시간입니다. "
        "근무자가 두 명 미만인 시간은 표시하지 않습니다.",
    },
    by=("hour", "day"),
    columns=(
        count("brought", "brought", "가져다 드림"),
        count("walks", "walks", "동선"),
        number("per_walk", "garments a walk", "동선당 옷"),
        count("recovered", "put back", "되돌림"),
        count("cleared", "rooms cleared", "정리한 피팅룸"),
        count("answered", "calls answered", "호출 응답"),
        count("escalated", "escalated", "단계별 알림"),
        number("hours", "hours of all hands", "근무 시간 합계"),
        number("per_hour", "tasks an hour each", "1인 시간당 일"),
        seconds("bring_s", "to bring (median)", "전달까지(중앙값)"),
    ),
    sql=SQL,
    chart=Chart(("per_hour",)),
    order="brought",
)

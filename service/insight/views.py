"""What several reports ask of: garments asked for, scans, promises, wishes, go-backs.

A garment's style, place and slate stand in the fact that asked for it; what happened to it later
names only the request, and is joined by that. It belongs to the hour and the day in which it was
asked for, and its outcome is the last word that was said of it.
"""

from __future__ import annotations

import re

#: Wilson's score interval at 95 % for ``k`` of ``n`` (Wilson, Probable inference, 1927): it stays
#: between 0 and 1, and is honest where few were counted or nearly all.
WILSON = """
CREATE MACRO wilson(k, n, side) AS CASE WHEN n > 0 THEN least(1.0, greatest(0.0,
    (k / n + 1.9207294 / n + side * 1.9599640 * sqrt(k / n * (1 - k / n) / n + 0.9603647 / n / n))
    / (1 + 3.8414588 / n))) END
"""
SHARE = "CREATE MACRO share(k, n) AS CASE WHEN n > 0 THEN k / n END"
#: Of a list of seconds, in whole seconds.
TIMES = "CREATE MACRO times(seconds, part) AS round(quantile_cont(seconds, part))"
WHEN = """
CREATE MACRO at_hour(moment) AS strftime(timezone(getvariable('timezone'), moment), '%H:00')
"""
ON_DAY = """
CREATE MACRO on_day(moment) AS strftime(timezone(getvariable('timezone'), moment), '%Y-%m-%d')
"""
SECONDS = "CREATE MACRO seconds(since, until) AS epoch_ms(until - since) / 1000"

#: Facts in their order: a log that was made anew begins a new epoch.
TOLD = "CREATE VIEW told AS SELECT *, (epoch::HUGEINT << 64) + n AS pos FROM facts"

ASKS = """
CREATE TABLE asks AS
WITH one AS (
    SELECT request,
        any_value(visit) AS visit,
        arg_max(gtin, pos) FILTER (asked OR kind = 'RequestChanged') AS gtin,
        any_value(style) FILTER (asked) AS style,
        arg_max(colourway, pos) FILTER (asked OR kind = 'RequestChanged') AS colourway,
        arg_max(zone, pos) FILTER (asked OR kind = 'RequestChanged') AS zone,
        arg_max(fixture, pos) FILTER (asked OR kind = 'RequestChanged') AS fixture,
        any_value(slate) FILTER (asked) AS slate,
        min(moment) FILTER (asked) AS asked_at,
        bool_or(kind = 'GarmentCarried') AS carried,
        bool_or(kind = 'GarmentDelivered') AS brought,
        bool_or(kind = 'CarriedIn') AS carried_in,
        bool_or(kind = 'GarmentNotFound') AS not_found,
        arg_max(kind, pos) FILTER (kind IN ('GarmentKept', 'GarmentLeft', 'OutcomeWithdrawn'))
            AS said
    FROM (SELECT *, kind IN ('GarmentRequested', 'GarmentCarried') AS asked FROM told
        WHERE kind IN ('GarmentRequested', 'GarmentCarried', 'RequestChanged', 'GarmentDelivered',
            'CarriedIn', 'GarmentNotFound', 'GarmentKept', 'GarmentLeft', 'OutcomeWithdrawn'))
    GROUP BY request HAVING bool_or(asked)
)
SELECT request, visit, gtin, one.style AS style, one.colourway AS colourway, slate, asked_at,
    coalesce(one.zone, garments.zone) AS zone, coalesce(one.fixture, garments.fixture) AS fixture,
    category, size, price_minor, at_hour(asked_at) AS hour, on_day(asked_at) AS day,
    carried, brought, not_found,
    coalesce(said = 'GarmentKept', false) AS kept,
    coalesce(said = 'GarmentLeft', false) AS "left",
    coalesce(said IN ('GarmentKept', 'GarmentLeft'), false) AS tried,
    brought OR carried_in OR coalesce(said <> 'OutcomeWithdrawn', false) AS here
FROM one LEFT JOIN garments USING (gtin)
"""

#: Where a style hangs and what it is, for what names no variant.
STYLES = """
CREATE TABLE styles AS SELECT style, any_value(category) AS category, any_value(zone) AS zone,
    any_value(fixture) AS fixture, any_value(name_en) AS name_en, any_value(name_ko) AS name_ko
FROM garments GROUP BY style
"""

#: What was seen of a garment, by whatever name the screen had for it.
SEEN = """
CREATE VIEW seen AS
SELECT signals.* EXCLUDE (style, zone, fixture), style, category,
    coalesce(signals.zone, styles.zone) AS zone,
    coalesce(signals.fixture, styles.fixture) AS fixture
FROM (SELECT signals.* EXCLUDE (style), coalesce(signals.style, garments.style) AS style
    FROM signals LEFT JOIN garments USING (gtin)) AS signals LEFT JOIN styles USING (style)
"""

#: A style that a visit scanned, once, where and when it was first scanned. A scan at the kiosk is
#: nobody's, and is not counted.
SCANS = """
CREATE VIEW scans AS
SELECT visit, style, any_value(category) AS category, arg_min(zone, moment) AS zone,
    arg_min(fixture, moment) AS fixture, at_hour(min(moment)) AS hour, on_day(min(moment)) AS day
FROM seen WHERE kind = 'scan' AND visit IS NOT NULL GROUP BY visit, style
"""

#: A promise that was kept or broken, as the floor counts it (service/floor/promise/keeping.py): it
#: begins when its shopper is in a room, and what is carried after all is neither.
PROMISES = """
CREATE VIEW promises AS
WITH entered AS (SELECT visit, min(pos) AS since FROM told WHERE kind = 'RoomEntered' GROUP BY 1),
words AS (
    SELECT request, told.visit AS visit, moment, pos, kind, promised_s,
        kind = 'PromiseMade' OR (kind = 'GarmentRequested' AND coalesce(since < pos, false)) AS made
    FROM told LEFT JOIN entered USING (visit)
    WHERE kind IN ('GarmentRequested', 'PromiseMade', 'PromiseBroken', 'GarmentDelivered',
        'CarriedInstead', 'HandedToShopper')
), since AS (
    SELECT request, visit, moment, pos, kind,
        last_value(CASE WHEN made THEN moment END IGNORE NULLS) OVER so_far AS made_at,
        last_value(CASE WHEN made THEN promised_s END IGNORE NULLS) OVER so_far AS told_s,
        max(CASE WHEN made THEN pos END) OVER so_far AS made,
        max(CASE WHEN kind = 'PromiseBroken' THEN pos END) OVER so_far AS broken,
        max(CASE WHEN kind IN ('CarriedInstead', 'HandedToShopper') THEN pos END) OVER so_far
            AS void
    FROM words WINDOW so_far AS (PARTITION BY request ORDER BY pos)
)
SELECT request, since.visit AS visit, at_hour(moment) AS hour, on_day(moment) AS day,
    asks.zone AS zone, asks.fixture AS fixture, asks.style AS style, asks.category AS category,
    kind = 'GarmentDelivered' AS brought, told_s, seconds(made_at, moment) AS took_s,
    kind = 'PromiseBroken' OR coalesce(broken < made, true) AS settles,
    kind = 'GarmentDelivered' AND moment <= made_at + to_milliseconds(told_s * 1000) AS kept
FROM since LEFT JOIN asks USING (request)
WHERE kind = 'PromiseBroken' OR (kind = 'GarmentDelivered' AND coalesce(void < made, made > 0))
"""

#: A garment that was waited for while all pieces were with others, and how that ended.
WISHES = """
CREATE VIEW wishes AS
WITH words AS (
    SELECT CASE kind WHEN 'GarmentRequested' THEN request
        ELSE json_extract_string(body, '$.wish') END AS wish, *
    FROM told
    WHERE kind IN ('GarmentWanted', 'WishWithdrawn', 'WishInVain', 'GarmentRequested')
), one AS (
    SELECT wish, any_value(visit) AS visit,
        any_value(gtin) FILTER (kind = 'GarmentWanted') AS gtin,
        any_value(style) FILTER (kind = 'GarmentWanted') AS style,
        any_value(zone) FILTER (kind = 'GarmentWanted') AS zone,
        any_value(fixture) FILTER (kind = 'GarmentWanted') AS fixture,
        min(moment) FILTER (kind = 'GarmentWanted') AS wanted_at,
        min(moment) FILTER (kind <> 'GarmentWanted') AS over_at,
        bool_or(kind = 'GarmentRequested') AS granted,
        bool_or(kind = 'WishInVain') AS in_vain
    FROM words GROUP BY wish HAVING bool_or(kind = 'GarmentWanted')
)
SELECT wish, visit, gtin, one.style AS style, category, size, price_minor,
    coalesce(one.zone, garments.zone) AS zone, coalesce(one.fixture, garments.fixture) AS fixture,
    at_hour(wanted_at) AS hour, on_day(wanted_at) AS day,
    seconds(wanted_at, over_at) AS waited_s, granted, in_vain
FROM one LEFT JOIN garments USING (gtin)
"""

#: A garment that was left, or that a runner had in hand for nobody, and when it hung again.
GO_BACKS = """
CREATE VIEW go_backs AS
WITH opened AS (
    SELECT request AS go_back, max(moment) AS opened_at, max(pos) AS since FROM told
    WHERE kind = 'GarmentLeft'
        OR (kind = 'RequestCancelled' AND json_extract_string(body, '$.go_back') = 'true')
    GROUP BY 1
), closed AS (
    SELECT go_back, min(moment) FILTER (kind = 'GarmentRecovered') AS recovered_at,
        bool_or(kind IN ('GarmentMissed', 'GarmentUnaccounted')) AS lost
    FROM told WHERE kind IN ('GarmentRecovered', 'GarmentMissed', 'GarmentUnaccounted') GROUP BY 1
), passed AS (
    SELECT DISTINCT told.go_back AS go_back FROM told JOIN asks USING (request)
    WHERE told.kind IN ('GarmentRequested', 'RequestChanged', 'TaskRedirected')
        AND told.go_back IS NOT NULL AND brought
), withdrawn AS (
    SELECT request AS go_back, max(pos) AS again FROM told
    WHERE kind = 'OutcomeWithdrawn' GROUP BY 1
)
SELECT go_back, visit, style, category, zone, fixture,
    at_hour(opened_at) AS hour, on_day(opened_at) AS day,
    seconds(opened_at, recovered_at) AS back_s,
    recovered_at IS NOT NULL AS recovered,
    recovered_at IS NULL AND coalesce(lost, false) AS lost,
    recovered_at IS NULL AND passed.go_back IS NOT NULL AS passed_on
FROM opened
LEFT JOIN asks ON asks.request = opened.go_back
LEFT JOIN closed USING (go_back)
LEFT JOIN passed USING (go_back)
LEFT JOIN withdrawn USING (go_back)
WHERE coalesce(again < since, true)
"""

#: The last word on why a garment was left, of those that stayed left.
REASONS = """
CREATE VIEW reasons AS
SELECT request, from_json(arg_max(coalesce(json_extract(body, '$.reasons'), '[]'), pos),
    '["VARCHAR"]') AS why
FROM told WHERE kind = 'LeavingExplained' GROUP BY request
"""

#: How long a garment was looked at on a screen that knows its visit.
LOOKED = """
CREATE VIEW looked AS
SELECT visit, style, category, zone, fixture, dwell_ms / 1000 AS look_s,
    at_hour(moment) AS hour, on_day(moment) AS day
FROM seen WHERE kind = 'dwell' AND visit IS NOT NULL AND dwell_ms IS NOT NULL
"""

#: A visit in a fitting room, and how many garments it had there.
STAYS = """
CREATE VIEW stays AS
WITH inside AS (
    SELECT visit, min(moment) FILTER (kind = 'RoomEntered') AS since,
        max(moment) FILTER (kind = 'RoomLeft') AS until
    FROM facts WHERE kind IN ('RoomEntered', 'RoomLeft') GROUP BY visit
), had AS (SELECT visit, count(*) FILTER (here) AS pieces FROM asks GROUP BY visit)
SELECT visit, at_hour(since) AS hour, on_day(since) AS day, seconds(since, until) AS stay_s,
    coalesce(pieces, 0) AS pieces,
    CASE WHEN coalesce(pieces, 0) < 4 THEN coalesce(pieces, 0)::VARCHAR ELSE '4+' END AS garments
FROM inside LEFT JOIN had USING (visit) WHERE until >= since
"""

#: Which visit stood before what, as far as it scanned a tag there: a garment hangs where the signal
#: says, or where it was last moved to, or where the catalogue says.
STOOD = """
CREATE VIEW stood AS
WITH moved AS (
    SELECT style, fixture, moment FROM told
    WHERE kind = 'DisplayChanged' AND style IS NOT NULL
), scanned AS (
    SELECT visit, coalesce(signals.style, garments.style) AS style, moment,
        signals.fixture AS said, garments.fixture AS fixture
    FROM signals LEFT JOIN garments USING (gtin) WHERE kind = 'scan' AND visit IS NOT NULL
)
SELECT visit, scanned.style AS style,
    coalesce(said, moved.fixture, scanned.fixture, styles.fixture) AS fixture,
    timezone(getvariable('timezone'), scanned.moment) AS clock, on_day(scanned.moment) AS day
FROM scanned
ASOF LEFT JOIN moved ON scanned.style = moved.style AND scanned.moment >= moved.moment
LEFT JOIN styles ON styles.style = scanned.style
"""

#: What reports count in: of each its raw rows, and beside them those that may be told.
BASES = ("asks", "scans", "promises", "wishes", "go_backs", "looked", "stays", "stood")
_BASE = "|".join(BASES)


def raw(name: str) -> str:
    """The statement that makes a view; what counts in it is asked of the raw rows of others."""
    made = re.sub(rf"CREATE (TABLE|VIEW) ({_BASE})\b", r"CREATE \1 \2_all", VIEWS[name])
    return re.sub(rf"\b(FROM|JOIN) ({_BASE})\b", r"\1 \2_all AS \2", made)


MACROS = (WILSON, SHARE, TIMES, WHEN, ON_DAY, SECONDS)
VIEWS = {
    "told": TOLD,
    "asks": ASKS,
    "styles": STYLES,
    "seen": SEEN,
    "scans": SCANS,
    "promises": PROMISES,
    "wishes": WISHES,
    "go_backs": GO_BACKS,
    "reasons": REASONS,
    "looked": LOOKED,
    "stays": STAYS,
    "stood": STOOD,
}

"""Which visits a row may tell of, so that no two reports differ by fewer than ``k`` of them.

Whoever may ask for any span of days, at any moment, can ask for two that differ by a little, and
subtract. So the visits behind a row (a style, a zone, an hour ...) are told in blocks of ``k``: in
the order in which they ended, from the first of a month on. A span tells the blocks that lie in it
whole. Whatever is subtracted from whatever is then one block or several. A block is never made
anew, as what ends later comes later: what was told once is told so for ever. Visits that have not
ended, and the last ones of a row and month in which no block came together, are not told by it.

What is left: the same visits stand in rows of other groupings, each with blocks of its own. Against
holding those against one another, counts are told coarsely (guard.py).

Source: microaggregation (Domingo-Ferrer and Mateo-Sanz, Practical data-oriented microaggregation
for statistical disclosure control, IEEE TKDE 2002), with time as the order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from service.insight.window import Window

#: ``(key, visit)`` pairs of the blocks that lie in the span whole.
BLOCKS = """
WITH ended AS (
    SELECT visit, max(moment) FILTER (kind = 'VisitEnded') AS ended_at FROM told
    WHERE kind IN ('VisitEnded', 'CountingChosen') GROUP BY visit
    HAVING ended_at IS NOT NULL AND coalesce(
        arg_max(json_extract_string(body, '$.counted'), pos) FILTER (kind = 'CountingChosen')
        <> 'false', true)
), behind AS (
    SELECT "{by}"::VARCHAR AS key, visit, min(day) AS first, max(day) AS last
    FROM {table} GROUP BY ALL
), numbered AS (
    SELECT key, visit, first, last, first[:7] AS month,
        (row_number() OVER (PARTITION BY key, first[:7] ORDER BY ended_at, visit) - 1) // {k}
            AS block
    FROM behind JOIN ended USING (visit)
), blocks AS (
    SELECT key, list(visit) AS visits FROM numbered GROUP BY key, month, block
    HAVING count(*) = {k} AND min(first) >= '{since}' AND max(last) <= '{until}'
)
SELECT key, unnest(visits) AS visit FROM blocks
"""


def first_of_month(day: str) -> str:
    return f"{day[:8]}01"


def released(wide: Window, table: str, by: str, k: int, since: str, until: str) -> Any:
    """What of a table may be told by ``by``, as a table of ``key`` and ``visit``.

    ``wide`` looks on everything from the first of the month of ``since`` to ``until``.
    """
    sql = BLOCKS.format(table=table, by=by, k=k, since=since, until=until)
    return wide.table(sql)

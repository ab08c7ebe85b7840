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
    SELECT visit, max(moment) AS ended_at FROM facts WHERE kind = 'VisitEnded' GROUP BY visit
), behind AS (
    SELECT "{by}"::VARCHAR AS key, visit, min(day) AS first, max(day) AS last,
        any_value(ended_at) AS ended_at, min(day)[:7] AS month
    FROM {table} JOIN ended USING (visit) GROUP BY ALL
), numbered AS (
    SELECT *, (row_number() OVER (PARTITION BY key, month ORDER BY ended_at, visit) - 1) // {k}
        AS block
    FROM behind
)
SELECT key, visit FROM numbered
WINDOW same AS (PARTITION BY key, month, block)
QUALIFY count(*) OVER same = {k} AND min(first) OVER same >= '{since}'
    AND max(last) OVER same <= '{until}'
"""


def first_of_month(day: str) -> str:
    return f"{day[:8]}01"


def released(wide: Window, table: str, by: str, k: int, since: str, until: str) -> Any:
    """What of a table may be told by ``by``, as a table of ``key`` and ``visit``.

    ``wide`` looks on everything from the first of the month of ``since`` to ``until``.
    """
    sql = BLOCKS.format(table=table, by=by, k=k, since=since, until=until)
    return wide.table(sql)

"""Who looks, and what of the store is theirs to see: the wall between those who sell in one store.

A brand sees its own styles, and of the store as a whole what everybody's come to together. Where
the retailer has named its own brands, it sees those of others only as part of what they hang among
(a category, a zone): by style or fixture they are one row. The wall stands in the window, before a
question is asked: what is behind it is in no table that a report could name.
"""

from __future__ import annotations

from dataclasses import dataclass

#: What styles and fixtures of others are called.
OTHERS = "(other brands)"
#: Reports that are about garments. The others are about the store, its rooms and its team.
OF_GARMENTS = frozenset({"funnel", "keep-rate", "fit", "sizes", "missing", "suggested", "looks"})


@dataclass(frozen=True, slots=True)
class Scope:
    """``brand``: only what is of it. ``own``: everything, but only these brands by style."""

    brand: str | None = None
    own: tuple[str, ...] = ()

    def may_ask(self, report: str) -> bool:
        return self.brand is None or report in OF_GARMENTS


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


#: Statements that leave in ``facts`` and ``signals`` only what is about garments of one brand. A
#: request is a brand's by the style that was asked for; what happened to it names only the request.
def only_of(brand: str) -> tuple[str, ...]:
    mine = f"SELECT style FROM garments WHERE brand = {quoted(brand)}"
    return (
        "ALTER VIEW facts RENAME TO facts_of_all",
        "ALTER VIEW signals RENAME TO signals_of_all",
        "CREATE TABLE own_requests AS SELECT DISTINCT request FROM facts_of_all "
        f"WHERE request IS NOT NULL AND style IN ({mine})",
        "CREATE VIEW facts AS SELECT * FROM facts_of_all WHERE "
        f"style IN ({mine}) OR request IN (FROM own_requests) OR go_back IN (FROM own_requests) "
        "OR kind IN ('VisitEnded', 'CountingChosen')",  # Which are about no garment.
        "CREATE VIEW signals AS SELECT * FROM signals_of_all WHERE "
        f"coalesce(style, (SELECT any_value(g.style) FROM garments g WHERE g.gtin = "
        f"signals_of_all.gtin)) IN ({mine})",
        f"DELETE FROM garments WHERE brand IS DISTINCT FROM {quoted(brand)}",
    )


def masked(own: tuple[str, ...]) -> str:
    """The columns of a table in which styles and fixtures of other brands have no name."""
    listed = ", ".join(map(quoted, own))
    walled = f"style NOT IN (SELECT style FROM garments WHERE brand IN ({listed}))"
    others = quoted(OTHERS)
    return (
        f"* REPLACE (CASE WHEN {walled} THEN {others} ELSE style END AS style, "
        f"CASE WHEN {walled} THEN {others} ELSE fixture END AS fixture)"
    )

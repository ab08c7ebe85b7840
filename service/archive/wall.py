"""The seller's wall for exports: facts about garments of brands that are not the retailer's own.

Later facts name only the request, so a wall has to see all of them in their order. Stock of the
whole store is behind it, too: two of those, subtracted, are what somebody sold.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection

import pyarrow as pa
from pydantic_core import from_json

from service.archive.lake import Lake
from service.archive.schema import GARMENTS
from service.log.codec import Recorded, write_fact

#: Facts about the stock of everything at once.
OF_ALL = frozenset({"StockSet"})


class Wall:
    """Which facts of ``store`` may be handed on, where ``own`` are the retailer's brands.

    Where it has named none there is no wall.
    """

    def __init__(self, lake: Lake, store: str, own: Collection[str]) -> None:
        self._stands = bool(own)
        self._styles: set[str] = set()
        self._gtins: set[str] = set()
        self._requests: set[str] = set()
        for path in lake.garments(store) if own else ():
            rows = lake.read_path(path, GARMENTS).select(["style", "gtin", "brand"]).to_pylist()
            others = [row for row in rows if row["brand"] not in own]
            self._styles.update(row["style"] for row in others)
            self._gtins.update(row["gtin"] for row in others)

    def may_pass(
        self,
        kind: str,
        style: str | None,
        gtin: str | None,
        request: str | None,
        go_back: str | None,
    ) -> bool:
        if not self._stands:
            return True
        if kind in OF_ALL:
            return False
        behind = style in self._styles or gtin in self._gtins
        behind = behind or request in self._requests or go_back in self._requests
        if behind and request is not None:
            self._requests.add(request)
        return not behind

    def rows(self, table: pa.Table) -> pa.Table:
        """The rows of a table of facts that may pass."""
        if not self._stands:
            return table
        columns = (table[name].to_pylist() for name in ("kind", "style", "gtin", "request"))
        backs = table["go_back"].to_pylist()
        told = zip(*columns, backs, strict=True)
        return table.filter(pa.array([self.may_pass(*row) for row in told], pa.bool_()))

    async def facts(self, facts: AsyncIterator[Recorded]) -> AsyncIterator[Recorded]:
        async for recorded in facts:
            body = from_json(write_fact(recorded.fact, recorded.at)["fact"])
            back = body.get("go_back")
            style, gtin, request = (body.get(name) for name in ("style", "gtin", "request"))
            known = back if isinstance(back, str) else None
            if self.may_pass(recorded.fact.kind, style, gtin, request, known):
                yield recorded

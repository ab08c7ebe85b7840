"""What a store's past days say of the noise that a plan has to live with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.insight.displays.looks import Table
from service.insight.experiments.blocks import Blocks
from service.insight.experiments.reading import record, table_of

if TYPE_CHECKING:
    from service.insight.window import Window


@dataclass(frozen=True, slots=True)
class Past:
    """Whole weeks before today, block by block; which row the fixture is, and which the others."""

    table: Table
    fixture: int
    comparables: list[int]


def past(window: Window, fixture: str, parts: int, boundary_h: int, washout_h: int) -> Past:
    """The whole weeks at the end of the window, from the first in which anything was seen.

    Raises:
        ValueError: there is no such fixture.
    """
    seen = record(window)
    at = [one.id for one in seen.stands].index(fixture)
    table = table_of(seen, Blocks(parts, boundary_h, washout_h), at)
    blocks = len(seen.days) * parts
    busy = (table.passing.sum(axis=0) > 0).nonzero()[0]
    first = int(busy[0]) // parts if len(busy) else len(seen.days)
    weeks = (len(seen.days) - first) // 7
    whole = table.columns(blocks - 7 * weeks * parts, blocks)
    return Past(whole, at, [row for row in range(len(seen.stands)) if row != at])

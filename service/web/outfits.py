"""The table of what goes with what that this process uses: the retailer's own, or else ours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import structlog
from fastapi import Depends, Request

from service.recommend.outfits.house_table import HOUSE
from service.recommend.outfits.table import Table, TableFault, read_table

log = structlog.get_logger()


def open_table(path: Path, wanted: bool) -> Table:
    """The table in ``path``; ours where there is none.

    One that is damaged, or is ``wanted`` and not there, is said in the log and ours is used: a shop
    opens in the morning whatever became of a file. Every slate names the table it was made from.
    """
    try:
        table = read_table(path.read_bytes(), HOUSE)
    except FileNotFoundError:
        if wanted:
            log.error("outfits_missing", path=str(path), used=HOUSE.name)
        return HOUSE
    except (TableFault, OSError) as problem:
        log.error("outfits_refused", path=str(path), problem=str(problem), used=HOUSE.name)
        return HOUSE
    log.info("outfits_taken_up", path=str(path), table=table.name, made_from=table.made_from)
    return table


async def table_of(request: Request) -> Table:
    table: Table = request.app.state.outfits
    return table


GoesWithTable = Annotated[Table, Depends(table_of)]

"""``fitroom export``: the facts of some days as a file for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from service.archive.export import Format, write_events, write_table
from service.archive.lake import Lake
from service.archive.reading import history, not_archived
from service.archive.wall import Wall
from service.cli.house import House, give_up, out, progress_bars
from service.clock import SystemClock
from service.log.archived import Archived
from service.log.reads import Reads


async def export(
    house: House, store: str, since: str, until: str, how: Format, to: Path | None
) -> None:
    """Write the days ``since`` to ``until`` of ``store``, and say what was written."""
    days = _days(since, until)
    lake = Lake.at(house.settings.lake_place)
    timezone = (await Archived(house.redis, store, "").mark()).timezone
    wall = Wall(lake, store, house.settings.own)
    await Reads(house.redis, store, SystemClock()).note(
        {"role": "manager", "name": "fitroom export", "brand": None, "report": f"export {how}"}
        | {"by": "", "from": days[0], "to": days[1]}
    )
    if how == "epcis":
        folder = to or Path(f"{store}-epcis")
        facts = wall.facts(history(house.redis, lake, store, *days))
        moved, rest = await write_events(facts, store, timezone, folder, SystemClock().now())
        out.print(f"{folder}: {moved} EPCIS events, {rest} CloudEvents")
        return
    file = to or Path(f"{store}-facts.{how}")
    if file.suffix != f".{how}":
        give_up(f"{file} is to be .{how}: its ending says what it is.")
    rest = await not_archived(house.redis, store, "facts", *days)
    with progress_bars() as tell:
        rows = write_table(
            lake, store, days, rest, file, lambda done, of: tell(done, of, "files"), wall
        )
    out.print(f"{file}: {rows} facts")


def _days(since: str, until: str) -> tuple[str, str]:
    try:
        days = tuple(date.fromisoformat(day).isoformat() for day in (since, until))
    except ValueError:
        give_up("Say the days as 2026-11-28: --from the first, --to the last.")
    if days[0] > days[1]:
        give_up(f"{since} is after {until}: --from is the first day, --to the last.")
    return days[0], days[1]

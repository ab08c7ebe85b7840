"""Entries of a store's two streams as tables of the lake, a table for each day of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
from pydantic_core import from_json

from service.archive.schema import FACTS, SIGNALS
from service.clock import Ms

#: An entry of a stream as redis-py returns it: its id and its fields.
Entry = tuple[str, Mapping[str, str]]
Row = dict[str, Any]

#: Filled from the body where it says something of that name.
_OF_FACTS = tuple(FACTS.names[4:-1])
_OF_SIGNALS = ("source", "subject", *SIGNALS.names[7:-1])


def fact_row(entry: Entry) -> Row:
    entry_id, fields = entry
    body = from_json(fields["fact"])
    where = dict(zip(("epoch", "n"), map(int, entry_id.split("-")), strict=True))
    said = {name: body.get(name) for name in _OF_FACTS}
    if isinstance(said["go_back"], bool):  # RequestCancelled says whether there is one, not which.
        said["go_back"] = None
    return {
        **where,
        "at": int(fields["at"]),
        "kind": fields["kind"],
        **said,
        "body": fields["fact"],
    }


def signal_row(entry: Entry) -> Row:
    entry_id, fields = entry
    body = from_json(fields["signal"])
    where = dict(zip(("epoch", "n"), map(int, entry_id.split("-")), strict=True))
    said = {name: body.get(name) for name in _OF_SIGNALS}
    times = {"at": _ms(body["received_at"]), "seen_at": _ms(body["at"])}
    return {**where, **times, "kind": body["kind"], **said, "body": fields["signal"]}


def _ms(rfc3339: str) -> Ms:
    return round(datetime.fromisoformat(rfc3339).timestamp() * 1000)


def day_of(at: Ms, timezone: ZoneInfo) -> str:
    """YYYY-MM-DD in ``timezone``."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(timezone).date().isoformat()


def by_day(rows: Iterable[Row], timezone: ZoneInfo) -> list[tuple[str, list[Row]]]:
    """``(day, rows)`` in the order they came."""
    days = groupby(rows, key=lambda row: day_of(row["at"], timezone))
    return [(day, list(some)) for day, some in days]


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``since`` to ``until``, both included; a moment is in one of them or not."""

    since: str
    until: str
    timezone: ZoneInfo

    def __contains__(self, at: Ms) -> bool:
        return self.since <= day_of(at, self.timezone) <= self.until


def table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """The rows as a table of the lake."""
    return pa.Table.from_pylist(list(rows), schema=schema)

"""Facts and floors as JSON and back. What was written once can be read by every later version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from service.clock import Ms
from service.floor.facts import KINDS, Fact
from service.floor.state import Floor
from service.log.position import Position

#: An entry of a stream as redis-py returns it: its id and its fields.
Entry = tuple[str, dict[str, str]]
#: What stands at the end of a log that does not exist yet.
NO_ENTRY: Entry = ("0-0", {})

#: Raised by one whenever ``fold`` gives another floor for the same facts: an older snapshot is then
#: left alone and the log is folded from its beginning.
FOLD_VERSION = 5


class UnknownFact(Exception):
    """The log holds a kind of fact that this version does not know. Run the newer version."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact where it stands in the log, and when it happened."""

    position: Position
    at: Ms
    fact: Fact


_ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in KINDS.items()}
_FLOOR = TypeAdapter(Floor)


def write_fact(fact: Fact, at: Ms) -> dict[str, str]:
    """The fields of a stream entry: kind, at (ms), fact (JSON)."""
    body = _ADAPTERS[fact.kind].dump_json(fact, exclude_defaults=True).decode()
    return {"kind": fact.kind, "at": str(at), "fact": body}


def as_text(entry: Entry) -> str:
    """The fields of an entry as one text, as ``commit.lua`` makes it too, to compare two logs."""
    return "\n".join(f"{name}\n{value}" for name, value in entry[1].items())


def read_fact(entry_id: str, fields: dict[str, str]) -> Recorded:
    """The fact of a stream entry.

    Raises:
        UnknownFact: a later version wrote it.
    """
    position = Position.parse(entry_id)
    adapter = _ADAPTERS.get(fields.get("kind", ""))
    if position is None or adapter is None:
        raise UnknownFact(
            f"entry {entry_id} of the log is a {fields.get('kind')!r}, which this version of "
            "Fitroom does not know; run the version that wrote it, or a later one"
        )
    return Recorded(position, int(fields["at"]), adapter.validate_json(fields["fact"]))


def write_floor(floor: Floor) -> bytes:
    return _FLOOR.dump_json(floor)


def read_floor(written: bytes | str) -> Floor:
    return _FLOOR.validate_json(written)

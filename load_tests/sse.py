"""Server-sent events as they come off the wire, in pieces of any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json


@dataclass(frozen=True, slots=True)
class Event:
    """One event: ``name`` is ``view``, ``fact`` or ``gone``; ``position`` is its id."""

    name: str
    position: str
    data: Any


class Parser:
    """Feed it bytes; it gives back the events that are complete."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> Iterator[Event]:
        *blocks, self._rest = (self._rest + piece).replace(b"\r\n", b"\n").split(b"\n\n")
        for block in blocks:
            event = _event(block)
            if event is not None:
                yield event


def _event(block: bytes) -> Event | None:
    """None for a comment, which only keeps the line alive."""
    fields: dict[str, list[str]] = {}
    for line in block.decode().split("\n"):
        name, colon, value = line.partition(":")
        if colon and name:
            fields.setdefault(name, []).append(value.removeprefix(" "))
    if "data" not in fields:
        return None
    kind, position = fields.get("event", ["message"])[0], fields.get("id", [""])[0]
    return Event(kind, position, from_json("\n".join(fields["data"])))

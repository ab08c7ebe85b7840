"""Server-sent events as they come off the wire, in pieces of any size."""

from __future__ import annotations

from typing import Any

from pydantic_core import from_json


class Event:
    """One event: ``name`` is ``view``, ``fact`` or ``gone``; ``position`` is its id.

    ``data`` is read from its JSON when somebody looks at it: a runner who walks does not.
    """

    __slots__ = ("_data", "name", "position")

    def __init__(self, name: str, position: str, data: Any) -> None:
        self.name = name
        self.position = position
        self._data = data

    @property
    def data(self) -> Any:
        if isinstance(self._data, bytes):
            self._data = from_json(self._data)
        return self._data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Event) and self._all() == other._all()

    def __repr__(self) -> str:
        return f"Event{self._all()}"

    __hash__ = None  # type: ignore[assignment]

    def _all(self) -> tuple[str, str, Any]:
        return self.name, self.position, self.data


class Parser:
    """Feed it bytes; it gives back the events that are complete."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, piece: bytes) -> list[Event]:
        """The events that this piece of the line completes."""
        # A long event comes in many pieces, and each is looked through once: to look through a full
        # store's pick-list anew with every piece took most of the load test's own time.
        looked_through = max(len(self._rest) - 1, 0)
        self._rest += piece.replace(b"\r", b"")
        begins, found = 0, []
        while (ends := self._rest.find(b"\n\n", max(begins, looked_through))) >= 0:
            found.append(_event(bytes(self._rest[begins:ends])))
            begins = ends + 2
        del self._rest[:begins]
        return [event for event in found if event is not None]


def _event(block: bytes) -> Event | None:
    """None for a comment, which only keeps the line alive."""
    fields: dict[str, list[bytes]] = {}
    for line in block.split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon and name:
            fields.setdefault(name.decode(), []).append(value.removeprefix(b" "))
    if "data" not in fields:
        return None
    kind, position = fields.get("event", [b"message"])[0], fields.get("id", [b""])[0]
    return Event(kind.decode(), position.decode(), b"\n".join(fields["data"]))

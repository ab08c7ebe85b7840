"""What a shopper looks at, as signals that are sent in batches."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]


class Gaze:
    """Signals that were not sent yet. Each has an id of its own, so that twice is once."""

    def __init__(self) -> None:
        self._signals: list[Json] = []

    def view(self, style: str) -> None:
        self._add("view", {"style": style})

    def impressions(self, slate: Json, cards: Iterable[Json]) -> None:
        for card in cards:
            self.at_card("impression", slate, card)

    def at_card(self, kind: str, slate: Json, card: Json) -> None:
        where = {"slate": slate["slate"], "position": card["position"]}
        self._add(kind, {"style": card["style"], **where})

    def _add(self, kind: str, what: Json) -> None:
        at = datetime.now(UTC).isoformat()
        self._signals.append({"id": str(uuid.uuid4()), "kind": kind, "at": at, **what})

    def batch(self) -> list[Json]:
        """Everything since the last batch."""
        batch, self._signals = self._signals, []
        return batch

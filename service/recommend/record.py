"""The signal that is logged of every slate, from which rankers are compared and learned."""

from __future__ import annotations

from typing import Any

from service.recommend.card import Slate


def slate_record(slate: Slate, at: str, visit: str | None) -> dict[str, Any]:
    """What is kept of a slate that was made ``at`` (RFC 3339): what, where, why, and of what else.

    ``considered`` is null where the places were not chosen from more (see
    `service.recommend.learned.considered`).
    """
    return {
        "id": slate.id,
        "kind": "slate",
        "at": at,
        "visit": visit,
        "slate": slate.id,
        "release": slate.release,
        "ranker": slate.ranker,
        "fallback": slate.fallback,
        "why": slate.why,
        "cards": [
            {
                "position": card.position,
                "style": card.style,
                "colourway": card.colourway,
                "source": card.source,
                "score": round(card.score, 6),
                "propensity": card.propensity,
                "reason": card.reason.code,
            }
            for card in slate.cards
        ],
        "considered": slate.considered.record() if slate.considered else None,
    }

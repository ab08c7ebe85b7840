"""The signal that is logged of every slate, from which rankers are compared and learned."""

from __future__ import annotations

from typing import Any

from service.recommend.card import Slate
from service.recommend.learned.visits import Draw


def slate_record(
    slate: Slate, at: str, visit: str | None, draw: Draw | None = None
) -> dict[str, Any]:
    """What is kept of a slate that was made ``at`` (RFC 3339): what, where, why, and of what else.

    ``draw`` is which order the visit drew, and the chance that it had of the learned one; null
    where none was in use. ``considered`` is null where the places were not chosen from more (see
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
        "draw": {"learned": draw.learned, "share": draw.share} if draw else None,
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

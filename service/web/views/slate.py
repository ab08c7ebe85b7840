"""A slate as a screen shows it: each card says where it came from and what can be brought."""

from __future__ import annotations

from collections.abc import Mapping

from service.recommend.slate import Card, Slate
from service.web.shop import Moment
from service.web.views import View
from service.web.views.garment import colour_view, name_view, photo_views, price_view, size_view


def slate_view(moment: Moment, slate: Slate, opinions: Mapping[str, str] | None = None) -> View:
    return {
        "slate": slate.id,
        "release": slate.release,
        "ranker": slate.ranker,
        "fallback": slate.fallback,
        "why": slate.why,
        "wanted_sizes": dict(slate.wanted_sizes),
        "cards": [_card(moment, card, opinions or {}) for card in slate.cards],
    }


def slate_record(slate: Slate, at: str, visit: str | None) -> View:
    """What is kept of a slate, so that rankers can be compared later: what, where, and why."""
    return {
        "id": slate.id,
        "kind": "slate",
        "at": at,
        "visit": visit,
        "slate": slate.id,
        "release": slate.release,
        "ranker": slate.ranker,
        "fallback": slate.fallback,
        "cards": [
            {
                "position": card.position,
                "style": card.style,
                "colourway": card.colourway,
                "source": card.source,
                "score": round(card.score, 6),
                "propensity": card.propensity,
            }
            for card in slate.cards
        ],
    }


def _card(moment: Moment, card: Card, opinions: Mapping[str, str]) -> View:
    release = moment.display.release
    style, colourway = release.by_colourway[card.colourway]
    prices = [variant.price for variant in colourway.variants]
    because = release.styles.get(card.because or "")
    return {
        "position": card.position,
        "style": card.style,
        "name": name_view(style),
        "brand": style.brand,
        "colourway": card.colourway,
        "colour": colour_view(colourway.colour),
        **photo_views(moment, colourway),
        "price": price_view(prices[0] if prices else None),
        "gtin": card.gtin,
        "sizes": [
            {"gtin": one.gtin, "size": size_view(one.size), "available": one.available}
            for one in card.sizes
        ],
        "in_size": card.in_size,
        "source": card.source,
        "because": {"style": because.id, "name": name_view(because)} if because else None,
        "opinion": opinions.get(card.style),
    }

"""A slate as a screen shows it: each card says where it came from and what can be brought."""

from __future__ import annotations

from catalog.sizes import small_to_large
from service.floor.state import Said, Visit
from service.recommend.slate import Card, Slate
from service.web.moment import Moment
from service.web.views import View
from service.web.views.garment import (
    colour_view,
    name_view,
    photo_views,
    price_view,
    promise_view,
    size_view,
)
from service.web.views.load import load_view


def slate_view(moment: Moment, slate: Slate, visit: Visit | None = None) -> View:
    """The slate as it can be brought at this moment; with ``visit``, also what they said of it."""
    opinions = visit.opinions if visit else {}
    return {
        "slate": slate.id,
        "release": slate.release,
        "ranker": slate.ranker,
        "fallback": slate.fallback,
        "why": slate.why,
        "wanted_sizes": dict(slate.wanted_sizes),
        **load_view(moment),
        "cards": [_card(moment, card, opinions.get(card.style)) for card in slate.cards],
    }


def _card(moment: Moment, card: Card, said: Said | None) -> View:
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
        **photo_views(moment.display.release, colourway),
        "price": price_view(prices[0] if prices else None),
        "gtin": card.gtin,
        "sizes": [
            {"gtin": one.gtin, "size": size_view(one.size), "available": available}
            for one in small_to_large(style.category, card.sizes)
            if (available := moment.floor.available(one.gtin)) > 0
        ],
        "in_size": card.in_size,
        "source": card.source,
        "because": {"style": because.id, "name": name_view(because)} if because else None,
        "reason": {"code": card.reason.code, "text": card.reason.text()},
        "propensity": card.propensity,
        "opinion": said.opinion if said else None,
        "promise": promise_view(moment.estimate.new(style.zone, style.fixture)),
    }

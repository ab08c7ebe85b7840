"""Slates: what a shopper is shown, each card with where it came from and why.

A slate holds nothing that cannot be brought now. It never fails: where little is known it steps
down the ladder of `service.recommend.fallback`, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from service.recommend.card import HERE_NOW
from service.recommend.card import Card as Card
from service.recommend.card import OnHand as OnHand
from service.recommend.card import Slate as Slate
from service.recommend.eligible import Eligible, eligible
from service.recommend.fallback import NO_MORE, Climb, Pick, Source, climb_down
from service.recommend.here import Here
from service.recommend.learned.considered import TIMES
from service.recommend.learned.ranker import Ranker
from service.recommend.ordering import ordered
from service.recommend.reasons import Reason
from service.recommend.sizing import InSize as InSize
from service.recommend.taste import Taste
from service.recommend.wants import Wants, size_of_style

#: The name and version of this way of ranking. Change it with anything that changes an order.
RANKER = "taste-5"
#: As many as a room's screen shows without scrolling.
PLACES = 8
#: The part of a slate that one category may take. A visit is offered other things to go with what
#: it has; who looks for garments like this shirt wants shirts, and a few that go further.
SHARE_FOR_VISIT = 0.5
SHARE_OF_SIMILAR = 0.75

#: The reasons of picks that bring none of their own.
BY_SOURCE: Mapping[Source, Reason] = {"photo": Reason("like_photo")}


def for_visit(
    here: Here,
    wants: Wants,
    slate: str,
    places: int = PLACES,
    luck: str | float | None = None,
    ranker: Ranker | None = None,
) -> Slate:
    """The slate with the id ``slate`` for a visit, of at most ``places`` cards.

    Likeness finds what is considered; ``ranker`` orders it, if one was learned, else likeness does.

    ``luck`` is whatever the tosses follow from: give the visit's random id, and its slates toss
    alike from one tap to the next. Without it they follow from the slate's own id. An overloaded
    store suggests nothing, and says so; what is like a garment may still be asked (`similar`).
    """
    passed = eligible(here, wants)
    if here.overloaded:
        return assemble(here, wants, passed, NO_MORE, slate)
    taste = Taste.of_visit(here.shelf, wants)
    spare = (TIMES - 1) * places
    climbed = climb_down(here, taste, passed, places, SHARE_FOR_VISIT, spare=spare)
    every = replace(climbed, picks=climbed.picks + climbed.spare)
    made = assemble(here, wants, passed, every, slate, reasons=False)
    return ordered(
        here.shelf,
        made,
        lambda one: _reason(every, every.picks[one]),
        places,
        SHARE_FOR_VISIT,
        _seed(slate, luck),
        ranker,
    )


def similar(
    here: Here,
    style: str,
    slate: str,
    *,
    colourway: str | None = None,
    size: str | None = None,
    wants: Wants | None = None,
    places: int = PLACES,
    luck: str | float | None = None,
) -> Slate:
    """Garments like ``style`` (best seen in ``colourway``), in the size labelled ``size`` if given.

    The style itself is not among them. ``wants`` also hides what a visit asked for or disliked.
    A style that the release does not have is like nothing; the slate then falls back.
    """
    known = wants or Wants()
    sizes = {**known.sizes, **size_of_style(here.shelf.catalogue, style, size)}
    known = replace(known, sizes=sizes)
    passed = eligible(here, known, hidden=[style])
    taste = Taste.of_style(here.shelf, style, colourway)
    climbed = climb_down(here, taste, passed, places, SHARE_OF_SIMILAR, _seed(slate, luck))
    return assemble(here, known, passed, climbed, slate)


def _seed(slate: str, luck: str | float | None) -> str:
    return slate if luck is None else str(luck)


def assemble(
    here: Here,
    wants: Wants,
    passed: Eligible,
    climbed: Climb,
    slate: str,
    reasons: bool = True,
) -> Slate:
    """The slate of what was picked: every card with its sizes, and the one that one tap brings.

    Without ``reasons`` every card says `HERE_NOW` for the time being: whoever shows some of them
    gives those their own.
    """
    return Slate(
        id=slate,
        release=here.shelf.catalogue.id,
        ranker=RANKER,
        fallback=climbed.fallback,
        why=climbed.why,
        wanted_sizes=dict(wants.sizes),
        cards=tuple(
            _card(passed, pick, position, _reason(climbed, pick) if reasons else HERE_NOW)
            for position, pick in enumerate(climbed.picks)
        ),
    )


def _reason(climbed: Climb, pick: Pick) -> Reason:
    return climbed.reason(pick) or BY_SOURCE.get(pick.source, HERE_NOW)


def _card(passed: Eligible, pick: Pick, position: int, reason: Reason) -> Card:
    sizing, here, shelf = passed.sizing, passed.sizing.here, passed.sizing.here.shelf
    way = pick.colourway
    start, stop = int(shelf.first_variant[way]), int(shelf.first_variant[way + 1])
    in_stock = start + np.flatnonzero(here.on_hand[start:stop] > 0)
    fitting = start + np.flatnonzero(passed.variants[start:stop])
    choice = sizing.choose(fitting.tolist(), in_stock.tolist(), only=stop - start == 1)
    return Card(
        position=position,
        style=shelf.styles[shelf.style_of[way]],
        colourway=shelf.colourways[way],
        gtin=None if choice.variant is None else shelf.gtins[choice.variant],
        sizes=tuple(_on_hand(here, int(variant)) for variant in in_stock),
        in_size=choice.in_size,
        certainty=choice.certainty,
        source=pick.source,
        because=pick.because,
        score=pick.score,
        propensity=pick.propensity,
        reason=reason,
        why_here=pick.terms,
    )


def _on_hand(here: Here, variant: int) -> OnHand:
    shelf = here.shelf
    _, size = shelf.printed[shelf.label_of[variant]]
    return OnHand(shelf.gtins[variant], size, int(here.on_hand[variant]))

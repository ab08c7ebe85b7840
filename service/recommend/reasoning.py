"""Which reason a card gives: of all that are true, the one that moved it most.

What moved a card is how far a part of its score stands above what the other candidates have there:
that all of them are shirts is no reason for this one. A reason whose facts do not hold is not
given, however far it stands out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.categories import category_name
from catalog.garment import Colourway, Style, Text
from service.recommend.details import shared
from service.recommend.reasons import Code, Reason
from service.recommend.shelf import NONE, Shelf
from service.recommend.taste import Seed
from service.recommend.terms import NEAR, Leanings
from service.recommend.usual import COLOUR

#: How much more a reason counts that answers what the shopper said was wrong.
ANSWERS = 1.0
#: How much less one counts that names no fact: it is given where nothing else holds.
VAGUE = 1.0

#: How much a reason moved a card, and the reason.
Weighed = tuple[float, Reason]


@dataclass(frozen=True, slots=True)
class Account:
    """Why a colourway was picked: where it came from, the style it is like, and its score.

    ``usual`` is the mean of each part of a score over the candidates it was picked from.
    """

    colourway: int
    source: str  # see `service.recommend.fallback.Source`
    because: str | None
    terms: Mapping[str, float]
    usual: Mapping[str, float]
    by_luck: bool

    def moved(self, *parts: str) -> float:
        """How far it stands above the other candidates in ``parts`` of the score."""
        return sum(self.terms.get(part, 0.0) - self.usual.get(part, 0.0) for part in parts)


def reason_for(leanings: Leanings, account: Account) -> Reason:
    """The reason that a card gives."""
    if account.by_luck:
        return Reason("another_idea")
    here = leanings.here
    style, _ = _garment(here.shelf, account.colourway)
    if account.terms.get("near", 0.0) >= NEAR / 2 and _brought_by_nearness(account):
        return Reason("quickly_here")
    if account.source == "popular":
        return Reason("popular", count=here.popular.get(style.id, 0))
    if account.source == "on_hand":
        return _of_the_last_rung(leanings, account, style)
    if account.because is None:
        return Reason("liked", style.id)
    true = [*_together(leanings, account, style), *_looks(leanings, account)]
    return max(true, key=lambda one: one[0])[1] if true else Reason("here_now")


def _brought_by_nearness(account: Account) -> bool:
    """Whether nothing else moved the card as much as hanging near the rooms did."""
    near = account.moved("near")
    return near > 0 and all(account.moved(part) < near for part in account.terms if part != "near")


def _together(leanings: Leanings, account: Account, style: Style) -> Iterator[Weighed]:
    companion = leanings.together.get(style.id)
    other = leanings.here.shelf.catalogue.styles.get(companion.of) if companion else None
    if companion and other and account.terms.get("together", 0.0) > 0:
        reason = Reason("kept_together", other.id, name_of(other), count=companion.visits)
        yield account.moved("together"), reason


def _looks(leanings: Leanings, account: Account) -> Iterator[Weighed]:
    """Every reason that holds for being like the seed, and how much it moved."""
    shelf = leanings.here.shelf
    style, way = _garment(shelf, account.colourway)
    seed = next((one for one in leanings.taste.towards if one.style == account.because), None)
    other = shelf.catalogue.styles.get(account.because or "")
    if seed is None or other is None or account.source == "together":
        return
    name, named = name_of(other), way.colour.name if way.colour else {}
    looks = account.moved(*(part.name for part in shelf.parts if part.name != COLOUR))
    colours = _colours_meant(shelf, seed)
    colour = int(shelf.attributes.colour[account.colourway])
    same = colours == {colour} or (colour in colours and not _any_colour(shelf, seed))
    for code in _mended(shelf, account.colourway, seed):
        yield looks + ANSWERS, Reason(code, seed.style, name)
    if named and seed.turned_down_for_colour and colour not in colours:
        yield looks + ANSWERS, Reason("other_colour", seed.style, name, colour=named)
    if detail := shared(style, other):
        yield looks, Reason("same_detail", seed.style, name, detail, named, also=same)
    if named and same:
        weight = account.moved(COLOUR) if COLOUR in account.terms else looks / 2
        yield weight, Reason("same_colour", seed.style, name, colour=named)
    if style.category == other.category:
        yield looks - VAGUE, Reason("alike", seed.style, name)
    elif style.brand and style.brand == other.brand:
        yield looks - VAGUE, Reason("same_brand", seed.style, name, brand=style.brand)
    else:
        yield looks - VAGUE, Reason("a_little_alike", seed.style, name)


def _mended(shelf: Shelf, way: int, seed: Seed) -> Iterator[Code]:
    """What was wrong with the seed and is not wrong with this colourway."""
    own, attributes = shelf.colourways_of(seed.style).start, shelf.attributes
    room = int(attributes.room[way] - attributes.room[own])
    length = int(attributes.length[way] - attributes.length[own])
    mends: tuple[tuple[str, Code, bool], ...] = (
        ("too_small", "roomier", room > 0),
        ("too_large", "closer", room < 0),
        ("too_short", "longer", length > 0),
        ("too_long", "shorter", length < 0),
        ("price", "cheaper", bool(attributes.dearness[way] < attributes.dearness[own])),
    )
    same_kind = shelf.category_of[way] == shelf.category_of[own]
    for why, code, holds in mends:
        if why in seed.why and holds and (same_kind or code != "cheaper"):
            yield code


def _colours_meant(shelf: Shelf, seed: Seed) -> set[int]:
    """The names of the colours that the seed's word may have been said of."""
    colour = shelf.attributes.colour
    return {int(colour[shelf.colourway_at[row]]) for row in seed.rows} - {NONE}


def _any_colour(shelf: Shelf, seed: Seed) -> bool:
    """Whether the word was said of the style in whatever colour: then none of them was meant, and
    whoever sees it in ivory is not told of a likeness to it in camel."""
    own = shelf.rows(shelf.colourways_of(seed.style))
    return len(own) > 1 and set(own) == set(seed.rows)


def _of_the_last_rung(leanings: Leanings, account: Account, style: Style) -> Reason:
    """It is of a kind that was wanted; or it is here, and nothing more can be said."""
    styles = leanings.here.shelf.catalogue.styles
    wanted = [styles[one] for one in leanings.taste.told[::-1] if one in styles]
    if account.terms.get("same_kind", 0.0) > 0:
        for other in wanted:
            if other.category == style.category and other.id != style.id:
                return Reason("same_kind", other.id, name_of(other))
    return Reason("here_now")


def _garment(shelf: Shelf, way: int) -> tuple[Style, Colourway]:
    return shelf.catalogue.by_colourway[shelf.colourways[way]]


def name_of(style: Style | None) -> Text:
    """What a style is called; without a name, its kind; without that, its id."""
    if style is None:
        return {}
    return style.name or category_name(style.category) or {"und": style.id}

"""Complete the look: garments for the slots that are free, from what can be brought now."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np

from service.recommend.eligible import Eligible, eligible
from service.recommend.fallback import NO_MORE, Climb, Pick, Why
from service.recommend.here import Here
from service.recommend.outfits.colours import relation
from service.recommend.outfits.house_table import HOUSE
from service.recommend.outfits.kinds import KINDS, SLOT_OF, Slot, fits_beside
from service.recommend.outfits.naming import NAMED
from service.recommend.outfits.places import share_out, take
from service.recommend.outfits.suiting import Terms, suit
from service.recommend.outfits.table import NUMBER, Table
from service.recommend.outfits.worn import Worn
from service.recommend.reasons import Code, Reason
from service.recommend.shelf import Floats, Mask, Numbers
from service.recommend.slate import PLACES, Slate, assemble
from service.recommend.together import companions
from service.recommend.wants import Wants, size_of_style

#: The name and version of this way of choosing; the table's own name follows it.
RANKER = "outfit-1"
#: A pair of kinds below this (a factor of 4.5 less often than chance) is not worn together.
NOT_WORN = -1.5
#: A slot whose best garment scores less than another's gets fewer places: this many times the
#: difference, as a logarithm. A shop may have hats, and none for this suit.
SUITED = 4.0
#: How a colour that is known to go is said.
_SAID: dict[str | None, Code] = {"near": "goes_near", "opposite": "goes_opposite"}


def goes_with(
    here: Here,
    wants: Wants,
    style: str | None,
    slate: str,
    places: int = PLACES,
    *,
    colourway: str | None = None,
    size: str | None = None,
    table: Table = HOUSE,
) -> Slate:
    """What goes with ``style`` (in ``colourway``), or with what a visit has if that is None.

    No card fills a slot that is filled already; every card can be brought now, in the wanted size
    where that is known. ``size`` is a size of ``style``: who wears this shirt in M wears the jacket
    in M. An empty one says why: ``no_kind``, ``nothing_goes``, ``nothing_told``, or what bars all.
    """
    shelf = here.shelf
    known = wants
    if style is not None:
        told = size_of_style(shelf.catalogue, style, size)
        known = replace(wants, sizes={**wants.sizes, **told})
    worn = Worn.by(shelf, wants, style, colourway)
    passed = eligible(here, known, hidden=[] if style is None else [style])
    picks = _picks(here, worn, passed, places, table) if worn.ways and not here.overloaded else ()
    why = None if picks else _why(worn, passed)
    climb = NO_MORE if here.overloaded else Climb(picks, "none" if picks else "empty", why)
    made = assemble(here, known, passed, climb, slate)
    return replace(made, ranker=f"{RANKER}/{table.name}")


def _picks(here: Here, worn: Worn, passed: Eligible, places: int, table: Table) -> tuple[Pick, ...]:
    """The slots take turns, in the order of dressing."""
    shelf = here.shelf
    wanted = _wanted(worn, table)
    ways = np.flatnonzero(passed.colourways & worn_beside(worn, table)).astype(np.int32)
    if not len(ways):
        return ()
    slots = np.array([list(Slot).index(SLOT_OF[kind]) for kind in KINDS])[shelf.wardrobe.kind[ways]]
    there = {
        slot: len(np.unique(shelf.style_of[ways[slots == number]]))
        for number, slot in enumerate(Slot)
        if (slots == number).any()
    }
    on_sale = {KINDS[kind] for kind in np.unique(shelf.wardrobe.kind[ways])}
    terms = suit(here, worn, ways, _beside_best(wanted, on_sale))
    scores = np.asarray(np.sum(list(terms.values()), axis=0))
    best = {slot: float(scores[slots == list(Slot).index(slot)].max()) for slot in there}
    weights = {
        slot: weight * exp(SUITED * (best[slot] - max(best.values())))
        for slot, weight in _of_slots(wanted, on_sale).items()
    }
    shares = share_out(weights, there, places)
    rows = [
        [int(some[one]) for one in take(shelf, ways[some], scores[some], count)]
        for slot, count in shares.items()
        for some in [np.flatnonzero(slots == list(Slot).index(slot))]
    ]
    order = _order(shelf.wardrobe.kind[ways], rows, table)
    return tuple(_pick(here, worn, ways, one, terms, scores) for one in order)


def worn_beside(worn: Worn, table: Table) -> Mask:
    """(C,) colourways that may be worn with all that is: of a kind whose slot is free, for the same
    people."""
    wanted = _wanted(worn, table)
    open_ = np.array([kind in wanted for kind in KINDS] + [False])  # the last: not known
    beside: Mask = worn.for_same() & open_[worn.shelf.wardrobe.kind]
    return beside


def _wanted(worn: Worn, table: Table) -> dict[str, float]:
    """How likely each kind is that may be worn with all that is."""
    likely = table.likely(worn.kinds)
    together = table.pairs.together
    return {
        kind: float(likely[NUMBER[kind]])
        for kind in KINDS
        if fits_beside(kind, worn.kinds)
        and all(together[NUMBER[kind], NUMBER[other]] > NOT_WORN for other in worn.kinds)
    }


def _of_slots(wanted: dict[str, float], on_sale: set[str]) -> dict[Slot, float]:
    slots: dict[Slot, float] = {}
    for kind in KINDS:
        if kind in on_sale:
            slots[SLOT_OF[kind]] = slots.get(SLOT_OF[kind], 0.0) + wanted[kind]
    return slots


def _beside_best(wanted: dict[str, float], on_sale: set[str]) -> dict[str, float]:
    """How likely each kind is beside the likeliest of its slot."""
    best: dict[Slot, float] = {}
    for kind in on_sale:
        best[SLOT_OF[kind]] = max(best.get(SLOT_OF[kind], 0.0), wanted[kind])
    return {kind: wanted[kind] / best[SLOT_OF[kind]] for kind in on_sale}


def _order(kinds: Numbers, rows: list[list[int]], table: Table) -> list[int]:
    """One of each slot, then a second one of each; every round as people get dressed."""
    turns = [(turn, one) for row in rows for turn, one in enumerate(row)]
    return [one for _, one in sorted(turns, key=lambda at: (at[0], table.order[kinds[at[1]]], at))]


def _pick(here: Here, worn: Worn, ways: Numbers, one: int, terms: Terms, scores: Floats) -> Pick:
    way = int(ways[one])
    reason = _reason(here, worn, way)
    parts = {name: float(part[one]) for name, part in terms.items() if part[one]}
    return Pick(way, "goes_with", reason.style, float(scores[one]), reason=reason, terms=parts)


def _reason(here: Here, worn: Worn, way: int) -> Reason:
    """What is true of this garment and of the worn one that it suits best."""
    shelf, wardrobe = here.shelf, here.shelf.wardrobe
    style = shelf.styles[shelf.style_of[way]]
    kept = companions(here, worn.styles).get(style)
    if kept is not None:
        name = shelf.catalogue.styles[kept.of].name
        return Reason("kept_together", style=kept.of, name=name, count=kept.visits)
    beside = _nearest_worn(worn, way)
    stands = relation(
        wardrobe.lab[way], wardrobe.lab[beside], bool(wardrobe.plain[[way, beside]].any())
    )
    code: Code = _SAID.get(stands, "goes_with")
    if wardrobe.plain[way] and not wardrobe.plain[beside] and stands == "neutral":
        code = "goes_neutral"
    other = shelf.styles[shelf.style_of[beside]]
    colour = shelf.catalogue.by_colourway[shelf.colourways[way]][1].colour
    return Reason(
        code,
        style=other,
        name=shelf.catalogue.styles[other].name,
        detail=NAMED[KINDS[wardrobe.kind[way]]],
        colour=colour.name if colour and code != "goes_with" else {},
    )


def _nearest_worn(worn: Worn, way: int) -> int:
    """The worn garment that a slot is chosen by first: the earliest in the order of dressing."""
    kinds = worn.shelf.wardrobe.kind
    return min(worn.ways, key=lambda one: list(Slot).index(SLOT_OF[KINDS[kinds[one]]]))


def _why(worn: Worn, passed: Eligible) -> Why:
    if not worn.told:
        return "nothing_told"
    if not worn.ways:
        return "no_kind"
    return passed.barred or "nothing_goes"

"""Cold and wrong: one table of what is shown when little or nothing is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from service.recommend import Wants, for_visit, similar
from service.recommend.fallback import LADDER
from service.recommend.wants import Asked

from .boutique import Boutique, boutique, here, style

SHIRTS = [style(f"shirt-{n}") for n in range(3)]
TEES = [style(f"tee-{n}", "T-shirts") for n in range(3)]
JEANS = [style("jeans", "Jeans", sizes=("28", "30"))]
LOOKS = {
    "shirt-0/red": [1.0, 0.0],
    "shirt-1/red": [1.0, 0.1],
    "shirt-2/red": [1.0, 0.3],
    "tee-0/red": [0.6, 0.8],
    "tee-1/red": [0.5, 0.9],
    "tee-2/red": [0.4, 1.0],
    "jeans/red": [-1.0, 0.2],
}
SHOP = boutique([*SHIRTS, *TEES, *JEANS], LOOKS)
NO_PHOTOS = boutique([*SHIRTS, *TEES, *JEANS], {})
ONLY_SEED_HAS_NONE = boutique(
    [*SHIRTS, *TEES], {w: v for w, v in LOOKS.items() if w[:7] != "shirt-0"}
)
ONE = boutique([style("shirt-0")], {"shirt-0/red": [1.0]})
THREE = boutique(SHIRTS, {way: look for way, look in LOOKS.items() if way.startswith("shirt")})


def brought(*styles: str) -> tuple[Asked, ...]:
    return tuple(Asked(one, f"{one}/red", f"{one}/red/M", "brought") for one in styles)


SHIRT = Wants(asked=brought("shirt-0"))
EVERYTHING = Wants(asked=brought(*SHOP.styles))
NONE_LEFT = dict.fromkeys(SHOP.by_gtin, 0)


@dataclass(frozen=True)
class Case:
    """What is known, and what is shown for it: styles, each with its source and its reason."""

    name: str
    wants: Wants
    shown: Sequence[tuple[str, str, str]]
    fallback: str
    why: str | None
    shop: Boutique = field(default=SHOP, repr=False)
    popular: Mapping[str, int] = field(default_factory=dict)
    stock: Mapping[str, int] = field(default_factory=dict)
    places: int = 4


HERE, TIMES = ("on_hand", "here_now"), ("popular", "popular")
CASES = (
    Case(
        "no history: some of every kind that is here",
        Wants(),
        [("shirt-0", *HERE), ("jeans", *HERE), ("tee-2", *HERE), ("shirt-2", *HERE)],
        "on_hand",
        "nothing_told",
    ),
    Case(
        "no history, but others asked: that first",
        Wants(),
        [("tee-1", *TIMES), ("jeans", *TIMES), ("shirt-0", *HERE), ("shirt-2", *HERE)],
        "on_hand",
        "nothing_told",
        popular={"tee-1": 5, "jeans": 2, "no longer sold": 9},
    ),
    Case(
        "one garment tried: what is like it",
        SHIRT,
        [
            ("shirt-1", "similar", "same_colour"),
            ("shirt-2", "similar", "same_colour"),
            ("tee-0", "similar", "same_colour"),
            ("tee-1", "similar", "same_colour"),
        ],
        "none",
        None,
    ),
    Case(
        "a garment without a vector: the popular, then its kind, then the rest",
        SHIRT,
        [
            ("tee-0", *TIMES),
            ("shirt-1", "on_hand", "same_kind"),
            ("shirt-2", "on_hand", "same_kind"),
            ("tee-2", *HERE),
        ],
        "on_hand",
        "no_vector",
        shop=ONLY_SEED_HAS_NONE,
        popular={"tee-0": 1},
    ),
    Case(
        "no photo in the whole catalogue: likewise",
        SHIRT,
        [
            ("shirt-1", "on_hand", "same_kind"),
            ("shirt-2", "on_hand", "same_kind"),
            ("tee-0", *HERE),
            ("tee-1", *HERE),
        ],
        "on_hand",
        "no_vector",
        shop=NO_PHOTOS,
    ),
    Case(
        "a shop of one garment: that one",
        Wants(),
        [("shirt-0", *HERE)],
        "on_hand",
        "nothing_told",
        shop=ONE,
    ),
    Case(
        "a shop of one garment, which is in the room: nothing",
        SHIRT,
        [],
        "empty",
        "all_asked",
        shop=ONE,
    ),
    Case(
        "a category of three, one of them in the room: the two others, though the share is one",
        SHIRT,
        [("shirt-1", "similar", "same_colour"), ("shirt-2", "similar", "same_colour")],
        "none",
        None,
        shop=THREE,
        places=2,
    ),
    Case("everything was asked for already", EVERYTHING, [], "empty", "all_asked"),
    Case(
        "everything is disliked",
        Wants(disliked=frozenset(SHOP.styles)),
        [],
        "empty",
        "all_disliked",
    ),
    Case("all is sold out", SHIRT, [], "empty", "sold_out", stock=NONE_LEFT),
    Case(
        "a size that nobody has: what is sized otherwise",
        Wants(asked=brought("shirt-0"), sizes={"upper/letters": "5XL"}),
        [("jeans", *HERE)],
        "on_hand",
        "few_alike",
        shop=boutique(
            [*SHIRTS, *TEES, *JEANS], {w: v for w, v in LOOKS.items() if w != "jeans/red"}
        ),
    ),
    Case(
        "a size that nobody has, in a shop of shirts: nothing",
        Wants(sizes={"upper/letters": "5XL"}),
        [],
        "empty",
        "no_such_size",
        shop=THREE,
    ),
    Case("an empty catalogue", SHIRT, [], "empty", "catalogue_empty", shop=boutique([], {})),
)


def test_the_ladder_has_three_rungs_in_this_order() -> None:
    assert [name for name, _ in LADDER] == ["none", "popular", "on_hand"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_shown(case: Case) -> None:
    now = here(
        case.shop, {g: n for g, n in case.stock.items() if g in case.shop.by_gtin}, case.popular
    )
    slate = for_visit(now, case.wants, "slate", case.places, luck="none is drawn with this")
    assert [(card.style, card.source, card.reason.code) for card in slate.cards] == case.shown
    assert (slate.fallback, slate.why) == (case.fallback, case.why)
    assert all(0 < card.propensity <= 1 for card in slate.cards)


def test_similar_to_a_garment_that_the_release_does_not_have_is_as_if_nothing_was_told() -> None:
    slate = similar(here(SHOP), "gone", "slate", places=3)
    assert (slate.fallback, slate.why, len(slate.cards)) == ("on_hand", "no_vector", 3)

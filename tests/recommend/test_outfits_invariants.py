"""Whatever the shop and whatever is worn, an outfit is completed with what can be brought now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.recommend import Here, Wants
from service.recommend.eligible import eligible
from service.recommend.outfits.completing import goes_with
from service.recommend.outfits.kinds import SLOT_OF, filled, kind_of_style
from service.recommend.wants import STRONGEST_FIRST, Asked, wanted_sizes

from .boutique import boutique, here
from .test_outfits import garment, styles

CATEGORIES = ["Shirts", "T-shirts", "Jeans", "Skirts", "Dresses", "Coats", "Sneakers", "Bags", None]


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Here, Wants, str | None]:
    numbers = range(draw(st.integers(1, 9)))
    sold = [
        garment(
            f"style-{number}",
            draw(st.sampled_from(CATEGORIES)),
            draw(st.sampled_from(["red", "navy", "teal", "what"])),
            draw(st.sampled_from([None, "women", "men"])),
        )
        for number in numbers
    ]
    shop = boutique(sold, {})
    stock = {gtin: draw(st.integers(-1, 1)) for gtin in sorted(shop.by_gtin)}
    some = draw(st.lists(st.sampled_from(sorted(shop.by_gtin)), max_size=3))
    told = tuple(
        Asked(one.id, way.id, gtin, draw(st.sampled_from(STRONGEST_FIRST[:-1])))
        for gtin in some
        for one, way, _ in [shop.by_gtin[gtin]]
    )
    disliked = draw(st.frozensets(st.sampled_from([one.id for one in sold]), max_size=2))
    wants = Wants(asked=told, disliked=disliked, sizes=wanted_sizes(shop, told))
    seed = draw(st.sampled_from([None, *(one.id for one in sold)]))
    return here(shop, stock), wants, seed


@given(scenes(), st.integers(1, 9))
def test_every_card_is_eligible_in_a_free_slot_and_has_a_true_reason(
    scene: tuple[Here, Wants, str | None], places: int
) -> None:
    now, wants, seed = scene
    slate = goes_with(now, wants, seed, "s", places)
    catalogue, passed = now.shelf.catalogue, eligible(now, wants, hidden=[seed] if seed else [])
    had = (
        {seed}
        if seed
        else {one.style for one in wants.asked if one.word in {"kept", "brought"}}
        or {one.style for one in wants.asked if one.word == "requested"}
    )
    worn = [kind for one in had if (kind := kind_of_style(catalogue.styles[one]))]
    shown = styles(slate)
    assert len(shown) == len(set(shown)) <= places
    assert (slate.why is None) == bool(shown) == (slate.fallback == "none")
    for card in slate.cards:
        assert passed.colourways[now.shelf.colourway_number[card.colourway]]
        assert card.sizes
        kind = kind_of_style(catalogue.styles[card.style])
        assert kind
        assert SLOT_OF[kind] not in filled(worn)
        assert card.because in had
        assert set(card.reason.text()) == {"en", "ko"}
        numbers = [now.shelf.variant_number[one.gtin] for one in card.sizes]
        assert (now.on_hand[numbers] > 0).all()
        if card.gtin is not None:
            assert passed.variants[now.shelf.variant_number[card.gtin]]


@given(scenes())
def test_a_slate_is_the_same_each_time(scene: tuple[Here, Wants, str | None]) -> None:
    now, wants, seed = scene
    assert goes_with(now, wants, seed, "s") == goes_with(now, wants, seed, "s")

"""Whatever the shop and whatever the shopper, a slate holds only what can be brought now."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from catalog.garment import Style
from catalog.sizes import meets
from service.recommend import Here, Slate, Wants, for_visit, similar
from service.recommend.wants import STRONGEST_FIRST, Asked, wanted_sizes

from .boutique import Boutique, boutique, here, style

NAMES = [f"style-{number:02}" for number in range(12)]
KINDS: dict[str | None, list[str | None]] = {
    "Shirts": ["S", "M", "95 (M)", "L", "FREE"],
    "Jeans": ["28", "30", "M"],
    "Sneakers": ["250", "260"],
    "Posters": ["A2"],
    None: ["M", None],
}
RUNGS = {"similar": 0, "liked": 0, "popular": 1, "on_hand": 2}


@dataclass(frozen=True)
class Scene:
    shop: Boutique
    looks: dict[str, list[float]]
    stock: dict[str, int]
    popular: dict[str, int]
    wants: Wants
    places: int

    def now(self) -> Here:
        return here(self.shop, self.stock, self.popular)

    def can_be_brought(self, gtin: str) -> bool:
        """The rule of the filter, said a second time and as plainly as possible."""
        one, _, variant = self.shop.by_gtin[gtin]
        return (
            self.stock.get(gtin, 2) > 0
            and meets(self.wants.sizes, one.category, variant.size) is not False
            and one.id not in {asked.style for asked in self.wants.asked}
            and one.id not in self.wants.disliked
        )

    def styles_to_bring(self) -> set[str]:
        return {
            one.id for gtin, (one, _, _) in self.shop.by_gtin.items() if self.can_be_brought(gtin)
        }


@st.composite
def styles(draw: st.DrawFn, name: str) -> Style:
    kind = draw(st.sampled_from(list(KINDS)))
    sizes = draw(st.lists(st.sampled_from(KINDS[kind]), min_size=1, unique=True))
    colours = draw(st.lists(st.sampled_from(["red", "blue"]), min_size=1, unique=True))
    return style(name, kind, colours, sizes)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    sold = [draw(styles(name)) for name in draw(st.lists(st.sampled_from(NAMES), unique=True))]
    ways = [way.id for one in sold for way in one.colourways]
    look = st.lists(st.sampled_from([-1.0, 0.5, 1.0]), min_size=3, max_size=3)
    looks = {way: draw(look) for way in ways if draw(st.booleans())}
    shop = boutique(sold, looks)
    gtins = sorted(shop.by_gtin)
    stock = {gtin: draw(st.integers(-1, 2)) for gtin in gtins}
    some = st.frozensets(st.sampled_from(NAMES), max_size=3)
    asked = tuple(
        Asked(one.id, way.id, gtin, draw(st.sampled_from(STRONGEST_FIRST[:-1])))
        for gtin in (draw(st.lists(st.sampled_from(gtins), max_size=4)) if gtins else [])
        for one, way, _ in [shop.by_gtin[gtin]]
    )
    wants = Wants(
        asked=asked,
        liked=draw(some),
        disliked=draw(some),
        viewed=tuple(draw(st.lists(st.sampled_from(ways), max_size=2))) if ways else (),
        sizes=wanted_sizes(shop, asked),
    )
    popular = draw(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9), max_size=4))
    return Scene(shop, looks, stock, popular, wants, draw(st.integers(1, 6)))


def check(scene: Scene, slate: Slate, hidden: set[str]) -> None:
    to_bring = scene.styles_to_bring() - hidden
    shown = [card.style for card in slate.cards]
    assert len(shown) == len(set(shown)) == min(scene.places, len(to_bring))
    assert set(shown) <= to_bring
    for position, card in enumerate(slate.cards):
        of_card = [
            gtin for gtin, (_, way, _) in scene.shop.by_gtin.items() if way.id == card.colourway
        ]
        assert card.position == position
        assert any(scene.can_be_brought(gtin) for gtin in of_card)
        assert {one.gtin: one.available for one in card.sizes} == {
            gtin: scene.stock[gtin] for gtin in of_card if scene.stock[gtin] > 0
        }
        assert card.gtin is None or (card.gtin in of_card and scene.can_be_brought(card.gtin))
    rungs = [RUNGS[card.source] for card in slate.cards]
    assert rungs == sorted(rungs)
    lowest = ("none", "popular", "on_hand")[rungs[-1]] if rungs else "empty"
    assert slate.fallback == lowest
    assert (slate.why is None) == (slate.fallback == "none")


@given(scenes())
def test_a_slate_for_a_visit_is_full_of_what_can_be_brought_and_of_nothing_else(
    scene: Scene,
) -> None:
    check(scene, for_visit(scene.now(), scene.wants, "s", scene.places), hidden=set())


@given(scenes(), st.sampled_from(NAMES))
def test_what_is_similar_to_a_style_can_be_brought_and_is_not_that_style(
    scene: Scene, seed: str
) -> None:
    slate = similar(scene.now(), seed, "s", wants=scene.wants, places=scene.places)
    check(scene, slate, hidden={seed})


@given(scenes(), st.data())
def test_the_same_shop_read_in_another_order_gives_the_same_slate(
    scene: Scene, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(list(scene.shop.styles.values())))
    shuffled = here(boutique(order, scene.looks), scene.stock, scene.popular)
    assert for_visit(shuffled, scene.wants, "s") == for_visit(scene.now(), scene.wants, "s")

"""The demo collection: enough of it, all of it drawn by us, and the same every time."""

from __future__ import annotations

import pickle
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageChops, ImageStat

from catalog.collection import DemoStore, demo_store
from catalog.gtin import check_digit, is_restricted


@pytest.fixture(scope="module")
def store() -> DemoStore:
    return demo_store()


def leads(store: DemoStore) -> dict[str, str]:
    """One photo for every category."""
    return {style.category or "": style.colourways[0].photos[0] for style in store.styles}


def test_there_are_at_least_three_hundred_styles_in_twenty_categories(store: DemoStore) -> None:
    assert len(store.styles) >= 320
    assert len({style.category for style in store.styles}) >= 20
    assert 650 <= sum(len(style.colourways) for style in store.styles) <= 850


def test_every_gtin_is_a_restricted_one_of_its_own_with_the_right_check_digit(
    store: DemoStore,
) -> None:
    gtins = [variant.gtin for style in store.styles for _, variant in style.variants()]
    assert len(gtins) == len(set(gtins))
    for gtin in gtins:
        assert len(gtin) == 14
        assert is_restricted(gtin)
        assert int(gtin[-1]) == check_digit(gtin[:-1])


def test_ids_and_photo_names_are_unique(store: DemoStore) -> None:
    colourways = [colourway for style in store.styles for colourway in style.colourways]
    assert len({style.id for style in store.styles}) == len(store.styles)
    assert len({colourway.id for colourway in colourways}) == len(colourways)
    assert sorted(store.photos) == sorted(name for c in colourways for name in c.photos)


def test_everything_has_a_name_in_english_and_in_korean(store: DemoStore) -> None:
    named = [style.name for style in store.styles]
    named += [c.colour.name for s in store.styles for c in s.colourways if c.colour is not None]
    named += [store.plan.name, *(place.name for place in store.plan.zones)]
    named += [fixture.name for fixture in store.plan.fixtures]
    named += [room.name for room in store.plan.rooms]
    for name in named:
        assert set(name) == {"en", "ko"}
        assert name["en"].isascii() or "é" in name["en"]
        assert any("가" <= letter <= "힣" for letter in name["ko"])


def test_no_brand_sells_two_styles_under_one_name(store: DemoStore) -> None:
    titles = Counter((style.brand, style.name["en"]) for style in store.styles)
    assert [title for title, count in titles.items() if count > 1] == []


def test_names_say_what_the_picture_shows(store: DemoStore) -> None:
    names = {style.id: style.name for style in store.styles}
    assert names["ts008"] == {
        "en": "Breton Stripe Boat-Neck Long-Sleeve Tee",
        "ko": "브레통 스트라이프 보트넥 긴팔 티셔츠",
    }


def test_prices_are_won_that_a_shop_would_ask(store: DemoStore) -> None:
    for style in store.styles:
        prices = {variant.price for _, variant in style.variants()}
        assert len(prices) == 1
        price = prices.pop()
        assert price is not None
        assert price.currency == "KRW"
        assert 19_900 <= price.minor <= 289_000
        assert str(price.minor).endswith(("900", "9000"))


def test_sizes_run_from_small_to_large_in_the_system_of_their_kind(store: DemoStore) -> None:
    by_id = {style.id: style for style in store.styles}

    def labels(style: str) -> list[str]:
        variants = by_id[style].colourways[0].variants
        return [variant.size.label for variant in variants if variant.size is not None]

    assert labels("ts001") == ["XS", "S", "M", "L", "XL"]
    assert labels("jn001") == ["28", "29", "30", "31", "32", "33", "34", "36"]
    assert labels("so003") == ["225", "230", "235", "240", "245", "250"]
    assert labels("bg001") == ["FREE"]


def test_the_store_has_five_zones_and_six_rooms_one_of_them_accessible(store: DemoStore) -> None:
    plan = store.plan
    assert (plan.id, plan.currency) == ("demo", "KRW")
    assert ZoneInfo(plan.timezone).key == "Asia/Seoul"
    assert len(plan.zones) == 5
    assert [room.id for room in plan.rooms] == ["r1", "r2", "r3", "r4", "r5", "r6"]
    assert [room.id for room in plan.rooms if room.accessible] == ["r6"]


def test_every_style_hangs_on_a_fixture_of_its_zone(store: DemoStore) -> None:
    zone_of = {fixture.id: fixture.zone for fixture in store.plan.fixtures}
    assert {zone.id for zone in store.plan.zones} == set(zone_of.values())
    assert min(Counter(zone_of.values()).values()) >= 3
    for style in store.styles:
        assert style.fixture is not None
        assert zone_of[style.fixture] == style.zone
    assert set(zone_of) == {style.fixture for style in store.styles}


def test_fixtures_are_of_as_many_kinds_as_in_a_boutique(store: DemoStore) -> None:
    """Three of a kind are what a report needs to compare it."""
    kinds = Counter(fixture.kind for fixture in store.plan.fixtures)
    told = {"rail": 9, "table": 3, "shelf": 3, "wall": 3, "mannequin": 3, "other": 1}
    assert kinds == told


def test_stock_is_uneven_on_purpose(store: DemoStore) -> None:
    def pieces(style_index: int) -> list[list[int]]:
        style = store.styles[style_index]
        return [[store.on_hand[v.gtin] for v in c.variants] for c in style.colourways]

    rows = [row for k in range(len(store.styles)) for row in pieces(k)]
    gone = [style for k, style in enumerate(store.styles) if not any(map(sum, pieces(k)))]
    ends_only = [r for r in rows if len(r) > 3 and r[0] and r[-1] and not any(r[1:-1])]
    counts = Counter(count for row in rows for count in row)
    assert set(store.on_hand) == {v.gtin for style in store.styles for _, v in style.variants()}
    assert 3 <= len(gone) <= 30
    assert len(ends_only) >= 30
    assert max(counts) >= 8
    assert 0.1 <= counts[0] / counts.total() <= 0.4
    assert sum(counts[n] for n in range(5)) / counts.total() >= 0.8


def test_two_calls_give_the_same_store(store: DemoStore) -> None:
    again = demo_store()
    assert again.plan == store.plan
    assert again.styles == store.styles
    assert again.on_hand == store.on_hand


def test_every_category_draws_a_photo_of_its_own(store: DemoStore) -> None:
    photos = {name: store.photos[name]() for name in leads(store).values()}
    for photo in photos.values():
        assert (photo.mode, photo.size) == ("RGB", (720, 960))
        wall = ImageStat.Stat(photo.crop((0, 0, 40, 40))).mean
        assert min(wall) > 190, "the corner is wall, light and warm"
    assert len({photo.tobytes() for photo in photos.values()}) == len(photos)


@pytest.mark.parametrize("category", ["tshirt", "dress", "jeans", "sneakers", "bag"])
def test_a_photo_is_the_same_to_the_byte_also_after_pickling(
    store: DemoStore, category: str
) -> None:
    draw = store.photos[leads(store)[category]]
    assert pickle.loads(pickle.dumps(draw))().tobytes() == draw().tobytes()


def test_the_colours_of_a_style_differ_in_the_picture_and_the_wall_does_not(
    store: DemoStore,
) -> None:
    first, second = (store.photos[f"ts001-{colour}.jpg"]() for colour in ("white", "navy"))
    difference = ImageChops.difference(first, second)
    middle = difference.crop((300, 400, 420, 600))
    assert min(low for low, _ in ImageStat.Stat(middle).extrema) > 60
    assert _most(difference.crop((0, 0, 720, 30))) == 0


def _most(picture: Image.Image) -> int:
    return max(int(high) for _, high in ImageStat.Stat(picture).extrema)

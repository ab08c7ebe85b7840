"""Likeness to a shopper's taste."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from service.recommend import for_visit, rank
from service.recommend.eligible import Eligible
from service.recommend.here import Here
from service.recommend.rank import Ranked, nearest
from service.recommend.shelf import Shelf
from service.recommend.sizing import Sizing
from service.recommend.taste import Taste
from service.recommend.terms import Leanings
from service.recommend.usual import CLOSE, ENOUGH, LEAST, SAMPLE, UNIT, Usual, parts_of
from service.recommend.wants import Asked, Wants, Word

from .boutique import Boutique, boutique, here, style
from .shopper import opened, store

COAT, SHOE, HAT = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]
BETWEEN = [1.0, 1.0, 0.0]
SHOP = boutique(
    [
        style(name)
        for name in ("coat", "shoe", "hat", "coat-like", "shoe-like", "hat-like", "between")
    ],
    {
        "coat/red": COAT,
        "shoe/red": SHOE,
        "hat/red": HAT,
        "coat-like/red": [1.0, 0.1, 0.0],
        "shoe-like/red": [0.1, 1.0, 0.0],
        "hat-like/red": [0.0, 0.1, 1.0],
        "between/red": BETWEEN,
    },
)


def wants(**words: Word) -> Wants:
    """Requests of these styles (``coat_like="kept"`` is the style coat-like)."""
    asked = [(name.replace("_", "-"), word) for name, word in words.items()]
    return Wants(
        asked=tuple(Asked(name, f"{name}/red", f"{name}/red/M", word) for name, word in asked)
    )


def some_of(now: Here, *ways: str) -> Eligible:
    """Only these colourways are eligible; all of them if none is named."""
    shelf = now.shelf
    passed = (
        np.isin(np.array(shelf.colourways), ways) if ways else np.ones(len(shelf.colourways), bool)
    )
    searched = passed[shelf.colourway_at]
    return Eligible(passed[shelf.colourway_of], passed, searched, None, Sizing.of(now, Wants()))


def ranked(wanted: Wants, shop: Boutique = SHOP, *ways: str) -> Ranked:
    now = here(shop)
    leanings = Leanings.of(now, Taste.of_visit(now.shelf, wanted))
    return nearest(now, leanings, some_of(now, *ways))


def test_it_looks_where_it_is_told_to_with_every_question_that_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Unless the shop is so small that all of it is compared; this one is one garment too large."""
    asked: list[tuple[int, int, int]] = []
    each = len(SHOP.rows) - 1
    monkeypatch.setattr(rank, "POOL_OF_A_SEED", each)
    monkeypatch.setattr(rank, "POOL", 2 * each)
    monkeypatch.setattr(rank, "LOOKED_AT", 1)
    monkeypatch.setattr(rank, "TIMES_LOOKED_AT", 1)

    def narrow(
        queries: NDArray[np.float32], wanted: int, allowed: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        rows = np.flatnonzero(allowed)
        asked.append((len(queries), wanted, len(rows)))
        return rows[rows != SHOP.row_of["coat-like/red"]]

    now = replace(here(SHOP), narrow=narrow)
    leanings = Leanings.of(now, Taste.of_visit(now.shelf, wants(coat="kept", shoe="kept")))
    found = nearest(now, leanings, some_of(now))
    names = {now.shelf.colourways[way] for way in found.colourways}
    assert "shoe-like/red" in names
    assert "coat-like/red" not in names
    assert asked == [(2, each, len(SHOP.rows))]


def test_all_of_a_small_shop_is_compared() -> None:
    def nowhere(*asked: object) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        raise AssertionError("it is not searched for first")

    now = replace(here(SHOP), search=nowhere)
    leanings = Leanings.of(now, Taste.of_visit(now.shelf, wants(coat="kept", shoe="kept")))
    found = nearest(now, leanings, some_of(now))
    assert found.colourways.tolist() == ranked(wants(coat="kept", shoe="kept")).colourways.tolist()


def scores(wanted: Wants) -> dict[str, float]:
    found = ranked(wanted)
    names = [Shelf.of(SHOP).colourways[way].removesuffix("/red") for way in found.colourways]
    return dict(zip(names, found.scores.tolist(), strict=True))


def test_two_tastes_are_not_blurred_into_one_between_them() -> None:
    said = scores(wants(coat="kept", shoe="kept"))
    assert said["coat-like"] > said["between"]
    assert said["shoe-like"] > said["between"]


def test_what_is_near_to_two_seeds_beats_what_is_as_near_to_one() -> None:
    shop = boutique(
        [style(name, None) for name in ("coat", "shoe", "near-both", "near-one")],
        {
            "coat/red": COAT,
            "shoe/red": SHOE,
            "near-both/red": [0.6, 0.6, sqrt(1 - 0.72)],
            "near-one/red": [0.6, 0.0, 0.8],
        },
    )
    found = ranked(wants(coat="kept", shoe="kept"), shop)
    said = dict(zip(found.colourways.tolist(), found.scores.tolist(), strict=True))
    number = Shelf.of(shop).colourway_number
    assert said[number["near-both/red"]] == pytest.approx(0.6)
    assert said[number["near-one/red"]] == pytest.approx(0.85 * 0.6 + 0.15 * 0.3)


def test_the_surer_the_word_the_stronger_it_draws() -> None:
    words: list[Word] = ["kept", "liked", "brought", "requested"]
    drawn = [scores(wants(coat=word))["coat-like"] for word in words]
    assert drawn == sorted(drawn, reverse=True)
    assert len(set(drawn)) == len(words)


def test_what_was_left_repels_mildly_and_what_is_disliked_strongly() -> None:
    plain = scores(wants(shoe="kept"))["coat-like"]
    left = scores(wants(shoe="kept", coat="left"))["coat-like"]
    disliked = scores(Wants(wants(shoe="kept").asked, disliked=frozenset({"coat"})))["coat-like"]
    likeness = 1 / sqrt(1.01)
    assert plain - left == pytest.approx(0.15 * likeness, abs=1e-5)
    assert plain - disliked == pytest.approx(0.5 * likeness, abs=1e-5)


def test_a_dislike_does_not_draw_to_what_is_unlike_it() -> None:
    shop = boutique(
        [style("coat"), style("anti-coat", None), style("hat")],
        {"coat/red": COAT, "anti-coat/red": [-1, 0, 0], "hat/red": HAT},
    )
    wanted = Wants(wants(hat="kept").asked, disliked=frozenset({"coat"}))
    assert ranked(wanted, shop, "anti-coat/red").scores.tolist() == [0.0]


def test_a_request_that_was_withdrawn_neither_draws_nor_repels() -> None:
    assert scores(wants(coat="withdrawn")) == {}
    assert scores(wants(coat="withdrawn", hat="kept")) == scores(wants(hat="kept"))


def test_having_looked_at_a_garment_draws_to_others_but_not_to_that_one() -> None:
    said = scores(Wants(viewed=("coat/red",)))
    assert "coat" not in said
    assert said["coat-like"] == pytest.approx(0.6 / sqrt(1.01), abs=1e-6)


def test_each_candidate_names_the_seed_that_drew_it_most() -> None:
    found = ranked(wants(coat="kept", shoe="requested"))
    shelf = Shelf.of(SHOP)
    taste = Taste.of_visit(shelf, wants(coat="kept", shoe="requested"))
    because = {
        shelf.colourways[way]: taste.towards[seed].style
        for way, seed in zip(found.colourways, found.because, strict=True)
    }
    assert because["coat-like/red"] == "coat"
    assert because["shoe-like/red"] == "shoe"
    assert because["between/red"] == "coat"  # as near to both, but coat was kept


def test_seeds_are_searched_for_by_the_surest_word_first_then_by_the_latest() -> None:
    said = wants(coat="requested", shoe="kept", hat="requested", between="brought")
    taste = Taste.of_visit(Shelf.of(SHOP), said)
    assert [seed.style for seed in taste.towards] == ["shoe", "between", "hat", "coat"]


def test_the_other_colours_speak_for_a_colour_without_a_photo() -> None:
    shop = boutique([style("coat", colours=("red", "blue"))], {"coat/red": COAT})
    shelf = Shelf.of(shop)
    assert Taste.of_style(shelf, "coat", "coat/blue").towards[0].rows == (0,)
    assert Taste.of_style(shelf, "coat", None).towards[0].rows == (0,)


def test_a_style_that_nobody_photographed_is_told_but_draws_nothing() -> None:
    shelf = Shelf.of(boutique([style("coat"), style("hat")], {"hat/red": HAT}))
    taste = Taste.of_style(shelf, "coat", None)
    assert (taste.towards, taste.told) == ((), ("coat",))


def test_only_allowed_rows_are_candidates() -> None:
    found = ranked(wants(coat="kept"), SHOP, "hat/red")
    assert found.colourways.tolist() == [Shelf.of(SHOP).colourway_number["hat/red"]]


def test_in_a_large_release_what_is_no_nearer_than_usual_is_not_called_alike() -> None:
    circle = {
        f"style-{angle:03}/red": [np.cos(np.radians(angle)), np.sin(np.radians(angle))]
        for angle in range(0, 360, 5)
    }
    shop = boutique([style(way.removesuffix("/red")) for way in circle], circle)
    shelf = Shelf.of(shop)
    found = ranked(wants(style_000="kept"), shop)
    angles = {int(shelf.colourways[way][6:9]) for way in found.colourways}
    # A quarter of all pairs on a circle are within an eighth of a turn of each other.
    assert angles == {*range(0, 50, 5), *range(315, 360, 5)}


def test_a_small_release_cannot_say_what_is_usual() -> None:
    few, enough = np.eye(63, dtype=np.float32), np.eye(64, dtype=np.float32)
    assert Usual.of(few, parts_of({}, 63)).alike == -1.0
    assert Usual.of(enough, parts_of({}, 64)).alike == 0.0


# --- another encoder -----------------------------------------------------------------------------


def compressed(shop: Boutique, share: float) -> Boutique:
    """The shop as an encoder sees it that makes all garments alike: every cosine c becomes
    ``1 - share + share * c``."""
    rest = np.full((len(shop.vectors), 1), sqrt(1 - share), np.float32)
    vectors = np.concatenate([sqrt(share) * shop.vectors, rest], axis=1)
    return replace(shop, vectors=vectors.astype(np.float32))


@pytest.mark.parametrize("share", [0.8, 0.3])
def test_how_close_an_encoder_puts_everything_does_not_change_what_is_shown(share: float) -> None:
    shop = store()
    ways = sorted(shop.by_colourway)[::120]
    plain, narrow = opened(shop), opened(compressed(shop, share))
    for way in ways:
        one, colourway = shop.by_colourway[way]
        wanted = Wants(
            asked=(Asked(one.id, way, colourway.variants[0].gtin, "brought"),),
            viewed=tuple(ways[:3]),
        )
        shown = [
            [card.colourway for card in for_visit(now, wanted, "s", luck=way).cards]
            for now in (plain, narrow)
        ]
        assert shown[0] == shown[1], way


def test_two_garments_are_usually_about_nothing_alike_and_close_ones_a_unit() -> None:
    shop = compressed(store(), 0.5)
    usual = Usual.of(shop.vectors, parts_of({}, shop.vectors.shape[1]))
    sample = shop.vectors[:: -(-len(shop.vectors) // SAMPLE)]
    pairs = (sample @ sample.T)[np.triu_indices(len(sample), k=1)].astype(np.float64)
    likeness = usual.over_all(pairs)
    assert likeness.mean() == pytest.approx(0.0, abs=1e-3)
    assert np.quantile(likeness, CLOSE) == pytest.approx(UNIT, abs=2e-3)


def test_the_parts_of_a_likeness_add_up_to_it() -> None:
    shop = store()
    parts = parts_of(shop.parts, shop.vectors.shape[1])
    usual = Usual.of(shop.vectors, parts)
    one = shop.vectors[:5]
    cosines = np.stack([one[:, p.first : p.end] @ one[:, p.first : p.end].T for p in parts])
    whole = (one @ one.T).astype(np.float64)
    assert usual.by_part(cosines).sum(axis=0) == pytest.approx(usual.over_all(whole), abs=1e-4)


def test_an_encoder_that_sees_no_difference_is_not_magnified() -> None:
    same = np.ones((ENOUGH, 4), np.float32) / 2
    usual = Usual.of(same, parts_of({}, 4))
    assert usual.scale == UNIT / LEAST
    assert usual.over_all(np.ones(3)).tolist() == [0.0, 0.0, 0.0]

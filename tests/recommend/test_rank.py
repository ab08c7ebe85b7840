"""Likeness to a shopper's taste."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from service.recommend.rank import Ranked, Taste, nearest, score
from service.recommend.shelf import Shelf, usual_likeness
from service.recommend.wants import Asked, Wants, Word

from .boutique import Boutique, boutique, brute_force, style

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


def ranked(wanted: Wants, shop: Boutique = SHOP) -> Ranked:
    shelf = Shelf.of(shop)
    taste = Taste.of_visit(shelf, wanted)
    return nearest(shelf, taste, brute_force(shop.vectors), np.arange(len(shop.rows)))


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
        [style(name) for name in ("coat", "shoe", "near-both", "near-one")],
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
        [style("coat"), style("anti-coat"), style("hat")],
        {"coat/red": COAT, "anti-coat/red": [-1, 0, 0], "hat/red": HAT},
    )
    shelf = Shelf.of(shop)
    taste = Taste.of_visit(shelf, Wants(wants(hat="kept").asked, disliked=frozenset({"coat"})))
    said = score(shelf, taste, np.array([shop.row_of["anti-coat/red"]]))
    assert said.scores.tolist() == [0.0]


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
    shelf = Shelf.of(SHOP)
    taste = Taste.of_visit(shelf, wants(coat="kept"))
    row = SHOP.row_of["hat/red"]
    found = nearest(shelf, taste, brute_force(SHOP.vectors), np.array([row]))
    assert found.colourways.tolist() == [shelf.colourway_number["hat/red"]]


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
    assert usual_likeness(np.eye(63, dtype=np.float32)) == -1.0
    assert usual_likeness(np.eye(64, dtype=np.float32)) == 0.0

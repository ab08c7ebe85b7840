"""The table of what goes with what: learned, written, read again, and refused where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from service.recommend.outfits.house_table import HOUSE
from service.recommend.outfits.kinds import (
    KINDS,
    SLOT_OF,
    Slot,
    filled,
    fits_beside,
    kind_of,
    kind_of_style,
)
from service.recommend.outfits.naming import NAMED
from service.recommend.outfits.pairs import learn, nothing_held
from service.recommend.outfits.registers import REGISTER
from service.recommend.outfits.table import (
    FEWEST,
    NUMBER,
    TableFault,
    learn_table,
    read_table,
    write_table,
)

from .boutique import style

#: Skirts are worn with boots here and jeans with sandals, each with a bag; nobody mixes them.
PLANTED = [
    ["skirt", "boots", "bag"],
    ["jeans", "sandals", "bag"],
    ["skirt", "boots"],
    ["jeans", "sandals"],
] * 50
LEARNED = learn_table(PLANTED, HOUSE)


# --- kinds and slots -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("T-Shirts", "tshirt"),
        ("Shirt Dresses", "dress"),
        ("셔츠 원피스", "dress"),
        ("Denim Jacket", "jacket"),
        ("데님 팬츠", "trousers"),
        ("Apparel > Clothing > Shirts & Tops", "top"),
        ("Track Pants", "joggers"),
        ("Sports Shoes", "sneakers"),
        ("Formal Shoes", "loafers"),
        ("Scarves", "scarf"),
        ("운동화", "sneakers"),
        ("outwear", "jacket"),
        ("Swimwear Tops", None),
        ("Posters", None),
        (None, None),
    ],
)
def test_a_category_is_read_as_a_kind(category: str | None, kind: str | None) -> None:
    assert kind_of(category) == kind


def test_tags_and_names_say_more_than_shoes() -> None:
    assert kind_of_style(style("x", "Shoes", tags=("loafer", "leather"))) == "loafers"
    assert kind_of_style(style("Chelsea Boots", "Shoes")) == "boots"
    assert kind_of_style(style("x", "Shoes", tags=("belted",))) == "shoes"
    assert kind_of_style(style("Boots", "Jeans")) == "jeans"


def test_a_dress_is_a_top_and_a_bottom() -> None:
    assert filled(["dress"]) == {Slot.ONE_PIECE, Slot.TOP, Slot.BOTTOM}
    assert filled(["jeans", "sneakers"]) == {Slot.BOTTOM, Slot.ONE_PIECE, Slot.SHOES}
    assert not fits_beside("skirt", ["dress"])
    assert not fits_beside("dress", ["tshirt"])
    assert fits_beside("coat", ["dress", "boots"])
    assert not fits_beside("cardigan", ["hoodie"])


def test_every_kind_has_a_register_and_a_name_in_both_languages() -> None:
    assert set(REGISTER) == set(NAMED) == set(KINDS)
    assert all(one.en and one.ko for one in NAMED.values())


# --- our own table -------------------------------------------------------------------------------


def test_our_table_is_symmetric_and_speaks_of_shares() -> None:
    together = HOUSE.pairs.together
    assert (together == together.T).all()
    assert np.exp(HOUSE.pairs.usual).sum() == pytest.approx(1.0)
    assert (np.abs(together) <= 10).all()


@pytest.mark.parametrize(
    ("worn", "better", "worse"),
    [
        ("trousers", "loafers", "sandals"),
        ("joggers", "hoodie", "blazer"),
        ("shorts", "sandals", "boots"),
        ("blazer", "loafers", "sandals"),
        ("tie", "shirt", "tshirt"),
        ("skirt", "tights", "socks"),
        ("coat", "scarf", "sandals"),
        ("leggings", "sneakers", "heels"),
    ],
)
def test_our_table_knows_how_people_dress(worn: str, better: str, worse: str) -> None:
    assert HOUSE.pairs.together[NUMBER[worn], NUMBER[better]] > 0
    assert HOUSE.pairs.together[NUMBER[worn], NUMBER[worse]] <= 0.2
    assert (
        HOUSE.pairs.together[NUMBER[worn], NUMBER[better]]
        > HOUSE.pairs.together[NUMBER[worn], NUMBER[worse]]
    )


def test_two_of_a_slot_are_never_likely() -> None:
    likely = HOUSE.likely(["jeans"])
    bottoms = [NUMBER[kind] for kind, slot in SLOT_OF.items() if slot == Slot.BOTTOM]
    others = [number for number in NUMBER.values() if number not in bottoms]
    assert likely.sum() == pytest.approx(1.0)
    assert likely[[n for n in bottoms if n != NUMBER["jeans"]]].sum() < 0.01 * likely[others].sum()


# --- learning ------------------------------------------------------------------------------------


def test_a_planted_pattern_is_learned() -> None:
    with_skirt, with_jeans = LEARNED.likely(["skirt"]), LEARNED.likely(["jeans"])
    assert with_skirt[NUMBER["boots"]] > 10 * with_skirt[NUMBER["sandals"]]
    assert with_jeans[NUMBER["sandals"]] > 10 * with_jeans[NUMBER["boots"]]
    assert LEARNED.pairs.together[NUMBER["skirt"], NUMBER["boots"]] > 1
    assert LEARNED.learned == {"skirt", "boots", "jeans", "sandals", "bag"}
    assert LEARNED.made_from == "200 outfits"
    assert LEARNED.name.startswith("learned-")


def test_the_order_of_dressing_is_learned() -> None:
    assert LEARNED.order[NUMBER["skirt"]] == 0.0
    assert LEARNED.order[NUMBER["bag"]] == 1.0
    assert LEARNED.order[NUMBER["boots"]] == 0.75


def test_what_the_outfits_do_not_speak_of_stays_as_we_say() -> None:
    one, two = NUMBER["coat"], NUMBER["scarf"]
    assert LEARNED.pairs.together[one, two] == HOUSE.pairs.together[one, two]
    ours = HOUSE.pairs.usual[one] - HOUSE.pairs.usual[two]
    assert LEARNED.pairs.usual[one] - LEARNED.pairs.usual[two] == pytest.approx(ours)


def test_learning_depends_on_the_outfits_and_not_on_their_order() -> None:
    numbers = [[NUMBER[kind] for kind in outfit] for outfit in PLANTED]
    held = nothing_held(len(KINDS))
    forwards, backwards = learn(numbers, held), learn(numbers[::-1], held)
    assert forwards.together == pytest.approx(backwards.together, abs=1e-6)


def test_what_is_learned_is_the_optimum() -> None:
    """At the optimum every pair is expected as often as it was seen, but for the ridge."""
    numbers = [[NUMBER[kind] for kind in outfit] for outfit in PLANTED]
    pairs = learn(numbers, nothing_held(len(KINDS)))
    shares = np.exp(pairs.next(np.eye(len(KINDS))[[NUMBER["skirt"]]]))[0]
    assert shares[NUMBER["boots"]] > 0.9
    assert (pairs.together == pairs.together.T).all()


def test_too_few_outfits_teach_nothing() -> None:
    with pytest.raises(TableFault, match=f"Only 99 outfits .* at least {FEWEST}"):
        learn_table([["jeans", "tshirt"]] * 99 + [["jeans"], ["jeans", "jeans"]], HOUSE)


def test_a_kind_that_was_hardly_seen_keeps_our_numbers() -> None:
    table = learn_table([*PLANTED, *[["tie", "shorts"]] * 4], HOUSE)
    assert not {"tie", "shorts"} & table.learned
    one, two = NUMBER["tie"], NUMBER["shorts"]
    assert table.pairs.together[one, two] == HOUSE.pairs.together[one, two]


# --- the file ------------------------------------------------------------------------------------


def test_a_table_that_is_written_is_read_again_and_is_the_same() -> None:
    data = write_table(LEARNED)
    again = read_table(data, HOUSE)
    assert (again.name, again.made_from) == (LEARNED.name, LEARNED.made_from)
    assert again.learned == LEARNED.learned
    assert (again.pairs.together == LEARNED.pairs.together).all()
    assert (again.pairs.usual == LEARNED.pairs.usual).all()
    assert (again.order == LEARNED.order).all()
    assert write_table(again) == data


def damaged(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(write_table(LEARNED))
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "it is not JSON"),
        (write_table(LEARNED)[:200], "it is not JSON"),
        (b"\xff\xfe", "it is not JSON"),
        (b"[1]", "it is not a JSON object"),
        (damaged(lambda d: d.update(format=2)), "it says format 2, and this version reads 1"),
        (damaged(lambda d: d.pop("kinds")), "'kinds' is missing or not an object"),
        (damaged(lambda d: d.update(together=[])), "'together' is missing or not an object"),
        (
            damaged(lambda d: d["kinds"].update(cape={"usual": 0, "order": 0})),
            "kinds names 'cape', which is no kind of this table",
        ),
        (
            damaged(lambda d: d["together"]["jeans"].update(coat=1)),
            "together.jeans names 'coat', which is no kind of this table",
        ),
        (
            damaged(lambda d: d["together"]["jeans"].update(jeans=1)),
            "together.jeans pairs a kind with itself",
        ),
        (
            damaged(lambda d: d["together"].update(jeans=[])),
            "together.jeans is not an object",
        ),
        (
            damaged(lambda d: d["kinds"]["jeans"].update(usual="often")),
            "kinds.jeans has no number 'usual'",
        ),
        (
            damaged(lambda d: d["kinds"]["jeans"].update(usual=float("nan"))),
            "kinds.jeans has no number 'usual'",
        ),
        (
            damaged(lambda d: d["kinds"]["jeans"].update(order=True)),
            "kinds.jeans has no number 'order'",
        ),
        (
            damaged(lambda d: d["kinds"]["jeans"].update(order=1.5)),
            "kinds.jeans: 'order' is 1.5, not from 0 to 1",
        ),
        (
            damaged(lambda d: d["together"]["jeans"].update(sandals=99)),
            "together.jeans: 'sandals' is 99, not from -20 to 20",
        ),
    ],
)
def test_a_damaged_table_is_refused_with_what_is_wrong_and_what_to_do(
    data: bytes, what: str
) -> None:
    with pytest.raises(TableFault) as refused:
        read_table(data, HOUSE)
    assert what in str(refused.value)
    assert "Learn it again: fitroom train outfits TABLE." in str(refused.value)

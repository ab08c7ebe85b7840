"""Which size is advised, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from catalog.garment import Size
from service.recommend.fit import (
    Advice,
    Crowd,
    FitModel,
    History,
    Spreads,
    Tried,
    Verdict,
    verdict,
)

LABELS = ("XS", "S", "M", "L", "XL")
LETTERS = [Size(label) for label in LABELS]
TIGHTER: tuple[Verdict, ...] = ("too_large", "fits", "too_small")


def shirt(label: str | None, said: Verdict, style: str = "shirt") -> Tried:
    return Tried(style, "Shirts", Size(label) if label else None, said)


def advise(
    tried: Sequence[Tried],
    style: str | None = "jacket",
    sizes: Sequence[Size | None] = LETTERS,
    history: History | None = None,
    category: str | None = "Jackets",
) -> Advice:
    model = FitModel()
    told = history or History()
    return model.likely(model.shopper(tried), style, category, sizes, told)


def best(tried: Sequence[Tried], style: str = "jacket", history: History | None = None) -> str:
    advice = advise(tried, style, history=history)
    assert advice.best is not None
    return LABELS[advice.best]


# --- what verdicts are ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "reasons", "said"),
    [
        ("kept", (), "fits"),
        ("kept", ("too_small",), "fits"),
        ("left", ("too_small",), "too_small"),
        ("left", ("too_large", "colour"), "too_large"),
        ("left", ("too_small", "too_long"), "too_small"),
        ("left", ("too_short",), "left"),
        ("left", ("too_small", "too_large"), "left"),
        ("left", ("price",), "left"),
        ("left", (), "left"),
        ("requested", (), "asked"),
        ("brought", ("too_small",), "asked"),
    ],
)
def test_an_outcome_and_its_reasons_say_one_thing_of_the_size(
    outcome: str, reasons: tuple[str, ...], said: str
) -> None:
    assert verdict(outcome, reasons) == said


# --- what is advised -----------------------------------------------------------------------------


@pytest.mark.parametrize("label", LABELS)
def test_where_nothing_better_is_known_it_is_the_size_that_was_asked_for_last(label: str) -> None:
    assert best([shirt("M", "asked"), shirt(label, "asked")]) == label


def test_what_was_left_counts_only_until_another_size_is_asked_for() -> None:
    assert best([shirt("S", "asked"), shirt("XL", "left", "vest")]) == "S"
    assert best([shirt("XL", "left", "vest")]) == "XL"


def test_too_small_leads_to_the_next_size_of_the_same_style_and_too_large_to_the_one_before() -> (
    None
):
    assert best([shirt("M", "too_small", "jacket")]) == "L"
    assert best([shirt("M", "too_large", "jacket")]) == "S"
    assert best([shirt("S", "too_small", "jacket"), shirt("M", "too_small", "jacket")]) == "L"


def test_a_size_that_was_kept_outweighs_one_that_was_far_too_large() -> None:
    assert best([shirt("S", "fits"), shirt("XL", "too_large", "vest")]) == "S"
    assert best([shirt("S", "asked"), shirt("XL", "too_large", "vest")]) == "M"  # in between


def test_a_style_tells_more_of_itself_than_of_others() -> None:
    same, other = (advise([shirt("M", "too_small", name)]) for name in ("jacket", "shirt"))
    assert same.chances[2] is not None
    assert other.chances[2] is not None
    assert same.chances[2].small > other.chances[2].small


def test_what_was_kept_makes_its_size_surer() -> None:
    asked, kept = advise([shirt("M", "asked")]), advise([shirt("M", "fits")])
    assert asked.best == kept.best == 2
    assert asked.certainty is not None
    assert kept.certainty is not None
    assert kept.certainty > asked.certainty


def test_a_tighter_verdict_never_advises_a_smaller_size() -> None:
    """Every visit of two garments in five sizes, of one style or of two: 450 steps of a verdict."""
    for sizes in product(LABELS, LABELS):
        for other, styles in product(TIGHTER, (("jacket", "jacket"), ("shirt", "vest"))):
            advised = []
            for said in TIGHTER:
                tried = [shirt(sizes[0], said, styles[0]), shirt(sizes[1], other, styles[1])]
                advised.append(advise(tried).best)
            assert advised == sorted(advised, key=lambda number: number or 0), (sizes, other)


def test_it_is_as_ready_to_advise_larger_as_smaller() -> None:
    mirror = {"too_small": "too_large", "fits": "fits", "too_large": "too_small"}
    for sizes in product(("S", "M", "L"), ("XS", "M", "XL")):
        for said in product(TIGHTER, TIGHTER):
            tried = [shirt(sizes[0], said[0]), shirt(sizes[1], said[1], "jacket")]
            turned = [
                Tried(
                    one.style,
                    one.category,
                    Size(LABELS[4 - LABELS.index(one.size.label)]) if one.size else None,
                    mirror[one.verdict],  # type: ignore[arg-type]
                )
                for one in tried
            ]
            there, back = advise(tried).chances, advise(turned).chances[::-1]
            for a, b in zip(there, back, strict=True):
                assert a is not None
                assert b is not None
                assert (a.small, a.fits, a.large) == pytest.approx((b.large, b.fits, b.small))


def test_the_same_evidence_gives_the_same_advice_to_the_last_bit() -> None:
    tried = [shirt("M", "too_small"), shirt("L", "fits", "vest"), shirt("95 (M)", "asked", "coat")]
    assert advise(tried, history=History(3, 4, 1)) == advise(tried, history=History(3, 4, 1))


def test_words_that_contradict_each_other_make_it_less_sure() -> None:
    torn = advise([shirt("M", "too_small", "jacket"), shirt("M", "too_large", "jacket")])
    asked = advise([shirt("M", "asked", "jacket")])
    assert torn.best == asked.best == 2
    assert torn.certainty is not None
    assert asked.certainty is not None
    assert torn.certainty < asked.certainty - 0.15


def test_chances_add_up_and_a_size_that_is_far_off_has_none() -> None:
    advice = advise([shirt("M", "fits")], sizes=[Size("M"), Size("9XL")])
    for chance in advice.chances:
        assert chance is not None
        assert chance.small + chance.fits + chance.large == pytest.approx(1.0)
        assert min(chance.small, chance.fits, chance.large) >= 0.0
    assert advice.chances[1] is not None
    assert advice.chances[1].large > 0.999


# --- the style's history -------------------------------------------------------------------------


def test_a_style_that_runs_small_is_advised_a_size_larger_and_one_that_runs_large_smaller() -> None:
    assert best([shirt("M", "asked")], history=History(20, 20, 0)) == "L"
    assert best([shirt("M", "asked")], history=History(0, 20, 20)) == "S"
    assert best([shirt("M", "asked")], history=History(3, 40, 3)) == "M"


def test_a_few_words_move_a_style_less_than_many_of_the_same_kind() -> None:
    small = []
    for times in (0, 1, 5, 50):
        chance = advise([shirt("M", "asked")], history=History(times, times, 0)).chances[2]
        assert chance is not None
        small.append(chance.small)
    assert small == sorted(set(small))


def test_the_history_of_what_was_tried_explains_it_away() -> None:
    """Too small in a style that is small on everybody says little about the shopper."""
    model = FitModel()
    tried = [shirt("M", "too_small")]
    blamed = model.likely(model.shopper(tried, {"shirt": History(50, 20, 0)}), "x", "Tops", LETTERS)
    naked = model.likely(model.shopper(tried), "x", "Tops", LETTERS)
    assert blamed.best == 2
    assert naked.chances[2] is not None
    assert blamed.chances[2] is not None
    assert blamed.chances[2].small < naked.chances[2].small


# --- scales and labels ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "tried", "sizes", "advised"),
    [
        ("Sneakers", "260", ("255", "260", "265", "270"), 2),
        ("Jeans", "30", ("29", "30", "31", "32"), 2),
        ("원피스", "66", ("55", "66", "77"), 2),
        ("Shirts", "95", ("90", "95", "100"), 2),
    ],
)
def test_a_step_is_a_step_on_every_scale(
    category: str, tried: str, sizes: tuple[str, ...], advised: int
) -> None:
    said = [Tried("one", category, Size(tried), "too_small")]
    offered = [Size(label) for label in sizes]
    assert advise(said, "one", offered, category=category).best == advised


def test_a_shirt_tells_nothing_about_shoes() -> None:
    advice = advise([shirt("M", "fits")], sizes=[Size("260"), Size("270")], category="Sneakers")
    assert advice == Advice((None, None))


def test_a_label_in_two_scales_joins_them() -> None:
    advice = advise([shirt("95 (M)", "too_small", "jacket")], sizes=[Size("95"), Size("100")])
    assert advice.best == 1


def test_of_two_scales_the_one_that_more_was_said_on_counts() -> None:
    tried = [shirt("95", "fits"), shirt("95", "fits", "vest"), shirt("S", "asked")]
    advice = advise(tried, sizes=[Size("90 (S)"), Size("95 (M)")])
    assert advice.best == 1


def test_one_size_is_best_and_nothing_is_claimed_about_it() -> None:
    assert advise([shirt("M", "fits")], sizes=[Size("FREE")]) == Advice((None,), 0)
    assert advise([], sizes=[None, Size("one size")]) == Advice((None, None), 1)


@pytest.mark.parametrize("size", [None, Size("petite"), Size("3-6M")])
def test_a_size_that_is_missing_or_not_understood_is_not_judged(size: Size | None) -> None:
    assert advise([shirt("M", "fits")], sizes=[size]) == Advice((None,))
    assert advise([Tried("x", "Shirts", size, "fits")]) == Advice((None,) * 5)


def test_without_a_word_nothing_is_advised() -> None:
    assert advise([]) == Advice((None,) * 5)
    assert advise([shirt("M", "asked")], sizes=[]) == Advice(())


def test_where_the_category_is_unknown_a_style_tells_of_itself_alone() -> None:
    tried = [Tried("thing", None, Size("M"), "too_small")]
    assert advise(tried, "thing", category=None).best == 3
    assert advise(tried, "other", category=None).best is None
    assert advise(tried, None, category=None).best is None


def test_a_size_in_several_colours_is_advised_in_the_first() -> None:
    assert advise([shirt("M", "asked")], sizes=[Size("S"), Size("M"), Size("M")]).best == 1


def test_a_spread_is_a_length() -> None:
    with pytest.raises(ValueError, match="must be more than 0"):
        Spreads(shopper=0.0)
    with pytest.raises(ValueError, match="must be more than 0"):
        Crowd(style=0.0)

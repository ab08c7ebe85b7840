"""Searching by words: both languages, every word first, and nothing that is not there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.garment import Text
from service.recommend.words import Finder, note
from tests.recommend.wardrobe import SHOP, style, wardrobe

FINDER = Finder.of(SHOP)
QUERY_WORDS = ("blue", "파란", "check", "체크", "shirt", "셔츠", "M", "린넨", "260", "red")


def found(text: str, finder: Finder = FINDER) -> list[str]:
    """The colourways of those garments that meet every word of ``text``."""
    return [one.colourway for one in finder.find(text, 20).found if not one.missed]


def understood(text: str) -> list[tuple[str, str]]:
    return [
        (one.kind, one.means.get("en", "") or one.means["und"]) for one in FINDER.find(text, 1).said
    ]


def said(text: str) -> Text | None:
    return note(FINDER.find(text, 20))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("blue checked shirt", "gingham-shirt:blue"),
        ("파란 체크 셔츠", "gingham-shirt:blue"),
        ("plaid shirts in blue", "gingham-shirt:blue"),
        ("빨간색 격자무늬 남방", "gingham-shirt:red"),
        ("까만 원피스", "wrap-dress:black"),
        ("navy dress", "wrap-dress:navy"),
        ("남색 원피스 있어요?", "wrap-dress:navy"),
        ("린넨 바지", "linen-trousers:black"),
        ("linen pants", "linen-trousers:black"),
        ("slacks", "linen-trousers:black"),
        ("줄무늬 티", "boat-tee:ivory-navy"),
        ("striped t-shirt", "boat-tee:ivory-navy"),
        ("겨울 코트", "wool-coat:navy"),
        ("men's winter coat", "wool-coat:navy"),
        ("운동화", "court-sneakers:red"),
        ("에코백", "tote:red"),
    ],
)
def test_a_garment_is_found_in_the_other_language_and_in_the_colour_that_was_meant(
    text: str, first: str
) -> None:
    assert found(text)[0] == first


@pytest.mark.parametrize(
    "text", ["파란체크셔츠", "파란색체크셔츠를", "bluecheckshirt", "파란 체크셔츠로"]
)
def test_words_that_run_together_are_taken_apart(text: str) -> None:
    assert found(text) == ["gingham-shirt:blue"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("shi", 2), ("원피", 2), ("원피ㅅ", 2), ("ㅇㅍㅅ", 2), ("linen tro", 1), ("tidew", 1)],
)
def test_a_word_that_is_not_finished_finds_what_it_may_become(text: str, whole: int) -> None:
    assert len(found(text)) == whole


@pytest.mark.parametrize(
    ("text", "corrected", "first"),
    [
        ("shrit", [("shrit", "shirt")], "gingham-shirt:red"),
        ("gingam shirt", [("gingam", "gingham")], "gingham-shirt:red"),
        ("린낸 바지", [("린낸", "린넨")], "linen-trousers:black"),
        ("체크 샤츠", [("샤츠", "셔츠")], "gingham-shirt:red"),
        ("tidewcik", [("tidewcik", "tidewick")], "plain-shirt:blue"),
        ("rjawjd dnjsvltm", [("rjawjd", "검정"), ("dnjsvltm", "원피스")], "wrap-dress:black"),
        ("rjawjddnjsvltm", [("검정", "검정"), ("원피스", "원피스")], "wrap-dress:black"),
        ("노ㅑㄱㅅ", [("노ㅑㄱㅅ", "shirt")], "gingham-shirt:red"),
        ("linen trousers", [], "linen-trousers:black"),
    ],
)
def test_what_was_mistyped_is_forgiven_and_said(
    text: str, corrected: list[tuple[str, str]], first: str
) -> None:
    answer = FINDER.find(text, 1)
    assert [(one.said, one.corrected) for one in answer.corrected] == corrected
    assert answer.found[0].colourway == first


def test_two_spellings_of_one_sound_need_no_correction() -> None:
    assert FINDER.find("원피쓰", 1).corrected == ()
    assert found("원피쓰") == found("원피스")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("shirt L", ["gingham-shirt:red"]),
        ("셔츠 라지 사이즈", ["gingham-shirt:red"]),
        ("셔츠 L 사이즈", ["gingham-shirt:red"]),
        ("size L shirt", ["gingham-shirt:red"]),
        ("운동화 260", ["court-sneakers:red"]),
        ("260mm", ["court-sneakers:red"]),
        ("바지 28인치", ["linen-trousers:black"]),
        ("바지 29인치", []),
    ],
)
def test_a_size_is_understood_as_the_size_that_is_wanted(text: str, whole: list[str]) -> None:
    assert found(text) == whole
    assert "size" in [kind for kind, _ in understood(text)]


def test_what_comes_in_one_size_suits_who_asks_for_another() -> None:
    assert found("가방 M") == ["tote:red"]


def test_a_letter_alone_begins_a_word_and_is_no_size() -> None:
    assert [kind for kind, _ in understood("l")] == ["name"]
    assert [kind for kind, _ in understood("L")] == ["size"]


def test_a_broad_word_finds_what_is_narrower_and_not_the_other_way_round() -> None:
    assert found("blue dress") == ["wrap-dress:navy", "shirt-dress:ivory-navy"]
    assert found("outerwear") == ["wool-coat:navy"]
    assert found("tartan shirt") == []
    assert found("unisex shirt") == []


def test_the_thing_itself_is_the_last_kind_that_is_named() -> None:
    assert found("shirt dress") == ["shirt-dress:ivory-navy"]
    assert found("셔츠 원피스") == ["shirt-dress:ivory-navy"]
    assert found("셔츠") == ["gingham-shirt:red", "plain-shirt:blue"]


def test_a_word_that_means_a_garment_does_not_find_its_namesake() -> None:
    """코트 is a coat, and how a court sneaker is written in Korean."""
    assert found("코트") == ["wool-coat:navy"]
    assert found("court") == ["court-sneakers:red"]


def test_a_name_typed_as_it_stands_is_met_whatever_its_words_mean() -> None:
    """The retailer files these flats under heels."""
    finder = Finder.of(wardrobe(style("Tidewick Casual Flats", category="heels")))
    assert found("flats", finder) == []
    assert found("tidewick casual flats", finder) == ["tidewick-casual-flats:black"]


def test_garments_that_meet_most_words_come_after_and_say_what_they_miss() -> None:
    answer = FINDER.find("blue checked shirt", 20)
    assert [(one.colourway, [miss.said for miss in one.missed]) for one in answer.found] == [
        ("gingham-shirt:blue", []),
        ("plain-shirt:blue", ["checked"]),
    ]
    assert answer.missed == ()


def test_without_a_linen_dress_dresses_come_before_linen_trousers() -> None:
    answer = FINDER.find("검은 린넨 원피스", 20)
    assert [(one.colourway, [miss.said for miss in one.missed]) for one in answer.found] == [
        ("wrap-dress:black", ["린넨"]),
        ("shirt-dress:ivory-navy", ["검은", "린넨"]),
    ]
    assert [one.said for one in answer.missed] == ["린넨"]
    assert said("검은 린넨 원피스") == {
        "en": "Nothing here has all of it. Without “linen”: “black”, “dress”.",
        "ko": "모두 맞는 옷은 없어요. “린넨” 없이 보여 드려요: “블랙”, “원피스”.",
    }


def test_a_colour_that_is_not_there_gives_the_nearest_first_and_does_not_pretend() -> None:
    answer = FINDER.find("cobalt shirt", 20)
    assert [one.colourway for one in answer.found] == ["gingham-shirt:blue", "plain-shirt:blue"]
    assert [one.said for one in answer.missed] == ["cobalt"]


@pytest.mark.parametrize("text", ["umbrella", "지갑", "zzzz", "хлопок"])
def test_what_nobody_sells_finds_nothing_and_it_is_said(text: str) -> None:
    assert FINDER.find(text, 20).found == ()
    assert said(text) == {
        "en": f"Nothing was found for “{text}”.",
        "ko": f"맞는 옷을 찾지 못했어요: “{text}”.",
    }


def test_what_is_known_and_not_sold_is_called_by_its_name_in_both_languages() -> None:
    assert said("목도리") == {
        "en": "Nothing was found for “scarf”.",
        "ko": "맞는 옷을 찾지 못했어요: “머플러”.",
    }


def test_where_every_word_is_met_there_is_nothing_to_say() -> None:
    assert said("blue shirt") is None
    assert said("") is None


def test_a_correction_is_said() -> None:
    assert said("blue shrit") == {"en": "Shown for “shirt”.", "ko": "다음으로 찾았어요: “셔츠”."}


def test_a_colour_without_a_known_name_is_found_as_it_looks() -> None:
    finder = Finder.of(wardrobe(style("Tee", category="tshirt", colours=("#1d2c6b", "#c8342b"))))
    assert found("blue tee", finder) == ["tee:#1d2c6b"]
    assert found("빨간 티", finder) == ["tee:#c8342b"]
    assert found("moonlit tee", finder) == ["tee:#1d2c6b"]


def test_a_solid_colour_comes_before_one_that_has_it_second() -> None:
    finder = Finder.of(
        wardrobe(
            style("A Tee", category="tshirt", colours=("ivory-navy",)),
            style("B Tee", category="tshirt", colours=("navy",)),
        )
    )
    assert found("navy tee", finder) == ["b-tee:navy", "a-tee:ivory-navy"]


def test_a_garment_without_a_name_is_found_by_its_category_in_either_language() -> None:
    bare = style("x", category="Apparel > Women > Dresses", colours=("nobody-knows",))
    finder = Finder.of({"x": bare.__class__(**{**_fields(bare), "name": {}})})
    assert found("원피스", finder) == ["x:nobody-knows"]
    assert found("dress", finder) == ["x:nobody-knows"]


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}  # type: ignore[attr-defined]


def test_looks_order_what_meets_only_some_words_and_nothing_else() -> None:
    shirts = wardrobe(*(style(f"Shirt {n}", category="shirt") for n in (1, 2, 3)))
    rows = {f"shirt-{n}:black": n - 1 for n in (1, 2, 3)}
    asked: list[str] = []

    def looks(text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        asked.append(text)
        return np.array([0.1, 0.2, 0.9], np.float32)

    finder = Finder.of(shirts, looks, rows)
    order = ["shirt-3:black", "shirt-2:black", "shirt-1:black"]
    assert [one.colourway for one in finder.find("체크 셔츠", 9).found] == order
    assert found("셔츠", finder) == order[::-1]
    assert asked[0] == "체크 Checked 셔츠 Shirt"


def test_an_empty_shop_answers() -> None:
    assert Finder.of({}).find("shirt", 9).found == ()


@settings(deadline=None)
@given(st.text(max_size=60))
@example("ㄱㅏ" * 10)
@example("검은" * 20)
@example("a" * 60)
@example("-1/2 (M) ½ ﬁt İ ß")
@example("\u1100\u1161\u11a8 티")
@example("😀 셔츠")
def test_whatever_is_typed_is_answered(text: str) -> None:
    answer = FINDER.find(text, 5)
    assert len(answer.found) <= 5
    for one in answer.found:
        assert one.colourway in {way.id for way in SHOP[one.style].colourways}
        assert len(one.missed) < len(answer.said)
    told = note(answer)
    assert told is None or all(told[tag] for tag in ("en", "ko"))
    assert FINDER.find(text, 5) == answer


@settings(deadline=None)
@given(st.lists(st.sampled_from(QUERY_WORDS)))
@example(["shirt", "shirt", "shirt"])  # one word of a name, not three
def test_more_words_that_describe_never_find_more_garments(words: list[str]) -> None:
    fewer = {one.rsplit(":")[0] for one in found(" ".join(words[:-1]))}
    more = {one.rsplit(":")[0] for one in found(" ".join(words))}
    assert not words[:-1] or more <= fewer

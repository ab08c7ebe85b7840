"""What a visit tells about a shopper, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from service.floor.state import Request as FloorRequest
from service.recommend import Shelf
from service.recommend.wants import Wants, size_of_style, size_on_shelf

from .boutique import Boutique, boutique, style


@dataclass(frozen=True)
class Request:
    gtin: str
    state: str = "requested"
    outcome: str | None = None
    why: tuple[str, ...] = ()

    @property
    def style(self) -> str:
        return self.gtin.split("/")[0]

    @property
    def colourway(self) -> str:
        return self.gtin.rpartition("/")[0]


@pytest.fixture
def shop() -> Boutique:
    return boutique(
        [
            style("shirt", "Shirts", ("red", "blue")),
            style("jacket", "Jackets", sizes=("M", "95 (M)", "100 (L)")),
            style("sneaker", "Sneakers", sizes=("260", "270")),
            style("cap", "Caps", sizes=("FREE",)),
            style("scarf", "Scarves", sizes=(None,)),
        ],
        {},
    )


def told(shop: Boutique, *requests: Request, **opinions: str) -> dict[str, str]:
    return {name: word for name, word, _ in Wants.of(shop, requests, opinions).words(shop)}


def test_a_request_of_the_floor_is_understood_as_it_is(shop: Boutique) -> None:
    request = FloorRequest(
        id="r", visit="v", gtin="shirt/red/M", style="shirt", colourway="shirt/red",
        state="delivered", requested_at=0, said_at=0, place_at=0, outcome="kept",
    )  # fmt: skip
    wants = Wants.of(shop, [request])
    assert [(one.style, one.colourway, one.word) for one in wants.asked] == [
        ("shirt", "shirt/red", "kept")
    ]
    assert wants.styles_asked == {"shirt"}


@pytest.mark.parametrize(
    ("state", "outcome", "word"),
    [
        ("requested", None, "requested"),
        ("claimed", None, "requested"),
        ("picked", None, "requested"),
        ("not_found", None, "requested"),
        ("delivered", None, "brought"),
        ("carried", None, "brought"),
        ("carried", "left", "left"),
        ("delivered", "kept", "kept"),
        ("cancelled", None, "withdrawn"),
    ],
)
def test_each_state_of_a_request_says_one_word(
    shop: Boutique, state: str, outcome: str | None, word: str
) -> None:
    assert told(shop, Request("shirt/red/M", state, outcome)) == {"shirt": word}


def test_whoever_left_one_size_and_asks_for_another_still_wants_the_style(shop: Boutique) -> None:
    left, asked = Request("shirt/red/M", "delivered", "left"), Request("shirt/red/L")
    assert told(shop, left, asked) == {"shirt": "requested"}


def test_a_dislike_outweighs_a_request_and_a_purchase_outweighs_a_dislike(shop: Boutique) -> None:
    assert told(shop, Request("shirt/red/M"), shirt="dislike") == {"shirt": "disliked"}
    kept = Request("shirt/red/M", "delivered", "kept")
    assert told(shop, kept, shirt="dislike") == {"shirt": "kept"}


def test_a_like_is_said_of_the_colour_that_was_asked_for_else_of_all(shop: Boutique) -> None:
    liked = {"shirt": "like"}
    assert list(Wants.of(shop, [], liked).words(shop)) == [
        ("shirt", "liked", ("shirt/red", "shirt/blue"))
    ]
    asked = Wants.of(shop, [Request("shirt/blue/M")], liked)
    assert list(asked.words(shop)) == [("shirt", "liked", ("shirt/blue",))]


def test_looking_at_a_garment_is_the_faintest_word(shop: Boutique) -> None:
    wants = Wants.of(shop, [Request("shirt/red/M")], viewed=["shirt/blue", "cap/red", "gone/red"])
    assert list(wants.words(shop)) == [
        ("shirt", "requested", ("shirt/red",)),
        ("cap", "viewed", ("cap/red",)),
    ]


def test_the_latest_request_tells_the_size_of_what_is_worn_on_the_same_part(shop: Boutique) -> None:
    wants = Wants.of(shop, [Request("shirt/red/S"), Request("jacket/red/M")])
    assert wants.sizes == {"upper/letters": "M"}


def test_a_shirt_tells_nothing_about_shoes(shop: Boutique) -> None:
    wants = Wants.of(shop, [Request("shirt/red/S"), Request("sneaker/red/260")])
    assert wants.sizes == {"upper/letters": "S", "feet/mm": "260"}


def test_a_label_in_two_scales_tells_both(shop: Boutique) -> None:
    wants = Wants.of(shop, [Request("jacket/red/95 (M)")])
    assert wants.sizes == {"upper/kr-chest": "95", "upper/letters": "M"}


def test_the_size_of_what_was_left_counts_only_while_nothing_better_is_known(
    shop: Boutique,
) -> None:
    left = Request("shirt/red/L", "delivered", "left")
    assert Wants.of(shop, [left]).sizes == {"upper/letters": "L"}
    kept = Request("jacket/red/M", "delivered", "kept")
    assert Wants.of(shop, [kept, left]).sizes == {"upper/letters": "M"}


@pytest.mark.parametrize(
    "request_",
    [
        Request("shirt/red/M", "cancelled"),
        Request("cap/red/FREE"),
        Request("scarf/red/None"),
        Request("no longer in/the/release"),
    ],
)
def test_no_size_is_told_by(shop: Boutique, request_: Request) -> None:
    assert Wants.of(shop, [request_]).sizes == {}


def test_a_size_may_be_wanted_of_a_style_that_is_not_made_in_it(shop: Boutique) -> None:
    assert size_of_style(shop, "shirt", "M") == {"upper/letters": "M"}
    assert size_of_style(shop, "shirt", "4XL") == {"upper/letters": "4XL"}
    assert size_of_style(shop, "shirt", None) == {}
    assert size_of_style(shop, "gone", "M") == {}


@pytest.mark.parametrize("label", ["M", "4XL", "FREE", "", None])
def test_a_shelf_tells_the_same_without_the_style(shop: Boutique, label: str | None) -> None:
    shelf = Shelf.of(shop)
    for number, name in enumerate(shelf.styles):
        assert size_on_shelf(shelf, number, label) == size_of_style(shop, name, label)

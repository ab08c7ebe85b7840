"""The first look: what is asked for most here, then some of every kind."""

from __future__ import annotations

from service.recommend import Here, Shelf
from service.recommend.popular import popular
from tests.recommend.boutique import boutique, brute_force, style

KINDS = {"a": "coat", "b": "coat", "c": "hat", "d": None, "e": "coat", "f": "hat", "g": None}
SHOP = boutique([style(name, kind) for name, kind in KINDS.items()], {"a/red": (1.0, 0.0)})


def shown(asked_for: dict[str, int], gone: str = "", n: int = 9) -> str:
    shelf = Shelf.of(SHOP)
    counts = shelf.count(lambda gtin: 0 if gtin[0] in gone else 1)
    here = Here(shelf, counts, brute_force(SHOP.vectors), popular=asked_for)
    return "".join(shelf.styles[number] for number in popular(here, n))


def test_kinds_take_turns() -> None:
    assert shown({}) == "acdbfge"


def test_what_is_asked_for_most_comes_first() -> None:
    assert shown({"g": 2, "e": 5, "nothing here": 9}) == "egacdbf"


def test_what_is_not_here_is_not_shown_and_takes_no_turn() -> None:
    assert shown({"a": 3}, gone="acg") == "bdfe"
    assert shown({}, gone="abcdefg") == ""


def test_no_more_are_shown_than_were_asked_for() -> None:
    assert shown({}, n=2) == "ac"

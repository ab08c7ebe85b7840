"""What a slate was chosen from is logged whole, and a ranker reorders nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from service.recommend import Wants, for_visit
from service.recommend.learned.considered import NAMES, read
from service.recommend.learned.history import History
from service.recommend.learned.ranker import (
    FEATURES,
    Head,
    Ranker,
    RankerFault,
    read_ranker,
    write_ranker,
)
from service.recommend.record import slate_record
from tests.recommend.shopper import SHOPPERS, _first, opened, store

NOW = opened(store())
WANTS = _first(SHOPPERS[0], store(), "visit")
AS_IT_IS = Head(0.0, np.zeros(len(FEATURES)))


def ranker(**weights: float) -> Ranker:
    told = np.array([weights.get(name, 0.0) for name in FEATURES])
    return Ranker("mine", Head(-3.0, told), AS_IT_IS)


def test_twice_as_many_are_considered_as_there_are_places() -> None:
    made = for_visit(NOW, WANTS, "s", luck="visit")
    considered = made.considered
    assert considered is not None
    assert (len(considered.candidates), len(made.cards), considered.luck) == (16, 8, True)
    shown = [card.colourway for card in made.cards]
    assert set(shown) <= {one.colourway for one in considered.candidates}
    assert considered.order == tuple(range(16))


def test_the_record_is_read_as_it_was() -> None:
    made = for_visit(NOW, WANTS, "s", luck="visit")
    record = json.loads(json.dumps(slate_record(made, "2026-11-24T03:00:00Z", "visit")))
    assert read(record["considered"]) == made.considered
    with pytest.raises(ValueError, match="considered-0"):
        read({**record["considered"], "version": "considered-0"})


def test_the_values_of_a_card_are_the_parts_of_its_score() -> None:
    made = for_visit(NOW, WANTS, "s", luck="visit")
    assert made.considered is not None
    by_way = {one.colourway: one.values for one in made.considered.candidates}
    for card in made.cards:
        values = dict(zip(NAMES, by_way[card.colourway], strict=True))
        assert values["score"] == pytest.approx(card.score, abs=1e-4)
        assert values["colour"] == pytest.approx(card.why_here.get("colour", 0.0), abs=1e-4)


def test_a_ranker_that_trusts_likeness_changes_nothing_but_its_name() -> None:
    plain = for_visit(NOW, WANTS, "s", luck="visit")
    learned = for_visit(NOW, WANTS, "s", luck="visit", ranker=ranker(rank=1.0))
    assert (plain.ranker, learned.ranker) == ("taste-5", "taste-5+mine")
    assert [card.colourway for card in learned.cards] == [c.colourway for c in plain.cards]
    assert learned.cards[0].learned == {"rank": 1.0}
    assert replace(learned.cards[0], learned={}) == plain.cards[0]


def test_a_ranker_shows_first_what_it_finds_best() -> None:
    cheap = for_visit(NOW, WANTS, "s", luck="visit", ranker=ranker(dear=-10.0))
    assert cheap.considered is not None
    candidates = cheap.considered.candidates
    best = min(candidates, key=lambda one: one.values[NAMES.index("dear")])
    assert candidates[cheap.considered.order[0]] == best


def test_what_became_of_a_style_moves_it_and_its_like() -> None:
    style = for_visit(NOW, WANTS, "s").cards[5].style
    known = replace(ranker(rank=0.1, style_asked=5.0), history=History({"style": {style: (1, 0)}}))
    learned = for_visit(NOW, WANTS, "s", luck="visit", ranker=known)
    assert learned.considered is not None
    first = learned.considered.candidates[learned.considered.order[0]]
    assert first.style == style


def test_nobody_knows_anything_and_nothing_breaks() -> None:
    made = for_visit(NOW, Wants(), "s", luck="visit", ranker=ranker(score=1.0))
    assert len(made.cards) == 8
    nothing = replace(NOW, on_hand=np.zeros_like(NOW.on_hand))
    assert for_visit(nothing, WANTS, "s", ranker=ranker(score=1.0)).cards == ()


def test_a_ranker_is_read_as_it_was_written() -> None:
    one = replace(ranker(rank=1.5), history=History({"style": {"a": (0.25, -1.0)}}), card={"n": 3})
    again = read_ranker(write_ranker(one))
    assert write_ranker(again) == write_ranker(one)
    assert again.history == one.history
    for damaged in (b"{}", b"[]", b"", write_ranker(one).replace(b'"dear"', b'"deer"', 1)):
        with pytest.raises(RankerFault):
            read_ranker(damaged)

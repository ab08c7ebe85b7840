"""Counts of pieces say which of them changed, and are a dictionary in everything else."""

from __future__ import annotations

import pytest

from service.floor import Floor
from service.floor.state import counts
from service.floor.state.counts import Counts
from service.log.codec import read_floor, write_floor


def test_each_change_is_told_to_whoever_looked_before_it() -> None:
    pieces = Counts({"shirt": 2})
    before = pieces.mark
    pieces["coat"] = 1
    later = pieces.mark
    del pieces["shirt"]
    assert pieces.changed_since(before) == {"coat", "shirt"}
    assert pieces.changed_since(later) == {"shirt"}
    assert pieces.changed_since(pieces.mark) == set()
    assert pieces == {"coat": 1}


def test_who_is_too_far_behind_is_told_to_count_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "REMEMBERED", 3)
    pieces = Counts()
    for n in range(4):
        pieces[f"g{n}"] = n
    assert pieces.changed_since(1) == {"g1", "g2", "g3"}
    assert pieces.changed_since(0) is None


def test_no_change_can_go_unnoticed() -> None:
    for change in ("pop", "popitem", "setdefault", "update", "clear", "__ior__"):
        with pytest.raises(TypeError, match="one by one"):
            getattr(Counts(), change)({})


def test_a_floor_from_a_snapshot_counts_as_well() -> None:
    floor = Floor(on_hand={"shirt": 2})
    again = read_floor(write_floor(floor))
    assert again == floor
    mark = again.stock()[0].mark
    again.on_hand["shirt"] = 1
    assert again.stock()[0].changed_since(mark) == {"shirt"}

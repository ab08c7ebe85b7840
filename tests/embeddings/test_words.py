"""Words to where their photos are: what is learned, what is kept, what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from catalog.garment import Colour, Colourway, Style
from embeddings.words import BUCKETS, TowerFault, WordTower, counts, pieces
from embeddings.words_training import ENOUGH, TowerConfig, sayings, train_tower

COLOURS = ("red", "navy", "olive", "ivory")
KINDS = ("shirt", "skirt", "coat", "boots", "scarf")
QUICK = TowerConfig(places=16, epochs=30, batch=64)


def garments(
    each: int = 15,
) -> tuple[list[list[str]], np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    """Names, and vectors of a colour part and a kind part with noise: (n, 24)."""
    noise = np.random.default_rng(1)
    names, rows = [], []
    for number in range(each):
        for c, colour in enumerate(COLOURS):
            for k, kind in enumerate(KINDS):
                names.append([f"{colour} {kind} no {number}"])
                row = noise.normal(0, 0.1, 24)
                row[c] += 1
                row[10 + k] += 1
                rows.append(row / np.linalg.norm(row))
    return names, np.array(rows, np.float32)


def learned() -> WordTower:
    tower = train_tower(*garments(), QUICK)
    assert tower is not None
    return tower


def test_words_come_to_lie_where_their_photos_are() -> None:
    tower, (names, vectors) = learned(), garments()
    places = tower.places(vectors)
    for colour in COLOURS:
        for kind in KINDS:
            best = np.argsort(-(places @ tower.place(f"{kind}, {colour}")))[:10]
            right = [f"{colour} {kind}" in names[row][0] for row in best]
            assert sum(right) >= 9, (colour, kind)


def test_one_release_gives_one_tower() -> None:
    assert learned().to_bytes() == learned().to_bytes()


def test_a_tower_is_read_as_it_was_written(tmp_path: Path) -> None:
    tower, (_, vectors) = learned(), garments()
    path = tmp_path / "words.npz"
    path.write_bytes(tower.to_bytes())
    again = WordTower.open(path, dim=24)
    assert np.allclose(again.place("red coat"), tower.place("red coat"), atol=1e-3)
    assert np.allclose(again.places(vectors), tower.places(vectors), atol=2e-3)
    with pytest.raises(TowerFault, match="another version"):
        WordTower.open(path, dim=25)
    path.write_bytes(tower.to_bytes()[:-2000])
    with pytest.raises(TowerFault, match="damaged"):
        WordTower.open(path, dim=24)


def test_likeness_needs_no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.words.TOGETHER", 7)
    tower, (_, vectors) = learned(), garments()
    lengths = tower.lengths(vectors)
    for text in ("red shirt", "", "blue"):
        expected = tower.places(vectors) @ tower.place(text)
        assert np.allclose(tower.alike(vectors, lengths, text), expected, atol=1e-5)


def test_a_place_has_length_one_and_nothing_has_none() -> None:
    tower = learned()
    assert np.linalg.norm(tower.place("navy boots")) == pytest.approx(1)
    assert not tower.place("").any()
    assert not tower.place(" -! ").any()


def test_too_few_names_teach_nothing() -> None:
    names, vectors = garments()
    assert train_tower(names[: ENOUGH - 1], vectors[: ENOUGH - 1], QUICK) is None
    assert train_tower([[] for _ in names], vectors, QUICK) is None


def test_a_text_is_its_words_its_pairs_and_its_trigrams() -> None:
    assert list(pieces("Red CAP")) == [
        "wred",
        "g^re",
        "gred",
        "ged$",
        "wcap",
        "g^ca",
        "gcap",
        "gap$",
        "pred cap",
    ]
    buckets, much = counts("Red cap")
    assert buckets.max() < BUCKETS
    assert np.linalg.norm(much) == pytest.approx(1)


def test_a_garment_is_said_in_every_language_and_by_its_attributes() -> None:
    way = Colourway("s:red", Colour({"en": "Red", "ko": "레드"}), (), ())
    style = Style(
        "s",
        {"en": "Wrap Skirt", "ko": "랩 스커트"},
        "skirt",
        (way,),
        brand="Onsaem",
        tags=("linen",),
    )
    assert sayings(style, way) == [
        "Red Wrap Skirt Skirt",
        "레드 랩 스커트 스커트",
        "Red 레드 Skirt 스커트 Onsaem linen",
    ]
    assert sayings(Style("s", {}, None, (way,)), Colourway("w", None, (), ())) == []

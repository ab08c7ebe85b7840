"""What is built offline in a measurement: made photos, releases, updates, and the network alone."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from catalog.photos import LARGE, jpeg, open_photo
from catalog.release import open_release
from embeddings.encoder import default_encoder
from load_tests.bench.building import Building, case_of, styles_of
from load_tests.bench.house import Tree
from load_tests.bench.made_photos import CHANGED, MadePhoto, Range, Sighted, drawn, seen
from load_tests.bench.made_vectors import Made, kept
from load_tests.bench.places import BASE
from load_tests.bench.section import Skipped
from load_tests.bench.workers import building
from load_tests.bench.workers.encoding import TOGETHER, work_of
from tests.load.bench.made import silent


@pytest.mark.parametrize("number", [0, 1, 999_999, 999_999 + CHANGED])
def test_a_number_is_seen_in_a_photo_that_was_a_jpeg(number: int) -> None:
    released = jpeg(MadePhoto(Path(str(number)))(), LARGE)
    assert seen(Image.open(io.BytesIO(released))) == number


def test_one_style_in_a_hundred_has_another_photo_and_a_vector_near_its_old_one() -> None:
    before, after = Range(300), Range(300, changed=True)
    assert len(before.photos()) == len(after.photos()) == 300
    assert len(before.photos().keys() - after.photos().keys()) == 3
    sighted = Sighted(Made(300, dim=16).vectors())
    old, new = sighted.encode([drawn(100), drawn(100 + CHANGED)])
    assert float(old @ new) == pytest.approx(0.98, abs=0.03)
    assert np.linalg.norm(new) == pytest.approx(1, abs=1e-6)


def test_a_release_is_built_updated_and_copied(tmp_path: Path) -> None:
    made = kept(Made(120, dim=16), tmp_path / "made")
    room = tmp_path / "room"
    room.mkdir()
    building.with_photos(made, room)
    release = open_release(building.base_in(room), verify="full")
    assert (release.vectors == np.load(made / "vectors.npy")).all()
    assert release.manifest.counts.photos == 120
    building.update(made, room)
    building.copy(made, room)
    assert [one.name for one in room.iterdir()] == [BASE]
    assert building.base_in(room) == release.path, "what an update begins with stays"
    shutil.rmtree(room / BASE)
    building.from_vectors(made, room)
    assert open_release(building.base_in(room)).manifest.counts.photos == 1


def test_how_time_grew_is_told_from_one_size_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    took = {100: 1.0, 1_000: 100.0}
    sizes = tuple(took)
    built = Building("b", "vectors", Tree(), sizes, silent)
    monkeypatch.setattr(Building, "_run", lambda self, way, styles: {"took_s": took[styles]})
    built.start()
    small, large = (built.measure(case_of(styles)) for styles in sizes)
    assert small == {"took_s": 1.0, "rate": 100.0}
    assert large == {"took_s": 100.0, "rate": 10.0, "exponent": pytest.approx(2.0)}
    assert built.measure(case_of(100)) == small, "the next round begins anew"
    assert built.measure(case_of(7)) == {}
    assert styles_of(case_of(1_000_000)) == 1_000_000


def test_what_takes_hours_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built = Building("b", "vectors", Tree(), (10, 1_000_000), silent)
    monkeypatch.setattr(Building, "_run", lambda self, way, styles: {"took_s": float(styles)})
    built.start()
    found = [[bool(built.measure(case_of(styles))) for styles in built.sizes] for _ in range(2)]
    assert found == [[True, True], [True, False]]


def test_what_is_to_be_updated_must_have_been_built(tmp_path: Path) -> None:
    update = Building("u", "update", Tree(tmp_path), (10,), silent)
    update.start()
    with pytest.raises(Skipped, match="there is no release of 10 styles to begin with"):
        update.measure(case_of(10))


def test_every_way_of_encoding_takes_photos_in_turn() -> None:
    encoder = default_encoder()
    picture = jpeg(Image.new("RGB", (64, 96), "#9aa7b0"), LARGE)
    assert open_photo(picture).size == (64, 96)
    for way, each in (("jpeg", 1), ("pixels", 1), ("network", 1), ("batch", TOGETHER)):
        assert work_of(way, encoder, [picture] * TOGETHER)(1) == each

"""A release that takes over what an earlier one has: less work, and the very same release."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from catalog.garment import Colourway, Style, Variant
from catalog.gtin import restricted_gtins
from catalog.release import Effort, PhotoFile, Release, build_release, open_release

from .earlier_formats import as_format
from .specimens import MeanColours, picture, some_photos, some_styles


class Counting(MeanColours):
    """Counts the photos that it was shown."""

    def __init__(self, digest: str = MeanColours.digest) -> None:
        self.digest = digest
        self.seen = 0

    def encode(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        self.seen += len(images)
        return super().encode(images)


class Shop:
    """A folder of photos, one for each garment; a garment is a number, and so is its picture."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def photo(self, garment: int, look: int | None = None) -> PhotoFile:
        """The photo of ``garment``, which shows ``look``, and always the same."""
        file = self.folder / f"{garment}.png"
        colour = random.Random(garment if look is None else look).randbytes(3)
        picture(tuple(colour)).save(file)  # type: ignore[arg-type]
        return PhotoFile(file)

    def build(
        self,
        root: Path,
        garments: Iterable[int],
        since: Release | None = None,
        encoder: Counting | None = None,
        looks: dict[int, int] | None = None,
    ) -> tuple[Release, Effort]:
        told: list[Effort] = []
        given = sorted(set(garments))
        release = build_release(
            root,
            [style_of(one) for one in given],
            {f"{one}.png": self.photo(one, (looks or {}).get(one)) for one in given},
            encoder or Counting(),
            since=since,
            on_effort=told.append,
        )
        return release, told[0]


def style_of(garment: int) -> Style:
    gtin = restricted_gtins([f"garment/{garment}"])[f"garment/{garment}"]
    way = Colourway(f"g{garment}", None, (f"{garment}.png",), (Variant(gtin, None),))
    return Style(f"g{garment}", {"en": f"Garment {garment}"}, None, (way,))


@pytest.fixture
def garments(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "photos")


def test_only_new_photos_are_encoded(garments: Shop, tmp_path: Path) -> None:
    first, effort = garments.build(tmp_path / "r", range(100))
    assert effort == Effort(encoded=100, taken_over=0, prepared=100)
    encoder = Counting()
    second, effort = garments.build(tmp_path / "r", range(101), first, encoder)
    assert effort == Effort(encoded=1, taken_over=100, prepared=1)
    assert encoder.seen == 1
    assert second.manifest.counts.vectors == 101
    assert second.id != first.id


def test_a_garment_that_is_gone_is_gone_and_the_rest_costs_nothing(
    garments: Shop, tmp_path: Path
) -> None:
    first, _ = garments.build(tmp_path / "r", range(10))
    second, effort = garments.build(tmp_path / "r", range(9), first)
    assert effort == Effort(encoded=0, taken_over=9, prepared=0)
    assert "g9" not in second.styles
    gone = first.styles["g9"].colourways[0].photos[0]
    assert not (second.path / "photos" / f"{gone}.jpg").exists()
    with pytest.raises(KeyError):
        second.photo_path(gone)


@pytest.mark.parametrize("seed", range(6))
def test_what_takes_over_equals_what_starts_from_nothing(
    seed: int, garments: Shop, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    before, after, changed = (
        {chance.randrange(10) for _ in range(most)} or {0} for most in (6, 6, 3)
    )
    first, _ = garments.build(tmp_path / "one", before)
    looks = {one: one + 100 for one in changed}
    grown, effort = garments.build(tmp_path / "one", after, first, looks=looks)
    scratch, _ = garments.build(tmp_path / "two", after, looks=looks)
    assert grown.id == scratch.id
    for name in ("manifest.json", *scratch.manifest.files):
        assert (grown.path / name).read_bytes() == (scratch.path / name).read_bytes()
    kept = (before & after) - changed
    assert effort == Effort(len(after - kept), len(kept), len(after - kept))


def test_photos_are_linked_and_not_written_again(garments: Shop, tmp_path: Path) -> None:
    first, _ = garments.build(tmp_path / "r", range(3))
    second, _ = garments.build(tmp_path / "r", range(4), first)
    for name in (first.styles["g0"].colourways[0].photos[0],):
        for small in (False, True):
            assert os.path.samefile(first.photo_path(name, small), second.photo_path(name, small))
    assert open_release(second.path, "full").id == second.id


def test_where_a_disk_has_no_links_photos_are_copied(
    garments: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = garments.build(tmp_path / "r", range(3))

    def no_links(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    second, effort = garments.build(tmp_path / "r", range(4), first)
    assert effort == Effort(encoded=1, taken_over=3, prepared=1)
    name = first.styles["g0"].colourways[0].photos[0]
    assert not os.path.samefile(first.photo_path(name), second.photo_path(name))
    assert first.photo_path(name).read_bytes() == second.photo_path(name).read_bytes()


@pytest.mark.parametrize("small", [False, True])
def test_a_photo_that_was_damaged_is_made_anew_and_not_taken_over(
    small: bool, garments: Shop, tmp_path: Path
) -> None:
    first, _ = garments.build(tmp_path / "r", range(3))
    damaged = first.photo_path(first.styles["g1"].colourways[0].photos[0], small)
    damaged.write_bytes(b"x" * damaged.stat().st_size)
    second, effort = garments.build(tmp_path / "r", range(4), first)
    assert effort == Effort(encoded=1, taken_over=3, prepared=2)
    assert open_release(second.path, "full").id == second.id
    assert damaged.read_bytes() == b"x" * damaged.stat().st_size  # a release is never written to


def test_a_photo_that_is_missing_is_made_anew(garments: Shop, tmp_path: Path) -> None:
    first, _ = garments.build(tmp_path / "r", range(3))
    first.photo_path(first.styles["g1"].colourways[0].photos[0]).unlink()
    second, effort = garments.build(tmp_path / "r", range(3), first)
    assert effort.prepared == 1
    assert second.id == first.id
    assert open_release(second.path, "full").id == second.id


def test_another_encoder_takes_over_photos_but_no_vectors(garments: Shop, tmp_path: Path) -> None:
    first, _ = garments.build(tmp_path / "r", range(5))
    second, effort = garments.build(tmp_path / "r", range(5), first, Counting("sha256:another"))
    assert effort == Effort(encoded=5, taken_over=0, prepared=0)
    assert second.manifest.encoder.digest == "sha256:another"


def test_a_photo_under_another_name_is_the_same_photo(garments: Shop, tmp_path: Path) -> None:
    first, _ = garments.build(tmp_path / "r", [1])
    second, effort = garments.build(tmp_path / "r", [1, 2], first, looks={2: 1})
    assert effort == Effort(encoded=0, taken_over=1, prepared=0)
    assert np.array_equal(second.vectors[0], second.vectors[1])
    assert second.manifest.counts.photos == 1


def test_photos_scaled_by_another_recipe_are_made_anew(
    garments: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = garments.build(tmp_path / "r", range(3))
    monkeypatch.setattr("catalog.release.earlier.RECIPE", "another Pillow")
    second, effort = garments.build(tmp_path / "r", range(3), first)
    # The JPEG came out the same, so its vector is known all the same.
    assert effort == Effort(encoded=0, taken_over=3, prepared=3)
    assert json.loads((second.path / "sources.json").read_bytes())["recipe"] == "another Pillow"


def test_drawn_pictures_have_no_file_but_their_vectors_are_taken_over(tmp_path: Path) -> None:
    encoder, told = Counting(), list[Effort]()
    first = build_release(tmp_path, some_styles(), some_photos(), encoder)
    build_release(
        tmp_path, some_styles()[:1], some_photos(), encoder, since=first, on_effort=told.append
    )
    assert told == [Effort(encoded=0, taken_over=2, prepared=2)]
    assert encoder.seen == 2


def test_a_release_of_the_first_format_is_opened_and_its_vectors_are_taken_over(
    garments: Shop, tmp_path: Path
) -> None:
    first, _ = garments.build(tmp_path / "r", range(3))
    path = as_format(1, first)
    assert list(json.loads((path / "manifest.json").read_bytes())) == [
        "id", "format", "counts", "encoder", "metric", "files",
    ]  # fmt: skip
    old = open_release(path, "full")
    assert (old.parts, old.extra("encoder.onnx"), old.id == first.id) == ({}, None, False)
    assert np.array_equal(old.vectors, first.vectors)
    second, effort = garments.build(tmp_path / "r", range(4), old)
    assert effort == Effort(encoded=1, taken_over=3, prepared=4)
    assert second.manifest.format == 3

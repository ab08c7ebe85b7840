"""Releases: complete or absent, equal for equal input, and refused when anything is wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from numpy.typing import NDArray
from PIL import Image

from catalog.photos import PhotoError, open_photo
from catalog.release import Release, ReleaseError, build_release, open_release
from catalog.release.disk import WORK_PREFIX

from .specimens import COLOURS, MeanColours, picture, some_photos, some_styles


def files_below(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.name != ".building.lock")


def test_what_went_in_comes_out(release: Release) -> None:
    assert set(release.styles) == {"shirt", "scarf"}
    shirt = release.styles["shirt"]
    given = some_styles()[0]
    assert replace(shirt, colourways=()) == replace(given, colourways=())
    for way, original in zip(shirt.colourways, given.colourways, strict=True):
        assert replace(way, photos=()) == replace(original, photos=())
    assert release.styles["scarf"] == some_styles()[1]
    assert release.rows == ["shirt.red", "shirt.blue"]
    assert release.row_of == {"shirt.red": 0, "shirt.blue": 1}
    assert release.vectors.shape == (2, 12)
    assert release.vectors.dtype == np.float32
    assert release.by_colourway["shirt.blue"] == (shirt, shirt.colourways[1])
    gtin = shirt.colourways[1].variants[0].gtin
    assert release.by_gtin[gtin] == (shirt, shirt.colourways[1], shirt.colourways[1].variants[0])
    assert len(release.by_gtin) == 5


def test_its_id_is_the_digest_of_its_content(release: Release) -> None:
    document = json.loads((release.path / "manifest.json").read_bytes())
    assert document["id"] == release.id == release.path.name == release.manifest.id
    assert len(release.id) == 16
    counts = {"styles": 2, "colourways": 3, "variants": 5, "photos": 2, "vectors": 2}
    assert document["counts"] == counts
    assert document["encoder"] == {
        "name": "mean-colours", "digest": "sha256:0123456789abcdef", "dim": 12,
    }  # fmt: skip
    assert document["metric"] == "cosine"


def test_the_vector_of_a_colourway_is_its_first_photo_as_released(release: Release) -> None:
    photo = release.styles["shirt"].colourways[0].photos[0]
    expected = MeanColours().encode([open_photo(release.photo_path(photo))])[0]
    assert np.array_equal(release.vectors[0], expected)


def test_photos_are_there_in_two_sizes(tmp_path: Path) -> None:
    photos = some_photos() | {"red.jpg": lambda: picture(size=(1800, 2400))}
    release = build_release(tmp_path, some_styles(), photos, MeanColours())
    name = release.styles["shirt"].colourways[0].photos[0]
    with Image.open(release.photo_path(name)) as large:
        assert large.size == (900, 1200)
    with Image.open(release.photo_path(name, small=True)) as small:
        assert small.size == (300, 400)


def test_a_name_that_is_no_photo_reaches_no_file(release: Release) -> None:
    for name in ("../manifest", "../../etc/passwd", "", "0123456789abcdef"):
        with pytest.raises(KeyError):
            release.photo_path(name)


def test_two_builds_of_one_input_are_equal_byte_for_byte(tmp_path: Path) -> None:
    one, two = (
        build_release(tmp_path / name, styles, some_photos(), MeanColours())
        for name, styles in (("a", some_styles()), ("b", some_styles()[::-1]))
    )
    assert one.id == two.id
    for name in ("manifest.json", *one.manifest.files):
        assert (one.path / name).read_bytes() == (two.path / name).read_bytes()


def test_another_input_is_another_release(tmp_path: Path) -> None:
    shirt, scarf = some_styles()
    first = build_release(tmp_path, [shirt, scarf], some_photos(), MeanColours())
    renamed = replace(scarf, name={"en": "Scarf"})
    second = build_release(tmp_path, [shirt, renamed], some_photos(), MeanColours())
    assert files_below(tmp_path) == sorted([first.id, second.id])


def test_a_release_that_is_there_already_is_not_touched(tmp_path: Path) -> None:
    args = (tmp_path, some_styles(), some_photos(), MeanColours())
    first = build_release(*args)
    before = os.stat(first.path / "manifest.json")
    again = build_release(*args)
    assert again.id == first.id
    assert os.stat(first.path / "manifest.json").st_ino == before.st_ino
    assert files_below(tmp_path) == [first.id]


def test_a_release_that_is_damaged_is_built_again(release: Release) -> None:
    photo = release.photo_path(release.styles["shirt"].colourways[0].photos[0])
    photo.write_bytes(b"x" * photo.stat().st_size)
    root = release.path.parent
    again = build_release(root, some_styles(), some_photos(), MeanColours())
    assert again.id == release.id
    assert open_release(again.path, "full").id == release.id
    assert files_below(root) == [release.id]


class Breaks(MeanColours):
    """An encoder that ends the build midway, as a kill would."""

    def encode(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        raise KeyboardInterrupt


def test_a_build_that_ends_midway_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        build_release(tmp_path, some_styles(), some_photos(), Breaks())
    assert files_below(tmp_path) == []


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / f"{WORK_PREFIX}killed" / "photos").mkdir(parents=True)
    (tmp_path / f"{WORK_PREFIX}killed" / "styles.jsonl").write_text("half of a st")
    release = build_release(tmp_path, some_styles(), some_photos(), MeanColours())
    assert files_below(tmp_path) == [release.id]


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    args = (tmp_path, some_styles(), some_photos(), MeanColours())
    with (
        FileLock(tmp_path / ".building.lock"),
        pytest.raises(ReleaseError, match="another import is building a release"),
    ):
        build_release(*args)
    assert build_release(*args).id


def test_a_photo_that_cannot_be_used_is_told_and_left_out(tmp_path: Path) -> None:
    def broken() -> Image.Image:
        raise PhotoError("cut short")

    told: list[tuple[str, str]] = []
    release = build_release(
        tmp_path,
        some_styles(),
        some_photos() | {"red.jpg": broken},
        MeanColours(),
        on_photo_problem=lambda photo, error: told.append((photo, str(error))),
    )
    assert told == [("red.jpg", "cut short")]
    assert release.styles["shirt"].colourways[0].photos == ()
    assert release.rows == ["shirt.blue"]


def test_where_photos_are_needed_a_style_without_one_is_left_out(tmp_path: Path) -> None:
    args = (tmp_path, some_styles(), some_photos(), MeanColours())
    assert set(build_release(*args, needs_photo=True).styles) == {"shirt"}


def test_whoever_must_approve_can_end_the_build(tmp_path: Path) -> None:
    def refuse() -> None:
        raise PermissionError("no")

    args = (tmp_path, some_styles(), some_photos(), Breaks())
    with pytest.raises(PermissionError):
        build_release(*args, approve=refuse)
    assert files_below(tmp_path) == []


def test_a_release_without_any_photo_has_no_vectors(tmp_path: Path) -> None:
    release = build_release(tmp_path, some_styles()[1:], {}, MeanColours())
    assert release.vectors.shape == (0, 12)
    assert release.rows == []


def test_the_same_picture_twice_is_kept_once(tmp_path: Path) -> None:
    photos = dict.fromkeys(["red.jpg", "blue.jpg"], lambda: picture(COLOURS["red"]))
    release = build_release(tmp_path, some_styles(), photos, MeanColours())
    assert release.manifest.counts.photos == 1
    assert np.array_equal(release.vectors[0], release.vectors[1])


def test_progress_is_told_stage_by_stage(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build_release(
        tmp_path,
        some_styles(),
        some_photos(),
        MeanColours(),
        lambda done, total, stage: told.append((done, total, stage)),
    )
    assert list(dict.fromkeys(stage for _, _, stage in told)) == [
        "photos", "vectors", "files",
    ]  # fmt: skip
    assert (2, 2, "photos") in told
    assert told[-1] == (10, 10, "files")


def shared_gtin() -> list[object]:
    shirt, scarf = some_styles()
    first = shirt.colourways[0].variants[0]
    bare = replace(scarf.colourways[0], variants=(first,))
    return [shirt, replace(scarf, colourways=(bare,))]


def short_gtin() -> list[object]:
    scarf = some_styles()[1]
    bare = scarf.colourways[0]
    short = replace(bare.variants[0], gtin="8801234567893")
    return [replace(scarf, colourways=(replace(bare, variants=(short,)),))]


def one_style_twice() -> list[object]:
    return [some_styles()[0], some_styles()[0]]


@pytest.mark.parametrize(
    ("styles", "words"),
    [
        (shared_gtin, "GTIN '.*' is used more than once"),
        (short_gtin, "has not 14 digits"),
        (one_style_twice, "style id 'shirt' is used more than once"),
    ],
)
def test_styles_that_contradict_each_other_are_refused(
    tmp_path: Path, styles: Callable[[], list[object]], words: str
) -> None:
    with pytest.raises(ReleaseError, match=words):
        build_release(tmp_path, styles(), some_photos(), MeanColours())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


class Long(MeanColours):
    """An encoder whose vectors have length two."""

    def encode(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        return super().encode(images) * np.float32(2)


def test_vectors_that_are_not_unit_are_refused_while_building(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"encoder mean-colours .* row 0 has length 2\.0000"):
        build_release(tmp_path, some_styles(), some_photos(), Long())
    assert files_below(tmp_path) == []

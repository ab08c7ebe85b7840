"""The columns of a release: what a dictionary of every garment would say, without one."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from catalog.release import Release, ReleaseError, open_release
from catalog.release.arrays import ALIGNED, ArraysFault, map_arrays, write_arrays
from catalog.release.columns import Columns
from catalog.release.photo_seals import PhotoSeals
from catalog.release.texts import STEP, Gtins, Numbers, Texts, text_and_starts

from .earlier_formats import as_format
from .specimens import some_styles
from .test_release_refused import forge

ARRAYS = {
    "letters": np.arange(7, dtype=np.uint8),
    "numbers": np.arange(12, dtype=np.int64).reshape(3, 4),
    "none": np.zeros((0, 2), np.float32),
}


def test_arrays_are_mapped_where_they_lie_and_numpy_reads_them_too(tmp_path: Path) -> None:
    path = tmp_path / "some.npz"
    path.write_bytes(write_arrays(ARRAYS))
    mapped = map_arrays(path)
    with np.load(io.BytesIO(path.read_bytes())) as read:
        assert read.files == list(mapped) == list(ARRAYS)
        for name, array in ARRAYS.items():
            assert mapped[name].dtype == array.dtype
            assert np.array_equal(mapped[name], array)
            assert np.array_equal(read[name], array)
            assert not mapped[name].flags.writeable
    for name in ("letters", "numbers"):
        assert mapped[name].ctypes.data % ALIGNED == 0


@pytest.mark.parametrize("data", [b"", b"PK", write_arrays(ARRAYS)[:-40]])
def test_a_file_that_holds_no_arrays_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.npz"
    path.write_bytes(data)
    with pytest.raises(ArraysFault, match=r"some\.npz holds no arrays"):
        map_arrays(path)


def test_packed_arrays_are_not_mapped(tmp_path: Path) -> None:
    path = tmp_path / "some.npz"
    np.savez_compressed(path, **ARRAYS)
    with pytest.raises(ArraysFault, match="can't be mapped"):
        map_arrays(path)


def texts(*words: str) -> Texts:
    text, starts = text_and_starts(words)
    order = np.array(sorted(range(len(words)), key=words.__getitem__), np.int32)
    return Texts(text, starts, order)


def test_a_text_is_found_by_its_number_and_by_itself() -> None:
    words = ("코트", "b", "", "a/é", "ab")
    some = texts(*words)
    assert list(some) == list(words)
    assert some[-1] == "ab"
    assert some[np.int32(0)] == "코트"
    assert some[1:3] == ["b", ""]
    assert [some.find(word) for word in words] == [0, 1, 2, 3, 4]
    assert [some.find(word) for word in ("c", "A", "코", "코트트")] == [None] * 4
    with pytest.raises(IndexError):
        some[5]
    assert dict(Numbers(some)) == {word: number for number, word in enumerate(words)}
    assert texts().find("a") is None


def test_one_of_many_texts_is_found() -> None:
    words = [f"style {number}" for number in range(3 * STEP + 1)]
    some = texts(*words)
    assert [some.find(word) for word in words] == list(range(len(words)))
    for other in ("", "style", "style 5x", "zebra"):
        assert some.find(other) is None


def test_a_gtin_is_found_and_nothing_that_is_none() -> None:
    numbers = np.array([8801234567893, 12, 4006381333931], np.int64)
    some = Gtins(numbers, np.argsort(numbers).astype(np.int32))
    said = ["08801234567893", "00000000000012", "04006381333931"]
    assert list(some) == [some[n] for n in range(3)] == said
    assert [some.find(gtin) for gtin in said] == [0, 1, 2]
    for other in ("8801234567893", "00000000000013", "", "0880123456789٣", "x" * 14):
        assert some.find(other) is None
    with pytest.raises(KeyError):
        Numbers(some)["00000000000013"]


def test_a_garment_is_parsed_when_it_is_asked_for_and_then_kept(release: Release) -> None:
    again = open_release(release.path)
    shirt = again.styles["shirt"]
    assert again.styles["shirt"] is shirt
    style, way, variant = again.by_gtin[shirt.colourways[1].variants[0].gtin]
    assert style is shirt
    assert (way, variant) == (shirt.colourways[1], shirt.colourways[1].variants[0])
    assert [one.id for one in again.garments] == list(again.styles) == ["scarf", "shirt"]


def test_columns_say_what_belongs_to_what(release: Release) -> None:
    columns = release.columns
    assert columns.first_colourway.tolist() == [0, 1, 3]
    assert columns.first_variant.tolist() == [0, 1, 3, 5]
    assert columns.row_of.tolist() == [-1, 0, 1]
    assert columns.colourway_at.tolist() == [1, 2]
    gtins = [one.gtin for style in release.garments for _, one in style.variants()]
    assert list(columns.gtins) == gtins == list(release.by_gtin)


@pytest.mark.parametrize("number", [1, 2])
def test_earlier_formats_are_opened_as_if_they_had_columns(release: Release, number: int) -> None:
    old = open_release(as_format(number, release))
    assert old.manifest.format == number
    assert old.columns.same(release.columns)
    assert dict(old.styles) == {style.id: style for style in release.garments}
    assert (old.rows, old.row_of) == (release.rows, release.row_of)
    assert list(old.photos) == list(release.photos)


def test_columns_of_other_styles_are_found_out_in_full(release: Release) -> None:
    text = (release.path / "styles.jsonl").read_bytes()
    other = Columns.of(list(release.garments), text, release.rows[::-1])
    path = forge(release, "columns.npz", write_arrays(other.arrays() | {"lines": other.lines + 1}))
    with pytest.raises(ReleaseError, match=r"columns\.npz says something else than styles\.jsonl"):
        open_release(path, "full")


@pytest.mark.parametrize(
    ("name", "lacks", "words"),
    [
        ("columns.npz", "lines", "has other columns than this version reads"),
        ("photos.npz", "digests", "lacks 'digests'"),
    ],
)
def test_a_file_that_lacks_an_array_is_named(
    release: Release, name: str, lacks: str, words: str
) -> None:
    arrays = dict(map_arrays(release.path / name))
    del arrays[lacks]
    with pytest.raises(ReleaseError, match=rf"{name} {words}"):
        open_release(forge(release, name, write_arrays(arrays)))


def test_columns_that_do_not_belong_together_are_refused(release: Release) -> None:
    short = release.columns.arrays() | {"row_of": release.columns.row_of[:-1]}
    with pytest.raises(ReleaseError, match=r"columns\.npz has 2 row_of, not 3"):
        open_release(forge(release, "columns.npz", write_arrays(short)))


def test_a_photo_is_told_by_its_name_alone(release: Release) -> None:
    name = release.styles["shirt"].colourways[0].photos[0]
    assert name in release.photos
    assert len(release.photos) == 2
    for other in (name.upper(), name[:-1], f" {name[1:]}", "../manifest", "0" * 16):
        assert other not in release.photos
        assert release.photos.seal(other) is None
    assert isinstance(PhotoSeals.read(release.photos.arrays()), PhotoSeals)


def test_one_gtin_for_two_variants_is_no_column() -> None:
    shirt = some_styles()[0]
    with pytest.raises(ValueError, match="one colourway is there twice"):
        Columns.of([shirt, shirt], b"\n\n", [])

"""Releases that anything is wrong with: refused, with the name of the file and what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.release import EncoderIdentity, Release, ReleaseError, open_release
from catalog.release.manifest import Manifest, read_manifest, seal

from .earlier_formats import as_format


def forge(release: Release, name: str, data: bytes) -> Path:
    """Put ``data`` in a file of the release and seal it again, as a buggy writer would have."""
    (release.path / name).write_bytes(data)
    sealed = {**release.manifest.files, name: seal(data)}
    return reseal(release, replace(release.manifest, files=sealed))


def reseal(release: Release, manifest: Manifest) -> Path:
    (release.path / "manifest.json").write_bytes(manifest.to_bytes())
    return release.path


def npy(release: Release, name: str, array: NDArray[np.generic]) -> Path:
    np.save(release.path / name, array)
    return forge(release, name, (release.path / name).read_bytes())


TABLES = ["styles.jsonl", "vectors.npy", "columns.npz", "photos.npz", "sources.json"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_missing_short_or_changed_is_named(release: Release, name: str) -> None:
    path = release.path / name
    good = path.read_bytes()
    path.write_bytes(good[:-1])
    with pytest.raises(ReleaseError, match=f"{name} has {len(good) - 1} bytes, not {len(good)}"):
        open_release(release.path)
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(ReleaseError, match=f"{name} was changed.*build the release again"):
        open_release(release.path)
    path.unlink()
    with pytest.raises(ReleaseError, match=f"{name} is missing"):
        open_release(release.path)
    path.write_bytes(good)
    assert open_release(release.path).id == release.id


def test_a_photo_that_is_missing_is_named_at_once_and_a_short_one_in_full(release: Release) -> None:
    name = release.styles["shirt"].colourways[0].photos[0]
    for path in (release.photo_path(name), release.photo_path(name, small=True)):
        good = path.read_bytes()
        path.write_bytes(good[:-1])
        with pytest.raises(ReleaseError, match=f"{path.name} has {len(good) - 1} bytes"):
            open_release(release.path, "full")
        path.unlink()
        with pytest.raises(ReleaseError, match=f"{path.name} is missing"):
            open_release(release.path)
        path.write_bytes(good)


def test_a_photo_that_was_changed_is_named_by_full_verification(release: Release) -> None:
    path = release.photo_path(release.styles["shirt"].colourways[0].photos[0])
    path.write_bytes(b"x" * path.stat().st_size)
    assert open_release(release.path, "quick").id == release.id
    with pytest.raises(ReleaseError, match=f"photos/{path.name} was changed"):
        open_release(release.path, "full")


def test_a_folder_without_a_manifest_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"has no manifest\.json"):
        open_release(tmp_path)
    with pytest.raises(ReleaseError, match="does not exist"):
        open_release(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "manifest.json is not JSON"),
        (b"{", "manifest.json is not JSON"),
        (b"[]", "is not a JSON object"),
        (b"{}", "says format None"),
        (b'{"format": 4}', "says format 4; this version of fitroom reads formats up to 3"),
        (b'{"format": 1}', "lacks or misnames a field"),
    ],
)
def test_a_manifest_that_is_none_is_refused(release: Release, content: bytes, words: str) -> None:
    (release.path / "manifest.json").write_bytes(content)
    with pytest.raises(ReleaseError, match=words):
        open_release(release.path)


def test_a_manifest_that_was_edited_is_refused(release: Release) -> None:
    path = release.path / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"variants": 5', b'"variants": 6'))
    with pytest.raises(ReleaseError, match=r"manifest\.json was changed"):
        open_release(release.path)


def test_vectors_of_another_dimension_than_the_encoder_are_refused(release: Release) -> None:
    encoder = replace(release.manifest.encoder, dim=64)
    path = reseal(release, replace(release.manifest, encoder=encoder))
    with pytest.raises(ReleaseError, match="has dimension 12, but the encoder has 64"):
        open_release(path)


def test_a_release_of_another_encoder_is_refused_where_one_is_asked_for(release: Release) -> None:
    mine = EncoderIdentity("mean-colours", "sha256:0123456789abcdef", 12)
    assert open_release(release.path, encoder=mine).id == release.id
    with pytest.raises(ReleaseError, match=r"made by encoder mean-colours \(12 dimensions"):
        open_release(release.path, encoder=replace(mine, digest="sha256:another"))


UNIT = np.eye(12, dtype=np.float32)


@pytest.mark.parametrize(
    ("name", "array", "words"),
    [
        ("vectors.npy", UNIT[:2] * np.float32(0.5), r"row 0 has length 0\.5000, not 1"),
        ("vectors.npy", UNIT[:2] * np.float32(np.nan), "row 0 has length nan"),
        ("vectors.npy", UNIT[:2].astype(np.float64), r"is float64 \(2, 12\)"),
        ("vectors.npy", UNIT[0], r"is float32 \(12,\)"),
        ("vectors.npy", UNIT[:3], "vectors.npy has 3 rows, but 2 have a colourway"),
    ],
)
def test_arrays_that_do_not_fit_together_are_refused(
    release: Release, name: str, array: NDArray[np.generic], words: str
) -> None:
    path = npy(release, name, array)
    with pytest.raises(ReleaseError, match=words):
        open_release(path, "full")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("styles.jsonl", b"{}\n", "styles.jsonl line 1 is not a style"),
        ("vectors.npy", b"\x93NUMPY", "vectors.npy is not a NumPy array"),
        ("vectors.npy", b"not an array", "vectors.npy is not a NumPy array"),
    ],
)
def test_tables_that_cannot_be_read_are_refused(
    release: Release, name: str, data: bytes, words: str
) -> None:
    with pytest.raises(ReleaseError, match=words):
        open_release(forge(release, name, data), "full")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "rows.json is not JSON"),
        (b'["shirt.red", "shirt.red"]', "not a list of different colourway ids"),
        (b'["shirt.red", "hat"]', "names colourway 'hat', which styles.jsonl does not"),
        (b'["shirt.red"]', "vectors.npy has 2 rows, but 1 have a colourway"),
    ],
)
def test_rows_of_an_earlier_format_that_cannot_be_read_are_refused(
    release: Release, data: bytes, words: str
) -> None:
    old = open_release(as_format(2, release))
    with pytest.raises(ReleaseError, match=words):
        open_release(forge(old, "rows.json", data))


def test_a_photo_that_no_file_holds_is_refused(release: Release) -> None:
    name = release.styles["shirt"].colourways[0].photos[0]
    path = as_format(2, release)
    old = open_release(path)
    for lost in (f"photos/{name}.small.jpg", f"photos/{name}.jpg"):
        files = {one: seal for one, seal in old.manifest.files.items() if one != lost}
        reseal(old, replace(old.manifest, files=files))
        with pytest.raises(ReleaseError, match=f"does not list {lost}"):
            open_release(path)


@pytest.mark.parametrize("table", ["columns.npz", "photos.npz", "vectors.npy"])
def test_a_release_without_one_of_its_tables_is_refused(release: Release, table: str) -> None:
    files = dict(release.manifest.files)
    del files[table]
    reseal(release, replace(release.manifest, files=files))
    with pytest.raises(ReleaseError, match=rf"does not list {table}"):
        read_manifest(release.path)


def test_counts_that_are_not_true_are_refused(release: Release) -> None:
    counts = replace(release.manifest.counts, variants=6)
    path = reseal(release, replace(release.manifest, counts=counts))
    with pytest.raises(ReleaseError, match=r"variants=6.* but the files hold .*variants=5"):
        open_release(path)

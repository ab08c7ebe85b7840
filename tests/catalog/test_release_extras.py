"""What others add to a release, and the parts of its vectors: sealed with it, found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.garment import Style
from catalog.release import Release, ReleaseError, build_release, open_release

from .specimens import MeanColours, some_photos, some_styles


class InParts(MeanColours):
    """An encoder that says which numbers of its vectors mean what."""

    def __init__(self, **parts: tuple[int, int]) -> None:
        self.parts = parts


def built(root: Path, encoder: MeanColours | None = None, **more: object) -> Release:
    given = (root, some_styles(), some_photos(), encoder or MeanColours())
    return build_release(*given, **more)  # type: ignore[arg-type]


def test_the_parts_of_the_encoder_are_those_of_the_release(tmp_path: Path) -> None:
    release = built(tmp_path, InParts(upper=(0, 6), lower=(6, 12)))
    assert release.parts == {"upper": (0, 6), "lower": (6, 12)}
    assert open_release(release.path).parts == release.parts


def test_an_encoder_that_names_no_parts_makes_a_release_without(release: Release) -> None:
    assert release.parts == {}


@pytest.mark.parametrize("part", [(0, 13), (-1, 3), (4, 4)])
def test_parts_that_do_not_fit_the_vectors_are_refused(
    tmp_path: Path, part: tuple[int, int]
) -> None:
    with pytest.raises(ReleaseError, match="encoder mean-colours cannot be used: part 'colour'"):
        built(tmp_path, InParts(colour=part))


def test_extra_files_are_found_by_name(tmp_path: Path) -> None:
    release = built(tmp_path, extras={"encoder.onnx": b"a network"})
    found = open_release(release.path).extra("encoder.onnx")
    assert found is not None
    assert found.read_bytes() == b"a network"
    assert release.extra("words.safetensors") is None
    assert release.extra("../manifest.json") is None


def test_extras_may_be_made_of_what_is_released(tmp_path: Path) -> None:
    def names(
        styles: Sequence[Style], rows: Sequence[str], vectors: NDArray[np.float32]
    ) -> Mapping[str, bytes]:
        return {"said.txt": f"{[one.id for one in styles]} {rows} {vectors.shape}".encode()}

    found = built(tmp_path, extras=names).extra("said.txt")
    assert found is not None
    assert found.read_text() == "['scarf', 'shirt'] ['shirt.red', 'shirt.blue'] (2, 12)"


def test_another_extra_is_another_release(tmp_path: Path) -> None:
    ids = [built(tmp_path, extras={"a": content}).id for content in (b"1", b"2", b"1")]
    assert ids[0] == ids[2] != ids[1]


def test_an_extra_that_was_changed_is_refused(tmp_path: Path) -> None:
    release = built(tmp_path, extras={"encoder.onnx": b"a network"})
    (release.path / "extras" / "encoder.onnx").write_bytes(b"a trap...")
    with pytest.raises(ReleaseError, match=r"extras/encoder\.onnx was changed"):
        open_release(release.path)
    (release.path / "extras" / "encoder.onnx").unlink()
    with pytest.raises(ReleaseError, match=r"extras/encoder\.onnx is missing"):
        open_release(release.path)


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "a..b"])
def test_a_name_that_could_reach_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReleaseError, match="can't name an extra file"):
        built(tmp_path, extras={name: b""})

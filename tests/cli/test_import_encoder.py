"""A catalogue may be imported with another encoder than the one that ships."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from catalog.release import open_release
from tests.cli.conftest import Fitroom
from tests.embeddings.checkpoints import write_open_clip
from tests.embeddings.evaluated import development


def test_a_release_is_built_with_the_encoder_that_was_named(
    fitroom: Fitroom, data: Path, tmp_path: Path
) -> None:
    photos = development(tmp_path / "photos")
    (tmp_path / "plugged-in").mkdir()
    write_open_clip(tmp_path / "plugged-in", "gelu")
    said = fitroom("catalog", "import", str(photos), "--encoder", "plugged-in")
    assert said.exit_code == 0, said.output
    found = re.search(r"serves release (\w+)", said.output)
    assert found is not None
    release = open_release(data / "releases" / found[1])
    assert release.manifest.encoder.name == "plugged-in"
    assert release.manifest.encoder.dim == 24
    assert release.parts == {}


def test_an_encoder_that_there_is_not_is_said_before_anything_is_built(
    fitroom: Fitroom, data: Path, tmp_path: Path
) -> None:
    photos = development(tmp_path / "photos")
    before = sorted((data / "releases").glob("*"))
    said = fitroom("catalog", "import", str(photos), "--encoder", "nowhere")
    assert said.exit_code == 1
    assert "nowhere: there is no such file, folder or encoder" in " ".join(said.output.split())
    assert sorted((data / "releases").glob("*")) == before


def test_a_release_whose_encoder_cannot_be_exported_is_not_built_and_the_remedy_is_said(
    fitroom: Fitroom, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = development(tmp_path / "photos")
    before = sorted((data / "releases").glob("*"))
    monkeypatch.setitem(sys.modules, "onnx", None)  # as where it is not installed
    said = fitroom("catalog", "import", str(photos))
    assert said.exit_code == 1
    told = " ".join(said.output.split())
    assert "cannot be exported without onnx: pip install 'fitroom[encode]'" in told
    assert sorted((data / "releases").glob("*")) == before

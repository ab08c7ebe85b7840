"""Releases and folders of photos, fresh for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.release import Release, build_release

from .specimens import COLOURS, MeanColours, picture_bytes, some_photos, some_styles


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return build_release(tmp_path / "releases", some_styles(), some_photos(), MeanColours())


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a photo of each colour in ``images``."""
    folder = tmp_path / "shop"
    (folder / "images").mkdir(parents=True)
    for name, colour in COLOURS.items():
        (folder / "images" / f"{name}.jpg").write_bytes(picture_bytes(colour=colour))
    return folder

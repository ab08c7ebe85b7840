"""Photos for pretrained networks are prepared to the last bit as their own libraries do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from transformers.image_processing_backends import PilBackend
from transformers.models.bit.image_processing_pil_bit import BitImageProcessorPil
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

from embeddings.picture_input import RecipeFault, recipe_of_open_clip, recipe_of_transformers

SIZES = [(96, 120), (121, 57), (300, 301), (31, 47), (224, 224)]


def noise(size: tuple[int, int]) -> Image.Image:
    width, height = size
    pixels = np.random.default_rng(width).integers(0, 256, (height, width, 3), np.uint8)
    return Image.fromarray(pixels)


PROCESSORS: dict[str, PilBackend] = {
    "clip": CLIPImageProcessorPil(),
    "siglip": SiglipImageProcessorPil(),
    "dinov2": BitImageProcessorPil(
        size={"shortest_edge": 256}, crop_size={"height": 224, "width": 224}
    ),
    "crop larger than the photo": CLIPImageProcessorPil(
        size={"shortest_edge": 60}, crop_size={"height": 77, "width": 80}
    ),
    "bilinear": SiglipImageProcessorPil(size={"height": 50, "width": 70}, resample=2),
    "not resized": CLIPImageProcessorPil(do_resize=False, crop_size={"height": 40, "width": 41}),
    "not normalised": SiglipImageProcessorPil(do_normalize=False, do_rescale=False),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", PROCESSORS)
def test_it_is_what_transformers_makes_of_a_photo(
    name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    processor = PROCESSORS[name]
    processor.save_pretrained(tmp_path)
    said = json.loads((tmp_path / "preprocessor_config.json").read_text())
    expected = processor(noise(size), return_tensors="np")["pixel_values"][0]
    np.testing.assert_array_equal(recipe_of_transformers(said).ready(noise(size)), expected)


def test_a_size_that_is_a_bare_number_is_read_as_older_checkpoints_meant_it() -> None:
    said: dict[str, Any] = {"image_mean": [0.5] * 3, "image_std": [0.5] * 3, "size": 40}
    assert recipe_of_transformers(said).resize == (40, 40)
    short = recipe_of_transformers(said | {"do_center_crop": True, "crop_size": 32})
    assert (short.resize, short.crop) == (40, (32, 32))


def test_open_clip_s_own_way_by_hand() -> None:
    # 5 x 4 pixels, a crop of 4 x 4: half a pixel to the left, which Python rounds to 0.
    photo = Image.fromarray(np.arange(60, dtype=np.uint8).reshape(4, 5, 3))
    recipe = recipe_of_open_clip({"mean": [0, 0, 0], "std": [1, 1, 2]}, 4)
    ready = recipe.ready(photo)
    assert ready.shape == (3, 4, 4)
    np.testing.assert_array_equal(ready[0, 0], np.float32([0, 3, 6, 9]) / np.float32(255))
    np.testing.assert_array_equal(ready[2, 3], np.float32([47, 50, 53, 56]) / np.float32(510))
    # 7 x 4: a pixel and a half, rounded to two, where transformers cuts it off to one.
    wide = Image.fromarray(np.arange(84, dtype=np.uint8).reshape(4, 7, 3))
    np.testing.assert_array_equal(recipe.ready(wide)[0, 0, 0], np.float32(6) / np.float32(255))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"size": {"longest_edge": 9}}, "size is {'longest_edge': 9}"),
        ({"do_center_crop": True, "size": 9}, "crop_size is None"),
        ({"do_pad": True}, "do_pad is asked for"),
    ],
)
def test_what_is_not_understood_is_refused(said: dict[str, Any], words: str) -> None:
    with pytest.raises(RecipeFault, match=words):
        recipe_of_transformers({"image_mean": [0.5] * 3, "image_std": [0.5] * 3} | said)


def test_means_that_are_missing_are_not_made_up() -> None:
    with pytest.raises(RecipeFault, match="image_mean and image_std are missing"):
        recipe_of_transformers({"size": 9})

"""A photo as a pretrained network wants it: resized, cropped and scaled as its checkpoint says.

Written with Pillow and numpy alone, to the last bit what transformers' Pillow processors and
open_clip's transforms give; neither torchvision nor the network's own library is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[np.float32]

#: Of CLIP (Radford et al. 2021), where an open_clip checkpoint does not say its own.
CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
_FILTERS = {
    "bicubic": Image.Resampling.BICUBIC,
    "bilinear": Image.Resampling.BILINEAR,
    "nearest": Image.Resampling.NEAREST,
}


class RecipeFault(ValueError):
    """A description of how to prepare photos that is not understood; the message says what."""


@dataclass(frozen=True)
class Recipe:
    """What is done to a photo, in this order. Sizes are (height, width) in pixels."""

    resize: tuple[int, int] | int | None  # a number is the short side; None leaves it
    resample: int  # as Pillow counts its filters
    crop: tuple[int, int] | None  # from the middle; what is smaller is padded with black
    scale: float  # of pixels that are 0 to 255
    mean: tuple[float, ...]
    std: tuple[float, ...]
    round_crop: bool = False  # an odd rest: half of it rounded (open_clip), not cut off

    def ready(self, photo: Image.Image) -> Floats:
        """``photo`` (RGB) as float32 (3, height, width)."""
        if self.resize is not None:
            photo = photo.resize(self._size(photo), Image.Resampling(self.resample))
        if self.crop is not None:
            photo = self._cropped(photo, *self.crop)
        planes = np.asarray(photo).transpose(2, 0, 1)
        scaled = (planes.astype(np.float64) * self.scale).astype(np.float32)
        mean, std = np.array(self.mean, np.float32), np.array(self.std, np.float32)
        ready: Floats = (scaled - mean[:, None, None]) / std[:, None, None]
        return ready

    def _size(self, photo: Image.Image) -> tuple[int, int]:
        """(width, height) after resizing."""
        if isinstance(self.resize, tuple):
            return self.resize[1], self.resize[0]
        assert self.resize is not None
        width, height = photo.size
        if width <= height:
            return self.resize, int(self.resize * height / width)
        return int(self.resize * width / height), self.resize

    def _cropped(self, photo: Image.Image, height: int, width: int) -> Image.Image:
        left, top = (self._half(photo.width - width), self._half(photo.height - height))
        return photo.crop((left, top, left + width, top + height))

    def _half(self, rest: int) -> int:
        return round(rest / 2) if self.round_crop else rest // 2


def _pair(size: Any, what: str) -> tuple[int, int]:
    """(height, width) of a number or a mapping."""
    if isinstance(size, int):
        return size, size
    if isinstance(size, Mapping) and {"height", "width"} <= set(size):
        return int(size["height"]), int(size["width"])
    raise RecipeFault(f"{what} is {size!r}, where a height and a width were expected")


def _resize(said: Mapping[str, Any]) -> tuple[int, int] | int | None:
    size = said.get("size")
    if not said.get("do_resize", True) or size is None:
        return None
    if isinstance(size, Mapping) and set(size) == {"shortest_edge"}:
        return int(size["shortest_edge"])
    if isinstance(size, int) and said.get("do_center_crop"):
        return size  # as older checkpoints of CLIP wrote a short side
    return _pair(size, "size")


def recipe_of_transformers(said: Mapping[str, Any]) -> Recipe:
    """From preprocessor_config.json. Raises RecipeFault for what is not understood."""
    for unknown in ("do_pad", "do_reduce_labels", "do_rotate"):
        if said.get(unknown):
            raise RecipeFault(f"{unknown} is asked for, which is not understood")
    normalise = said.get("do_normalize", True)
    if normalise and not {"image_mean", "image_std"} <= set(said):
        raise RecipeFault("image_mean and image_std are missing")
    return Recipe(
        resize=_resize(said),
        resample=int(said.get("resample", Image.Resampling.BICUBIC)),
        crop=_pair(said.get("crop_size"), "crop_size") if said.get("do_center_crop") else None,
        scale=float(said.get("rescale_factor", 1 / 255)) if said.get("do_rescale", True) else 1.0,
        mean=tuple(said["image_mean"]) if normalise else (0.0,) * 3,
        std=tuple(said["image_std"]) if normalise else (1.0,) * 3,
    )


def recipe_of_open_clip(said: Mapping[str, Any], side: int) -> Recipe:
    """From preprocess_cfg of open_clip_config.json, for pictures of ``side`` pixels."""
    mode, filter_ = said.get("resize_mode", "shortest"), said.get("interpolation", "bicubic")
    if mode not in ("shortest", "squash"):
        raise RecipeFault(f"resize_mode is {mode!r}, which is not understood")
    if filter_ not in _FILTERS:
        raise RecipeFault(f"interpolation is {filter_!r}, which is not understood")
    return Recipe(
        resize=side if mode == "shortest" else (side, side),
        resample=_FILTERS[filter_],
        crop=(side, side) if mode == "shortest" else None,
        scale=1 / 255,
        mean=tuple(said.get("mean", CLIP_MEAN)),
        std=tuple(said.get("std", CLIP_STD)),
        round_crop=True,
    )

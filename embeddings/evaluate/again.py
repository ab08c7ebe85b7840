"""The same garment, photographed again: a crude simulation, the same every time."""

from __future__ import annotations

import io
import random

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

#: Of everything that is drawn by lot in an evaluation.
SEED = 20240611
#: Degrees, share of the area that stays, width to height, factor of light and contrast, pixels of
#: blur, JPEG quality.
TURN, AREA, STRETCH, LIGHT, BLUR, QUALITY = 15, (0.7, 1.0), (0.9, 1.1), (0.7, 1.3), 1.5, 40


def _rim(picture: Image.Image) -> tuple[int, int, int]:
    """The median colour of the outermost pixels."""
    pixels = np.asarray(picture)  # (h, w, 3)
    rim = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    red, green, blue = (int(value) for value in np.median(rim, axis=0))
    return red, green, blue


def photographed_again(picture: Image.Image, name: str) -> Image.Image:
    """``picture`` (RGB) turned, cropped, lit and blurred by a chance that hangs on ``name``."""
    chance = random.Random(f"{SEED}:{name}")
    again = picture.rotate(
        chance.uniform(-TURN, TURN), Image.Resampling.BICUBIC, fillcolor=_rim(picture)
    )
    width, height = again.size
    area, stretch = chance.uniform(*AREA), chance.uniform(*STRETCH)
    across = min(width, round(width * (area * stretch) ** 0.5))
    down = min(height, round(height * (area / stretch) ** 0.5))
    left, top = chance.randint(0, width - across), chance.randint(0, height - down)
    again = again.crop((left, top, left + across, top + down))
    again = ImageEnhance.Brightness(again).enhance(chance.uniform(*LIGHT))
    again = ImageEnhance.Contrast(again).enhance(chance.uniform(*LIGHT))
    again = again.filter(ImageFilter.GaussianBlur(chance.uniform(0, BLUR)))
    saved = io.BytesIO()
    again.save(saved, "JPEG", quality=QUALITY)
    with Image.open(saved) as file:
        return file.convert("RGB")

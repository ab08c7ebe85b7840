"""What an encoder must be better than: two that learn nothing, and figures that others reached."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from embeddings.colour import lab
from embeddings.evaluate.figures import Figures, Floats
from embeddings.pixels import squared

#: Side of the picture whose pixels are the vector.
SMALL = 32
#: Steps of lightness, and of a* and b*; a* and b* are looked at from -100 to 100.
LIGHTNESS, CHROMA = 8, 16


def _pixels(photo: Image.Image) -> Floats:
    """RGB at 32 x 32 (3072,), the photo's own mean taken off: the light of the room says little."""
    small = squared(photo).resize((SMALL, SMALL), Image.Resampling.BILINEAR)
    values: Floats = np.asarray(small, np.float32).ravel()
    centred: Floats = values - values.mean()
    return centred


def _colours(photo: Image.Image) -> Floats:
    """The root of each colour's share (2048,), so that second colours count (Hellinger)."""
    cielab = lab(np.asarray(photo.resize((64, 64), Image.Resampling.BILINEAR))).reshape(-1, 3)
    light = np.clip(cielab[:, 0] / 100 * LIGHTNESS, 0, LIGHTNESS - 1).astype(int)
    chroma = np.clip((cielab[:, 1:] + 100) / 200 * CHROMA, 0, CHROMA - 1).astype(int)
    cell = (light * CHROMA + chroma[:, 0]) * CHROMA + chroma[:, 1]
    counts = np.bincount(cell, minlength=LIGHTNESS * CHROMA * CHROMA)
    shares: Floats = np.sqrt(counts).astype(np.float32)
    return shares


@dataclass(frozen=True)
class Unlearned:
    """An encoder without weights. A photo of one colour only has no pixels to tell: row 0."""

    name: str
    dim: int
    one: Callable[[Image.Image], Floats]
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", hashlib.sha256(self.name.encode()).hexdigest())

    def encode(self, images: Sequence[Image.Image], /) -> Floats:
        """Unit rows, float32 (len(images), dim)."""
        rows = np.zeros((len(images), self.dim), np.float32)
        for row, image in enumerate(images):
            values = self.one(image.convert("RGB"))
            rows[row] = values / max(float(np.linalg.norm(values)), 1e-8)
        return rows


UNLEARNED = {
    one.name: one
    for one in (
        Unlearned("pixels32", 3 * SMALL * SMALL, _pixels),
        Unlearned("lab_hist", LIGHTNESS * CHROMA * CHROMA, _colours),
    )
}


def unlearned(name: str) -> Unlearned:
    """The one called ``name``; a function, so that it can be sent to another process."""
    return UNLEARNED[name]


#: Reached by others on the development photos (10,082 of them: 3,151 of homes and 6,022 of a shop
#: in splits train and val) and quoted, not measured here: the table that comes with those photos.
#: hog_colour: shapes and colours by hand. cnn_ce: a residual network of 2.8 M parameters trained on
#: categories; cnn_multi: the same on category, colour and instance at once.
QUOTED: dict[str, dict[str, Figures]] = {
    "hog_colour": {
        "home": {"P@10": 0.180, "macro_P@10": 0.102, "mAP@100": 0.045},
        "studio": {
            "P@10": 0.619,
            "macro_P@10": 0.528,
            "mAP@100": 0.344,
            "colour_P@10": 0.415,
            "category+colour_P@10": 0.269,
        },
        "cross": {"P@10": 0.127, "mAP@100": 0.043},
        "rephoto": {"recall@1": 0.547},
        "rephoto_home": {"recall@1": 0.696},
        "rephoto_studio": {"recall@1": 0.471},
    },
    "cnn_ce": {
        "home": {"P@10": 0.605, "macro_P@10": 0.430, "mAP@100": 0.487},
        "studio": {
            "P@10": 0.706,
            "macro_P@10": 0.654,
            "mAP@100": 0.550,
            "colour_P@10": 0.205,
            "category+colour_P@10": 0.159,
        },
        "cross": {"P@10": 0.706, "mAP@100": 0.632},
        "rephoto": {"recall@1": 0.508},
        "rephoto_home": {"recall@1": 0.673},
        "rephoto_studio": {"recall@1": 0.425},
    },
    "cnn_multi": {
        "home": {"P@10": 0.482, "macro_P@10": 0.309, "mAP@100": 0.283},
        "studio": {
            "P@10": 0.666,
            "macro_P@10": 0.561,
            "mAP@100": 0.445,
            "colour_P@10": 0.467,
            "category+colour_P@10": 0.323,
        },
        "cross": {"P@10": 0.498, "mAP@100": 0.281},
        "rephoto": {"recall@1": 0.875},
        "rephoto_home": {"recall@1": 0.941},
        "rephoto_studio": {"recall@1": 0.842},
    },
}
#: SHA-256 of the metadata.csv that the quoted figures were measured on: on other photos they would
#: compare what cannot be compared.
QUOTED_ON = "2377300409911a171a88ee6370a931aa423c8d3cc8067055c140b95517466af6"

"""The one figure that training watches: does a photo find photos of its kind?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from embeddings.encoder import Embedder, embedded
from embeddings.examples import Examples
from embeddings.network import GarmentNet
from embeddings.pixels import SIDE
from embeddings.weights_file import Parts


def _resized(pictures: npt.NDArray[np.uint8], side: int) -> Tensor:
    """uint8 (n, s, s, c) -> (n, side, side, c)."""
    whole = torch.from_numpy(pictures)
    if whole.shape[1] == side:
        return whole
    planes = whole.permute(0, 3, 1, 2)
    small = functional.interpolate(planes, size=(side, side), mode="bilinear", antialias=True)
    return small.permute(0, 2, 3, 1)


def embed(net: GarmentNet, examples: Examples, parts: Parts, side: int = SIDE) -> Tensor:
    """The vectors that the encoder would give, up to float noise: unit rows (n, dim).

    With ``side``, as if it saw pictures of that size.
    """
    pixels = _resized(examples.pixels, side)
    masks = _resized(examples.masks[..., None], side)[..., 0]
    measured = torch.from_numpy(examples.colours)
    return embedded(Embedder(net, parts).eval(), pixels, masks, measured, batch=32)


def precision_at_ten(
    net: GarmentNet, gallery: Examples, queries: Examples, parts: Parts, side: int = SIDE
) -> float:
    """Of the ten ``gallery`` photos nearest to a query, the share of its kind, on average.

    Gallery photos with tags are left out where there are others: the drawn collection shows the
    details of styles, and would answer a photo of a carpet with a drawing.
    """
    plain = [row for row, tags in enumerate(gallery.tags) if tags is None]
    shown = gallery.pick(plain) if plain else gallery
    likeness = embed(net, queries, parts, side) @ embed(net, shown, parts, side).T  # (q, g)
    nearest = likeness.topk(min(10, len(shown)), dim=1).indices.numpy()  # (q, 10)
    found = np.array([kind or "" for kind in shown.kinds])[nearest]
    wanted = np.array([kind or "?" for kind in queries.kinds])
    return float((found == wanted[:, None]).mean())

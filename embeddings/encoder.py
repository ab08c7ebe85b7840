"""Photos to vectors: one unit vector a photo that holds kind, garment and colour at once.

A vector is three parts side by side, each of unit length times its weight: the shares of *kinds*
and the garment's *self* from the network, and the shares of *colours*, measured. The cosine of two
vectors is therefore the weighted mean of three likenesses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor
from torch.nn.functional import normalize

from embeddings.colour import lattice
from embeddings.network import GarmentNet, as_input
from embeddings.pixels import prepare
from embeddings.weights_file import LIST, Parts, Weights, WeightsFault, read_weights

Floats = npt.NDArray[np.float32]

#: The weights that ship.
WEIGHTS = Path(__file__).parent / "weights"
#: Decimals of a part that are kept. Below lies float noise, which differs between machines.
DECIMALS = 5


@contextmanager
def one_thread() -> Iterator[None]:
    """Run torch on one thread inside the block: more would add in another order, and give others
    a different last digit."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def joined(kinds: Tensor, self_: Tensor, colours: Tensor, parts: Parts) -> Tensor:
    """Unit rows of every part -> unit rows (n, kinds + self + colours)."""
    weighted = [kinds, self_ * parts.self_weight, colours * parts.colour_weight]
    return normalize(torch.cat(weighted, dim=1))


def learned(
    net: GarmentNet, pixels: Tensor, masks: Tensor, batch: int = 1
) -> tuple[Tensor, Tensor]:
    """uint8 pixels (n, s, s, 3), masks (n, s, s) -> unit rows of kinds and self.

    A garment and its mirror image are one, so both are seen and averaged. Each photo goes through
    the network alone unless told otherwise, so that its vector cannot depend on the others in a
    batch; on one core that is hardly slower.
    """
    kinds, selves = [torch.empty(0, net.shape.kinds)], [torch.empty(0, net.shape.self_dim)]
    with torch.inference_mode(), one_thread():
        for at in range(0, len(pixels), batch):
            seen = as_input(pixels[at : at + batch], masks[at : at + batch])
            logits, self_ = net(torch.cat([seen, seen.flip(-1)]))  # (2b, ...)
            shares = logits.softmax(dim=1).unflatten(0, (2, -1)).mean(dim=0)  # (b, kinds)
            # As with colours, the root of a share lets second thoughts count (Hellinger).
            kinds.append(shares.sqrt())
            selves.append(normalize(self_.unflatten(0, (2, -1)).mean(dim=0)))
    return torch.cat(kinds), torch.cat(selves)


class Encoder:
    """Trained weights at work. ``digest`` is the SHA-256 of their file."""

    def __init__(self, weights: Weights) -> None:
        self.name = weights.name
        self.digest = weights.digest
        self._parts = weights.parts
        self._net = weights.net.eval()
        shape = weights.net.shape
        self.dim: int = shape.kinds + shape.self_dim + len(lattice())

    def encode(self, images: Sequence[Image.Image], /) -> Floats:
        """Unit rows, float32 (len(images), dim): the same photo, the same row, in any company."""
        rows = np.zeros((len(images), self.dim), np.float32)
        for row, image in enumerate(images):
            rows[row] = self._encode_one(image)
        return rows

    def _encode_one(self, image: Image.Image) -> Floats:
        ready = prepare(image)
        pixels, mask = torch.from_numpy(ready.pixels.copy()), torch.from_numpy(ready.mask.copy())
        kinds, self_ = learned(self._net, pixels[None], mask[None])
        colours = torch.from_numpy(ready.colours)[None]
        row = joined(kinds, self_, colours, self._parts)[0].double().numpy().round(DECIMALS)
        unit: Floats = (row / np.linalg.norm(row)).astype(np.float32)
        return unit


def load_encoder(path: Path, digest: str | None = None) -> Encoder:
    """The encoder in the weights file ``path``; raises WeightsFault where it cannot be used."""
    return Encoder(read_weights(Path(path), digest))


@cache
def _default() -> Encoder:
    return default_encoder()


def encode(images: Sequence[Image.Image], /) -> Floats:
    """``default_encoder().encode``, for tools that call a plain function on a list of pictures."""
    return _default().encode(images)


def default_encoder(folder: Path = WEIGHTS) -> Encoder:
    """The encoder that ships, its file checked against the published digest."""
    try:
        published = json.loads((folder / LIST).read_text(encoding="utf-8"))
        name = published["default"]
        digest = published["encoders"][name]["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsFault(f"{LIST} names no encoder to use; reinstall Fitroom") from error
    return load_encoder(folder / f"{name}.safetensors", digest)

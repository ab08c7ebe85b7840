"""Photos to vectors: one unit vector a photo that holds kind, garment and colour at once.

A vector is parts side by side, each of unit length times its weight: the shares of the labels of
every group ("kind" among them; shorter where the eyes are less sure), the *look* that the eyes
share, the *self* of the witness, the shares of *colours*, measured, and the *outline*. The cosine
of two vectors is therefore a weighted mean of as many likenesses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn.functional import normalize

from embeddings.colour import lattice
from embeddings.folding import folded
from embeddings.network import GarmentNet, as_input
from embeddings.outline import OUTLINE_DIM
from embeddings.pixels import prepare
from embeddings.sight import tidy
from embeddings.weights_file import LIST, Parts, Weights, WeightsFault, read_weights

Floats = npt.NDArray[np.float32]

#: The component that holds a retailer's words for colours, beside the colours as measured.
COLOUR_WORD = "colour_word"
#: The weights that ship.
WEIGHTS = Path(__file__).parent / "weights"


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


class Embedder(nn.Module):
    """Prepared photos -> vectors: everything between `prepare` and a row, in one module.

    What encodes, what training watches and what serving runs without torch are this same
    computation, so it is written here once, and exported from here.
    """

    def __init__(self, net: GarmentNet, parts: Parts) -> None:
        super().__init__()
        self.net = net
        shape = net.shape
        groups = [COLOUR_WORD if name == "colour" else name for name, _ in shape.groups]
        said = dict(zip(groups, (width for _, width in shape.groups), strict=True))
        last = {COLOUR_WORD: said.pop(COLOUR_WORD)} if COLOUR_WORD in said else {}
        #: Width of each component of a row, in order, and how much it counts.
        self.widths = {
            **said,
            "look": net.looks.dim,
            "self": shape.self_dim,
            "outline": OUTLINE_DIM,
            **last,
            "colour": len(lattice()),
        }
        own = {
            "kind": parts.kind,
            "type": parts.type,
            "colour_word": parts.colour_word,
            "look": parts.look,
            "self": parts.self_,
            "outline": parts.outline,
            "colour": parts.colour,
        }
        self.weights = {name: own.get(name, parts.groups) for name in self.widths}
        self.groups = groups

    def forward(self, pixels: Tensor, masks: Tensor, measured: Tensor) -> Tensor:
        """uint8 (b, s, s, 3) and (b, s, s), measured float32 (b, m) -> unit rows (b, dim)."""
        picture = as_input(pixels, masks)
        seen = self.net.see(picture)
        logits = zip(*(one.groups for one in seen), strict=True)  # of each group, every eye's
        rows = dict(zip(self.groups, map(_agreed, logits), strict=True))
        rows["look"] = self.net.look(seen)
        rows["self"] = self.net.self_(picture)
        rows["outline"] = self.net.outline(pixels, masks)
        rows["colour"] = measured
        weighted = [rows[name] * weight for name, weight in self.weights.items()]
        return normalize(torch.cat(weighted, dim=1))


def _agreed(logits: Sequence[Tensor]) -> Tensor:
    """Logits (b, labels) of every eye -> the shares they agree on (b, labels).

    They are not made unit rows: where the eyes are sure a row is long and decides what is near,
    where they are not it is short and leaves that to the other parts.
    """
    return torch.stack([one.log_softmax(dim=1) for one in logits]).mean(dim=0).softmax(dim=1)


def embedded(
    embedder: Embedder, pixels: Tensor, masks: Tensor, measured: Tensor, batch: int = 1
) -> Tensor:
    """``embedder`` over any number of photos, without gradients: unit rows (n, dim).

    Each photo goes through the network alone unless told otherwise, so that its vector cannot
    depend on the others in a batch; on one core that is hardly slower.
    """
    rows = [torch.empty(0, sum(embedder.widths.values()))]
    with torch.inference_mode(), one_thread():
        for at in range(0, len(pixels), batch):
            some = slice(at, at + batch)
            rows.append(embedder(pixels[some], masks[some], measured[some]))
    return torch.cat(rows)


class Encoder:
    """Trained weights at work. ``digest`` is the SHA-256 of their file."""

    def __init__(self, weights: Weights) -> None:
        self.name = weights.name
        self.digest = weights.digest
        self._embedder = Embedder(folded(weights.net), weights.parts).eval()
        #: Components of a row in order: how wide each is, and how much it counts. The squares of
        #: these, in shares, are those of a cosine.
        self.widths: Mapping[str, int] = self._embedder.widths
        self.weights: Mapping[str, float] = self._embedder.weights
        #: Where each part of a row begins and ends. Colour is one part, in words and measured.
        self.parts: Mapping[str, tuple[int, int]] = _slices(self.widths)
        self.dim: int = sum(self.widths.values())

    def encode(self, images: Sequence[Image.Image], /) -> Floats:
        """Unit rows, float32 (len(images), dim): the same photo, the same row, in any company."""
        rows = np.zeros((len(images), self.dim), np.float32)
        for row, image in enumerate(images):
            rows[row] = self._encode_one(image)
        return rows

    def portable(self) -> bytes:
        """This encoder as an ONNX file for `embeddings.sight`, which needs no torch.

        Raises `embeddings.portable.PortableFault` where it would not give the same vectors.
        """
        # Here, not above: only building a release exports, and exporting needs more libraries.
        from embeddings.portable import export

        return export(self._embedder, lambda image: self.encode([image])[0])

    def _encode_one(self, image: Image.Image) -> Floats:
        ready = prepare(image)
        pixels, mask = torch.from_numpy(ready.pixels.copy()), torch.from_numpy(ready.mask.copy())
        measured = torch.from_numpy(ready.colours)
        return tidy(embedded(self._embedder, pixels[None], mask[None], measured[None])[0].numpy())


def _slices(widths: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Where each part begins and ends, side by side in the order of ``widths``."""
    slices, start = {}, 0
    for name, width in widths.items():
        slices[name] = (start, start + width)
        start += width
    if COLOUR_WORD in slices:
        slices["colour"] = (slices.pop(COLOUR_WORD)[0], slices["colour"][1])
    return slices


def load_encoder(path: Path, digest: str | None = None) -> Encoder:
    """The encoder in the weights file ``path``; raises WeightsFault where it cannot be used."""
    return Encoder(read_weights(Path(path), digest))


@cache
def _default() -> Encoder:
    return default_encoder()


def encode(images: Sequence[Image.Image], /) -> Floats:
    """``default_encoder().encode``, for tools that call a plain function on a list of pictures."""
    return _default().encode(images)


def default_file(folder: Path = WEIGHTS) -> tuple[Path, str]:
    """The weights file that ships, and its published digest; raises WeightsFault without one."""
    try:
        published = json.loads((folder / LIST).read_text(encoding="utf-8"))
        name = published["default"]
        digest = published["encoders"][name]["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsFault(f"{LIST} names no encoder to use; reinstall Fitroom") from error
    return folder / f"{name}.safetensors", str(digest)


def default_encoder(folder: Path = WEIGHTS) -> Encoder:
    """The encoder that ships, its file checked against the published digest."""
    return load_encoder(*default_file(folder))

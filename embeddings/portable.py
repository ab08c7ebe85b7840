"""An encoder as an ONNX file, so that a running service can encode a photo without torch.

The file holds the network and nothing of the machine that wrote it: the same weights give the same
bytes. It is compared with torch before anyone gets it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor, nn

from embeddings.pixels import prepare
from embeddings.sight import INPUTS, OUTPUTS, SAME, Sight, SightFault, probe

Floats = npt.NDArray[np.float32]

#: The ONNX operator set: every onnxruntime since 1.14 has it.
OPSET = 18


class PortableFault(RuntimeError):
    """An encoder whose exported form does not give the vectors that it gives itself."""


class _Probed(nn.Module):
    """An embedder that also says, always, what torch made of the probe."""

    probed: Tensor

    def __init__(self, embedder: nn.Module, probed: Floats) -> None:
        super().__init__()
        self.embedder = embedder
        self.register_buffer("probed", torch.from_numpy(probed.copy())[None])

    def forward(self, pixels: Tensor, masks: Tensor, measured: Tensor) -> tuple[Tensor, Tensor]:
        return self.embedder(pixels, masks, measured), self.probed


def export(embedder: nn.Module, encode: Callable[[Image.Image], Floats]) -> bytes:
    """``embedder`` (see `embeddings.encoder.Embedder`) as the ONNX file that `Sight` opens.

    ``encode`` is what torch makes of a photo with it: (dim,). Raises `PortableFault` unless the
    file gives the same for some pictures; it keeps one of them, for whoever opens it to compare.
    """
    _ask_for_onnx()
    ready = prepare(probe())
    arrays = (ready.pixels, ready.mask, ready.colours)
    example = tuple(torch.from_numpy(one.copy())[None] for one in arrays)
    file = io.BytesIO()
    onto: Any = file  # typed as a path, but a file is taken as well
    with warnings.catch_warnings():
        # torch would rather export through onnxscript. That needs three more libraries, takes ten
        # times as long, warns as well, and writes the folders of this machine into the file.
        warnings.simplefilter("ignore", DeprecationWarning)
        # A mirrored picture is a step of -1, which works and only is not worked out beforehand.
        warnings.filterwarnings("ignore", "Constant folding", UserWarning)
        torch.onnx.export(
            _Probed(embedder, encode(probe())).eval(),
            example,
            onto,
            input_names=INPUTS,
            output_names=OUTPUTS,
            opset_version=OPSET,
            dynamo=False,
        )
    _check(file.getvalue(), encode)
    return file.getvalue()


def _ask_for_onnx() -> None:
    """torch looks for it after a minute of work, and says less."""
    try:
        import onnx  # noqa: F401
    except ImportError as missing:
        raise PortableFault(
            "the encoder cannot be exported without onnx: pip install 'fitroom[encode]'"
        ) from missing


def _pictures() -> list[Image.Image]:
    """A garment, the same on its side and in other light, and a picture of nothing."""
    garment = probe()
    turned = garment.rotate(90, expand=True).point(lambda value: value // 2)
    nothing = np.random.default_rng(7).integers(0, 256, (120, 90, 3), np.uint8)
    return [garment, turned, Image.fromarray(nothing)]


def _check(content: bytes, encode: Callable[[Image.Image], Floats]) -> None:
    try:
        sight = Sight(content)
    except SightFault as fault:
        raise PortableFault(f"the encoder could not be exported: {fault}") from fault
    for picture in _pictures():
        cosine = float(sight.encode(picture) @ encode(picture))
        if not cosine >= SAME:
            raise PortableFault(
                f"the exported encoder gives other vectors than torch (cosine {cosine:.4f})"
            )

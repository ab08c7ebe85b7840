"""Encoding a photo without torch: the exported encoder of a release, for a running service.

The file is ONNX and onnxruntime computes it: the same numbers as torch to five decimals, on one
thread, in a few milliseconds. Everything before it is `embeddings.pixels.prepare`, as for torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from embeddings.pixels import WORKING_SIDE, prepare

Floats = npt.NDArray[np.float32]

#: Decimals of a part that are kept. Below lies float noise, which differs between machines.
DECIMALS = 5
#: What the exported encoder is given, and what it gives.
INPUTS = ("pixels", "masks", "measured")
#: ``probed`` is always the same: the vector that torch gave the `probe` when it was exported.
OUTPUTS = ("rows", "probed")
#: The least cosine to torch at which two vectors are called the same.
SAME = 0.999
#: A photo is prepared at WORKING_SIDE; twice that is decoded, so that the step down stays good.
ENOUGH = 2 * WORKING_SIDE


class SightFault(ValueError):
    """An exported encoder that cannot be used here; the message says why and what to do."""


def tidy(row: npt.NDArray[Any]) -> Floats:
    """A vector (dim,) without float noise: rounded to DECIMALS, of unit length again."""
    rounded = row.astype(np.float64).round(DECIMALS)
    unit: Floats = (rounded / np.linalg.norm(rounded)).astype(np.float32)
    return unit


def probe() -> Image.Image:
    """A drawn garment whose vector tells whether photos are still prepared and encoded alike."""
    photo = Image.new("RGB", (200, 240), (226, 219, 205))
    pen = ImageDraw.Draw(photo)
    pen.polygon([(60, 40), (140, 40), (180, 110), (150, 125), (150, 205), (50, 205), (50, 125)])
    pen.polygon([(60, 40), (140, 40), (150, 205), (50, 205)], fill=(38, 60, 112))
    pen.rectangle((56, 110, 144, 124), fill=(206, 62, 48))
    return photo


class Sight:
    """An opened encoder: photo in, vector out. Safe to use from many threads."""

    def __init__(self, content: bytes | Path) -> None:
        """Open the exported encoder in a file, or its bytes.

        Raises `SightFault` for what onnxruntime cannot open, and for an encoder that does not give
        its probe the vector that it had where it was exported.
        """
        # Here, not above: a shop whose shoppers send no photos need not hold it in memory.
        import onnxruntime as runtime

        options = runtime.SessionOptions()
        # One photo, one core: the other cores belong to other shoppers' requests.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # An arena keeps the most memory that was ever needed; a photo is encoded now and then.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        source = content if isinstance(content, bytes) else str(content)
        try:
            self._graph = runtime.InferenceSession(
                source, options, providers=["CPUExecutionProvider"]
            )
            row, expected = self._see(probe(), OUTPUTS)
        except Exception as error:  # onnxruntime raises kinds of its own for each sort of damage
            raise SightFault(
                f"the exported encoder cannot be used ({type(error).__name__}); "
                "build the release again"
            ) from error
        cosine = float(row @ expected)
        if not cosine >= SAME:
            raise SightFault(
                f"the exported encoder sees otherwise here than where it was made (cosine "
                f"{cosine:.3f}); build the release again with this version"
            )
        self.dim = len(row)

    def encode(self, photo: Image.Image) -> Floats:
        """The vector (dim,) of ``photo``, of unit length, as the encoder itself would give it."""
        return self._see(photo, OUTPUTS[:1])[0]

    def _see(self, photo: Image.Image, outputs: Sequence[str]) -> list[Floats]:
        ready = prepare(photo)
        arrays = (ready.pixels[None], ready.mask[None], ready.colours[None])
        feeds = dict(zip(INPUTS, arrays, strict=True))
        return [tidy(one[0]) for one in self._graph.run(outputs, feeds)]  # each (1, dim)

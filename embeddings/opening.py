"""Open an encoder by what a person calls it: a published name, a weights file, a folder."""

from __future__ import annotations

import json
from pathlib import Path

from catalog.release import Encoder
from embeddings import encoder
from embeddings.weights_file import LIST, Weights, WeightsFault, read_weights

#: What the encoder that ships is called, whatever its name is today.
DEFAULT = "default"


def published() -> dict[str, str]:
    """Name -> digest of the encoders that ship."""
    try:
        listed = json.loads((encoder.WEIGHTS / LIST).read_text(encoding="utf-8"))["encoders"]
        return {name: entry["sha256"] for name, entry in listed.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def open_encoder(name: str) -> Encoder:
    """The encoder called ``name``.

    ``default`` or the name of one that ships; a ``.safetensors`` file that ``fitroom train
    encoder`` wrote; or a folder that holds a pretrained checkpoint (see `embeddings.pretrained`).
    Raises WeightsFault, which says what is wrong and what to do.
    """
    if name == DEFAULT:
        return encoder.default_encoder()
    if name not in published() and Path(name).is_dir():
        # Here, not above: what it needs is not installed where nobody uses it.
        from embeddings.pretrained import open_pretrained

        return open_pretrained(Path(name))
    return encoder.load_encoder(*_file(name))


def open_weights(name: str) -> Weights:
    """The network of `open_encoder`, to train on; a pretrained checkpoint is none of ours.

    Raises WeightsFault, which says what is wrong and what to do.
    """
    if name == DEFAULT:
        return read_weights(*encoder.default_file())
    if name not in published() and Path(name).is_dir():
        raise WeightsFault(
            f"{name}: training goes on from weights of fitroom train encoder only; name a "
            ".safetensors file, or default"
        )
    return read_weights(*_file(name))


def _file(name: str) -> tuple[Path, str | None]:
    """The weights file called ``name``, and its digest where that was published."""
    known = published()
    if name in known:
        return encoder.WEIGHTS / f"{name}.safetensors", known[name]
    path = Path(name)
    if path.is_file():
        return path, None
    raise WeightsFault(
        f"{name}: there is no such file, folder or encoder. Name a .safetensors file of fitroom "
        f"train encoder, the folder of a pretrained checkpoint, or one of: "
        f"{', '.join([DEFAULT, *known])}."
    )

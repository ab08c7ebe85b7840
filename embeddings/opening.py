"""Open an encoder by what a person calls it: a published name, a weights file, a folder."""

from __future__ import annotations

import json
from pathlib import Path

from catalog.release import Encoder
from embeddings import encoder
from embeddings.weights_file import LIST, WeightsFault

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
    known = published()
    if name in known:
        return encoder.load_encoder(encoder.WEIGHTS / f"{name}.safetensors", known[name])
    path = Path(name)
    if path.is_dir():
        # Here, not above: what it needs is not installed where nobody uses it.
        from embeddings.pretrained import open_pretrained

        return open_pretrained(path)
    if path.is_file():
        return encoder.load_encoder(path)
    raise WeightsFault(
        f"{name}: there is no such file, folder or encoder. Name a .safetensors file of fitroom "
        f"train encoder, the folder of a pretrained checkpoint, or one of: "
        f"{', '.join([DEFAULT, *known])}."
    )

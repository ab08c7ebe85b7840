"""Trained weights as a file: safetensors, with everything that is needed to use them in its head.

Tensors are kept as float16, which halves the file and moves no vector by more than 1e-3.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors

from embeddings.network import GarmentNet, Shape

#: Raised when ``pixels``, ``foreground`` or ``colour`` change what they give: weights that were
#: trained on other pictures are then refused rather than misread.
PREPARATION = 2
FORMAT = "fitroom-encoder"
#: The list of published weights, beside them.
LIST = "encoders.json"


class WeightsFault(ValueError):
    """A weights file that cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Parts:
    """How much each part of a vector counts. One setting for everything that is looked for."""

    kind: float = 1.0
    type: float = 0.5  # the retailer's own categories, where they were taught
    colour_word: float = 0.5  # the retailer's own colours
    groups: float = 0.5  # each other group of labels: for whom, for what
    look: float = 0.5
    self_: float = 0.55
    colour: float = 0.7
    outline: float = 0.35


#: Where a catalogue taught its own words, those say much of what looks had to say before. Chosen on
#: the development split.
CATALOGUE = Parts(
    kind=1.5,
    type=0.6,
    colour_word=0.9,
    groups=0.12,
    look=0.4,
    self_=0.6,
    colour=0.5,
    outline=0.3,
)


@dataclass(frozen=True)
class Weights:
    """A network ready to encode, the name it was published under, and the words that it tells."""

    name: str
    net: GarmentNet
    parts: Parts
    words: Mapping[str, Sequence[str]]
    digest: str


def write_weights(
    path: Path, name: str, net: GarmentNet, parts: Parts, words: Mapping[str, Sequence[str]]
) -> str:
    """Write ``net`` to ``path`` (replacing it whole) and return the digest of the file."""
    head = {
        "format": FORMAT,
        "preparation": PREPARATION,
        "name": name,
        "shape": asdict(net.shape),
        "parts": asdict(parts),
        "words": {group: list(some) for group, some in words.items()},
    }
    tensors = {
        key: value.detach().to(torch.float16).contiguous() if value.is_floating_point() else value
        for key, value in sorted(net.state_dict().items())
        if not key.endswith("num_batches_tracked")
    }
    content = save_tensors(tensors, metadata={"encoder": json.dumps(head, sort_keys=True)})
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    partial.replace(path)
    return hashlib.sha256(content).hexdigest()


def write_list(folder: Path, default: str) -> Path:
    """List the weights files in ``folder`` with their digests, and which one is the default."""
    files = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.safetensors"))}
    encoders = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in files.items()
    }
    path = folder / LIST
    text = json.dumps({"default": default, "encoders": encoders}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _head(content: bytes) -> dict[str, Any]:
    """The encoder's entry in the safetensors header; raises if the file is not one of ours."""
    length = int.from_bytes(content[:8], "little")
    try:
        head = json.loads(json.loads(content[8 : 8 + length])["__metadata__"]["encoder"])
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsFault("not a Fitroom encoder") from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise WeightsFault("not a Fitroom encoder")
    if head["preparation"] != PREPARATION:
        raise WeightsFault(
            f"trained on photos prepared as in version {head['preparation']}, this is version "
            f"{PREPARATION}: train it anew"
        )
    return head


def read_weights(path: Path, digest: str | None = None) -> Weights:
    """Open ``path``; with ``digest`` given, only if the file's SHA-256 is that.

    Raises WeightsFault for a file that is missing, damaged, of another digest or not ours.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WeightsFault(f"{path.name}: {error.strerror}") from error
    found = hashlib.sha256(content).hexdigest()
    if digest is not None and found != digest:
        raise WeightsFault(
            f"{path.name} has the digest {found[:16]} where {digest[:16]} was published: "
            "it was changed or cut short; restore it"
        )
    try:
        head = _head(content)
        shape = head["shape"]
        shape |= {key: tuple(shape[key]) for key in ("widths", "blocks", "witness_widths")}
        shape["groups"] = tuple((group, count) for group, count in shape["groups"])
        net = GarmentNet(Shape(**shape))
        tensors = {key: value.float() for key, value in load_tensors(content).items()}
        missing, unexpected = net.load_state_dict(tensors, strict=False)
        missing = [key for key in missing if not key.endswith("num_batches_tracked")]
        if missing or unexpected:
            raise WeightsFault(f"tensors do not fit: {[*missing, *unexpected][:3]}")
        parts = Parts(**head["parts"])
        words = {group: tuple(some) for group, some in head["words"].items()}
    except (WeightsFault, SafetensorError, RuntimeError, TypeError, KeyError) as error:
        raise WeightsFault(f"{path.name}: {error}") from error
    return Weights(str(head["name"]), net.eval(), parts, words, found)

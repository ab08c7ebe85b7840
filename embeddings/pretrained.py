"""A pretrained image network as an encoder, from a local folder: nothing is ever downloaded.

The folder holds a checkpoint as it is published: of transformers (config.json,
preprocessor_config.json and weights; CLIP such as FashionCLIP, SigLIP, DINOv2), or of open_clip
(open_clip_config.json and weights; its own vision transformers, and SigLIP such as
Marqo-FashionSigLIP). Weights are read as safetensors, or as pickles that can hold tensors only.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from embeddings import open_clip_layout as layout
from embeddings.picture_input import (
    Recipe,
    RecipeFault,
    recipe_of_open_clip,
    recipe_of_transformers,
)
from embeddings.pixels import upright
from embeddings.weights_file import WeightsFault

Floats = npt.NDArray[np.float32]

#: model_type of config.json -> the class of transformers, and which of its results is the vector.
FAMILIES = {
    "clip": ("CLIPVisionModelWithProjection", "image_embeds"),
    "clip_vision_model": ("CLIPVisionModelWithProjection", "image_embeds"),
    "siglip": ("SiglipVisionModel", "pooler_output"),
    "siglip_vision_model": ("SiglipVisionModel", "pooler_output"),
    "dinov2": ("Dinov2Model", "pooler_output"),
    "dinov2_with_registers": ("Dinov2WithRegistersModel", "pooler_output"),
}
_TRANSFORMERS_WEIGHTS = (
    "model.safetensors",
    "model.safetensors.index.json",
    "pytorch_model.bin",
    "pytorch_model.bin.index.json",
)
_OPEN_CLIP_WEIGHTS = ("open_clip_model.safetensors", "open_clip_pytorch_model.bin")
_DESCRIPTIONS = (
    "config.json",
    "preprocessor_config.json",
    "processor_config.json",
    "open_clip_config.json",
)
#: Decimals of a vector that are kept. Below lies float noise, which differs between machines.
DECIMALS = 5


class PretrainedEncoder:
    """A pretrained network at work. ``digest`` is the SHA-256 of the files that it came from."""

    #: Nobody knows which numbers of such a vector say what.
    parts: Mapping[str, tuple[int, int]] = {}

    def __init__(
        self, name: str, digest: str, recipe: Recipe, see: Callable[[Tensor], Tensor]
    ) -> None:
        self.name = name
        self.digest = digest
        self._recipe = recipe
        self._see = see  # float32 (1, 3, h, w) -> (1, dim)
        self.dim: int = len(self._row(Image.new("RGB", (64, 64))))

    def encode(self, images: Sequence[Image.Image], /) -> Floats:
        """Unit rows, float32 (len(images), dim): the same photo, the same row, in any company.

        Each photo goes through the network alone, on as many threads as torch has.
        """
        rows = np.zeros((len(images), self.dim), np.float32)
        for row, image in enumerate(images):
            rows[row] = self._row(image)
        return rows

    def _row(self, image: Image.Image) -> Floats:
        pixels = torch.from_numpy(self._recipe.ready(upright(image)))[None]
        with torch.inference_mode():
            seen = self._see(pixels)[0].double().numpy()
        unit = (seen / np.linalg.norm(seen)).round(DECIMALS)
        row: Floats = (unit / np.linalg.norm(unit)).astype(np.float32)
        return row


def open_pretrained(folder: Path) -> PretrainedEncoder:
    """The encoder whose checkpoint lies in ``folder``; it is called as the folder is.

    Raises WeightsFault where a file or the package transformers is missing, or where the network
    or its preparation of photos is not understood.
    """
    folder = Path(folder).resolve()
    try:
        if (folder / "open_clip_config.json").is_file():
            recipe, see = _open_clip(folder)
        elif (folder / "config.json").is_file():
            recipe, see = _transformers(folder)
        else:
            raise WeightsFault(
                "there is neither a config.json (transformers) nor an open_clip_config.json in it; "
                "name the folder that the checkpoint was downloaded to"
            )
        return PretrainedEncoder(folder.name, _digest(folder), recipe, see)
    except (RecipeFault, layout.LayoutFault, WeightsFault) as fault:
        raise WeightsFault(f"{folder.name}: {fault}") from fault
    except pickle.UnpicklingError as fault:
        raise WeightsFault(
            f"{folder.name}: its weights are a pickle that holds more than tensors, and such may "
            "run any program; get them as safetensors"
        ) from fault
    except (OSError, RuntimeError, ValueError, KeyError, TypeError, SafetensorError) as fault:
        first = (str(fault).strip().splitlines() or [type(fault).__name__])[0]
        raise WeightsFault(
            f"{folder.name}: the checkpoint cannot be read ({first}); download it again"
        ) from fault


def _library() -> ModuleType:
    """transformers, told to be silent and to ask nobody."""
    try:
        import transformers
    except ModuleNotFoundError as missing:
        raise WeightsFault(
            f"a pretrained checkpoint needs {missing.name}: pip install 'fitroom[pretrained]'"
        ) from missing
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    library: ModuleType = transformers
    return library


def _json(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise WeightsFault(
            f"there is no {path.name}; download it from where the weights are"
        ) from missing
    if not isinstance(said, dict):
        raise WeightsFault(f"{path.name} is not what it should be; download it again")
    return said


def _weights(folder: Path, names: Sequence[str]) -> Path:
    """The first of the files ``names`` that is there."""
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise WeightsFault(f"there are no weights in it; it needs one of {', '.join(names)}")
    return found


def _digest(folder: Path) -> str:
    """Of everything in ``folder`` that a vector may depend on."""
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name in _DESCRIPTIONS or path.suffix in (".safetensors", ".bin"):
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            whole.update(f"{path.name} {content}\n".encode())
    return whole.hexdigest()


def _seeing(net: nn.Module, result: str) -> Callable[[Tensor], Tensor]:
    net = net.float().eval().requires_grad_(False)

    def see(pixels: Tensor) -> Tensor:
        rows: Tensor = getattr(net(pixel_values=pixels), result)
        return rows

    return see


def _transformers(folder: Path) -> tuple[Recipe, Callable[[Tensor], Tensor]]:
    kind = _json(folder / "config.json").get("model_type")
    if kind not in FAMILIES:
        raise WeightsFault(
            f"its network is {kind!r}; understood are {', '.join(FAMILIES)}, and open_clip's"
        )
    class_name, result = FAMILIES[kind]
    recipe = recipe_of_transformers(_preparation(folder))
    _weights(folder, _TRANSFORMERS_WEIGHTS)
    library = _library()
    config = library.AutoConfig.from_pretrained(folder, local_files_only=True)
    if kind == "clip":
        # Published configs say how wide the projection is on the outside, and not always inside.
        width, config = config.projection_dim, config.vision_config
        config.projection_dim = width
    elif kind == "siglip":
        config = config.vision_config
    net, told = getattr(library, class_name).from_pretrained(
        folder, config=config, local_files_only=True, output_loading_info=True
    )
    # It would fill these with random numbers, and say nothing now that it is told to be silent.
    if told["missing_keys"]:
        raise WeightsFault(f"its weights lack {sorted(told['missing_keys'])[0]}; download it again")
    return recipe, _seeing(net, result)


def _preparation(folder: Path) -> dict[str, Any]:
    """How photos are prepared: in a file of its own, or within the one of the whole processor."""
    whole = folder / "processor_config.json"
    if not (folder / "preprocessor_config.json").is_file() and whole.is_file():
        said = _json(whole).get("image_processor")
        if isinstance(said, dict):
            return said
    return _json(folder / "preprocessor_config.json")


def _open_clip(folder: Path) -> tuple[Recipe, Callable[[Tensor], Tensor]]:
    said = _json(folder / "open_clip_config.json")
    model = said["model_cfg"]
    siglip = layout.is_siglip(model["vision_cfg"])
    path = _weights(folder, _OPEN_CLIP_WEIGHTS)
    if path.suffix == ".safetensors":
        tensors = load_file(path)
    else:
        tensors = torch.load(path, map_location="cpu", weights_only=True)
    library = _library()
    if siglip:
        named = layout.siglip_tensors(tensors)
        config = library.SiglipVisionConfig(**layout.siglip_sizes(model, named))
        net, result = library.SiglipVisionModel(config), "pooler_output"
    else:
        named = layout.clip_tensors(tensors)
        config = library.CLIPVisionConfig(**layout.clip_sizes(model, named))
        net, result = library.CLIPVisionModelWithProjection(config), "image_embeds"
    net.load_state_dict(named)  # raises RuntimeError unless every tensor is there, and no other
    return recipe_of_open_clip(said.get("preprocess_cfg", {}), config.image_size), _seeing(
        net, result
    )

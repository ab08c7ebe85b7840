"""The weights of open_clip's image networks, under the names that transformers has for them.

Two are known: open_clip's own vision transformer (CLIP, Radford et al. 2021), and the SigLIP ones
(Zhai et al. 2023) that it takes from timm. The numbers stay what they are; only packed queries,
keys and values are taken apart, and one projection is transposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor

Tensors = Mapping[str, Tensor]

#: What may stand in vision_cfg of a network that is understood, and the values that it may have;
#: None is any. What only matters while training is any.
_VIT: dict[str, tuple[Any, ...] | None] = {
    **dict.fromkeys(("layers", "width", "head_width", "mlp_ratio", "patch_size", "image_size")),
    **dict.fromkeys(("patch_dropout", "output_tokens", "norm_kwargs")),
    "pool_type": ("tok",),
    "pos_embed_type": ("learnable", "sin_cos_2d"),  # either is a table in the file
    "final_ln_after_pool": None,  # the norm is of each token by itself
    "ls_init_value": (None,),
    "attentional_pool": (False,),
    **dict.fromkeys(("attn_pooler_queries", "attn_pooler_heads")),  # unused without it
    "no_ln_pre": (False,),
    "act_kwargs": (None,),
}
_TIMM: dict[str, tuple[Any, ...] | None] = {
    **dict.fromkeys(("image_size", "timm_model_name", "timm_model_pretrained")),
    **dict.fromkeys(("patch_dropout", "timm_drop", "timm_drop_path", "timm_proj_bias")),
    "timm_pool": ("map",),
    "timm_proj": ("none", ""),
}
_SIGLIP = re.compile(r"vit_(base|large|so400m|giantopt)_patch(\d+)_siglip_(\d+)")
_SIGLIP_HEADS = {"base": 12, "large": 16, "so400m": 16, "giantopt": 16}
#: Those that timm gives the quicker approximation of GELU; the rest have the exact one.
_SIGLIP_TANH = re.compile(
    r"vit_(base_patch32_siglip_256|large_patch16_siglip_512|so400m_patch16_.*|giantopt_.*)"
)

_VIT_NAMES = {
    "class_embedding": "embeddings.class_embedding",
    "positional_embedding": "embeddings.position_embedding.weight",
    "conv1.weight": "embeddings.patch_embedding.weight",
    "ln_pre": "pre_layrnorm",
    "ln_post": "post_layernorm",
}
_VIT_LAYER = {
    "ln_1": "layer_norm1",
    "ln_2": "layer_norm2",
    "attn.in_proj_": "self_attn.qkv.",
    "attn.out_proj": "self_attn.out_proj",
    "mlp.c_fc": "mlp.fc1",
    "mlp.c_proj": "mlp.fc2",
}
_TIMM_NAMES = {
    "pos_embed": "embeddings.position_embedding.weight",
    "patch_embed.proj": "embeddings.patch_embedding",
    "attn_pool.latent": "head.probe",
    "attn_pool.proj": "head.attention.out_proj",
    "attn_pool.norm": "head.layernorm",
    "attn_pool.mlp": "head.mlp",
    "norm": "post_layernorm",
}
_TIMM_LAYER = {
    "norm1": "layer_norm1",
    "norm2": "layer_norm2",
    "attn.qkv": "self_attn.qkv",
    "attn.proj": "self_attn.out_proj",
    "mlp": "mlp",
}


class LayoutFault(ValueError):
    """A network of open_clip that is not understood; the message says what of it."""


def _refuse_unknown(vision: Mapping[str, Any], known: Mapping[str, tuple[Any, ...] | None]) -> None:
    for name, value in vision.items():
        allowed = known.get(name, (None, False))
        if allowed is not None and value not in allowed:
            raise LayoutFault(f"vision_cfg has {name} = {value!r}, which is not understood")


def is_siglip(vision: Mapping[str, Any]) -> bool:
    """Whether vision_cfg names one of timm's networks; raises LayoutFault unless it is known."""
    name = vision.get("timm_model_name")
    if name is None:
        if isinstance(vision.get("layers"), list):
            raise LayoutFault("it is a ResNet; only vision transformers are understood")
        _refuse_unknown(vision, _VIT)
        return False
    if not _SIGLIP.fullmatch(name):
        raise LayoutFault(f"its network is timm's {name}; of timm's, only SigLIP is understood")
    _refuse_unknown(vision, _TIMM)
    return True


def _renamed(name: str, names: Mapping[str, str]) -> str | None:
    """``name`` with the first beginning that is in ``names`` replaced; None where none is."""
    found = next((old for old in names if name.startswith(old)), None)
    return None if found is None else names[found] + name.removeprefix(found)


def _layer(name: str, prefix: str, names: Mapping[str, str]) -> str | None:
    """``<prefix>.<n>.<rest>`` -> ``encoder.layers.<n>.<rest renamed>``."""
    found = re.fullmatch(rf"{prefix}\.(\d+)\.(.+)", name)
    rest = found and _renamed(found[2], names)
    return f"encoder.layers.{found[1]}.{rest}" if found and rest else None


def _unpacked(name: str, tensor: Tensor) -> Iterator[tuple[str, Tensor]]:
    """Queries, keys and values, packed in this order in ``self_attn.qkv``, each by its own name."""
    for letter, part in zip("qkv", tensor.chunk(3), strict=True):
        yield name.replace(".qkv.", f".{letter}_proj."), part.contiguous()


def clip_tensors(tensors: Tensors) -> dict[str, Tensor]:
    """open_clip's ``visual.*`` as CLIPVisionModelWithProjection has them; the rest is left out."""
    named: dict[str, Tensor] = {}
    for whole, tensor in tensors.items():
        name = whole.removeprefix("visual.")
        if name == whole:
            continue
        if name == "proj":
            named["visual_projection.weight"] = tensor.T.contiguous()
            continue
        new = _layer(name, "transformer.resblocks", _VIT_LAYER) or _renamed(name, _VIT_NAMES)
        if new is None:
            raise LayoutFault(f"the tensor {whole} is not understood")
        both = _unpacked(new, tensor) if ".qkv." in new else [(new, tensor)]
        named |= {f"vision_model.{one}": part for one, part in both}
    return named


def siglip_tensors(tensors: Tensors) -> dict[str, Tensor]:
    """open_clip's ``visual.trunk.*`` from timm as SiglipVisionModel has them."""
    named: dict[str, Tensor] = {}
    pooling: dict[str, Tensor] = {}
    for whole, tensor in tensors.items():
        name = whole.removeprefix("visual.trunk.")
        if name == whole:
            continue
        if name.startswith(("attn_pool.q.", "attn_pool.kv.")):
            pooling[name.removeprefix("attn_pool.")] = tensor
            continue
        new = _layer(name, "blocks", _TIMM_LAYER) or _renamed(name, _TIMM_NAMES)
        if new is None:
            raise LayoutFault(f"the tensor {whole} is not understood")
        if name == "pos_embed":
            tensor = tensor[0]
        named |= _unpacked(new, tensor) if ".qkv." in new else {new: tensor}
    for kind in ("weight", "bias"):
        query, others = pooling.get(f"q.{kind}"), pooling.get(f"kv.{kind}")
        if query is None or others is None:
            raise LayoutFault("the tensors of attn_pool are missing")
        named[f"head.attention.in_proj_{kind}"] = torch.cat([query, others])
    return named


def _shape(named: Tensors, inside: str) -> dict[str, int]:
    """Sizes that the tensors themselves tell, as transformers calls them."""
    try:
        width, _, patch, _ = named[f"{inside}embeddings.patch_embedding.weight"].shape
        middle = named[f"{inside}encoder.layers.0.mlp.fc1.weight"].shape[0]
    except KeyError as missing:
        raise LayoutFault(f"the tensor of {missing} is missing") from missing
    layers = {found[1] for name in named if (found := re.search(r"layers\.(\d+)\.", name))}
    return {
        "hidden_size": width,
        "patch_size": patch,
        "intermediate_size": middle,
        "num_hidden_layers": len(layers),
    }


def clip_sizes(model: Mapping[str, Any], named: Tensors) -> dict[str, Any]:
    """What CLIPVisionConfig is to be made of, from model_cfg and ``clip_tensors``."""
    vision = model["vision_cfg"]
    shape = _shape(named, "vision_model.")
    return shape | {
        "num_attention_heads": shape["hidden_size"] // vision.get("head_width", 64),
        "image_size": vision.get("image_size", 224),
        "projection_dim": model["embed_dim"],
        "hidden_act": "quick_gelu" if model.get("quick_gelu") else "gelu",
        "layer_norm_eps": (vision.get("norm_kwargs") or {}).get("eps", 1e-5),
    }


def siglip_sizes(model: Mapping[str, Any], named: Tensors) -> dict[str, Any]:
    """What SiglipVisionConfig is to be made of, from model_cfg and ``siglip_tensors``."""
    vision = model["vision_cfg"]
    name = vision["timm_model_name"]
    size = _SIGLIP.fullmatch(name)
    assert size is not None, "is_siglip said so"
    return _shape(named, "") | {
        "num_attention_heads": _SIGLIP_HEADS[size[1]],
        "image_size": vision.get("image_size", int(size[3])),
        "hidden_act": "gelu_pytorch_tanh" if _SIGLIP_TANH.fullmatch(name) else "gelu",
        "layer_norm_eps": 1e-6,
    }

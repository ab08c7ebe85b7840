"""Tiny pretrained checkpoints with random weights, written as published ones are.

open_clip's two networks are written down here a second time, as plainly as torch allows, with the
names that open_clip gives their tensors: what the adapter makes of such a file must see the same.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
import transformers
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional
from transformers.models.bit.image_processing_pil_bit import BitImageProcessorPil
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

VISION = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "image_size": 32,
    "patch_size": 8,
}
TEXT = {
    "hidden_size": 16,
    "intermediate_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "vocab_size": 50,
    "max_position_embeddings": 8,
    "bos_token_id": 1,
    "eos_token_id": 2,
}
_CLIP = CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
_SQUASHED = SiglipImageProcessorPil(size={"height": 32, "width": 32})
_DINO = BitImageProcessorPil(size={"shortest_edge": 40}, crop_size={"height": 32, "width": 32})


def stirred(net: nn.Module, seed: int = 5) -> nn.Module:
    """``net`` with every number drawn anew: fresh weights are too near to 0 to tell nets apart."""
    chance = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            noise = torch.randn(parameter.shape, generator=chance)
            norm = "norm" in name or "ln_" in name
            if norm and name.endswith("weight"):
                parameter.copy_(1 + 0.1 * noise)
            else:
                parameter.copy_(noise * (0.4 if parameter.ndim > 1 else 0.1))
    return net.eval()


def transformers_net(family: str) -> tuple[Any, Any]:
    """The whole published network of a family (with its text side), and its processor."""
    if family == "clip":
        config = transformers.CLIPConfig(text_config=TEXT, vision_config=VISION, projection_dim=24)
        return stirred(transformers.CLIPModel(config)), _CLIP
    if family == "clip_vision_model":
        alone = transformers.CLIPVisionConfig(**VISION, projection_dim=24)
        return stirred(transformers.CLIPVisionModelWithProjection(alone)), _CLIP
    if family == "siglip":
        both = transformers.SiglipConfig(text_config=TEXT, vision_config=VISION)
        return stirred(transformers.SiglipModel(both)), _SQUASHED
    if family == "siglip_vision_model":
        vision = transformers.SiglipVisionConfig(**VISION)
        return stirred(transformers.SiglipVisionModel(vision)), _SQUASHED
    if family == "dinov2":
        return stirred(transformers.Dinov2Model(transformers.Dinov2Config(**VISION))), _DINO
    registers = transformers.Dinov2WithRegistersConfig(**VISION)
    return stirred(transformers.Dinov2WithRegistersModel(registers)), _DINO


def write_transformers(folder: Path, family: str) -> tuple[Any, Any]:
    """Save a tiny network of ``family`` to ``folder``; give it back with its processor."""
    net, processor = transformers_net(family)
    net.save_pretrained(folder)
    processor.save_pretrained(folder)
    return net, processor


class QuickGelu(nn.Module):
    """The GELU of the first CLIP."""

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.sigmoid(1.702 * x)


class Block(nn.Module):
    """A block of open_clip's transformer."""

    def __init__(self, width: int, heads: int, quick: bool) -> None:
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attn = nn.MultiheadAttention(width, heads, batch_first=True)
        self.mlp = nn.Sequential()
        self.mlp.add_module("c_fc", nn.Linear(width, 3 * width))
        self.mlp.add_module("gelu", QuickGelu() if quick else nn.GELU())
        self.mlp.add_module("c_proj", nn.Linear(3 * width, width))

    def forward(self, x: Tensor) -> Tensor:
        y = self.ln_1(x)
        x = x + self.attn(y, y, y, need_weights=False)[0]
        return x + self.mlp(self.ln_2(x))


class OpenClip(nn.Module):
    """open_clip's vision transformer: 32 pixels in patches of 8, two blocks -> (b, 24)."""

    def __init__(self, quick: bool) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 8, stride=8, bias=False)
        self.class_embedding = nn.Parameter(torch.zeros(32))
        self.positional_embedding = nn.Parameter(torch.zeros(17, 32))
        self.ln_pre, self.ln_post = nn.LayerNorm(32), nn.LayerNorm(32)
        self.transformer = nn.Module()
        self.transformer.resblocks = nn.Sequential(Block(32, 4, quick), Block(32, 4, quick))
        self.proj = nn.Parameter(torch.zeros(32, 24))

    def forward(self, pixels: Tensor) -> Tensor:
        x = self.conv1(pixels).flatten(2).transpose(1, 2)
        first = self.class_embedding.expand(len(x), 1, 32)
        x = self.ln_pre(torch.cat([first, x], dim=1) + self.positional_embedding)
        found: Tensor = self.ln_post(self.transformer.resblocks(x)[:, 0]) @ self.proj
        return found


class TimmBlock(nn.Module):
    """A block of timm's vision transformer: queries, keys and values in one linear map."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-6), nn.LayerNorm(width, 1e-6)
        self.attn = nn.ModuleDict(
            {"qkv": nn.Linear(width, 3 * width), "proj": nn.Linear(width, width)}
        )
        self.mlp = nn.ModuleDict(
            {"fc1": nn.Linear(width, 2 * width), "fc2": nn.Linear(2 * width, width)}
        )

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn["proj"](
            attended(*self.attn["qkv"](self.norm1(x)).chunk(3, -1), self.heads)
        )
        return x + self.mlp["fc2"](functional.gelu(self.mlp["fc1"](self.norm2(x))))


def attended(query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
    """Attention of (b, n, d) by hand."""
    split = [part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in (query, key, value)]
    weights = (split[0] @ split[1].transpose(-1, -2) / split[0].shape[-1] ** 0.5).softmax(-1)
    return (weights @ split[2]).transpose(1, 2).flatten(2)


class TimmSiglip(nn.Module):
    """timm's SigLIP: 32 pixels in patches of 8, two blocks, attention pooling -> (b, 24)."""

    HEADS = 12

    def __init__(self) -> None:
        super().__init__()
        width = 24
        self.patch_embed = nn.ModuleDict({"proj": nn.Conv2d(3, width, 8, stride=8)})
        self.pos_embed = nn.Parameter(torch.zeros(1, 16, width))
        self.blocks = nn.Sequential(*(TimmBlock(width, self.HEADS) for _ in range(2)))
        self.norm = nn.LayerNorm(width, 1e-6)
        self.attn_pool = nn.Module()
        self.attn_pool.latent = nn.Parameter(torch.zeros(1, 1, width))
        self.attn_pool.q, self.attn_pool.kv = nn.Linear(width, width), nn.Linear(width, 2 * width)
        self.attn_pool.proj = nn.Linear(width, width)
        self.attn_pool.norm = nn.LayerNorm(width, 1e-6)
        self.attn_pool.mlp = nn.ModuleDict(
            {"fc1": nn.Linear(width, 2 * width), "fc2": nn.Linear(2 * width, width)}
        )

    def forward(self, pixels: Tensor) -> Tensor:
        x = self.patch_embed["proj"](pixels).flatten(2).transpose(1, 2) + self.pos_embed
        x, pool = self.norm(self.blocks(x)), self.attn_pool
        query = pool.q(pool.latent.expand(len(x), -1, -1))
        y = pool.proj(attended(query, *pool.kv(x).chunk(2, -1), self.HEADS))
        found: Tensor = y + pool.mlp["fc2"](functional.gelu(pool.mlp["fc1"](pool.norm(y))))
        return found[:, 0]


#: model_cfg of each, as open_clip_config.json has it.
OPEN_CLIP: dict[str, dict[str, Any]] = {
    "gelu": {
        "embed_dim": 24,
        "vision_cfg": {
            "image_size": 32,
            "layers": 2,
            "width": 32,
            "head_width": 8,
            "patch_size": 8,
        },
        "text_cfg": {"width": 16},
    },
    "siglip": {
        "embed_dim": 24,
        "custom_text": True,
        "vision_cfg": {
            "image_size": 32,
            "timm_model_name": "vit_base_patch16_siglip_224",
            "timm_model_pretrained": False,
            "timm_pool": "map",
            "timm_proj": "none",
        },
        "text_cfg": {"width": 16},
    },
}
OPEN_CLIP["quick_gelu"] = {**OPEN_CLIP["gelu"], "quick_gelu": True}
#: preprocess_cfg of each.
PREPARED: dict[str, dict[str, Any]] = {
    "gelu": {},
    "quick_gelu": {"interpolation": "bilinear", "resize_mode": "shortest"},
    "siglip": {
        "mean": [0.5, 0.5, 0.5],
        "std": [0.5, 0.5, 0.5],
        "interpolation": "bicubic",
        "resize_mode": "squash",
    },
}


def write_open_clip(folder: Path, kind: str, *, pickled: bool = False) -> nn.Module:
    """Save a tiny network of open_clip to ``folder``, with a scrap of a text side; give it back."""
    siglip = kind == "siglip"
    net = stirred(TimmSiglip() if siglip else OpenClip(quick=kind == "quick_gelu"))
    inside = "visual.trunk." if siglip else "visual."
    tensors = {f"{inside}{name}": value for name, value in net.state_dict().items()}
    tensors |= {"logit_scale": torch.zeros(1), "text.token_embedding.weight": torch.zeros(9, 4)}
    if pickled:
        torch.save(tensors, folder / "open_clip_pytorch_model.bin")
    else:
        save_file(tensors, folder / "open_clip_model.safetensors")
    said = {"model_cfg": OPEN_CLIP[kind], "preprocess_cfg": PREPARED[kind]}
    (folder / "open_clip_config.json").write_text(json.dumps(said))
    return net

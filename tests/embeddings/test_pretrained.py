"""A pretrained checkpoint from a local folder sees what its own library would see."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from catalog.release.makers import Encoder as EncoderProtocol
from embeddings.opening import open_encoder
from embeddings.pretrained import FAMILIES, open_pretrained
from embeddings.weights_file import WeightsFault
from tests.embeddings.checkpoints import OPEN_CLIP, write_open_clip, write_transformers
from tests.embeddings.wardrobe import picture

#: Upright, wide, odd, and as small as can be.
PHOTOS = [
    picture(kind, colour).resize(size)
    for kind, colour, size in [
        ("tee", (180, 30, 40), (96, 120)),
        ("trousers", (20, 40, 90), (121, 57)),
        ("hat", (30, 120, 40), (33, 47)),
        ("tee", (10, 10, 10), (16, 16)),
    ]
]


def unit(rows: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    values = rows.double().numpy()
    return values / np.linalg.norm(values, axis=1, keepdims=True)


def seen_by_transformers(net: Any, processor: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    """What transformers gives: its own preparation, and the network as it was saved."""
    pixels = torch.cat([processor(photo, return_tensors="pt")["pixel_values"] for photo in PHOTOS])
    with torch.inference_mode():
        if hasattr(net, "get_image_features"):
            return unit(net.get_image_features(pixels).pooler_output)
        out = net(pixels)
        return unit(out.image_embeds if hasattr(out, "image_embeds") else out.pooler_output)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_transformers_checkpoint_sees_what_transformers_sees(family: str, tmp_path: Path) -> None:
    net, processor = write_transformers(tmp_path, family)
    encoder: EncoderProtocol = open_pretrained(tmp_path)
    expected = seen_by_transformers(net, processor)
    rows = encoder.encode(PHOTOS)
    assert (rows.dtype, rows.shape) == (np.float32, (len(PHOTOS), encoder.dim))
    np.testing.assert_allclose(rows, expected, atol=2e-5)
    assert encoder.dim == (24 if "clip" in family.split("_") else 32)
    assert np.abs(expected[0] - expected[1]).max() > 0.01  # the photos differ in what is seen


def by_hand(photo: Image.Image, kind: str) -> torch.Tensor:
    """Prepared as open_clip does: (1, 3, 32, 32)."""
    if kind == "siglip":
        small = photo.resize((32, 32), Image.Resampling.BICUBIC)
        mean, std = torch.full((3,), 0.5), torch.full((3,), 0.5)
    else:
        short = min(photo.size)
        way = Image.Resampling.BICUBIC if kind == "gelu" else Image.Resampling.BILINEAR
        small = photo.resize(tuple(int(32 * side / short) for side in photo.size), way)
        left, top = (round((side - 32) / 2) for side in small.size)
        small = small.crop((left, top, left + 32, top + 32))
        mean = torch.tensor([0.48145466, 0.4578275, 0.40821073])
        std = torch.tensor([0.26862954, 0.26130258, 0.27577711])
    pixels = torch.from_numpy(np.asarray(small).copy()).permute(2, 0, 1).float() / 255
    return ((pixels - mean[:, None, None]) / std[:, None, None])[None]


@pytest.mark.parametrize("pickled", [False, True], ids=["safetensors", "pickle"])
@pytest.mark.parametrize("kind", OPEN_CLIP)
def test_an_open_clip_checkpoint_sees_what_its_network_sees(
    kind: str, pickled: bool, tmp_path: Path
) -> None:
    net = write_open_clip(tmp_path, kind, pickled=pickled)
    with torch.inference_mode():
        expected = unit(torch.cat([net(by_hand(photo, kind)) for photo in PHOTOS]))
    encoder = open_pretrained(tmp_path)
    assert encoder.dim == 24
    np.testing.assert_allclose(encoder.encode(PHOTOS), expected, atol=2e-5)
    assert np.abs(expected[0] - expected[1]).max() > 0.01


def test_a_vector_does_not_depend_on_its_company(tmp_path: Path) -> None:
    write_open_clip(tmp_path, "gelu")
    encoder = open_pretrained(tmp_path)
    together = encoder.encode(PHOTOS)
    backwards = encoder.encode(PHOTOS[::-1])[::-1]
    alone = np.concatenate([open_pretrained(tmp_path).encode([photo]) for photo in PHOTOS])
    assert together.tobytes() == backwards.tobytes() == alone.tobytes()
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)
    assert encoder.encode([]).shape == (0, 24)


def test_it_is_named_by_its_folder_and_digested_by_its_files(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("fashion-clip", "copy", "other")]
    for folder, kind in zip(folders, ["gelu", "gelu", "quick_gelu"], strict=True):
        folder.mkdir()
        write_open_clip(folder, kind)
    first, copy, other = (open_encoder(str(folder)) for folder in folders)
    assert (first.name, copy.name) == ("fashion-clip", "copy")
    assert len(first.digest) == 64
    assert first.digest == copy.digest != other.digest
    (folders[1] / "README.md").write_text("Nothing that a vector depends on.")
    assert open_encoder(str(folders[1])).digest == first.digest
    assert first.parts == {}  # type: ignore[attr-defined]


def test_photos_are_turned_upright_and_laid_on_white_first(tmp_path: Path) -> None:
    write_open_clip(tmp_path, "siglip")
    encoder = open_pretrained(tmp_path)
    photo = picture("tee", (20, 40, 90), ground=(255, 255, 255))
    clear = photo.convert("RGBA")
    clear.putdata(
        [(*p[:3], 0 if p[:3] == (255, 255, 255) else 255) for p in clear.get_flattened_data()]
    )
    on_its_side = photo.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # "turn me 90 degrees clockwise"
    on_its_side.save(tmp_path / "turned.png", exif=exif)
    with Image.open(tmp_path / "turned.png") as turned:
        rows = encoder.encode([photo, clear, turned])
    assert rows[0].tobytes() == rows[1].tobytes() == rows[2].tobytes()


def test_a_folder_without_a_checkpoint_is_refused_with_words(tmp_path: Path) -> None:
    with pytest.raises(WeightsFault, match=r"neither a config\.json .* nor an open_clip_config"):
        open_pretrained(tmp_path)
    with pytest.raises(WeightsFault, match="no such file, folder or encoder"):
        open_encoder(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("missing", ["preprocessor_config.json", "model.safetensors"])
def test_a_file_that_is_missing_is_named(missing: str, tmp_path: Path) -> None:
    write_transformers(tmp_path, "clip")
    (tmp_path / missing).unlink()
    with pytest.raises(WeightsFault, match=rf"{tmp_path.name}: there .* no .*{missing}|it needs"):
        open_pretrained(tmp_path)


def test_the_preparation_may_stand_in_the_file_of_the_whole_processor(tmp_path: Path) -> None:
    net, processor = write_transformers(tmp_path, "siglip")
    said = json.loads((tmp_path / "preprocessor_config.json").read_text())
    (tmp_path / "preprocessor_config.json").unlink()
    (tmp_path / "processor_config.json").write_text(json.dumps({"image_processor": said}))
    rows = open_pretrained(tmp_path).encode(PHOTOS)
    np.testing.assert_allclose(rows, seen_by_transformers(net, processor), atol=2e-5)


def change(path: Path, **changed: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changed))


def test_a_network_that_is_not_understood_is_refused_with_its_name(tmp_path: Path) -> None:
    write_transformers(tmp_path, "dinov2")
    change(tmp_path / "config.json", model_type="resnet")
    with pytest.raises(WeightsFault, match="its network is 'resnet'; understood are clip, "):
        open_pretrained(tmp_path)


VISION_CFG = OPEN_CLIP["gelu"]["vision_cfg"]


@pytest.mark.parametrize(
    ("vision", "words"),
    [
        ({"layers": [3, 4, 6, 3], "width": 64}, "it is a ResNet"),
        ({"timm_model_name": "convnext_base"}, "timm's convnext_base; of timm's, only SigLIP"),
        (VISION_CFG | {"pool_type": "avg"}, "pool_type = 'avg', which is not understood"),
        (VISION_CFG | {"qk_norm": True}, "qk_norm = True, which is not understood"),
    ],
)
def test_an_open_clip_network_of_another_kind_is_refused(
    vision: dict[str, Any], words: str, tmp_path: Path
) -> None:
    write_open_clip(tmp_path, "gelu")
    change(tmp_path / "open_clip_config.json", model_cfg={"embed_dim": 24, "vision_cfg": vision})
    with pytest.raises(WeightsFault, match=words):
        open_pretrained(tmp_path)


def test_preparation_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    write_open_clip(tmp_path, "gelu")
    change(tmp_path / "open_clip_config.json", preprocess_cfg={"resize_mode": "longest"})
    with pytest.raises(WeightsFault, match="resize_mode is 'longest', which is not understood"):
        open_pretrained(tmp_path)


def test_weights_that_lack_a_tensor_are_refused_and_not_filled_with_chance(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    for folder, write, file, name in [
        (tmp_path / "a", write_transformers, "model.safetensors", "layernorm.bias"),
        (tmp_path / "b", write_open_clip, "open_clip_model.safetensors", "visual.ln_post.bias"),
    ]:
        folder.mkdir()
        write(folder, "dinov2" if write is write_transformers else "gelu")  # type: ignore[operator]
        tensors = load_file(folder / file)
        del tensors[name]
        save_file(tensors, folder / file, metadata={"format": "pt"})
        with pytest.raises(WeightsFault, match="download it again"):
            open_pretrained(folder)


def test_weights_that_are_cut_short_are_refused(tmp_path: Path) -> None:
    for write, file in [
        (write_transformers, "model.safetensors"),
        (write_open_clip, "open_clip_model.safetensors"),
    ]:
        folder = tmp_path / file.split("_")[0]
        folder.mkdir()
        write(folder, "clip" if write is write_transformers else "gelu")  # type: ignore[operator]
        content = (folder / file).read_bytes()
        (folder / file).write_bytes(content[: len(content) // 2])
        with pytest.raises(WeightsFault, match=r"cannot be read .*; download it again"):
            open_pretrained(folder)


def test_a_pickle_that_holds_more_than_tensors_is_not_run(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.write_text, (tmp_path / "sprung", "!"))

    write_open_clip(tmp_path, "gelu", pickled=True)
    torch.save({"visual.proj": Trap()}, tmp_path / "open_clip_pytorch_model.bin")
    with pytest.raises(WeightsFault, match="a pickle that holds more than tensors"):
        open_pretrained(tmp_path)
    assert not (tmp_path / "sprung").exists()


def test_without_its_package_one_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_open_clip(tmp_path, "gelu")
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(WeightsFault, match=r"transformers: pip install 'fitroom\[pretrained\]'"):
        open_pretrained(tmp_path)

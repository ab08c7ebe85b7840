"""The encoder that ships: the same photo is the same vector, and changed weights are refused."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageEnhance

from catalog.collection import demo_store
from catalog.release.makers import Encoder as EncoderProtocol
from embeddings import encoder as encoder_module
from embeddings.encoder import WEIGHTS, Encoder, default_encoder, encode, load_encoder
from embeddings.folding import folded
from embeddings.network import GarmentNet
from embeddings.weights_file import (
    CATALOGUE,
    LIST,
    PREPARATION,
    Parts,
    Weights,
    WeightsFault,
    read_weights,
    write_list,
    write_weights,
)
from tests.embeddings.wardrobe import SHAPES, SMALL, picture

WORDS = {"kind": tuple(SHAPES)}
PHOTOS = [picture(kind, colour) for kind in SHAPES for colour in [(180, 30, 40), (20, 40, 90)]]


@pytest.fixture(scope="module")
def shipped() -> encoder_module.Encoder:
    return default_encoder()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    torch.manual_seed(3)
    net = GarmentNet(SMALL)
    write_weights(tmp_path / "tiny.safetensors", "tiny", net, Parts(), WORDS)
    return tmp_path / "tiny.safetensors"


def test_it_is_what_a_release_is_built_with(shipped: encoder_module.Encoder) -> None:
    as_release_sees_it: EncoderProtocol = shipped
    assert as_release_sees_it.name == json.loads((WEIGHTS / LIST).read_text())["default"]
    assert len(as_release_sees_it.digest) == 64


def test_vectors_are_unit_rows_of_float32(shipped: encoder_module.Encoder) -> None:
    vectors = shipped.encode(PHOTOS)
    assert vectors.shape == (len(PHOTOS), shipped.dim)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert shipped.encode([]).shape == (0, shipped.dim)


def test_a_vector_does_not_depend_on_its_company(shipped: encoder_module.Encoder) -> None:
    together = shipped.encode(PHOTOS)
    backwards = shipped.encode(PHOTOS[::-1])[::-1]
    alone = np.concatenate([default_encoder().encode([photo]) for photo in PHOTOS])
    assert together.tobytes() == backwards.tobytes() == alone.tobytes()


def test_encoding_gives_torch_its_threads_back(shipped: encoder_module.Encoder) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        two = shipped.encode(PHOTOS[:2])
        assert torch.get_num_threads() == 2
        torch.set_num_threads(1)
        assert shipped.encode(PHOTOS[:2]).tobytes() == two.tobytes()
    finally:
        torch.set_num_threads(before)


def test_a_plain_function_encodes_as_well(shipped: encoder_module.Encoder) -> None:
    assert encode(PHOTOS[:1]).tobytes() == shipped.encode(PHOTOS[:1]).tobytes()


def rephotographed(photo: Image.Image) -> Image.Image:
    turned = photo.rotate(8, Image.Resampling.BICUBIC, fillcolor=photo.getpixel((0, 0)))
    dimmed = ImageEnhance.Brightness(turned).enhance(0.85)
    return dimmed.crop((20, 30, photo.width - 10, photo.height - 15))


def test_a_drawn_garment_photographed_again_is_found(shipped: encoder_module.Encoder) -> None:
    photos = list(demo_store().photos.values())[::65]
    drawn = [draw() for draw in photos]
    gallery = shipped.encode(drawn)
    queries = shipped.encode([rephotographed(photo) for photo in drawn])
    nearest = (queries @ gallery.T).argmax(axis=1)
    assert (nearest == np.arange(len(drawn))).mean() > 0.9


def test_the_published_weights_are_the_ones_their_card_describes() -> None:
    published = json.loads((WEIGHTS / LIST).read_text())
    name = published["default"]
    content = (WEIGHTS / f"{name}.safetensors").read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    assert published["encoders"] == {name: {"sha256": digest, "bytes": len(content)}}
    card = (WEIGHTS / f"{name}.md").read_text()
    assert digest in card
    assert "CC0" in card
    assert "of the retailer's own catalogue" not in card
    assert (WEIGHTS / f"{name}.svg").read_text().startswith("<svg")
    assert len(content) < 20_000_000


def test_weights_that_were_changed_are_refused(tiny: Path) -> None:
    write_list(tiny.parent, "tiny")
    assert default_encoder(tiny.parent).name == "tiny"
    content = bytearray(tiny.read_bytes())
    content[-1] ^= 1
    tiny.write_bytes(content)
    with pytest.raises(WeightsFault, match=r"tiny\.safetensors has the digest .* was published"):
        default_encoder(tiny.parent)


def test_weights_that_are_cut_short_or_missing_are_refused(tiny: Path, tmp_path: Path) -> None:
    for length in (0, 5, 100, len(tiny.read_bytes()) - 10):
        cut = tmp_path / "cut.safetensors"
        cut.write_bytes(tiny.read_bytes()[:length])
        with pytest.raises(WeightsFault, match=r"cut\.safetensors"):
            load_encoder(cut)
    with pytest.raises(WeightsFault, match="No such file"):
        load_encoder(tmp_path / "nowhere.safetensors")
    with pytest.raises(WeightsFault, match="names no encoder"):
        default_encoder(tmp_path / "nowhere")


def test_weights_for_photos_prepared_otherwise_are_refused(tiny: Path) -> None:
    content = tiny.read_bytes()
    tiny.write_bytes(
        content.replace(b'\\"preparation\\": %d' % PREPARATION, b'\\"preparation\\": 0')
    )
    with pytest.raises(WeightsFault, match=f"version 0, this is version {PREPARATION}"):
        load_encoder(tiny)


def test_weights_of_another_program_are_refused(tmp_path: Path) -> None:
    from safetensors.torch import save_file

    path = tmp_path / "other.safetensors"
    save_file({"x": torch.zeros(3)}, path)
    with pytest.raises(WeightsFault, match="not a Fitroom encoder"):
        load_encoder(path)


def test_writing_replaces_the_whole_file(tiny: Path) -> None:
    first = tiny.read_bytes()
    copy = shutil.copy(tiny, tiny.parent / "copy.safetensors")
    torch.manual_seed(4)
    net = GarmentNet(SMALL)
    digest = write_weights(Path(copy), "tiny", net, Parts(), WORDS)
    assert load_encoder(Path(copy), digest).digest == digest
    assert tiny.read_bytes() == first
    assert not list(tiny.parent.glob("*.part"))


def test_what_was_written_is_what_is_read(tiny: Path) -> None:
    weights = read_weights(tiny)
    assert (weights.name, weights.words) == ("tiny", WORDS)
    assert (weights.net.shape, weights.parts) == (SMALL, Parts())


def test_a_folded_network_answers_the_same_and_leaves_the_other_as_it_was() -> None:
    torch.manual_seed(3)
    net = GarmentNet(SMALL)
    pictures = torch.randn(6, 4, 32, 32)
    net.train()
    for _ in range(3):  # normalisations that have seen something
        net.witness(pictures)
        net.eye(0)(pictures)
    net.eval()
    before = {name: value.clone() for name, value in net.state_dict().items()}
    quick = folded(net)
    assert not any(isinstance(one, torch.nn.BatchNorm2d) for one in quick.modules())
    with torch.inference_mode():
        torch.testing.assert_close(quick.witness(pictures), net.witness(pictures))
        torch.testing.assert_close(quick.eye(0)(pictures).look, net.eye(0)(pictures).look)
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())


def test_a_retailers_own_words_weigh_what_their_group_weighs() -> None:
    groups = (("colour", 2), ("gender", 2), ("kind", 3), ("type", 4))
    net = GarmentNet(replace(SMALL, groups=groups)).eval()
    words = {group: tuple(map(str, range(count))) for group, count in groups}
    encoder = Encoder(Weights("t", net, CATALOGUE, words, "0" * 64))
    assert {name: encoder.weights[name] for name in ("kind", "type", "colour_word", "gender")} == {
        "kind": CATALOGUE.kind,
        "type": CATALOGUE.type,
        "colour_word": CATALOGUE.colour_word,
        "gender": CATALOGUE.groups,
    }

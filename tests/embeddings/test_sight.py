"""The exported encoder: without torch it sees what torch sees, and knows when it does not."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from catalog.collection import demo_store
from embeddings import sight as sight_module
from embeddings.encoder import Encoder, default_encoder
from embeddings.portable import PortableFault, export
from embeddings.sight import Sight, SightFault, probe
from embeddings.weights_file import Parts
from tests.embeddings.wardrobe import SHAPES, picture, untrained


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return default_encoder()


@pytest.fixture(scope="module")
def exported(shipped: Encoder) -> bytes:
    return shipped.portable()


def test_it_gives_the_vectors_of_torch(shipped: Encoder, exported: bytes) -> None:
    drawn = [draw() for draw in list(demo_store().photos.values())[::40]]
    photos = [*drawn, *(picture(kind, (180, 30, 40)) for kind in SHAPES)]
    photos += [Image.new("RGB", (50, 400), "white"), Image.new("L", (16, 16), 3)]
    sight = Sight(exported)
    seen = np.stack([sight.encode(photo) for photo in photos])
    cosines = (seen * shipped.encode(photos)).sum(axis=1)
    assert cosines.min() > 0.9999
    assert (sight.dim, seen.dtype) == (shipped.dim, np.float32)
    np.testing.assert_allclose(np.linalg.norm(seen, axis=1), 1, atol=1e-6)


def test_the_parts_of_a_vector_are_where_the_encoder_says(shipped: Encoder) -> None:
    weights = Parts(kind=1.0, look=0.7, self_=0.5, colour=1.3, outline=0.2)
    encoder = untrained(2, weights)
    colours = shipped.parts["colour"][1] - shipped.parts["colour"][0]
    widths = {"kind": 3, "look": 2 * 16, "self": 8, "outline": 64, "colour": colours}
    assert {name: end - start for name, (start, end) in encoder.parts.items()} == widths
    starts = [start for start, _ in encoder.parts.values()]
    assert starts == [0, 3, 35, 43, 107]
    row = encoder.encode([picture("tee", (20, 40, 90))])[0]
    lengths = [float(np.linalg.norm(row[at:to])) for at, to in encoder.parts.values()]
    expected = np.array([0.7, 0.5, 0.2, 1.3])
    np.testing.assert_allclose(np.array(lengths[1:]) / lengths[1], expected / 0.7, atol=1e-4)
    # A label weighs what it is sure of: here nothing was learned, so three words are as likely.
    assert lengths[0] / lengths[1] == pytest.approx(3**-0.5 / 0.7, abs=0.1)
    assert [*encoder.weights.values()] == [1.0, *expected]


def test_the_same_weights_are_the_same_file_and_other_weights_another() -> None:
    files = [untrained(seed).portable() for seed in (2, 2, 3)]
    digests = [hashlib.sha256(file).hexdigest() for file in files]
    assert digests[0] == digests[1] != digests[2]


def test_the_file_says_nothing_of_the_machine_that_made_it(exported: bytes) -> None:
    folders = {str(Path(sys.prefix)), str(Path(__file__).parents[2]), str(Path.home())}
    assert [one for one in folders if len(one) > 1 and one.encode() in exported] == []
    # By chance, three bytes of the weights may spell ".py": a name is longer.
    assert re.search(rb"[\w/]{3,}\.py\b", exported) is None


def test_a_file_that_is_damaged_or_none_is_refused(exported: bytes, tmp_path: Path) -> None:
    for content in (b"", b"nothing", exported[: len(exported) // 2]):
        with pytest.raises(SightFault, match="cannot be used"):
            Sight(content)
    with pytest.raises(SightFault, match="cannot be used"):
        Sight(tmp_path / "nowhere.onnx")


def test_a_version_that_prepares_photos_otherwise_is_noticed(
    exported: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vectors of the release were made of other pixels: what is found would be wrong."""
    prepared = sight_module.prepare
    monkeypatch.setattr(
        sight_module, "prepare", lambda photo: prepared(photo.rotate(180).convert("L"))
    )
    with pytest.raises(SightFault, match="sees otherwise here"):
        Sight(exported)


def test_an_encoder_that_exports_to_something_else_is_never_handed_out() -> None:
    encoder = untrained(2)
    with pytest.raises(PortableFault, match="sees otherwise"):
        export(encoder._embedder, lambda photo: untrained(3).encode([photo.rotate(90)])[0])

    def only_the_probe(photo: Image.Image) -> np.ndarray:
        alike = photo.tobytes() == probe().tobytes()
        return encoder.encode([photo if alike else Image.new("RGB", (40, 40), "red")])[0]

    with pytest.raises(PortableFault, match="gives other vectors than torch"):
        export(encoder._embedder, only_the_probe)


SEE = """
import sys
from PIL import Image
from embeddings.sight import Sight
before = "onnxruntime" in sys.modules
Sight(sys.stdin.buffer.read()).encode(Image.new("RGB", (90, 120), "navy"))
print(before, sorted({"onnxruntime", "torch", "onnx", "safetensors"} & set(sys.modules)))
"""


def test_it_needs_no_torch_and_its_own_library_only_when_a_photo_comes(exported: bytes) -> None:
    done = subprocess.run([sys.executable, "-c", SEE], input=exported, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().strip() == "False ['onnxruntime']"

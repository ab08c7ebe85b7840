"""What is drawn for training: figures that wear photographed garments, and small things."""

from __future__ import annotations

from functools import partial

from PIL import Image

from embeddings.dressed import cut_out, dressed_examples
from embeddings.examples import Example, load
from embeddings.still_life import KINDS, sketched_examples
from tests.embeddings.wardrobe import picture

#: The kinds of the labels that tests draw with these shapes.
DRAWN_AS = {"T-Shirt": "tee", "Pants": "trousers", "Dress": "tee", "Shoes": "hat"}


def photo(shape: str) -> Image.Image:
    return picture(shape, (20, 40, 120)).resize((300, 300))


def flat() -> list[Example]:
    examples = [
        Example(
            kind,
            partial(photo, shape),
            {"kind": kind, "colour": "blue"},
            "home",
        )
        for kind, shape in DRAWN_AS.items()
    ]
    return [*examples, Example("hat", lambda: picture("hat", (9, 9, 9)), {"kind": "Hat"}, "home")]


def drawn(examples: list[Example]) -> list[bytes]:
    return [one.open().tobytes() for one in examples]


def test_figures_are_the_same_for_the_same_seed_and_differ_for_another() -> None:
    first = drawn(dressed_examples(flat(), 2, seed=1))
    assert first == drawn(dressed_examples(flat(), 2, seed=1))
    assert first != drawn(dressed_examples(flat(), 2, seed=2))
    assert len(set(first)) == len(first) == 2 * len(DRAWN_AS)  # a hat is not worn by a figure


def test_a_figure_keeps_the_labels_of_what_it_wears() -> None:
    some = [*flat(), *dressed_examples(flat(), 1, seed=1)]
    ready = load(some)
    assert [one.name for one in some[5:]] == [f"{kind} worn {n}" for n, kind in enumerate(DRAWN_AS)]
    assert {one.source for one in some[5:]} == {"dressed"}
    for row, kind in enumerate(DRAWN_AS):
        assert ready.labels[5 + row] == {"kind": kind, "colour": "blue"}
        assert (ready.pixels[5 + row] != ready.pixels[row]).any()


def test_a_garment_is_cut_out_along_its_edge() -> None:
    cut = cut_out(picture("tee", (20, 40, 120)).resize((400, 400)))
    assert cut is not None
    width, height = cut.size
    assert cut.mode == "RGBA"
    assert cut.getpixel((width // 2, height // 2))[3] == 255
    assert cut.getpixel((2, height - 3))[3] < 60  # beside the body, under the sleeve


def test_sketches_are_the_same_for_the_same_seed_and_all_differ() -> None:
    some = sketched_examples(2, seed=1)
    first = drawn(some)
    assert first == drawn(sketched_examples(2, seed=1))
    assert first != drawn(sketched_examples(2, seed=99))
    assert len(set(first)) == len(first) == 2 * len(KINDS)
    assert [one.labels["kind"] for one in some] == [kind for kind, _ in KINDS] * 2
    assert len({one.name for one in some}) == len(some)

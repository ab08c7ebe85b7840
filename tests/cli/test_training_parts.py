"""What a run of ``fitroom train encoder`` makes its vectors weigh."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from embeddings.examples import Example
from embeddings.gathering import Gathered
from embeddings.weights_file import CATALOGUE, Parts
from service.cli.encoder_training import Order, configuration, parts_for


def said(**labels: str) -> Gathered:
    """One photo with these labels."""
    return Gathered([Example("photo", lambda: Image.new("RGB", (8, 8)), labels, "catalogue")], [])


def test_a_catalogue_that_names_its_categories_has_words_that_weigh() -> None:
    config = configuration(1, None, False, None)
    order = Order([Path()], Path(), "mine", config, None, (), None, False)
    assert parts_for(order, said(type="Kurtas", kind="Kurtas")) == CATALOGUE
    assert parts_for(order, said(colour="blue")) == Parts()

"""The card says what was counted and measured, and the curves show it."""

from __future__ import annotations

from xml.etree import ElementTree

from embeddings.card import Made, Measurement, card
from embeddings.curve import curve
from embeddings.evaluate.confusions import Confusion
from embeddings.examples import Examples
from embeddings.labels import Labels
from embeddings.network import GarmentNet
from embeddings.run import TrainConfig
from embeddings.train import Taught, Trained, TrainingData
from tests.embeddings.wardrobe import SMALL, labelled, untrained

HISTORY = tuple(
    {"epoch": float(n), "loss": 4 / n, **({"figure": n / 10} if n % 2 == 0 else {})}
    for n in range(1, 7)
)
TAUGHT = (Taught("eye-0", 4, 6, HISTORY), Taught("witness", 6, 6, HISTORY))
FOUND = Measurement(
    "fitroom evaluate encoder PHOTOS",
    {"home": {"queries": 30, "P@10": 0.7, "P@10_ci": 0.02, "chance_P": 0.1}},
    {"pixels32": {"home": {"P@10": 0.25}}},
    {
        "home": [
            Confusion("T-Shirt", 20, 0.9, 20, (("Shirt", 20),)),
            Confusion("Blouse", 9, 0.2, 72, (("Shirt", 60), ("Dress", 12))),
            Confusion("Body", 1, 0.0, 10, (("Top", 10),)),
        ]
    },
)


def made(data: Examples, begun: str | None = None) -> Made:
    trained = Trained(GarmentNet(SMALL), Labels(data, 2), TAUGHT)
    return Made(TrainConfig(), TrainingData(data, data.pick([0])), trained, 1_500_000, begun)


def own() -> Examples:
    said = {"kind": "Dress", "colour": "red"}
    return labelled(said, said, {"kind": "Hat", "colour": "blue"}, {"kind": "Hat"})


def test_a_card_counts_what_was_learned_from() -> None:
    text = card(untrained(1), made(own()), FOUND)
    assert "- 4 photos of the retailer's own catalogue." in text
    assert "- Labels, *kind*: Dress 2, Hat 2." in text
    assert "*colour*" not in text.split("## Parts")[0]  # only one word was said often enough
    assert "photos more, but they decided which epoch" in text
    assert "SHA-256: `" + "1" * 64 + "`" in text
    assert "1.5 MB" in text
    assert "| kind | 3 | 1 | " in text
    assert "![Learning curves](tiny.svg)" in text


def test_a_card_says_whose_the_weights_are() -> None:
    assert "the retailer's" in card(untrained(1), made(own()), None)
    free = labelled({"kind": "Dress"}, source="home")
    assert "that of this project: all that it learned from is CC0" in card(
        untrained(1), made(free), None
    )
    assert "with the weights garment-9" in card(untrained(1), made(free, "garment-9"), None)


def test_figures_stand_beside_baselines_and_weaknesses_are_the_measured_ones() -> None:
    text = card(untrained(1), made(own()), FOUND)
    assert "| home | P@10 | 30 | 0.700 ± 0.020 | 0.250 |" in text
    weak = text.split("## What it is not good at")[1].split("## ")[0].strip().splitlines()
    assert weak == [
        "- home: Blouse, 0.20 of the first ten right (9 queries); instead Shirt 67%, Dress 13%",
        "- home: T-Shirt, 0.90 of the first ten right (20 queries); instead Shirt 10%",
        "- Too few queries to tell: Body",
    ]
    assert "| eye-0 | 4 of 6 | 6 | 1.00 | 0.400 |" in text
    nothing = card(untrained(1), made(own()), None)
    assert "Not known: kinds were not measured." in nothing


def test_curves_show_loss_and_figure_of_every_lesson_with_numbers() -> None:
    svg = curve(TAUGHT)
    root = ElementTree.fromstring(svg)
    words = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words.count("epoch") == words.count("loss") == 2
    assert {"eye-0", "witness", "0", "6", "4", "0.2", "0.6"} <= set(words)
    assert "epoch 4 of 6 kept, figure 0.400" in words
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert curve(TAUGHT) == svg


def test_curves_of_one_epoch_or_none_can_be_drawn() -> None:
    for history in ((), HISTORY[:1], ({"epoch": 1.0, "loss": 0.0},)):
        ElementTree.fromstring(curve([Taught("eye-0", 1, 1, history)]))

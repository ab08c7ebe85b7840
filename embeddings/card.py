"""The model card: what an encoder was made from and what was measured, in words and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict

from embeddings.encoder import Encoder
from embeddings.examples import Examples
from embeddings.run import TrainConfig

#: The referee's answer: task -> figure -> value; "<figure>_ci" is a 95 % half-width.
Figures = Mapping[str, Mapping[str, float]]

#: Task, figure, and what two hand-made baselines reach on the same split: pixels32 (32 x 32 RGB)
#: and lab_hist (a colour histogram).
SHOWN: tuple[tuple[str, str, float | None, float | None], ...] = (
    ("home", "P@10", 0.243, 0.127),
    ("home", "macro_P@10", 0.137, 0.074),
    ("home", "mAP@100", 0.085, 0.027),
    ("studio", "P@10", 0.623, 0.285),
    ("studio", "macro_P@10", 0.542, 0.191),
    ("studio", "mAP@100", 0.345, 0.078),
    ("studio", "colour_P@10", 0.280, 0.475),
    ("studio", "category+colour_P@10", 0.190, 0.153),
    ("cross", "P@10", 0.125, 0.079),
    ("cross", "mAP@100", 0.059, 0.021),
    ("rephoto", "recall@1", 0.450, 0.276),
    ("rephoto_home", "recall@1", 0.738, 0.351),
    ("rephoto_studio", "recall@1", 0.304, 0.238),
)
_TASKS = """\
*home*: amateur photos of other people's clothes, by kind. *studio*: shop photos, by article type \
and base colour; the encoder never saw one. *cross*: an amateur photo finds shop photos. \
*rephoto*: a turned, cropped, relit, blurred copy finds its original in the whole gallery."""


_WEAKNESSES = """\
## What it is not good at

- Kinds with few photos (Blouse, Body, Top) and things it never saw (belts, watches, jewellery).
- A garment that is worn: the network learned from clothes laid flat, hung or drawn, and takes skin
  and other garments for part of it.
- A garment of the colour of its ground, where the mask is a guess from the middle of the photo.
"""


def _header(*names: str) -> list[str]:
    return [f"| {' | '.join(names)} |", "| --- " * len(names) + "|"]


def _table(figures: Figures) -> str:
    lines = _header("task", "figure", "this encoder", "pixels32", "lab_hist")
    for task, figure, *baselines in SHOWN:
        if figure not in figures.get(task, {}):
            continue
        value = f"{figures[task][figure]:.3f}"
        spread = figures[task].get(f"{figure}_ci")
        value += "" if spread is None else f" ± {spread:.3f}"
        others = " | ".join("" if one is None else f"{one:.3f}" for one in baselines)
        lines.append(f"| {task} | {figure} | {value} | {others} |")
    return "\n".join(lines)


def _curve(history: list[dict[str, float]]) -> str:
    checks = [entry for entry in history if "precision" in entry]
    lines = _header("epoch", "kind loss", "instance loss", "tag loss", "val P@10")
    lines += [
        f"| {entry['epoch']:.0f} | {entry['kind']:.2f} | {entry['instance']:.2f} "
        f"| {entry['tags']:.2f} | {entry['precision']:.3f} |"
        for entry in checks
    ]
    return "\n".join(lines)


def _data(data: Examples) -> str:
    drawn = sum(tags is not None for tags in data.tags)
    kinds = Counter(kind for kind in data.kinds if kind is not None)
    named = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return (
        f"- {len(data) - drawn} photos of people's own clothes: clothing-dataset by Alexey "
        "Grigorev (github.com/alexeygrigorev/clothing-dataset), CC0 1.0, the train split by "
        "sender.\n"
        f"- {drawn} photos of the demo collection, drawn by this project's own code.\n"
        f"- Kinds: {named}.\n"
        "- No shop photo, no pretrained weights. Nothing was learned from the val split (other "
        "senders), but choices were made on it, which flatters the figures below a little."
    )


def _what(encoder: Encoder, config: TrainConfig, kinds: int) -> str:
    return f"""\
## What it is

The garment is told from its ground by colour, framed, and seen by a residual network trained here
from nothing. A vector holds three parts side by side: *kinds* (the roots of the shares of
{kinds} kinds of garment), *self* (which garment among its kind,
{config.shape.self_dim} numbers, weight {config.parts.self_weight:g}) and *colours* (the roots of
the measured, not learned, shares of {encoder.dim - kinds - config.shape.self_dim} colours in
compressed CIE Lab, weight {config.parts.colour_weight:g})."""


def _settings(config: TrainConfig) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in asdict(config).items())


def card(
    encoder: Encoder,
    size: int,
    config: TrainConfig,
    kinds: int,
    data: Examples,
    kept_epoch: int,
    history: list[dict[str, float]],
    figures: Figures,
    remarks: str = "",
) -> str:
    """The card in Markdown. ``size`` is in bytes; ``remarks`` adds what the settings do not say."""
    return f"""# {encoder.name}

One unit vector of {encoder.dim} numbers for each photo of a garment, for finding garments like it.

- Weights: `{encoder.name}.safetensors`, {size / 1e6:.1f} MB, float16
- SHA-256: `{encoder.digest}`
- Licence: that of this project. Everything it learned from allows that (below).

{_what(encoder, config, kinds)}

## What it learned from

{_data(data)}

## What was measured

{_TASKS} The ± are 95 % half-widths. `eval_retrieval.py` is the referee; `GARMENTS` is the folder
with its photos and metadata.csv:

    python eval_retrieval.py call embeddings.encoder:encode --path . \\
        --data $GARMENTS --json figures.json

{_table(figures)}

## How it was trained

`fitroom train encoder`; epoch {kept_epoch} of {config.epochs} was kept, by the val figure:

{_curve(history)}

{remarks}

{_settings(config)}

{_WEAKNESSES}"""

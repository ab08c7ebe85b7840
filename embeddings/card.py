"""The model card: what an encoder was made from and what was measured, in words and figures.

Nothing in it is claimed by hand: counts are counted from the photos that were learned from, and
what it is good and bad at is what an evaluation found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from embeddings.encoder import Encoder
from embeddings.evaluate.confusions import Confusion
from embeddings.evaluate.figures import Figures
from embeddings.examples import Examples
from embeddings.run import TrainConfig
from embeddings.train import Trained, TrainingData

#: Sources of photos, and what they are.
SOURCES = {
    "home": "photos of people's own clothes: clothing-dataset by Alexey Grigorev "
    "(github.com/alexeygrigorev/clothing-dataset), CC0 1.0",
    "drawn": "drawings by this project's own code: its demo collection, and sketches of small "
    "things",
    "dressed": "figures, drawn by this project, that wear garments cut out of the above",
    "catalogue": "photos of the retailer's own catalogue",
}
#: What the components of a vector are. One that is not here is a group of labels.
PARTS = {
    "look": "what the eyes saw, before it had a name",
    "self": "which garment it is, by the witness",
    "colour": "shares of the garment's colours in compressed CIE Lab; measured, not learned",
    "outline": "which way its edges run, place by place; measured, reduced by components",
}
TASKS = """\
*home*: amateur photos find other people's clothes of their kind. *studio*: shop photos find their
article type, and their colour. *cross*: an amateur photo finds shop photos of its kind. *rephoto*:
a garment photographed again finds itself among all. ± is half of a 95 % interval over the
queries."""
#: Words of a group that are named, and kinds that are named as weak.
NAMED, WEAKEST = 60, 6
#: Queries that a kind must have had to be called weak: fewer say little.
ENOUGH = 5


@dataclass(frozen=True)
class Measurement:
    """What an evaluation found: task -> figure, of the encoder and of baselines in the same run."""

    command: str
    figures: Mapping[str, Figures]
    baselines: Mapping[str, Mapping[str, Figures]]
    confusions: Mapping[str, Sequence[Confusion]] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """How an encoder came to be."""

    config: TrainConfig
    data: TrainingData
    trained: Trained
    size: int  # bytes of the weights file
    begun: str | None = None  # the name of the weights that it began with


def card(encoder: Encoder, made: Made, measured: Measurement | None) -> str:
    """The card in Markdown."""
    return "\n\n".join(
        [
            f"# {encoder.name}",
            f"One unit vector of {encoder.dim} numbers for each photo of a garment, for finding "
            "garments like it.",
            _facts(encoder, made),
            "## What it learned from",
            _learned_from(made),
            "## Parts of a vector",
            _parts(encoder),
            "## What was measured",
            _measured(measured),
            "## What it is not good at",
            _weaknesses(measured),
            "## How it was trained",
            _trained(encoder, made),
        ]
    )


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _facts(encoder: Encoder, made: Made) -> str:
    if "catalogue" in made.data.train.sources:
        licence = (
            "the retailer's: it learned from the photos of a catalogue. Do not give it away unless "
            "the rights in those photos allow it"
        )
    elif made.begun is not None:
        licence = f"that of the weights it began with, {made.begun}"
    else:
        licence = "that of this project: all that it learned from is CC0 or drawn by the project"
    begun = "nothing" if made.begun is None else f"the weights {made.begun}"
    return (
        f"- Weights: `{encoder.name}.safetensors`, {made.size / 1e6:.1f} MB, float16\n"
        f"- SHA-256: `{encoder.digest}`\n"
        f"- Licence: {licence}.\n"
        f"- It began with {begun}."
    )


def _learned_from(made: Made) -> str:
    train, check = made.data.train, made.data.check
    counts = Counter(train.sources)
    lines = [f"- {counts[source]:,} {SOURCES.get(source, source)}." for source in counts]
    if check is not None and len(check):
        lines.append(
            f"- Nothing was learned from {len(check):,} photos more, but they decided which epoch "
            "was kept, which flatters figures that are measured on them a little."
        )
    groups = made.trained.labels.words
    lines += [f"- Labels, *{group}*: {_counted(train, group, groups[group])}." for group in groups]
    if not groups:
        lines.append("- No labels: no word was said of enough photos.")
    return "\n".join(lines)


def _counted(examples: Examples, group: str, known: Sequence[str]) -> str:
    counts = Counter(labels[group] for labels in examples.labels if group in labels)
    ranked = sorted(known, key=lambda word: (-counts[word], word))
    said = ", ".join(f"{word} {counts[word]:,}" for word in ranked[:NAMED])
    more = f" and {len(ranked) - NAMED} words more" if len(ranked) > NAMED else ""
    rare = len(counts) - len(known)
    return said + more + (f" ({rare} too rare to be learned)" if rare else "")


def _parts(encoder: Encoder) -> str:
    whole = sum(weight**2 for weight in encoder.weights.values())
    rows = [
        [
            name,
            str(width),
            f"{encoder.weights[name]:g}",
            f"{encoder.weights[name] ** 2 / whole:.0%}",
            PARTS.get(name, f"how surely each word of {name.removesuffix('_word')} is meant"),
        ]
        for name, width in encoder.widths.items()
    ]
    return _table(["part", "numbers", "weight", "share of a cosine, if sure", "what it is"], rows)


def _measured(measured: Measurement | None) -> str:
    if measured is None:
        return "Nothing: there were no photos with known answers. See `fitroom evaluate encoder`."
    rows = []
    for task, figures in measured.figures.items():
        for name in _shown(figures):
            width = figures.get(f"{name}_ci")
            value = f"{figures[name]:.3f}" + ("" if width is None else f" ± {width:.3f}")
            others = [one.get(task, {}).get(name) for one in measured.baselines.values()]
            told = ["" if one is None else f"{one:.3f}" for one in others]
            rows.append([task, name, f"{figures['queries']:.0f}", value, *told])
    head = ["task", "figure", "queries", "this encoder", *measured.baselines]
    return f"{TASKS}\n\n    {measured.command}\n\n{_table(head, rows)}"


def _shown(figures: Figures) -> list[str]:
    told = ("P@", "mAP", "macro", "recall", "colour", "category")
    return [
        name
        for name in figures
        if name.startswith(told) and not name.endswith("_ci") and "chance" not in name
    ]


def _weaknesses(measured: Measurement | None) -> str:
    if measured is None or not any(measured.confusions.values()):
        return "Not known: kinds were not measured."
    lines = []
    for task, found in measured.confusions.items():
        weak = sorted(
            (one for one in found if one.queries >= ENOUGH), key=lambda one: (one.right, one.kind)
        )
        for one in weak[:WEAKEST]:
            instead = ", ".join(f"{kind} {one.share(n):.0%}" for kind, n in one.instead[:3])
            lines.append(
                f"- {task}: {one.kind}, {one.right:.2f} of the first ten right "
                f"({one.queries} queries); instead {instead}"
            )
    rare = sorted(
        {
            one.kind
            for found in measured.confusions.values()
            for one in found
            if one.queries < ENOUGH
        }
    )
    if rare:
        lines.append(f"- Too few queries to tell: {', '.join(rare)}")
    return "\n".join(lines)


def _trained(encoder: Encoder, made: Made) -> str:
    rows = []
    for lesson in made.trained.lessons:
        kept = next((one for one in lesson.history if one["epoch"] == lesson.epoch), None)
        figure = "" if kept is None or "figure" not in kept else f"{kept['figure']:.3f}"
        loss = "" if kept is None else f"{kept['loss']:.2f}"
        epochs = f"{lesson.epoch} of {lesson.epochs}"
        rows.append([lesson.lesson, epochs, str(len(lesson.history)), loss, figure])
    settings = "\n".join(f"- {name}: {value}" for name, value in asdict(made.config).items())
    head = ["lesson", "epoch kept", "epochs taught", "loss", "figure"]
    return (
        f"`fitroom train encoder`. The figure of an eye is the share of labels told right, that of "
        "the witness the share of photos found again, both on photos not learned from.\n\n"
        f"{_table(head, rows)}\n\n![Learning curves]({encoder.name}.svg)\n\n{settings}\n"
    )

"""Figures as tables for a person, and as JSON for a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from embeddings.evaluate.confusions import Confusion
from embeddings.evaluate.figures import Figures
from embeddings.evaluate.photos import Collection
from service.cli.evaluate.measuring import Measured

#: Kinds that are named beside each kind in a table of confusions.
INSTEAD = 4
_COUNTS = ("queries", "gallery", "classes")


def _chance(figures: Figures, name: str) -> float | None:
    """What a random order gives for a figure, where that was worked out."""
    if name in ("P@1", "P@10", "macro_P@10", "mAP@100"):
        return figures.get("chance_P")
    return figures.get(f"{name.removesuffix('_P@10')}_chance")


def shown(figures: Figures) -> list[str]:
    """The figures that have a line of their own."""
    return [
        name
        for name in figures
        if name not in _COUNTS and not name.endswith("_ci") and "chance" not in name
    ]


def _number(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if name == "median_rank" else f"{value:.3f}"


def _cell(name: str, figures: Figures, first: Figures | None) -> Text:
    """A figure with its interval and, beside the ``first`` encoder's, the difference.

    The difference has a colour where it is more than both intervals allow.
    """
    if name not in figures:
        return Text("")
    width = figures.get(f"{name}_ci")
    text = Text(_number(name, figures[name]))
    if width is not None:
        text.append(f" ±{width:.3f}", "dim")
    if first is not None and name in first and name != "median_rank":
        by = figures[name] - first[name]
        sure = width is not None and abs(by) > float((width**2 + first[f"{name}_ci"] ** 2) ** 0.5)
        text.append(f" {by:+.3f}", ("green" if by > 0 else "red") if sure else "dim")
    return text


def figures_table(
    baselines: Sequence[Measured],
    encoders: Sequence[Measured],
    quoted: Mapping[str, Mapping[str, Figures]],
) -> Table:
    """Every figure of every encoder beside chance and the baselines; quoted ones bear a star."""
    first = encoders[0]
    table = Table(caption=_caption(bool(quoted), len(encoders) > 1), caption_justify="left")
    for title in ("task", "figure"):
        table.add_column(title, no_wrap=True)
    for title in ("chance", *(one.name for one in baselines), *(f"{name}*" for name in quoted)):
        table.add_column(title, justify="right", no_wrap=True, style="dim")
    for encoder in encoders:
        table.add_column(encoder.name, justify="right", no_wrap=True)
    for task, figures in first.figures.items():
        table.add_section()
        title = f"{task}  {figures['queries']:,} in {figures['gallery']:,}"
        for name in shown(figures):
            cells: list[str | Text] = [title, name, _number(name, _chance(figures, name))]
            cells += [_number(name, one.figures[task].get(name)) for one in baselines]
            cells += [_number(name, one.get(task, {}).get(name)) for one in quoted.values()]
            cells += [
                _cell(name, one.figures[task], None if one is first else first.figures[task])
                for one in encoders
            ]
            table.add_row(*cells)
            title = ""
    return table


def _caption(quoted: bool, several: bool) -> str:
    said = ["± half of a 95 % interval over the queries."]
    if quoted:
        said.append("* reached by others on these photos: quoted, not measured here.")
    if several:
        said.append("+/- against the first encoder, in colour where both intervals are exceeded.")
    return " ".join(said)


def confusion_table(title: str, found: Sequence[Confusion]) -> Table:
    """The kinds with the most wrong answers first, and what came instead."""
    table = Table(title=title, title_justify="left")
    table.add_column("asked for", no_wrap=True)
    for name in ("queries", "P@10", "wrong answers"):
        table.add_column(name, justify="right")
    table.add_column("instead (share of all answers)")
    for one in found:
        instead = ", ".join(f"{kind} {one.share(n):.0%}" for kind, n in one.instead[:INSTEAD])
        table.add_row(one.kind, str(one.queries), f"{one.right:.2f}", str(one.wrong), instead)
    return table


def as_json(
    photos: Collection,
    baselines: Sequence[Measured],
    encoders: Sequence[Measured],
    quoted: Mapping[str, Mapping[str, Figures]],
) -> dict[str, Any]:
    """Everything that was measured, and apart from it what was quoted."""

    def entry(one: Measured) -> dict[str, Any]:
        return {"digest": one.encoder.digest, "dim": one.encoder.dim, "figures": one.figures}

    def confused(one: Measured) -> dict[str, Any]:
        found = one.confusions(photos)
        return {
            task: {entry.kind: dict(entry.instead) for entry in table}
            for task, table in found.items()
        }

    return {
        "baselines": {one.name: entry(one) for one in baselines},
        "encoders": {one.name: entry(one) | {"confusions": confused(one)} for one in encoders},
        "quoted": quoted,
    }

"""The tasks of an evaluation, and their figures.

home     photos of own clothes; queries and gallery by different people; by category
studio   photos of a shop; by category, by colour, and by both at once
cross    photos of own clothes find garments of the shop; by the category that both share
rephoto  a garment photographed again finds its first photo among all
swap     the same, cut out and put on another ground
pairs    two real photos of one garment, each finds the other among all
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from embeddings.evaluate.figures import (
    Figures,
    Floats,
    Rows,
    further_figures,
    label_figures,
    nearest,
    places,
    recall_figures,
)
from embeddings.evaluate.photos import Collection, Photo

#: Name of a photo -> its vector (d,).
Vectors = Mapping[str, Floats]
#: task -> set of the queries, set of the gallery, label
LABEL_TASKS = {
    "home": ("home", "home", attrgetter("category")),
    "studio": ("studio", "studio", attrgetter("category")),
    "cross": ("home", "studio", attrgetter("common")),
}


@dataclass(frozen=True)
class Answered:
    """A label task after the search: row i of ``found`` (q, <= 100) answers ``queries[i]``."""

    queries: list[Photo]
    gallery: list[Photo]
    wanted: list[str]
    labels: list[str]
    found: Rows


def _rows(vectors: Vectors, names: Sequence[str]) -> Floats:
    """Unit rows (n, d), whatever the length of the vectors is: last bits decide between ties."""
    rows = np.stack([vectors[name] for name in names])
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-8)
    return unit


def _colour(photo: Photo) -> str:
    return photo.colour


def _both(photo: Photo) -> str:
    return f"{photo.category}|{photo.colour}" if photo.colour else ""


def answered(task: str, photos: Collection, vectors: Vectors) -> Answered | None:
    """Search for the queries of a label task; None where the folder has none of it."""
    asking, asked, label = LABEL_TASKS[task]
    gallery = photos.part(asked, "gallery")
    labels = [label(photo) for photo in gallery]
    queries = [one for one in photos.part(asking, "query") if label(one) in {*labels} - {""}]
    if not queries:
        return None
    found = nearest(
        _rows(vectors, [photo.file for photo in queries]),
        _rows(vectors, [photo.file for photo in gallery]),
    )
    return Answered(queries, gallery, [label(photo) for photo in queries], labels, found)


def _label_task(task: str, photos: Collection, vectors: Vectors) -> dict[str, Figures]:
    done = answered(task, photos, vectors)
    if done is None:
        return {}
    figures = label_figures(done.found, done.wanted, done.labels)
    if task == "studio":
        for name, label in (("colour", _colour), ("category+colour", _both)):
            wanted, labels = [*map(label, done.queries)], [*map(label, done.gallery)]
            figures |= further_figures(name, done.found, wanted, labels)
    return {task: figures}


def _find_task(
    task: str, finds: Sequence[tuple[str, str]], gallery: Sequence[Photo], vectors: Vectors
) -> dict[str, Figures]:
    """Recall over all, and over each set where there are both."""
    row = {photo.file: number for number, photo in enumerate(gallery)}
    targets = [row[target] for _, target in finds]
    place = places(
        _rows(vectors, [name for name, _ in finds]),
        targets,
        _rows(vectors, [photo.file for photo in gallery]),
    )
    figures = {task: recall_figures(place, len(gallery))}
    sets = np.array([gallery[target].set for target in targets])
    for one in ("home", "studio"):
        if 0 < (sets == one).sum() < len(sets):
            figures[f"{task}_{one}"] = recall_figures(place[sets == one], len(gallery))
    return figures


def _pairs(
    pairs: Sequence[tuple[str, str]], gallery: Sequence[Photo], vectors: Vectors
) -> dict[str, Figures]:
    """Each photo of a pair looks for the other, which alone is added to the gallery."""
    shown = _rows(vectors, [photo.file for photo in gallery])
    both_ways = [way for one, other in pairs for way in ((one, other), (other, one))]
    place = [
        places(
            _rows(vectors, [name]),
            [len(shown)],
            np.concatenate([shown, _rows(vectors, [target])]),
        )[0]
        for name, target in both_ways
    ]
    return {"pairs": recall_figures(np.array(place), len(shown) + 1)}


def evaluate(photos: Collection, vectors: Vectors) -> dict[str, Figures]:
    """The figures of every task that the folder has, from the vectors of ``photos.names()``."""
    figures: dict[str, Figures] = {}
    for task in LABEL_TASKS:
        figures |= _label_task(task, photos, vectors)
    gallery = [*photos.part("home", "gallery"), *photos.part("studio", "gallery")]
    for task, finds in photos.finds.items():
        figures |= _find_task(task, finds, gallery, vectors)
    if photos.pairs:
        figures |= _pairs(photos.pairs, gallery, vectors)
    return figures

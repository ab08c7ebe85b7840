"""What was found instead: kind by kind, the most wrong answers first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from embeddings.evaluate.tasks import Answered

#: Answers that count, of each query.
FIRST = 10


@dataclass(frozen=True)
class Confusion:
    """The first ten answers to every query of one kind."""

    kind: str
    queries: int
    right: float  # share of the answers
    wrong: int  # answers
    instead: tuple[tuple[str, int], ...]  # (kind, answers), most first

    def share(self, answers: int) -> float:
        """``answers`` as a share of all answers to queries of this kind."""
        return answers / (self.queries * FIRST)


def confusions(done: Answered) -> list[Confusion]:
    """One entry for each kind that was asked for, those with the most wrong answers first.

    An answer whose kind has no word that both sets share is named by its own, in brackets.
    """
    names = [
        label or f"({photo.category})"
        for label, photo in zip(done.labels, done.gallery, strict=True)
    ]
    answers: dict[str, Counter[str]] = {}
    for wanted, found in zip(done.wanted, done.found, strict=True):
        answers.setdefault(wanted, Counter()).update(names[row] for row in found[:FIRST])
    asked = Counter(done.wanted)
    table = []
    for kind, counted in answers.items():
        right = counted.pop(kind, 0)
        instead = tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
        wrong = counted.total()
        table.append(Confusion(kind, asked[kind], right / (right + wrong), wrong, instead))
    return sorted(table, key=lambda one: (-one.wrong, one.kind))

"""What a ranker was learned from and how it did, in JSON and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.recommend.learned.interval import Estimate
from service.recommend.learned.off_policy import KINDS, Verdict
from service.recommend.learned.ranker import FEATURES, Ranker


def told(verdict: Verdict) -> dict[str, Any]:
    """A verdict as JSON."""

    def of(one: Estimate) -> list[float]:
        return [round(value, 5) for value in (one.value, one.low, one.high)]

    return {
        "log": of(verdict.log),
        "value": {kind: of(verdict.value[kind]) for kind in KINDS},
        "gain": {kind: of(verdict.gain[kind]) for kind in KINDS},
        "looks": round(verdict.looks, 1),
        "unseen": round(verdict.unseen, 4),
        "refused": verdict.refused,
    }


def as_text(ranker: Ranker) -> str:
    """The card of a ranker as Markdown."""
    card = ranker.card
    seen = f"{card['cards_seen']:,} cards seen, {card['asked']:,} asked for, {card['kept']:,} kept"
    looks = ", ".join(f"{one:.2f}" for one in card["looks"])
    lines = [
        f"# Ranker {ranker.name}",
        "",
        f"Learned from {card['slates']:,} slates of {card['visits']:,} visits ({seen}), made by "
        f"{', '.join(card['made_by'])}. Seed {card['seed']}.",
        "",
        "Cards suggested and kept per slate, on visits that taught it nothing (95 % intervals):",
        "",
        *verdict_lines(card["off_policy"]),
        "",
        f"How likely each place is looked at, the first being 1: {looks}.",
        "",
        "| what is known of a garment | asked for | kept |",
        "| --- | --- | --- |",
        *_weights(ranker),
        "",
    ]
    return "\n".join(lines)


def verdict_lines(said: Mapping[str, Any]) -> list[str]:
    """What `told` told, as Markdown."""
    refused = f" Refused: {said['refused']}." if said["refused"] else ""
    return [
        "| | value | over likeness |",
        "| --- | --- | --- |",
        f"| the log, as it was | {_cell(said['log'])} | |",
        *(
            f"| {kind} | {_cell(said['value'][kind])} | {_cell(said['gain'][kind], '+')} |"
            for kind in KINDS
        ),
        "",
        f"The log is worth {said['looks']:,.0f} looks at what it shows; of that, "
        f"{said['unseen']:.1%} was never shown.{refused}",
    ]


def _weights(ranker: Ranker) -> list[str]:
    pairs = zip(FEATURES, ranker.asked.weights, ranker.kept.weights, strict=True)
    return [f"| {name} | {one:+.3f} | {other:+.3f} |" for name, one, other in pairs if one or other]


def _cell(three: list[float], sign: str = "") -> str:
    value, low, high = (f"{one:{sign}.4f}" for one in three)
    return f"{value} ({low} to {high})"

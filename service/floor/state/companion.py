"""Whoever came along with a shopper, with a phone of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.clock import Ms
from service.floor.facts import CompanionLabel, Opinion


@dataclass(slots=True)
class Companion:
    """It has a number and perhaps a label, and no name."""

    id: str
    number: int
    label: CompanionLabel | None
    joined_at: Ms
    #: By style.
    votes: dict[str, Opinion] = field(default_factory=dict)
    called_at: Ms | None = None

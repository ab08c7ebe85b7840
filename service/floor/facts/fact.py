"""What every fact is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened. Its kind is the name of its class."""

    @property
    def kind(self) -> str:
        return type(self).__name__

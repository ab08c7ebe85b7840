"""Changes of displays, and experiments: those under way, planned, and lately over."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from service.clock import Ms
from service.floor.facts import ExperimentDesign


@dataclass(slots=True)
class DisplayChange:
    fixture: str
    words: str
    style: str | None
    from_fixture: str | None
    at: Ms


@dataclass(slots=True)
class Experiment:
    """The fields of ``ExperimentPlanned``; ``stopped_on`` is the first day that does not count."""

    id: str
    design: ExperimentDesign
    fixture: str
    words: str
    starts: str
    days: int
    smallest: float
    arms: str
    parts: int
    boundary_h: int
    washout_h: int
    seed: int
    comparables: tuple[str, ...]
    planned_at: Ms
    stopped_on: str | None = None

    @property
    def ends(self) -> str:
        """Its last day (YYYY-MM-DD)."""
        return (date.fromisoformat(self.starts) + timedelta(self.days - 1)).isoformat()

    @property
    def planned(self) -> dict[str, Any]:
        """The fields of its fact, and ``stopped_on``, as plain values."""
        fields = asdict(self)
        return {"experiment": fields.pop("id"), **fields}

    def over(self, today: str) -> bool:
        """Whether no more of its days will come."""
        return self.stopped_on is not None or self.ends < today

    def arms_on(self, day: str) -> str:
        """What stands there on a day: a letter for each part, ``A`` or ``B``; none if it is not
        under way."""
        since = (date.fromisoformat(day) - date.fromisoformat(self.starts)).days
        if not 0 <= since < self.days or (self.stopped_on or "~") <= day:
            return ""
        if self.design == "before_after":
            return "B" * self.parts
        return self.arms[since * self.parts : (since + 1) * self.parts]

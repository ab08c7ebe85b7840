"""What is wrong on the floor, as far as a manager has to know."""

from __future__ import annotations

from dataclasses import dataclass

from service.clock import Ms
from service.floor.facts import AlertCode


@dataclass(slots=True)
class Alert:
    id: str
    code: AlertCode
    room: str | None
    raised_at: Ms

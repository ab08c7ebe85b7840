"""Who is on the floor."""

from __future__ import annotations

from dataclasses import dataclass

from service.clock import Ms


@dataclass(slots=True)
class Runner:
    """Somebody of the staff who is on the floor. What they did is kept of the team, not of them."""

    id: str
    name: str
    #: What shoppers may call them; None if they would rather not be called anything.
    called: str | None
    lead: bool
    since: Ms
    #: When they last did something that the log knows of.
    seen_at: Ms

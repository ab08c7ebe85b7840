"""A visit, and what its shopper said and asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from service.clock import Ms
from service.floor.facts import Because, Opinion, Step
from service.floor.state.companion import Companion

VisitState = Literal["browsing", "waiting", "offered", "in_room", "ended"]


@dataclass(slots=True)
class HelpCall:
    id: str
    visit: str
    about: str | None
    called_at: Ms
    answered_by: str | None = None
    answered_by_name: str | None = None
    answered_at: Ms | None = None
    #: Who has been told that nobody answered.
    escalated: Step | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a shopper said of a style, why, and when."""

    opinion: Opinion
    reasons: tuple[Because, ...]
    at: Ms


@dataclass(slots=True)
class TakeOverCode:
    digest: str
    until: Ms


@dataclass(slots=True)
class Visit:
    """One shopper's stay, from the first scan to leaving. It has no name and no account."""

    id: str
    call_sign: str
    via: str
    started_at: Ms
    seen_at: Ms
    accessible: bool = False
    requests: list[str] = field(default_factory=list)
    #: By style.
    opinions: dict[str, Said] = field(default_factory=dict)
    room: str | None = None
    #: Since when it waits for a room; None while it only has its place, or none.
    waiting_since: Ms | None = None
    #: Until when others go first, at the shopper's own wish; and how often they wished so.
    held_until: Ms | None = None
    holds: int = 0
    #: Whether it ever asked for a room, the wait it was told then, and when.
    asked: bool = False
    told_s: int | None = None
    told_at: Ms | None = None
    entered_at: Ms | None = None
    help: str | None = None
    code: TakeOverCode | None = None
    companion_code: TakeOverCode | None = None
    companions: dict[str, Companion] = field(default_factory=dict)
    #: How many companions have joined so far, those who went included.
    joined: int = 0
    ended_at: Ms | None = None
    #: Whether it may be counted; if not, it is erased everywhere once it is over.
    counted: bool = True

    @property
    def under_way(self) -> bool:
        return self.ended_at is None

    @property
    def ready(self) -> bool:
        """Whether it takes the next room that suits."""
        return self.waiting_since is not None and self.held_until is None

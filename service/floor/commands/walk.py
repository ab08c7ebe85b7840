"""What runners may ask for about walks."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.commands.command import Command


@dataclass(frozen=True, slots=True)
class StartWalk(Command):
    """Take the best round there is now: what the pick-list shows as the next walk."""

    walk: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class HandTask(Command):
    """``runner`` asks that ``to`` sees to this task; the piece passes along if it is in hand."""

    request: str
    runner: str
    to: str


@dataclass(frozen=True, slots=True)
class HandWalk(Command):
    """``runner`` asks that ``to`` goes on with this round."""

    walk: str
    runner: str
    to: str

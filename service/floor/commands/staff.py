"""What runners and managers may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.floor.commands.command import Command
from service.floor.commands.stock import TurnedUp
from service.floor.facts import ClosedBecause, Whereabouts


@dataclass(frozen=True, slots=True)
class ClaimTask(Command):
    """``in_hand``: a colleague had picked the piece, and now the runner has it."""

    request: str
    runner: str
    runner_name: str
    in_hand: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseTask(Command):
    request: str
    runner: str


@dataclass(frozen=True, slots=True)
class PickGarment(Command):
    request: str
    runner: str


@dataclass(frozen=True, slots=True)
class DeliverGarment(Command):
    request: str
    runner: str


@dataclass(frozen=True, slots=True)
class MissGarment(Command):
    """``seen`` are the GTINs of other sizes that hang there; ``fixture`` is where it hangs instead,
    if the runner saw it."""

    request: str
    runner: str
    reason: Literal["missing", "other_size_here", "damaged", "at_other_fixture", "with_customer"]
    seen: tuple[str, ...] = ()
    fixture: str | None = None


@dataclass(frozen=True, slots=True)
class HandOver(Command):
    """The runner gives a picked piece to its shopper, whom they met on the floor."""

    request: str
    runner: str


@dataclass(frozen=True, slots=True)
class TakeFromShopper(Command):
    """The runner takes over a piece that its shopper carries."""

    request: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class AnswerHelp(Command):
    help: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class FinishHelp(Command):
    """I was there."""

    help: str
    runner: str


@dataclass(frozen=True, slots=True)
class RecoverGarment(Command):
    go_back: str
    by: str
    found: bool = True


@dataclass(frozen=True, slots=True)
class AnswerQuestion(Command):
    """``question`` is the id of the go-back that was not where it should be."""

    question: str
    answer: Whereabouts
    by: str


@dataclass(frozen=True, slots=True)
class ClearRoom(Command):
    """The room is empty. ``missing`` are go-backs that should have hung there, and did not."""

    room: str
    by: str
    missing: tuple[str, ...] = ()
    found: tuple[TurnedUp, ...] = ()


@dataclass(frozen=True, slots=True)
class SeeOff(Command):
    """Staff find that the shopper has left the room without saying so."""

    room: str
    by: str


@dataclass(frozen=True, slots=True)
class CloseRoom(Command):
    room: str
    by: str
    reason: str | None = None
    cause: ClosedBecause = "other"


@dataclass(frozen=True, slots=True)
class OpenRoom(Command):
    room: str
    by: str


@dataclass(frozen=True, slots=True)
class StartShift(Command):
    """I am on the floor. ``called`` is what shoppers may call me, if anything."""

    runner: str
    runner_name: str
    called: str | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True)
class EndShift(Command):
    runner: str


@dataclass(frozen=True, slots=True)
class SetIndividualTiming(Command):
    """Whether figures of single runners are kept. Everybody who is timed can see it."""

    on: bool
    by: str

"""What a shopper may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.floor.commands.command import Command
from service.floor.facts import Because, EndReason, Opinion


@dataclass(frozen=True, slots=True)
class StartVisit(Command):
    """``luck`` is any number; the call sign is taken from it."""

    visit: str
    luck: int
    via: str = "phone"
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class WalkIn(Command):
    """A shopper without a phone starts a visit in a vacant room."""

    visit: str
    luck: int
    room: str


@dataclass(frozen=True, slots=True)
class IssueCode(Command):
    """For a phone that takes the visit over, or for that of a companion who joins it."""

    visit: str
    digest: str
    companion: bool = False


@dataclass(frozen=True, slots=True)
class TakeOver(Command):
    digest: str


@dataclass(frozen=True, slots=True)
class GiveOpinion(Command):
    """The whole of it: what was said of the style before, reasons included, no longer holds."""

    visit: str
    style: str
    opinion: Opinion | None
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class ChooseCounting(Command):
    """The whole service either way; what is not counted is erased soon after the visit."""

    visit: str
    counted: bool


@dataclass(frozen=True, slots=True)
class CallHelp(Command):
    visit: str
    help: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawHelp(Command):
    visit: str


@dataclass(frozen=True, slots=True)
class EndVisit(Command):
    visit: str
    reason: EndReason = "done"


@dataclass(frozen=True, slots=True)
class JoinLine(Command):
    visit: str
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class LeaveLine(Command):
    visit: str


@dataclass(frozen=True, slots=True)
class HoldPlace(Command):
    """Call me later: others may go first for a while."""

    visit: str


@dataclass(frozen=True, slots=True)
class ResumePlace(Command):
    visit: str


@dataclass(frozen=True, slots=True)
class HoldOffer(Command):
    visit: str


@dataclass(frozen=True, slots=True)
class YieldOffer(Command):
    """Let the next one go first, with a room that is offered or before there is one."""

    visit: str


@dataclass(frozen=True, slots=True)
class EnterRoom(Command):
    """``visit`` enters the room it was offered. ``room`` is given when a room's screen asks."""

    visit: str
    room: str | None = None


@dataclass(frozen=True, slots=True)
class RequestGarment(Command):
    """``zone`` and ``fixture`` are where the catalogue says that the garment hangs.

    ``companion`` is who adds it to the list of the visit, if not its shopper.
    """

    request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    carry: bool = False
    slate: str | None = None
    position: int | None = None
    zone: str | None = None
    fixture: str | None = None
    companion: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeRequest(Command):
    """Another size or colour. ``new_request`` is used where the first one is already in hand."""

    request: str
    new_request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    zone: str | None = None
    fixture: str | None = None


@dataclass(frozen=True, slots=True)
class ReplaceRequest(Command):
    """Another garment instead of one that was not found, or takes too long; it keeps the place."""

    request: str
    new_request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    zone: str | None = None
    fixture: str | None = None
    slate: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class CancelRequest(Command):
    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class DecideGarment(Command):
    """``reasons`` are why it is left. Leaving it again, for other reasons, corrects them."""

    request: str
    visit: str
    outcome: Literal["kept", "left"]
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeMind(Command):
    """Take back what was said of a garment: kept or left was a slip of the finger, or a thought."""

    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class AcceptDelay(Command):
    """It takes longer than was said, and the shopper would rather wait."""

    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class CarryInstead(Command):
    """The shopper fetches what they asked for themselves."""

    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class BringIn(Command):
    """The shopper is back in the room with what they fetched."""

    request: str
    visit: str

"""Everything one may ask of a floor, in the imperative. Ids and luck are arguments, not made here.

A command says what somebody wants. ``decide`` says what then happened, or refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from catalog.store import StorePlan
from service.floor.facts import Because, EndReason, Opinion


@dataclass(frozen=True, slots=True)
class Command:
    """Something that somebody wants to happen."""


# --- the store -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlanStore(Command):
    plan: StorePlan


@dataclass(frozen=True, slots=True)
class AdoptRelease(Command):
    release: str


@dataclass(frozen=True, slots=True)
class SetStock(Command):
    on_hand: dict[str, int]


@dataclass(frozen=True, slots=True)
class CountStock(Command):
    gtin: str
    pieces: int
    by: str | None = None


@dataclass(frozen=True, slots=True)
class SellGarment(Command):
    gtin: str
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class ChangeStock(Command):
    """Several counts, sales and corrections, each of another variant: all of them or none."""

    changes: tuple[SetStock | CountStock | SellGarment, ...]


@dataclass(frozen=True, slots=True)
class LetTimePass(Command):
    """Apply every deadline that has passed: lapsed offers and claims, idle and finished visits."""


# --- the shopper ---------------------------------------------------------------------------------


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
    visit: str
    digest: str


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
class HoldOffer(Command):
    visit: str


@dataclass(frozen=True, slots=True)
class YieldOffer(Command):
    visit: str


@dataclass(frozen=True, slots=True)
class EnterRoom(Command):
    """``visit`` enters the room it was offered. ``room`` is given when a room's screen asks."""

    visit: str
    room: str | None = None


@dataclass(frozen=True, slots=True)
class RequestGarment(Command):
    request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    carry: bool = False
    slate: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeRequest(Command):
    """Another size or colour. ``new_request`` is used where the first one is already in hand."""

    request: str
    new_request: str
    visit: str
    gtin: str
    style: str
    colourway: str


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


# --- the runner ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimTask(Command):
    request: str
    runner: str
    runner_name: str


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
    request: str
    runner: str
    reason: Literal["missing", "damaged", "with_customer"]


@dataclass(frozen=True, slots=True)
class AnswerHelp(Command):
    help: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class RecoverGarment(Command):
    go_back: str
    by: str
    found: bool = True


@dataclass(frozen=True, slots=True)
class ClearRoom(Command):
    room: str
    by: str


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


@dataclass(frozen=True, slots=True)
class OpenRoom(Command):
    room: str
    by: str

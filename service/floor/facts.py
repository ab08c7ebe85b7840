"""Everything that can happen on a floor, in the past tense. A store's log holds nothing else.

A fact is a small frozen value of plain types, so that it can be written as JSON and read back by a
later version. When it happened (``at``) and where it stands in the log are kept beside it. Facts
about a request always name the visit too, so that each can be shown to those it concerns and to
nobody else. New fields get defaults; a fact that was written once is never renamed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from catalog.store import StorePlan

NotFoundReason = Literal["missing", "damaged", "with_customer", "stock_corrected"]
EndReason = Literal["done", "idle", "forgotten", "gone"]
Opinion = Literal["like", "dislike"]
#: Why a garment is liked, disliked or left. There are no others, so that they can be counted.
Because = Literal[
    "colour", "style", "fabric", "price", "too_small", "too_large", "too_short", "too_long"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened. Its kind is the name of its class."""

    @property
    def kind(self) -> str:
        return type(self).__name__


# --- the store -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StorePlanned(Fact):
    plan: StorePlan


@dataclass(frozen=True, slots=True)
class ReleaseAdopted(Fact):
    release: str


@dataclass(frozen=True, slots=True)
class StockSet(Fact):
    """What the retailer's system says is on hand, by GTIN: pieces in the store, held ones too."""

    on_hand: dict[str, int]


@dataclass(frozen=True, slots=True)
class StockCounted(Fact):
    gtin: str
    on_hand: int
    by: str | None = None


@dataclass(frozen=True, slots=True)
class GarmentSold(Fact):
    """``pieces`` left through the till; ``kept`` of them had been kept in a fitting room."""

    gtin: str
    pieces: int
    kept: int


# --- a visit -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitStarted(Fact):
    visit: str
    call_sign: str
    via: str
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class VisitCodeIssued(Fact):
    """A phone may take this visit over with a code; only its digest is kept."""

    visit: str
    digest: str
    until: int


@dataclass(frozen=True, slots=True)
class VisitTakenOver(Fact):
    visit: str
    digest: str


@dataclass(frozen=True, slots=True)
class OpinionGiven(Fact):
    visit: str
    style: str
    opinion: Opinion | None
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpCalled(Fact):
    help: str
    visit: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class HelpAnswered(Fact):
    help: str
    visit: str
    runner: str
    runner_name: str


@dataclass(frozen=True, slots=True)
class HelpWithdrawn(Fact):
    help: str
    visit: str


@dataclass(frozen=True, slots=True)
class VisitEnded(Fact):
    visit: str
    reason: EndReason


@dataclass(frozen=True, slots=True)
class VisitForgotten(Fact):
    """From here on the floor knows nothing of this visit."""

    visit: str


# --- the waiting line and the rooms --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineJoined(Fact):
    """Whoever stands in the line already keeps the place and now asks for an accessible room."""

    visit: str
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class LineLeft(Fact):
    visit: str


@dataclass(frozen=True, slots=True)
class RoomOffered(Fact):
    room: str
    visit: str
    until: int


@dataclass(frozen=True, slots=True)
class OfferHeld(Fact):
    room: str
    visit: str
    until: int


@dataclass(frozen=True, slots=True)
class OfferYielded(Fact):
    """The shopper lets the next one go first and keeps the place behind."""

    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class OfferLapsed(Fact):
    """Nobody came in time. The visit is out of the line and may join again."""

    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class OfferWithdrawn(Fact):
    """The offered room is closed, or is not of the kind needed. The visit keeps its place."""

    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class RoomEntered(Fact):
    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class RoomLeft(Fact):
    room: str
    visit: str


@dataclass(frozen=True, slots=True)
class RoomCleared(Fact):
    """The room is empty again; whatever was left in it is in the hands of ``by``."""

    room: str
    by: str


@dataclass(frozen=True, slots=True)
class RoomClosed(Fact):
    room: str
    by: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RoomOpened(Fact):
    room: str
    by: str


# --- requests, seen by the shopper and by the runner ---------------------------------------------


@dataclass(frozen=True, slots=True)
class GarmentRequested(Fact):
    """One piece is reserved for this visit. ``slate`` and ``position`` say which card was it."""

    request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    promised_s: int
    slate: str | None = None
    position: int | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class GarmentCarried(Fact):
    """The shopper brings this piece along. ``found`` if the stock record did not know of it."""

    request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    found: bool = False
    slate: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class RequestChanged(Fact):
    """Another size or colour, in place, before anyone had the garment in hand."""

    request: str
    visit: str
    gtin: str
    colourway: str


@dataclass(frozen=True, slots=True)
class RequestCancelled(Fact):
    """``go_back``: a runner has the piece in hand and it must return to the floor."""

    request: str
    visit: str
    go_back: bool = False
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class TaskClaimed(Fact):
    request: str
    visit: str
    runner: str
    runner_name: str
    until: int


@dataclass(frozen=True, slots=True)
class TaskReleased(Fact):
    """The runner gave the task back; a piece that was picked hangs on its rail again."""

    request: str
    visit: str
    runner: str


@dataclass(frozen=True, slots=True)
class ClaimLapsed(Fact):
    """The task is back on the list; a piece that was picked is still in the runner's hands."""

    request: str
    visit: str
    runner: str


@dataclass(frozen=True, slots=True)
class GarmentPicked(Fact):
    request: str
    visit: str
    runner: str
    until: int


@dataclass(frozen=True, slots=True)
class GarmentDelivered(Fact):
    request: str
    visit: str
    runner: str
    room: str


@dataclass(frozen=True, slots=True)
class GarmentNotFound(Fact):
    """``on_hand`` is the corrected stock of it; ``runner`` is None if a count showed it."""

    request: str
    visit: str
    gtin: str
    reason: NotFoundReason
    on_hand: int
    runner: str | None = None


@dataclass(frozen=True, slots=True)
class GarmentKept(Fact):
    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class GarmentLeft(Fact):
    """The garment stays in the room as a go-back; ``assumed`` if nothing was said of it."""

    request: str
    visit: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class LeavingExplained(Fact):
    """Why a garment was left. It replaces what was said of it before; empty takes it back."""

    request: str
    visit: str
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeWithdrawn(Fact):
    """The shopper thinks again: the garment is in the room and not decided on."""

    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class GarmentRecovered(Fact):
    """A go-back hangs on the floor again and may be promised to the next shopper."""

    go_back: str
    by: str


@dataclass(frozen=True, slots=True)
class GarmentMissed(Fact):
    """A go-back is not where it should be. It is taken off the stock."""

    go_back: str
    by: str


#: Every kind of fact by its name, as the log writes it.
KINDS: dict[str, type[Fact]] = {
    name: kind
    for name, kind in list(globals().items())
    if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
}

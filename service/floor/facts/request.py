"""What happens to a request, from the tap to the go-back."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import Because, NotFoundReason


@dataclass(frozen=True, slots=True)
class GarmentRequested(Fact):
    """One piece is reserved for this visit. ``slate`` and ``position`` say which card was it;
    ``zone`` and ``fixture`` where it hangs, as far as the catalogue says."""

    request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    promised_s: int
    slate: str | None = None
    position: int | None = None
    replaces: str | None = None
    zone: str | None = None
    fixture: str | None = None


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
    zone: str | None = None
    fixture: str | None = None


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
